package org.mastercreator.learning.recommend;

import org.mastercreator.learning.tracing.Probability;

/**
 * The zone of proximal development (Vygotsky 1978), as bounds on the chance that the next answer is right: below, a
 * student gives up; above, she learns nothing new. Practice teaches most around 85 % (Wilson and others 2019); the
 * default reaches further down, because a teacher is there.
 *
 * @param hardest the lowest chance, 0..1
 * @param easiest the highest chance, above the lowest
 */
public record Zone(double hardest, double easiest) {
    public static final Zone DEFAULT = new Zone(0.40, 0.85);

    public Zone {
        Probability.of(hardest);
        Probability.of(easiest);
        if (hardest >= easiest) {
            throw new IllegalArgumentException(
                    "the zone must reach from low to high, was " + hardest + " to " + easiest);
        }
    }

    boolean holds(double chance) {
        return outside(chance) == 0;
    }

    /** How far a chance lies below or above the zone, 0 within. */
    public double outside(double chance) {
        return Math.max(0, Math.max(hardest - chance, chance - easiest));
    }
}
