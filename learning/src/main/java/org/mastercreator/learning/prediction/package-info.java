/** How likely the next answer is right, and why. Mastery itself stays with {@code tracing}. */
@NullMarked
package org.mastercreator.learning.prediction;

import org.jspecify.annotations.NullMarked;
