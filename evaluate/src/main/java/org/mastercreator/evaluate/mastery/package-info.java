/** How well each model of mastery predicts answers that it has not seen. */
@NullMarked
package org.mastercreator.evaluate.mastery;

import org.jspecify.annotations.NullMarked;
