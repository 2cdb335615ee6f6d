package org.mastercreator.learning.tracing;

/**
 * How far a mastery can be trusted: 0.62 after 2 answers is not 0.62 after 20. The bounds are those of a normal
 * approximation to Beta(p(n+2), (1−p)(n+2)), 90 % wide, where n is the number of answers.
 *
 * @param low 0..mastery
 * @param high mastery..1
 */
public record MasteryInterval(double low, double high) {
    private static final double Z_90 = 1.645;

    /**
     * The interval around a mastery.
     *
     * @param observations answers that it rests on, not negative
     * @throws IllegalArgumentException if the mastery is no probability or the observations are negative
     */
    public static MasteryInterval of(double mastery, int observations) {
        Probability.of(mastery);
        if (observations < 0) {
            throw new IllegalArgumentException("observations must not be negative, were " + observations);
        }
        double deviation = Math.sqrt(mastery * (1 - mastery) / (observations + 3.0));
        return new MasteryInterval(Math.max(0, mastery - Z_90 * deviation), Math.min(1, mastery + Z_90 * deviation));
    }
}
