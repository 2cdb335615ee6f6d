package org.mastercreator.evaluate.mastery;

import org.mastercreator.learning.prediction.PredictionErrors;

/**
 * How good predictions are.
 *
 * @param auc area under the ROC curve: the chance that a right answer was given a higher chance than a wrong one, ties
 *     counted half; NaN where all answers are alike
 * @param aucFirst the same on students' first answers to a skill
 * @param accuracy share of answers on whose side of one half the chance was
 * @param rmse root mean squared error
 * @param logLoss mean negative log likelihood, natural logarithm
 * @param calibrationError expected calibration error over ten bins of equal width
 */
record Scores(double auc, double aucFirst, double accuracy, double rmse, double logLoss, double calibrationError) {
    static Scores of(PredictionErrors errors, double auc, double aucFirst) {
        return new Scores(auc, aucFirst, errors.accuracy(), errors.rmse(), errors.logLoss(), errors.calibrationError());
    }
}
