package org.mastercreator.learning.grading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * What graded answers to other questions say about an answer to this one: what a teacher accepts under a reference like
 * this one, and which mistakes are made about it. A Gaussian process like that of {@link Precedents}, in which answers
 * are as near as they are alike and their questions' references are. Names of things (bulb B, terminal 4) are not
 * looked at, since they differ from question to question.
 */
final class Kin {
    private static final int MOST_ANSWERS = 200;
    private static final double NOISE = 0.35;
    private static final double REFERENCE_WIDTH = 0.4;

    /** Weights that leave things as they stand without other questions. */
    static final Logistic UNCHANGED_RIGHT = only(0);

    static final Logistic UNCHANGED_PARTLY = only(1);

    private final List<ReadQuestion.Read> answers;
    private final double[] kinship;
    private final Cholesky kernel;
    private final double[] right;
    private final double[] partly;

    private record Relative(ReadQuestion question, double kinship) {}

    private Kin(List<Relative> relatives, GradingWeights weights) {
        answers = new ArrayList<>();
        List<Asked> askedOf = new ArrayList<>();
        List<Double> kinshipOf = new ArrayList<>();
        for (Relative relative : relatives) {
            for (ReadQuestion.Read one : relative.question().answers(MOST_ANSWERS - answers.size())) {
                answers.add(one);
                askedOf.add(relative.question().asked());
                kinshipOf.add(relative.kinship());
            }
        }
        int n = answers.size();
        kinship = kinshipOf.stream().mapToDouble(Double::doubleValue).toArray();
        double[][] matrix = new double[n][n];
        double[] surpriseRight = new double[n];
        double[] surprisePartly = new double[n];
        double related = 1;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                if (j == 0 || askedOf.get(j) != askedOf.get(j - 1)) {
                    related = kinship(askedOf.get(i), askedOf.get(j));
                }
                matrix[i][j] = related
                                * Precedents.likeness(
                                        answers.get(i).blind(), answers.get(j).blind())
                        + (i == j ? NOISE : 0);
            }
            Chances alone = Asked.best(answers.get(i).figures(), weights).chances();
            surpriseRight[i] = (answers.get(i).fraction() == 1 ? 1 : 0) - alone.right();
            surprisePartly[i] = (answers.get(i).fraction() > 0 ? 1 : 0) - alone.partly();
        }
        kernel = new Cholesky(matrix);
        right = kernel.solve(surpriseRight);
        partly = kernel.solve(surprisePartly);
    }

    /** @param others other questions, of which those with the references most like this one's count; empty if none */
    static Optional<Kin> of(Asked asked, List<ReadQuestion> others, GradingWeights weights) {
        List<Relative> relatives = others.stream()
                .map(other -> new Relative(other, kinship(asked, other.asked())))
                .sorted(Comparator.comparingDouble(Relative::kinship).reversed())
                .toList();
        Kin kin = new Kin(relatives, weights);
        return kin.answers.isEmpty() ? Optional.empty() : Optional.of(kin);
    }

    private static Logistic only(int figure) {
        Double[] weights = new Double[8 + Comparison.FIGURES.size()];
        Arrays.fill(weights, 0.0);
        weights[1 + figure] = 1.0;
        return new Logistic(List.of(weights));
    }

    /** How near two questions are, 0..1: as near as the two references most alike. */
    private static double kinship(Asked one, Asked other) {
        double most = -1;
        for (Phrase a : one.blindWanted()) {
            for (Phrase b : other.blindWanted()) {
                most = Math.max(most, a.meaning(b));
            }
        }
        return Math.exp((most - 1) / REFERENCE_WIDTH);
    }

    Chances chances(Phrase blind, Beside beside, GradingWeights weights) {
        return chances(figures(blind, beside), beside, weights);
    }

    static Chances chances(double[] figures, Beside beside, GradingWeights weights) {
        return beside.capped(new Chances(
                weights.rightByKin().chance(figures), weights.partlyByKin().chance(figures)));
    }

    double[] figures(Phrase blind, Beside beside) {
        double[] near = new double[answers.size()];
        double right = beside.chances().right();
        double partly = beside.chances().partly();
        double[] figures = {Chances.logit(right), Chances.logit(partly), right, partly, 0, 0, 0};
        for (int i = 0; i < near.length; i++) {
            near[i] = kinship[i] * Precedents.likeness(answers.get(i).blind(), blind);
            figures[2] += near[i] * this.right[i];
            figures[3] += near[i] * this.partly[i];
        }
        figures[4] = Chances.logit(figures[2]);
        for (double part : kernel.forward(near)) {
            figures[5] += part * part;
        }
        figures[6] = figures[5] * (figures[2] - 0.5);
        return DoubleStream.concat(DoubleStream.of(figures), DoubleStream.of(beside.figures()))
                .toArray();
    }
}
