package org.mastercreator.learning.grading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Learns the weights of the grader from answers that people graded. */
public final class GradingFit {
    private static final double RIDGE = 10;
    private static final double RIDGE_BY_PRECEDENT = 10;
    private static final int PARTS = 10;

    private GradingFit() {}

    /** A question, what was wanted, and the graded answers to it. */
    public record Example(String question, List<String> references, List<Precedent> answers) {}

    /**
     * Fits in two steps: how an answer stands beside what was wanted; then how that and the other graded answers to
     * the question together tell its grade, where what is thought of each answer comes from other questions' answers.
     *
     * @throws IllegalArgumentException if there is no answer to learn from
     */
    public static GradingWeights fit(List<Example> examples, Embedder embedder) {
        List<Read> read =
                examples.stream().map(example -> Read.of(example, embedder)).toList();
        if (read.stream().allMatch(one -> one.phrases().isEmpty())) {
            throw new IllegalArgumentException("there is no answer to learn from");
        }
        GradingWeights alone = alone(read);
        List<double[]> rows = new ArrayList<>();
        List<Double> fractions = new ArrayList<>();
        for (int part = 0; part < Math.min(PARTS, read.size()); part++) {
            int held = part;
            List<Read> others = new ArrayList<>();
            List<Read> these = new ArrayList<>();
            for (int i = 0; i < read.size(); i++) {
                (i % PARTS == held ? these : others).add(read.get(i));
            }
            GradingWeights before = others.isEmpty() ? alone : alone(others);
            for (Read one : these) {
                List<Chances> expected = one.figures().stream()
                        .map(figures -> Asked.best(figures, before))
                        .toList();
                double[][] left = new Precedents(one.phrases(), expected, one.fractions()).figuresLeavingOut(expected);
                for (int i = 0; i < left.length; i++) {
                    rows.add(left[i]);
                    fractions.add(one.fractions().get(i));
                }
            }
        }
        return new GradingWeights(
                alone.right(),
                alone.partly(),
                Logistic.fit(rows, targets(fractions, 1), RIDGE_BY_PRECEDENT),
                Logistic.fit(rows, targets(fractions, Double.MIN_VALUE), RIDGE_BY_PRECEDENT));
    }

    /** @param figures of each answer beside each reference */
    private record Read(List<Phrase> phrases, List<List<double[]>> figures, List<Double> fractions) {
        static Read of(Example example, Embedder embedder) {
            Asked asked = new Asked(example.question(), example.references(), example.answers(), embedder);
            List<Phrase> phrases = example.answers().stream()
                    .map(answer -> asked.read(answer.answer()))
                    .toList();
            return new Read(
                    phrases,
                    phrases.stream().map(asked::figures).toList(),
                    example.answers().stream().map(Precedent::fraction).toList());
        }
    }

    /** Of several references the one counts whose meaning is nearest. */
    private static GradingWeights alone(List<Read> read) {
        List<double[]> rows = new ArrayList<>();
        List<Double> fractions = new ArrayList<>();
        for (Read one : read) {
            for (int i = 0; i < one.phrases().size(); i++) {
                rows.add(one.figures().get(i).stream()
                        .max(Comparator.comparingDouble(figures -> figures[0]))
                        .orElseThrow());
                fractions.add(one.fractions().get(i));
            }
        }
        Logistic right = Logistic.fit(rows, targets(fractions, 1), RIDGE);
        Logistic partly = Logistic.fit(rows, targets(fractions, Double.MIN_VALUE), RIDGE);
        return new GradingWeights(right, partly, right, partly);
    }

    private static double[] targets(List<Double> fractions, double least) {
        return fractions.stream()
                .mapToDouble(fraction -> fraction >= least ? 1 : 0)
                .toArray();
    }
}
