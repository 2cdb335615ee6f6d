package org.mastercreator.learning.grading;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What answers to the same question that people graded say about another one. Gaussian-process regression (Rasmussen
 * and Williams 2006, algorithm 2.1) of the grades on meaning and wording, around what the answers beside the reference
 * alone would have earned; so it starts from the reference and bends to the teacher's judgement with every grade.
 */
final class Precedents {
    private static final double MEANING = 0.5;
    private static final double WORDING = 0.5;
    private static final double WIDTH = 0.35;
    private static final double NOISE = 0.35;
    private static final double QUESTION = 0.1;
    /** What two answers that have nothing in common do not come near. */
    private static final double ALIKE = 0.3;

    private final List<Phrase> phrases;
    private final double[] fractions;
    private final Cholesky kernel;
    private final double[] right;
    private final double[] partly;

    /**
     * @param expected what each would earn without precedents
     * @param fractions what each earned, 0..1
     */
    Precedents(List<Phrase> phrases, List<Chances> expected, List<Double> fractions) {
        this.phrases = phrases;
        this.fractions = fractions.stream().mapToDouble(Double::doubleValue).toArray();
        int n = phrases.size();
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i][j] = likeness(phrases.get(i), phrases.get(j)) + (i == j ? NOISE : 0);
            }
        }
        kernel = new Cholesky(matrix);
        double[] surpriseRight = new double[n];
        double[] surprisePartly = new double[n];
        for (int i = 0; i < n; i++) {
            surpriseRight[i] =
                    (this.fractions[i] == 1 ? 1 : 0) - expected.get(i).right();
            surprisePartly[i] =
                    (this.fractions[i] > 0 ? 1 : 0) - expected.get(i).partly();
        }
        right = kernel.solve(surpriseRight);
        partly = kernel.solve(surprisePartly);
    }

    /** Likeness of two answers to one question, 0..1. */
    static double likeness(Phrase one, Phrase other) {
        double apart = (1 - one.meaning(other)) / WIDTH;
        double wording = one.wording(other);
        double sense = one.negates() == other.negates() ? 1 : 0.6;
        return QUESTION + (1 - QUESTION) * sense * (MEANING * Math.exp(-apart) + WORDING * wording);
    }

    /** Whether people gave points for an answer at all like it. */
    private boolean haveEarned(Phrase answer) {
        return IntStream.range(0, fractions.length)
                .anyMatch(i -> fractions[i] > 0 && likeness(phrases.get(i), answer) >= ALIKE);
    }

    /** What is thought of an answer beside them, of which {@code alone} is thought without. */
    Chances chances(Phrase answer, Beside beside, Chances alone, GradingWeights weights) {
        double[] figures = figures(answer, alone);
        Chances thought = new Chances(
                weights.rightByPrecedent().chance(figures),
                weights.partlyByPrecedent().chance(figures));
        return haveEarned(answer) ? thought : beside.capped(thought);
    }

    /** Figures for an answer of which {@code expected} is thought without precedents. */
    double[] figures(Phrase answer, Chances expected) {
        double[] near = new double[phrases.size()];
        double nearestRight = 0;
        double nearestPartly = 0;
        double nearestWrong = 0;
        for (int i = 0; i < near.length; i++) {
            near[i] = likeness(phrases.get(i), answer);
            if (fractions[i] == 1) {
                nearestRight = Math.max(nearestRight, near[i]);
            } else if (fractions[i] > 0) {
                nearestPartly = Math.max(nearestPartly, near[i]);
            } else {
                nearestWrong = Math.max(nearestWrong, near[i]);
            }
        }
        double shiftRight = 0;
        double shiftPartly = 0;
        for (int i = 0; i < near.length; i++) {
            shiftRight += near[i] * right[i];
            shiftPartly += near[i] * partly[i];
        }
        double known = 0;
        for (double part : kernel.forward(near)) {
            known += part * part;
        }
        return weighedByNumber(new double[] {
            Chances.logit(expected.right()),
            Chances.logit(expected.partly()),
            expected.right() + shiftRight,
            expected.partly() + shiftPartly,
            Chances.logit(expected.right() + shiftRight),
            known,
            known * (expected.right() + shiftRight - 0.5),
            nearestRight - nearestWrong,
            nearestRight - nearestPartly,
            nearestPartly - nearestWrong
        });
    }

    /** One precedent tells less than twenty: a model can weigh each figure by the logarithm of their number. */
    private double[] weighedByNumber(double[] figures) {
        double[] weighed = Arrays.copyOf(figures, 2 * figures.length + 1);
        double number = Math.log(phrases.size());
        for (int i = 0; i < figures.length; i++) {
            weighed[figures.length + i] = number * figures[i];
        }
        weighed[2 * figures.length] = number;
        return weighed;
    }
}
