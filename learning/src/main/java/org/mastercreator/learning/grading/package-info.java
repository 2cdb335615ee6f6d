@NullMarked
package org.mastercreator.learning.grading;

import org.jspecify.annotations.NullMarked;
