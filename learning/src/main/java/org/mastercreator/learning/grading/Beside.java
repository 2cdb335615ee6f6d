package org.mastercreator.learning.grading;

/** An answer beside what was wanted: the figures of {@link Comparison}, and what is thought of it from these alone. */
final class Beside {
    private static final double UNRELATED = 0.25;
    private static final double TURNED_AROUND = 0.35;

    private final double[] figures;
    private final Chances chances;

    private Beside(double[] figures, Chances chances) {
        this.figures = figures;
        this.chances = chances;
    }

    double[] figures() {
        return figures;
    }

    Chances chances() {
        return chances;
    }

    static Beside of(double[] figures, GradingWeights weights) {
        return new Beside(
                figures,
                capped(
                        figures,
                        new Chances(
                                weights.right().chance(figures),
                                weights.partly().chance(figures))));
    }

    /**
     * What shares nothing with what was wanted is not right, and what says the opposite in the same words is not before
     * a person said so: few of the answers that the weights were learned from were of these kinds.
     */
    Chances capped(Chances chances) {
        return capped(figures, chances);
    }

    private static Chances capped(double[] figures, Chances chances) {
        if (Comparison.isUnrelated(figures)) {
            return new Chances(Math.min(chances.right(), UNRELATED), Math.min(chances.partly(), UNRELATED));
        }
        return Comparison.turnsAround(figures)
                ? new Chances(Math.min(chances.right(), TURNED_AROUND), Math.min(chances.partly(), 0.5))
                : chances;
    }
}
