/** A simulated class that is given a plan every day: who keeps her place. */
@NullMarked
package org.mastercreator.evaluate.plan;

import org.jspecify.annotations.NullMarked;
