@NullMarked
package org.mastercreator.evaluate;

import org.jspecify.annotations.NullMarked;
