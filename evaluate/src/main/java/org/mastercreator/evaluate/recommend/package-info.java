/** Simulated students with hidden mastery, taught by several policies side by side. */
@NullMarked
package org.mastercreator.evaluate.recommend;

import org.jspecify.annotations.NullMarked;
