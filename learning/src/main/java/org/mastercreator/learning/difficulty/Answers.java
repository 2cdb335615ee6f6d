package org.mastercreator.learning.difficulty;

/**
 * Answers of students from whom the same was expected.
 *
 * @param expected the chance of a right answer that their mastery of the concept gave them before it, 0..1
 * @param count how many there are, not negative
 * @param right the sum of their credits, 0..count; partial credit counts as part of a right answer
 */
public record Answers(double expected, double count, double right) {
    /** Nobody is expected to be right or wrong for certain. */
    private static final double EDGE = 0.01;

    public Answers {
        if (!(expected >= 0 && expected <= 1)) {
            throw new IllegalArgumentException("an expectation must be in [0, 1], was " + expected);
        }
        if (!(count >= 0 && right >= 0 && right <= count + 1e-9)) {
            throw new IllegalArgumentException("of " + count + " answers " + right + " cannot be right");
        }
    }

    /** The expectation in log odds. */
    double ability() {
        double inside = Math.clamp(expected, EDGE, 1 - EDGE);
        return Math.log(inside / (1 - inside));
    }
}
