package org.mastercreator.learning.practice;

import java.util.List;
import org.mastercreator.learning.tracing.BktParameters;

/**
 * How many more answers it takes to notice that a concept is known. An answer of one who knows it moves the log-odds up
 * by (1−s) ln((1−s)/g) + s ln(s/(1−g)) on average: much where there is little guessing and slipping.
 */
final class Notice {
    private static final double GOAL = Math.log(0.85 / 0.15);
    private static final double LEAST = 0.02;

    private final double[] told;

    Notice(List<BktParameters> parameters) {
        told = parameters.stream().mapToDouble(Notice::told).toArray();
    }

    /** @param mastery above 0 and below 1 */
    double answers(int concept, double mastery) {
        return Math.max(1, (GOAL - Math.log(mastery / (1 - mastery))) / told[concept]);
    }

    private static double told(BktParameters parameters) {
        double guess = Math.max(LEAST, parameters.pGuess());
        double slip = Math.max(LEAST, parameters.pSlip());
        return (1 - slip) * Math.log((1 - slip) / guess) + slip * Math.log(slip / (1 - guess));
    }
}
