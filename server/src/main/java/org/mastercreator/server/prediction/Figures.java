package org.mastercreator.server.prediction;

import org.mastercreator.learning.prediction.PredictionErrors;

/**
 * How predictions and answers compare, rounded to four decimals.
 *
 * @param predicted mean chance of success, 0..1
 * @param observed share of successes, 0..1
 * @param rmse root mean squared error, 0..1
 * @param logLoss mean negative log likelihood, natural logarithm
 * @param calibrationError expected calibration error over ten bins, 0..1
 */
public record Figures(double predicted, double observed, double rmse, double logLoss, double calibrationError) {
    private static final double DECIMALS = 10_000;

    static Figures of(PredictionErrors errors) {
        return new Figures(
                rounded(errors.predicted()),
                rounded(errors.observed()),
                rounded(errors.rmse()),
                rounded(errors.logLoss()),
                rounded(errors.calibrationError()));
    }

    private static double rounded(double number) {
        return Math.round(number * DECIMALS) / DECIMALS;
    }
}
