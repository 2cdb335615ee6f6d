package org.mastercreator.learning.practice;

/**
 * How knowing one of two concepts tells about the other, kept as the odds ratio of their joint table (Plackett 1965).
 * An answer multiplies one row of that table and so leaves the ratio as it is; only learning changes it. So one number
 * a link is all that has to be remembered beside the mastery of each concept.
 */
final class Association {
    private static final double LOWEST = 1.5;
    private static final double HIGHEST = 130;
    private static final double NOTHING = 1e-9;

    private Association() {}

    /** The chance that both are known, from the chance of each, 0..1, and the odds ratio, above 1. */
    static double both(double one, double other, double ratio) {
        double extra = ratio - 1;
        double sum = 1 + (one + other) * extra;
        double root = Math.sqrt(Math.max(0, sum * sum - 4 * ratio * extra * one * other));
        return Math.clamp((sum - root) / (2 * extra), Math.max(0, one + other - 1), Math.min(one, other));
    }

    /** The odds ratio of a table; bounded, so that no learning ties two concepts together for good. */
    static double ratio(double both, double onlyOne, double onlyOther, double neither) {
        return Math.clamp(
                Math.max(NOTHING, both)
                        * Math.max(NOTHING, neither)
                        / (Math.max(NOTHING, onlyOne) * Math.max(NOTHING, onlyOther)),
                LOWEST,
                HIGHEST);
    }

    /**
     * The odds ratio before any answer, if the concept is known without its prerequisite so many times less often than
     * with it.
     *
     * @param less 0..1
     */
    static double atStart(double concept, double prerequisite, double less) {
        double with = Math.min(0.98, concept / (prerequisite + less * (1 - prerequisite)));
        return Math.clamp((1 - less * with) / (less * (1 - with)), LOWEST, HIGHEST);
    }
}
