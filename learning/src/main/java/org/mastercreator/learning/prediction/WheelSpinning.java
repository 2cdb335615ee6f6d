package org.mastercreator.learning.prediction;

import java.util.List;
import org.mastercreator.learning.tracing.Probability;

/**
 * Practice that leads nowhere: a student who answers and answers without mastering (Beck and Gong 2013, who count three
 * right in a row within ten answers as mastering). Foreseen after seven answers: no three right in a row yet, and the
 * next one is not very likely right either. Measured by {@code ./mc evaluate mastery}; see docs/tracing.md.
 */
public final class WheelSpinning {
    /** Answers after which it is foreseen. */
    public static final int ANSWERS = 7;

    /** So many right in a row count as mastering, and end it. */
    public static final int IN_A_ROW = 3;

    public static final double CHANCE_BELOW = 0.8;

    private static final int LATEST = 10;

    private WheelSpinning() {}

    /**
     * Whether a student is about to spin her wheels.
     *
     * @param right all her answers to the concept, the oldest first
     * @param chance that her next answer to any question of the concept is right, 0..1
     */
    public static boolean isForeseen(List<Boolean> right, double chance) {
        return right.size() >= ANSWERS && Probability.of(chance) < CHANCE_BELOW && !hasRun(right);
    }

    /**
     * The answers that count: the latest ten, or more if it is to be foreseen after more. A run longer ago says nothing
     * about today.
     *
     * @param right all her answers to the concept, the oldest first
     * @param from answers after which it is to be foreseen
     */
    public static List<Boolean> latest(List<Boolean> right, int from) {
        return right.subList(Math.max(0, right.size() - Math.max(LATEST, from)), right.size());
    }

    /** How many right answers in a row would end it now. */
    public static int rightAnswersToEnd(List<Boolean> right) {
        int run = 0;
        while (run < right.size() && right.get(right.size() - 1 - run)) {
            run++;
        }
        return Math.max(0, IN_A_ROW - run);
    }

    /** Whether three in a row were right. */
    public static boolean hasRun(List<Boolean> right) {
        int run = 0;
        for (boolean one : right) {
            run = one ? run + 1 : 0;
            if (run == IN_A_ROW) {
                return true;
            }
        }
        return false;
    }
}
