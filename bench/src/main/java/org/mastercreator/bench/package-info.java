@NullMarked
package org.mastercreator.bench;

import org.jspecify.annotations.NullMarked;
