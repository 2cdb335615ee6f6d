package org.mastercreator.learning.grading;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Learns the weights of the grader from answers that people graded. */
public final class GradingFit {
    private static final double RIDGE = 10;
    private static final double RIDGE_BY_KIN = 30;
    private static final double RIDGE_BY_PRECEDENT = 10;
    private static final int PARTS = 10;

    /** A grader knows few graded answers at first: it is fitted to knowing so many, which ones is drawn by lot. */
    private static final int[] KNOWN = {1, 2, 3, 5, 8, 12, 20, 30, 50, 80, 120};

    private static final int DRAWS = 5;
    private static final int MOST_BESIDE = 30;

    private GradingFit() {}

    /**
     * Fits in three steps: how an answer stands beside what was wanted; then how that and graded answers to other
     * questions tell its grade; then how that and some graded answers to the same question do, few or many. What is thought of
     * an answer in one step is fitted to other questions' answers before the next step learns from it.
     *
     * @throws IllegalArgumentException if there is no answer to learn from
     */
    public static GradingWeights fit(List<GradedQuestion> examples, Embedder embedder) {
        List<ReadQuestion> read = examples.stream()
                .filter(example -> !example.answers().isEmpty())
                .map(example -> new ReadQuestion(example, embedder))
                .toList();
        if (read.isEmpty()) {
            throw new IllegalArgumentException("there is no answer to learn from");
        }
        GradingWeights alone = alone(read);
        List<Answers> answers = new ArrayList<>();
        for (int part = 0; part < Math.min(PARTS, read.size()); part++) {
            List<ReadQuestion> others = without(read, part);
            GradingWeights before = others.isEmpty() ? alone : alone(others);
            of(read, part).map(one -> Answers.of(one, read, before)).forEach(answers::add);
        }
        GradingWeights byKin = byKin(answers, alone);
        Rows rows = new Rows();
        for (int part = 0; part < Math.min(PARTS, answers.size()); part++) {
            List<Answers> others = without(answers, part);
            GradingWeights before = byKin(others, alone);
            of(answers, part).forEach(one -> one.addByPrecedent(rows, before));
        }
        return new GradingWeights(
                alone.right(),
                alone.partly(),
                byKin.rightByKin(),
                byKin.partlyByKin(),
                rows.right(RIDGE_BY_PRECEDENT),
                rows.partly(RIDGE_BY_PRECEDENT));
    }

    private static <T> Stream<T> of(List<T> all, int part) {
        return all.stream().filter(one -> all.indexOf(one) % PARTS == part);
    }

    private static <T> List<T> without(List<T> all, int part) {
        return all.stream().filter(one -> all.indexOf(one) % PARTS != part).toList();
    }

    /** Figures with what people said. */
    private static final class Rows {
        private final List<double[]> rows = new ArrayList<>();
        private final List<Double> fractions = new ArrayList<>();

        void add(double[] row, double fraction) {
            rows.add(row);
            fractions.add(fraction);
        }

        Logistic right(double ridge) {
            return fit(1, ridge);
        }

        Logistic partly(double ridge) {
            return fit(Double.MIN_VALUE, ridge);
        }

        private Logistic fit(double least, double ridge) {
            double[] targets = fractions.stream()
                    .mapToDouble(fraction -> fraction >= least ? 1 : 0)
                    .toArray();
            return Logistic.fit(rows, targets, ridge);
        }
    }

    /** The answers to one question, seen with weights that were learned from other questions. */
    private record Answers(List<ReadQuestion.Read> read, List<Beside> beside, List<double[]> byKin) {
        static Answers of(ReadQuestion question, List<ReadQuestion> all, GradingWeights before) {
            List<ReadQuestion.Read> read = question.answers();
            List<Beside> beside =
                    read.stream().map(one -> Asked.best(one.figures(), before)).toList();
            List<double[]> byKin = Kin.of(
                            question.asked(),
                            all.stream().filter(other -> other != question).toList(),
                            before)
                    .map(kin -> IntStream.range(0, read.size())
                            .mapToObj(i -> kin.figures(read.get(i).blind(), beside.get(i)))
                            .toList())
                    .orElse(List.of());
            return new Answers(read, beside, byKin);
        }

        /** Once with and once without what other questions say, since a grader may know of none. */
        void addByPrecedent(Rows rows, GradingWeights weights) {
            addByPrecedent(rows, beside.stream().map(Beside::chances).toList());
            if (!byKin.isEmpty()) {
                List<Chances> expected = new ArrayList<>();
                for (int i = 0; i < byKin.size(); i++) {
                    expected.add(Kin.chances(byKin.get(i), beside.get(i), weights));
                }
                addByPrecedent(rows, expected);
            }
        }

        private void addByPrecedent(Rows rows, List<Chances> expected) {
            int size = read.size();
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, size).boxed().toList());
            Collections.shuffle(order, new Random(size));
            for (int draw = 0; draw < DRAWS; draw++) {
                Collections.rotate(order, size / DRAWS);
                IntStream.concat(IntStream.of(KNOWN), IntStream.of(size - size / DRAWS))
                        .filter(known -> known < size)
                        .forEach(known -> {
                            Precedents precedents = precedents(order.subList(0, known), expected);
                            order.subList(known, Math.min(size, known + MOST_BESIDE))
                                    .forEach(i -> rows.add(
                                            precedents.figures(read.get(i).phrase(), expected.get(i)),
                                            read.get(i).fraction()));
                        });
            }
        }

        private Precedents precedents(List<Integer> some, List<Chances> expected) {
            return new Precedents(
                    some.stream().map(i -> read.get(i).phrase()).toList(),
                    some.stream().map(expected::get).toList(),
                    some.stream().map(i -> read.get(i).fraction()).toList());
        }
    }

    /** Of several references the one counts whose meaning is nearest. */
    private static GradingWeights alone(List<ReadQuestion> questions) {
        Rows rows = new Rows();
        for (ReadQuestion question : questions) {
            for (ReadQuestion.Read one : question.answers()) {
                rows.add(
                        one.figures().stream()
                                .max(Comparator.comparingDouble(figures -> figures[0]))
                                .orElseThrow(),
                        one.fraction());
            }
        }
        Logistic right = rows.right(RIDGE);
        Logistic partly = rows.partly(RIDGE);
        return new GradingWeights(right, partly, right, partly, right, partly);
    }

    /** With nothing to learn from, what is thought without other questions stands. */
    private static GradingWeights byKin(List<Answers> answers, GradingWeights alone) {
        Rows rows = new Rows();
        for (Answers one : answers) {
            for (int i = 0; i < one.byKin().size(); i++) {
                rows.add(one.byKin().get(i), one.read().get(i).fraction());
            }
        }
        Logistic right = rows.rows.isEmpty() ? Kin.UNCHANGED_RIGHT : rows.right(RIDGE_BY_KIN);
        Logistic partly = rows.rows.isEmpty() ? Kin.UNCHANGED_PARTLY : rows.partly(RIDGE_BY_KIN);
        return new GradingWeights(alone.right(), alone.partly(), right, partly, right, partly);
    }
}
