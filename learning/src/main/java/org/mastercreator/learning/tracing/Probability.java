package org.mastercreator.learning.tracing;

/** Checks that a number is a probability. */
public final class Probability {
    private Probability() {}

    /**
     * Gives the number back.
     *
     * @throws IllegalArgumentException if it is not in [0, 1]
     */
    public static double of(double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("probability must be in [0, 1], was " + value);
        }
        return value;
    }
}
