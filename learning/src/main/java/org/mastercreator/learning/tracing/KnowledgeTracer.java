package org.mastercreator.learning.tracing;

import java.util.OptionalInt;

/**
 * Bayesian Knowledge Tracing (Corbett and Anderson 1995, User Modeling and User-Adapted Interaction 4), with partial
 * credit. An answer with credit c counts as c right answers and 1 − c wrong ones in the likelihood:
 * P(c | knows) = (1−s)^c · s^(1−c) and P(c | does not) = g^c · (1−g)^(1−c). For c = 1 and c = 0 this is the
 * original model; between, more credit never lowers the result, because guess and slip are below 0.5. The state, guess
 * and slip are kept within [0.001, 0.999], so that no run of answers makes a later one powerless. As in the original,
 * trying is a chance to learn: from a low mastery even a wrong answer can end a little higher than it began.
 */
public final class KnowledgeTracer {
    /** Names the model in every stored change, so that an old figure can be explained by the rule that made it. */
    public static final String MODEL_VERSION = "bkt-1";

    private static final double LOWEST = 0.001;
    private static final double HIGHEST = 0.999;
    private static final int MOST_ANSWERS = 50;

    private KnowledgeTracer() {}

    /**
     * The mastery after one more answer.
     *
     * @param mastery P(L) before the answer, 0..1
     * @param credit share of the points that the answer earned, 0..1
     * @return P(L) after the answer and the chance to learn from it, 0.001..0.999
     * @throws IllegalArgumentException if the mastery or the credit is not in [0, 1]
     */
    public static double update(double mastery, BktParameters parameters, double credit) {
        Probability.of(mastery);
        Probability.of(credit);
        double slip = bounded(parameters.pSlip());
        double guess = bounded(parameters.pGuess());
        double ifKnown = Math.pow(1 - slip, credit) * Math.pow(slip, 1 - credit);
        double ifUnknown = Math.pow(guess, credit) * Math.pow(1 - guess, 1 - credit);
        double known = bounded(mastery) * ifKnown;
        double posterior = known / (known + (1 - bounded(mastery)) * ifUnknown);
        return bounded(posterior + (1 - posterior) * parameters.pLearn());
    }

    /** The chance that the next answer is right, 0..1: P(L)(1 − s) + (1 − P(L)) g. */
    public static double chanceOfRightAnswer(double mastery, BktParameters parameters) {
        Probability.of(mastery);
        return mastery * (1 - parameters.pSlip()) + (1 - mastery) * parameters.pGuess();
    }

    /**
     * How many right answers in a row would bring the mastery to the goal; empty if 50 do not.
     *
     * @param goal 0..1
     */
    public static OptionalInt rightAnswersUntil(double mastery, BktParameters parameters, double goal) {
        double reached = mastery;
        int answers = 0;
        while (reached < goal && answers < MOST_ANSWERS) {
            reached = update(reached, parameters, 1);
            answers++;
        }
        return reached >= goal ? OptionalInt.of(answers) : OptionalInt.empty();
    }

    private static double bounded(double value) {
        return Math.clamp(value, LOWEST, HIGHEST);
    }
}
