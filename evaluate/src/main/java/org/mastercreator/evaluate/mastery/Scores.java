package org.mastercreator.evaluate.mastery;

import java.util.Arrays;

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
    private static final int BINS = 10;
    private static final double NEVER_CERTAIN = 1e-12;

    static Scores of(Predictions predicted) {
        int[] once = new int[predicted.log.students()];
        Arrays.fill(once, 1);
        return new Ranked(predicted).scores(once);
    }

    /** The sums behind the scores but the AUC, each answer counted as often as its student was drawn. */
    static final class Sums {
        private final double[] binChance = new double[BINS];
        private final double[] binRight = new double[BINS];
        private double count;
        private double agreed;
        private double squares;
        private double logLoss;

        void add(double chance, boolean right, int times) {
            double outcome = right ? 1 : 0;
            count += times;
            agreed += (chance >= 0.5) == right ? times : 0;
            squares += times * (outcome - chance) * (outcome - chance);
            double given = right ? chance : 1 - chance;
            logLoss -= times * Math.log(Math.max(given, NEVER_CERTAIN));
            int bin = Math.min((int) (chance * BINS), BINS - 1);
            binChance[bin] += times * chance;
            binRight[bin] += times * outcome;
        }

        Scores scores(double auc, double aucFirst) {
            double calibration = 0;
            for (int bin = 0; bin < BINS; bin++) {
                calibration += Math.abs(binChance[bin] - binRight[bin]) / count;
            }
            return new Scores(auc, aucFirst, agreed / count, Math.sqrt(squares / count), logLoss / count, calibration);
        }
    }
}
