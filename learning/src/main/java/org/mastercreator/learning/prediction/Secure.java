package org.mastercreator.learning.prediction;

import org.mastercreator.learning.tracing.MasteryLevel;
import org.mastercreator.learning.tracing.Probability;

/**
 * When "mastered" may be relied on: the mastery is there, and the next answer to any question of the concept is very
 * likely right. A mastery alone crosses its threshold too soon, after a lucky run. Measured by
 * {@code ./mc evaluate mastery}; see docs/tracing.md.
 */
public final class Secure {
    public static final double CHANCE_FROM = 0.86;

    private Secure() {}

    /**
     * Whether a concept is securely mastered.
     *
     * @param mastery 0..1
     * @param chance that the next answer to any question of the concept is right, 0..1
     */
    public static boolean is(double mastery, double chance) {
        return Probability.of(mastery) >= MasteryLevel.MASTERED_FROM && Probability.of(chance) >= CHANCE_FROM;
    }
}
