package org.mastercreator.evaluate.mastery;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mastercreator.learning.answers.AnswerLog;
import org.mastercreator.learning.prediction.PredictionErrors;
import org.mastercreator.learning.prediction.WheelSpinning;
import org.mastercreator.learning.tracing.MasteryLevel;

/**
 * What the words for a mastery come to: whether answers given under each word came out as predicted, and how students go
 * on once a skill is first called mastered, or once wheel-spinning is foreseen.
 */
final class Words {
    private static final int NEXT = 3;
    private static final double DESERVING = 0.83;
    private static final int TEN = 10;

    private final Map<MasteryLevel, PredictionErrors> levels = new EnumMap<>(MasteryLevel.class);
    private int called;
    private double answersBefore;
    private double rightAfter;
    private double after;
    private int calledWithNext;
    private double rightNext;
    private int deserving;
    private int deservingCalled;
    private int stuck;
    private int foreseen;
    private int stuckForeseen;

    /** @param chance of a right answer to any question of the skill, before it */
    private record Step(boolean mastered, double chance, boolean right) {}

    void take(Tracer.Fitted model, AnswerLog test) {
        for (int student = 0; student < test.students(); student++) {
            Tracer.Student state = model.begin();
            Map<Integer, List<Step>> sequences = new LinkedHashMap<>();
            for (int row = test.from(student); row < test.to(student); row++) {
                int concept = test.concept(row);
                int question = test.question(row);
                boolean right = test.right(row);
                level(MasteryLevel.of(state.mastery(concept)))
                        .add(state.chance(concept, question, test.time(row)), right);
                sequences
                        .computeIfAbsent(concept, _ -> new ArrayList<>())
                        .add(new Step(
                                state.isMastered(concept, test.time(row)),
                                state.chance(concept, AnswerLog.NO_QUESTION, test.time(row)),
                                right));
                state.take(concept, question, test.time(row), right);
            }
            sequences.values().forEach(this::take);
        }
    }

    /** A call needs at least one answer before it. */
    private void take(List<Step> sequence) {
        int first = 1;
        while (first < sequence.size() && !sequence.get(first).mastered()) {
            first++;
        }
        boolean isCalled = first < sequence.size();
        if (isCalled) {
            called++;
            answersBefore += first;
            rightAfter += right(sequence, first, sequence.size());
            after += sequence.size() - first;
            if (first + NEXT <= sequence.size()) {
                calledWithNext++;
                rightNext += right(sequence, first, first + NEXT);
            }
        }
        if (deserves(sequence)) {
            deserving++;
            deservingCalled += isCalled ? 1 : 0;
        }
        if (sequence.size() >= TEN) {
            List<Boolean> right = sequence.stream().map(Step::right).toList();
            boolean isStuck = !WheelSpinning.hasRun(right.subList(0, TEN));
            boolean isForeseen = WheelSpinning.isForeseen(
                    right.subList(0, WheelSpinning.ANSWERS),
                    sequence.get(WheelSpinning.ANSWERS).chance());
            stuck += isStuck ? 1 : 0;
            foreseen += isForeseen ? 1 : 0;
            stuckForeseen += isStuck && isForeseen ? 1 : 0;
        }
    }

    /** From some answer on, at least three, 83 % are right. */
    private static boolean deserves(List<Step> sequence) {
        for (int from = 1; from + NEXT <= sequence.size(); from++) {
            if (right(sequence, from, sequence.size()) >= DESERVING * (sequence.size() - from)) {
                return true;
            }
        }
        return false;
    }

    private static double right(List<Step> sequence, int from, int to) {
        return sequence.subList(from, to).stream().filter(Step::right).count();
    }

    PredictionErrors level(MasteryLevel level) {
        return levels.computeIfAbsent(level, _ -> new PredictionErrors());
    }

    /** Mean number of answers to a skill before it is called mastered. */
    double answersBefore() {
        return answersBefore / called;
    }

    /** Share of right answers after that, 0..1. */
    double rightAfter() {
        return rightAfter / after;
    }

    /** The same of the next three only. */
    double rightOfNextThree() {
        return rightNext / (NEXT * (double) calledWithNext);
    }

    /** Share of the sequences that end at least 83 % right that were called mastered, 0..1. */
    double deservingCalled() {
        return deservingCalled / (double) deserving;
    }

    /** Share of the sequences without three right in a row in ten answers that were foreseen after seven, 0..1. */
    double stuckForeseen() {
        return stuckForeseen / (double) stuck;
    }

    /** Share of the foreseen that came true, 0..1. */
    double foreseenStuck() {
        return stuckForeseen / (double) foreseen;
    }
}
