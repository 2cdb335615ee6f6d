package org.mastercreator.learning.prediction;

/** Between chances and log odds. */
final class LogOdds {
    private static final double EDGE = 1e-3;

    private LogOdds() {}

    /** The chance, 0..1. */
    static double chance(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }

    /** The log odds of a chance, which is first drawn into 0.001..0.999. */
    static double of(double chance) {
        double inside = Math.clamp(chance, EDGE, 1 - EDGE);
        return Math.log(inside / (1 - inside));
    }
}
