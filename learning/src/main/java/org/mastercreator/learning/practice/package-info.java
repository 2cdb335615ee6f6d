/** Which concept a student's next question should be on, and when a concept counts as mastered. */
@NullMarked
package org.mastercreator.learning.practice;

import org.jspecify.annotations.NullMarked;
