/** How hard questions are, going by how they were answered. */
@NullMarked
package org.mastercreator.learning.difficulty;

import org.jspecify.annotations.NullMarked;
