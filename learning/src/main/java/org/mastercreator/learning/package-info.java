@NullMarked
package org.mastercreator.learning;

import org.jspecify.annotations.NullMarked;
