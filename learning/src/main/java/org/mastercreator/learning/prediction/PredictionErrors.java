package org.mastercreator.learning.prediction;

import java.util.List;
import java.util.stream.IntStream;

/** How far predicted chances were from what happened. All figures are NaN before the first answer. */
public final class PredictionErrors {
    private static final int BINS = 10;
    private static final double NEVER_CERTAIN = 1e-12;

    private final double[] binChance = new double[BINS];
    private final double[] binRight = new double[BINS];
    private final int[] binAnswers = new int[BINS];
    private int answers;
    private double agreed;
    private double squares;
    private double logLoss;

    /**
     * The answers whose chance was predicted between two tenths.
     *
     * @param predicted mean chance, 0..1
     * @param observed share of right answers, 0..1
     */
    public record Bin(double from, double to, double predicted, double observed, int answers) {}

    /**
     * Takes an answer.
     *
     * @param chance that it would be right, 0..1, as predicted before
     */
    public void add(double chance, boolean right) {
        add(chance, right, 1);
    }

    /** Takes it so many times. */
    public void add(double chance, boolean right, int times) {
        double outcome = right ? 1 : 0;
        answers += times;
        agreed += (chance >= 0.5) == right ? times : 0;
        squares += times * (outcome - chance) * (outcome - chance);
        logLoss -= times * Math.log(Math.max(right ? chance : 1 - chance, NEVER_CERTAIN));
        int bin = Math.min((int) (chance * BINS), BINS - 1);
        binChance[bin] += times * chance;
        binRight[bin] += times * outcome;
        binAnswers[bin] += times;
    }

    public int answers() {
        return answers;
    }

    /** Mean of the predicted chances, 0..1. */
    public double predicted() {
        return IntStream.range(0, BINS).mapToDouble(bin -> binChance[bin]).sum() / answers;
    }

    /** Share of right answers, 0..1. */
    public double observed() {
        return IntStream.range(0, BINS).mapToDouble(bin -> binRight[bin]).sum() / answers;
    }

    /** Share of answers on whose side of one half the chance was. */
    public double accuracy() {
        return agreed / answers;
    }

    /** Root mean squared error, 0..1. */
    public double rmse() {
        return Math.sqrt(squares / answers);
    }

    /** Mean negative log likelihood, natural logarithm. */
    public double logLoss() {
        return logLoss / answers;
    }

    /** Expected calibration error over the ten bins, 0..1 (Naeini, Cooper and Hauskrecht 2015). */
    public double calibrationError() {
        return IntStream.range(0, BINS)
                        .mapToDouble(bin -> Math.abs(binChance[bin] - binRight[bin]))
                        .sum()
                / answers;
    }

    /** The bins that have answers, ascending. */
    public List<Bin> bins() {
        return IntStream.range(0, BINS)
                .filter(bin -> binAnswers[bin] > 0)
                .mapToObj(bin -> new Bin(
                        (double) bin / BINS,
                        (bin + 1.0) / BINS,
                        binChance[bin] / binAnswers[bin],
                        binRight[bin] / binAnswers[bin],
                        binAnswers[bin]))
                .toList();
    }
}
