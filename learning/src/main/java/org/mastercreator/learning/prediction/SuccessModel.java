package org.mastercreator.learning.prediction;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.mastercreator.learning.answers.AnswerLog;
import org.mastercreator.learning.tracing.FittedBkt;

/**
 * Predicts whether the next answer will be right, and says why. A logistic sum of signals around Bayesian Knowledge
 * Tracing (see docs/tracing.md): each signal has one weight for everyone, to which a concept and a question may add a
 * little. Predicting and taking an answer need a constant number of operations, whatever the student's history.
 *
 * <p>A model may be read by many threads. Only {@link #learn} changes it, and then one thread must own it.
 */
public final class SuccessModel {
    private final FittedBkt bkt;
    private final Difficulty difficulty;
    private final Weights weights;
    private final double longPause;

    SuccessModel(FittedBkt bkt, Difficulty difficulty, Weights weights, double longPause) {
        this.bkt = bkt;
        this.difficulty = difficulty;
        this.weights = weights;
        this.longPause = longPause;
    }

    /** The model that these answers teach; without any, the start weights alone. */
    public static SuccessModel fit(AnswerLog log) {
        return SuccessFit.fit(log);
    }

    /**
     * The chance that the student's next answer is right, 0..1.
     *
     * @param question its number, or {@link AnswerLog#NO_QUESTION}
     * @param time when it is asked, in the unit of the answers that the model was fitted to; 0 if unknown
     */
    public double chance(StudentState student, int concept, int question, long time) {
        double[] signals = new double[Signal.COUNT];
        Signals.read(student, asked(concept, question, time), signals);
        return LogOdds.chance(weights.logOdds(signals, concept, student.cameFrom(concept), question));
    }

    /** The same with its reasons. */
    public Prediction predict(StudentState student, int concept, int question, long time) {
        double[] signals = new double[Signal.COUNT];
        Signals.read(student, asked(concept, question, time), signals);
        Map<Evidence, Double> parts = new EnumMap<>(Evidence.class);
        double usual = 0;
        for (Signal signal : Signal.values()) {
            double weight = weights.everywhere[signal.place()];
            double mean = weights.means[signal.place()];
            usual += weight * mean;
            parts.merge(signal.evidence(), weight * (signals[signal.place()] - mean), Double::sum);
        }
        double[] byConcept = Weights.additions(weights.byConcept, concept);
        for (int i = 0; byConcept != null && i < byConcept.length; i++) {
            Evidence evidence = Signal.at(Signal.BY_CONCEPT[i]).evidence();
            parts.merge(evidence, byConcept[i] * signals[Signal.BY_CONCEPT[i]], Double::sum);
        }
        parts.put(Evidence.CAME_FROM, weights.ofTransition(concept, student.cameFrom(concept)));
        double[] byQuestion = Weights.additions(weights.byQuestion, question);
        for (int i = 0; byQuestion != null && i < byQuestion.length; i++) {
            parts.merge(Evidence.QUESTION, byQuestion[i] * signals[Signal.BY_QUESTION[i]], Double::sum);
        }
        double logOdds =
                usual + parts.values().stream().mapToDouble(Double::doubleValue).sum();
        List<Reason> reasons = parts.entrySet().stream()
                .map(part -> reason(part.getKey(), part.getValue(), logOdds))
                .sorted(Comparator.comparingDouble((Reason reason) -> -Math.abs(reason.logOdds())))
                .toList();
        return new Prediction(LogOdds.chance(logOdds), LogOdds.chance(usual), reasons);
    }

    private static Reason reason(Evidence evidence, double part, double logOdds) {
        return new Reason(evidence, part, 100 * (LogOdds.chance(logOdds) - LogOdds.chance(logOdds - part)));
    }

    /** The probability that the student knows the concept, by knowledge tracing with forgetting, 0..1. */
    public double mastery(StudentState student, int concept) {
        int slot = student.slot(concept);
        return slot < 0 ? bkt.of(concept).start() : student.mastery[slot];
    }

    /** Moves the student's state with an answer. */
    public void take(StudentState student, int concept, int question, long time, boolean right) {
        Signals.move(student, asked(concept, question, time), right);
    }

    /** Lets the difficulties learn from an answer; call it before {@link #take}. */
    public void learn(StudentState student, int concept, int question, boolean right) {
        int slot = student.slot(concept);
        double expected = LogOdds.chance(difficulty.level
                + difficulty.concept(concept)
                + difficulty.question(question)
                + student.overallAbility
                + (slot < 0 ? 0 : student.ability[slot]));
        difficulty.learn(concept, question, expected, right);
    }

    FittedBkt bkt() {
        return bkt;
    }

    Difficulty difficulty() {
        return difficulty;
    }

    Weights weights() {
        return weights;
    }

    double longPause() {
        return longPause;
    }

    private Signals.Asked asked(int concept, int question, long time) {
        return new Signals.Asked(
                concept,
                question,
                time,
                difficulty.level,
                difficulty.concept(concept),
                difficulty.question(question),
                longPause,
                bkt.of(concept));
    }
}
