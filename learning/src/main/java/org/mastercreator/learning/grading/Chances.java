package org.mastercreator.learning.grading;

/**
 * What a model thinks of an answer.
 *
 * @param right the chance that a teacher would call it right, 0..1
 * @param partly the chance that a teacher would call it right or partly right, 0..1
 */
record Chances(double right, double partly) {
    private static final double LITTLE = 0.3;

    /** The logarithm of the odds, of chances within 2..98 %. */
    static double logit(double chance) {
        double bounded = Math.clamp(chance, 0.02, 0.98);
        return Math.log(bounded / (1 - bounded));
    }

    /** The expected share of the points, where partly right earns half. */
    double expected() {
        return (right + Math.max(right, partly)) / 2;
    }

    /** The share of the points to give: all from even odds of being right on, none for little, else in quarters. */
    double fraction() {
        if (right >= 0.5) {
            return 1;
        }
        return expected() < LITTLE ? 0 : Math.min(0.75, Math.round(expected() * 4) / 4.0);
    }

    /** The chance that a teacher agrees that it is right, or that it is not. */
    double certainty() {
        return Math.max(right, 1 - right);
    }
}
