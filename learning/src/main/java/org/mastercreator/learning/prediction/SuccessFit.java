package org.mastercreator.learning.prediction;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mastercreator.learning.answers.AnswerLog;
import org.mastercreator.learning.tracing.BktFit;
import org.mastercreator.learning.tracing.FittedBkt;

/**
 * Fits the prediction in steps, each given the ones before: knowledge tracing by concept, the difficulties, the
 * weights for everyone (drawn to the start weights, so that ten students are enough to begin), what each concept adds
 * to them, what it adds to come from another concept, what each question adds (all three drawn to nothing).
 */
final class SuccessFit {
    /** How many answers' worth the start weights count. */
    private static final double START_COUNTS = 2500;

    private static final double LEAST_PULL = 1;
    private static final double CONCEPT_PULL = 15;
    private static final double TRANSITION_PULL = 20;
    private static final double QUESTION_PULL = 25;
    private static final double QUESTION_BASE_PULL = 10;
    private static final double INFORMATION = 0.2;
    private static final int MOST_ROUNDS = 8;
    private static final int ROUNDS_BY_GROUP = 3;
    private static final double SETTLED = 1e-3;
    private static final double LONG_PAUSE = 50;
    private static final int[] BASE = {Signal.BASE.place()};
    private static final int[] ALL = IntStream.range(0, Signal.COUNT).toArray();

    private final AnswerLog log;
    private final TrainingWalk walk;
    /** The concept that was practised before, by row; negative for none. */
    private final int[] before;

    private SuccessFit(AnswerLog log, TrainingWalk walk) {
        this.log = log;
        this.walk = walk;
        before = before(log);
    }

    static SuccessModel fit(AnswerLog log) {
        FittedBkt bkt = BktFit.fit(log, true);
        Difficulty difficulty = Difficulty.fit(log);
        double longPause = longPause(log);
        SuccessFit fit = new SuccessFit(log, new TrainingWalk(log, bkt, difficulty, longPause));
        return new SuccessModel(bkt, difficulty, log.size() == 0 ? Weights.start() : fit.weights(), longPause);
    }

    /** Fifty times the usual time between two answers of a student; so it needs no unit. 0 if the log has no times. */
    private static double longPause(AnswerLog log) {
        long[] pauses = IntStream.range(0, log.students())
                .flatMap(student -> IntStream.range(log.from(student) + 1, log.to(student)))
                .filter(row -> log.time(row) > log.time(row - 1))
                .mapToLong(row -> log.time(row) - log.time(row - 1))
                .sorted()
                .toArray();
        return pauses.length == 0 ? 0 : LONG_PAUSE * pauses[pauses.length / 2];
    }

    private static int[] before(AnswerLog log) {
        int[] before = new int[log.size()];
        for (int student = 0; student < log.students(); student++) {
            StudentState state = new StudentState();
            for (int row = log.from(student); row < log.to(student); row++) {
                before[row] = state.cameFrom(log.concept(row));
                state.practised(log.concept(row));
            }
        }
        return before;
    }

    private Weights weights() {
        Weights everywhere = everywhere();
        double[][] byConcept = groups(log.conceptCount());
        Transitions transitions = Transitions.of(log, before);
        double[][] byTransition = groups(transitions.count());
        double[][] byQuestion = groups(log.questionCount());
        Weights weights =
                new Weights(everywhere.everywhere, everywhere.means, byConcept, transitions, byTransition, byQuestion);
        double[] conceptPull = new double[Signal.BY_CONCEPT.length];
        Arrays.fill(conceptPull, CONCEPT_PULL);
        additions(weights, byConcept, Signal.BY_CONCEPT, conceptPull, log::concept);
        additions(
                weights,
                byTransition,
                BASE,
                new double[] {TRANSITION_PULL},
                row -> transitions.number(log.concept(row), before[row]));
        if (log.questionCount() > 0) {
            double[] questionPull = new double[Signal.BY_QUESTION.length];
            Arrays.fill(questionPull, QUESTION_PULL);
            questionPull[0] = QUESTION_BASE_PULL;
            additions(weights, byQuestion, Signal.BY_QUESTION, questionPull, log::question);
        }
        return weights;
    }

    private static final class Moments {
        final double[] sum = new double[Signal.COUNT];
        final double[] squares = new double[Signal.COUNT];
    }

    private Weights everywhere() {
        Moments moments = new Moments();
        for (Moments part : walk.collect(Moments::new, SuccessFit::measure)) {
            for (int i = 0; i < Signal.COUNT; i++) {
                moments.sum[i] += part.sum[i] / log.size();
                moments.squares[i] += part.squares[i] / log.size();
            }
        }
        double[] start = Signal.startWeights();
        double[] pull = Arrays.stream(moments.squares)
                .map(square -> Math.max(LEAST_PULL, INFORMATION * START_COUNTS * square))
                .toArray();
        Weights weights = Weights.everywhere(start.clone(), moments.sum);
        double moved = 1;
        for (int round = 0; round < MOST_ROUNDS && moved > SETTLED; round++) {
            NewtonStep step = new NewtonStep(Signal.COUNT);
            walk.collect(() -> new NewtonStep(Signal.COUNT), (collected, row, signals) -> {
                        double chance = LogOdds.chance(weights.logOdds(signals, -1, -1, AnswerLog.NO_QUESTION));
                        collected.add(signals, ALL, outcome(row) - chance, chance * (1 - chance));
                    })
                    .forEach(step::add);
            moved = step.move(weights.everywhere, start, pull);
        }
        return weights;
    }

    private static void measure(Moments moments, int row, double[] signals) {
        for (int i = 0; i < Signal.COUNT; i++) {
            moments.sum[i] += signals[i];
            moments.squares[i] += signals[i] * signals[i];
        }
    }

    private double outcome(int row) {
        return log.right(row) ? 1 : 0;
    }

    private interface GroupOfRow {
        int group(int row);
    }

    private static double[][] groups(int count) {
        return new double[count][];
    }

    private void additions(
            Weights weights, double[] @Nullable [] table, int[] chosen, double[] pull, GroupOfRow groups) {
        double[] nothing = new double[chosen.length];
        for (int round = 0; round < ROUNDS_BY_GROUP; round++) {
            List<@Nullable NewtonStep[]> parts =
                    walk.collect(() -> new NewtonStep[table.length], (steps, row, signals) -> {
                        int group = groups.group(row);
                        if (group < 0) {
                            return;
                        }
                        NewtonStep step = steps[group];
                        if (step == null) {
                            step = new NewtonStep(chosen.length);
                            steps[group] = step;
                        }
                        double chance = LogOdds.chance(
                                weights.logOdds(signals, log.concept(row), before[row], log.question(row)));
                        step.add(signals, chosen, outcome(row) - chance, chance * (1 - chance));
                    });
            for (int group = 0; group < table.length; group++) {
                move(parts, group, table, pull, nothing);
            }
        }
    }

    private static void move(
            List<@Nullable NewtonStep[]> parts,
            int group,
            double[] @Nullable [] table,
            double[] pull,
            double[] nothing) {
        NewtonStep sum = null;
        for (@Nullable NewtonStep[] part : parts) {
            NewtonStep step = part[group];
            if (sum == null) {
                sum = step;
            } else if (step != null) {
                sum.add(step);
            }
        }
        if (sum != null) {
            double[] additions = table[group];
            if (additions == null) {
                additions = new double[pull.length];
                table[group] = additions;
            }
            sum.move(additions, nothing, pull);
        }
    }
}
