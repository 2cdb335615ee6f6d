package org.mastercreator.learning.prediction;

import java.util.Locale;

/**
 * One piece of evidence behind a prediction.
 *
 * @param logOdds how far it moved the prediction, against a usual answer; above 0 speaks for a right answer
 * @param points the same in percentage points of the chance, from where the prediction would be without it
 */
public record Reason(Evidence evidence, double logOdds, double points) {
    private static final double HARDLY = 0.5;

    /** A sentence: "The latest answers to this concept lower the chance by 12 points." */
    public String sentence() {
        String words = evidence.words();
        String subject = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        if (Math.abs(points) < HARDLY) {
            return subject + ": hardly any effect.";
        }
        long whole = Math.round(Math.abs(points));
        return subject + ": " + (points > 0 ? "raises" : "lowers") + " the chance by " + whole
                + (whole == 1 ? " point." : " points.");
    }
}
