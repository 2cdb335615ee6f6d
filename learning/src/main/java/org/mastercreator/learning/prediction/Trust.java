package org.mastercreator.learning.prediction;

/**
 * How far an estimated ability follows a new answer: the gain of a Kalman filter for a logistic answer (as in Glicko),
 * which falls with the number of answers and stays above zero because abilities drift. The variance depends almost
 * only on that number, so it is a table and costs a student no memory.
 */
final class Trust {
    private static final double INFORMATION = 0.2;
    private static final int LONGEST = 256;
    private static final double[] OVERALL = variances(0.003, 0.4);
    private static final double[] IN_CONCEPT = variances(0.02, 0.15);

    private Trust() {}

    static double overall(int answers) {
        return OVERALL[Math.min(answers, LONGEST - 1)];
    }

    static double inConcept(int answers) {
        return IN_CONCEPT[Math.min(answers, LONGEST - 1)];
    }

    /** What one unit of variance gains from one unit of surprise, given all the variance of the expected answer. */
    static double damping(double varianceOfBoth) {
        return 1 / (1 + INFORMATION * varianceOfBoth);
    }

    private static double[] variances(double drift, double othersVariance) {
        double[] table = new double[LONGEST];
        double variance = 1;
        for (int answers = 0; answers < LONGEST; answers++) {
            variance += drift;
            table[answers] = variance;
            variance -= variance * variance * INFORMATION * damping(variance + othersVariance);
        }
        return table;
    }
}
