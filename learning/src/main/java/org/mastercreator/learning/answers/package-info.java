@NullMarked
package org.mastercreator.learning.answers;

import org.jspecify.annotations.NullMarked;
