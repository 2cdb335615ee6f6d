/** How well written answers are graded. */
@NullMarked
package org.mastercreator.evaluate.grading;

import org.jspecify.annotations.NullMarked;
