package org.mastercreator.learning.prediction;

import java.util.Arrays;

/**
 * All that is remembered of one student: a few numbers, and 33 bytes for each concept that she has answered. Not safe
 * for use by two threads at once.
 */
public final class StudentState {
    private static final int GROWTH = 8;
    private static final int REMEMBERED_QUESTIONS = 32;
    private static final int NONE = -1;
    private static final int ARRAY_HEAD = 16;

    /** The concepts answered so far, ascending; the arrays below run beside it. */
    int[] concepts = new int[GROWTH];

    float[] mastery = new float[GROWTH];
    float[] surplusFast = new float[GROWTH];
    float[] surplusSlow = new float[GROWTH];
    float[] ability = new float[GROWTH];
    float[] lastTime = new float[GROWTH];
    short[] answers = new short[GROWTH];
    short[] right = new short[GROWTH];
    int[] lastAt = new int[GROWTH];
    byte[] history = new byte[GROWTH];
    int conceptsTried;

    int[] questions = {};
    float overallAbility;
    float latelyFast;
    float latelyMiddle;
    float latelySlow;
    float firstAnswers;
    int allAnswers;
    int allRight;
    int allHistory;
    int previousConcept = NONE;
    /** The latest concept that is not the previous one. */
    int otherConcept = NONE;

    long firstTime;
    float previousTime;

    /** How many answers it rests on. */
    public int answers() {
        return allAnswers;
    }

    /** The memory that it takes, in bytes, without the object's own head. */
    public int bytes() {
        return concepts.length * (4 + 5 * 4 + 2 * 2 + 4 + 1) + questions.length * 4 + 13 * 4 + 8 + 11 * ARRAY_HEAD;
    }

    /** Where the concept stands, or a negative number if it is new. */
    int slot(int concept) {
        return Arrays.binarySearch(concepts, 0, conceptsTried, concept);
    }

    int open(int concept, double startingMastery) {
        int slot = -slot(concept) - 1;
        if (conceptsTried == concepts.length) {
            grow();
        }
        shift(slot);
        concepts[slot] = concept;
        mastery[slot] = (float) startingMastery;
        surplusFast[slot] = 0;
        surplusSlow[slot] = 0;
        ability[slot] = 0;
        lastTime[slot] = 0;
        answers[slot] = 0;
        right[slot] = 0;
        lastAt[slot] = 0;
        history[slot] = 0;
        conceptsTried++;
        return slot;
    }

    private void grow() {
        int capacity = concepts.length + GROWTH;
        concepts = Arrays.copyOf(concepts, capacity);
        mastery = Arrays.copyOf(mastery, capacity);
        surplusFast = Arrays.copyOf(surplusFast, capacity);
        surplusSlow = Arrays.copyOf(surplusSlow, capacity);
        ability = Arrays.copyOf(ability, capacity);
        lastTime = Arrays.copyOf(lastTime, capacity);
        answers = Arrays.copyOf(answers, capacity);
        right = Arrays.copyOf(right, capacity);
        lastAt = Arrays.copyOf(lastAt, capacity);
        history = Arrays.copyOf(history, capacity);
    }

    private void shift(int from) {
        int behind = conceptsTried - from;
        System.arraycopy(concepts, from, concepts, from + 1, behind);
        System.arraycopy(mastery, from, mastery, from + 1, behind);
        System.arraycopy(surplusFast, from, surplusFast, from + 1, behind);
        System.arraycopy(surplusSlow, from, surplusSlow, from + 1, behind);
        System.arraycopy(ability, from, ability, from + 1, behind);
        System.arraycopy(lastTime, from, lastTime, from + 1, behind);
        System.arraycopy(answers, from, answers, from + 1, behind);
        System.arraycopy(right, from, right, from + 1, behind);
        System.arraycopy(lastAt, from, lastAt, from + 1, behind);
        System.arraycopy(history, from, history, from + 1, behind);
    }

    /** The concept that she practised before she came to this one, or a negative number. */
    int cameFrom(int concept) {
        return previousConcept == concept ? otherConcept : previousConcept;
    }

    void practised(int concept) {
        otherConcept = cameFrom(concept);
        previousConcept = concept;
    }

    /** +1 if the question was answered right when it was last met, −1 if wrong, 0 if new or no longer remembered. */
    int before(int question) {
        if (question < 0 || questions.length == 0) {
            return 0;
        }
        int kept = questions[question % REMEMBERED_QUESTIONS];
        return kept >>> 1 == question + 1 ? ((kept & 1) == 1 ? 1 : -1) : 0;
    }

    void remember(int question, boolean wasRight) {
        if (question >= 0) {
            if (questions.length == 0) {
                questions = new int[REMEMBERED_QUESTIONS];
            }
            questions[question % REMEMBERED_QUESTIONS] = (question + 1) << 1 | (wasRight ? 1 : 0);
        }
    }
}
