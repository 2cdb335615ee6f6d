package org.mastercreator.learning.tracing;

/**
 * What is left of a mastery after time without practice. It drifts back to what is assumed of a student of whom nothing
 * is known, P(L0) = 0.3, by half every half-life; that is {@value #FIRST_HALF_LIFE} days, doubled with every
 * {@value #OBSERVATIONS_TO_DOUBLE} observations, at most four times: what was practised more often lasts longer (the
 * form is that of half-life regression, Settles and Meeder 2016; the numbers are set by hand, not fitted). It is shown
 * beside the mastery and changes nothing: the next answer is judged from the mastery itself.
 */
public final class Fading {
    private static final double FIRST_HALF_LIFE = 30;
    private static final double OBSERVATIONS_TO_DOUBLE = 8;
    private static final double MOST_DOUBLINGS = 2;
    private static final double FLOOR = BktParameters.DEFAULT.pInit();

    private Fading() {}

    /**
     * The faded mastery, at most the mastery.
     *
     * @param mastery 0..1
     * @param observations answers behind it, not negative
     * @param days since the last of them; below 0 counts as 0
     */
    public static double of(double mastery, int observations, double days) {
        Probability.of(mastery);
        if (mastery <= FLOOR) {
            return mastery;
        }
        double doublings = Math.min(MOST_DOUBLINGS, observations / OBSERVATIONS_TO_DOUBLE);
        double halfLife = FIRST_HALF_LIFE * Math.pow(2, doublings);
        double left = FLOOR + (mastery - FLOOR) * Math.pow(2, -Math.max(0, days) / halfLife);
        return Math.min(mastery, left);
    }
}
