package org.mastercreator.learning.prediction;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The numbers that a prediction adds up, each times its weight. "Surplus" is right (1) or wrong (0) minus the chance
 * that the concept's and the question's ease alone give, so that a right answer to a hard question counts for more. A
 * recent answer is +1 when right, −1 when wrong, 0 when there was none.
 */
enum Signal {
    /** Always 1. */
    BASE(Evidence.CONCEPT, 0, 1, true, true),
    CONCEPT_EASE(Evidence.CONCEPT, 0.8, 0),
    CONCEPT_EASE_AT_FIRST(Evidence.CONCEPT, -0.2, 0),
    QUESTION_EASE(Evidence.QUESTION, 1.3, 0),
    /** Log odds of a right answer by knowledge tracing with forgetting. */
    TRACED(Evidence.MASTERY, 0.7, 0.6, true, true),
    /** 1 before the first answer to the concept. */
    FIRST(Evidence.PRACTICE, -0.3, 0.15, true, true),
    RIGHT_BEFORE(Evidence.PRACTICE, 0, 1.3, true, false),
    WRONG_BEFORE(Evidence.PRACTICE, 0, 0.9, true, false),
    /** 1 / (1 + answers to the concept). */
    NEWNESS(Evidence.PRACTICE, 0, 0.3, true, false),
    ABILITY_IN_CONCEPT(Evidence.RECENT, 0.4, 0, true, false),
    SURPLUS_FAST(Evidence.RECENT, 0.5, 0, true, false),
    SURPLUS_SLOW(Evidence.RECENT, -0.5, 0, true, true),
    LAST(Evidence.RECENT, 0, 0.2, true, false),
    SECOND_LAST(Evidence.RECENT, 0, 0.2, true, false),
    THIRD_LAST(Evidence.RECENT, 0, 0.2, true, false),
    FOURTH_LAST(Evidence.RECENT, 0, 0.2),
    FIFTH_LAST(Evidence.RECENT, 0, 0.2),
    LAST_TWO_AGREE(Evidence.RECENT, 0, 0.2, true, false),
    LAST_AND_THIRD_AGREE(Evidence.RECENT, 0, 0.2),
    SECOND_AND_THIRD_AGREE(Evidence.RECENT, 0, 0.2),
    ABILITY(Evidence.ELSEWHERE, 0.5, 0, true, true),
    ABILITY_AT_FIRST(Evidence.ELSEWHERE, 0, 0, true, false),
    /** Mean surplus of the first answers to each concept, drawn to 0. */
    FIRST_ANSWERS(Evidence.ELSEWHERE, 0, 0),
    FIRST_ANSWERS_AT_FIRST(Evidence.ELSEWHERE, 1, 0),
    ALL_RIGHT(Evidence.ELSEWHERE, 0, 3),
    ALL_WRONG(Evidence.ELSEWHERE, 0, 2.3),
    CONCEPTS_TRIED(Evidence.ELSEWHERE, 0, 1.5),
    LATELY_FAST(Evidence.LATELY, 0.5, 0, true, false),
    LATELY_MIDDLE(Evidence.LATELY, 0, 0, true, false),
    LATELY_SLOW(Evidence.LATELY, 0.5, 0),
    LATELY_AT_FIRST(Evidence.LATELY, 0, 0),
    LAST_OF_ALL(Evidence.LATELY, 0, 0.3, false, true),
    SECOND_LAST_OF_ALL(Evidence.LATELY, 0, 0.3),
    THIRD_LAST_OF_ALL(Evidence.LATELY, 0, 0.3),
    LAST_TWO_OF_ALL_AGREE(Evidence.LATELY, 0, 0.2),
    /** 1 if the answer before was to the same concept. */
    STAYED(Evidence.TIME_AWAY, 0, 0.8, true, false),
    /** Logarithm of the answers to other concepts since. */
    ANSWERS_AWAY(Evidence.TIME_AWAY, 0, 0.4, true, false),
    CAME_BACK(Evidence.TIME_AWAY, 0, 0.1),
    SURPLUS_AT_RETURN(Evidence.TIME_AWAY, 0, 0),
    /** Logarithm of the time since the concept, in pauses that are long for the school. */
    TIME_AWAY(Evidence.TIME_AWAY, 0, 0),
    PAUSE(Evidence.TIME_AWAY, 0, 0),
    /** +1 if this question was answered right before, −1 if wrong. */
    SAME_QUESTION(Evidence.SEEN_BEFORE, 0.1, 0),

    // Products: how much one of the signals above counts depends on another.
    FIRST_ANSWERS_AFTER_TIME_AWAY(Evidence.ELSEWHERE, FIRST_ANSWERS, ANSWERS_AWAY),
    ABILITY_AFTER_TIME_AWAY(Evidence.ELSEWHERE, ABILITY, ANSWERS_AWAY),
    TRIED_AFTER_TIME_AWAY(Evidence.TIME_AWAY, CONCEPTS_TRIED, ANSWERS_AWAY),
    FIRST_OF_MANY_CONCEPTS(Evidence.PRACTICE, FIRST, CONCEPTS_TRIED),
    FIRST_ANSWERS_OF_MANY_CONCEPTS(Evidence.ELSEWHERE, FIRST_ANSWERS_AT_FIRST, CONCEPTS_TRIED),
    FIRST_ANSWERS_AFTER_RIGHT(Evidence.ELSEWHERE, FIRST_ANSWERS, RIGHT_BEFORE),
    SURPLUS_FAST_OF_THE_ABLE(Evidence.RECENT, SURPLUS_FAST, ABILITY),
    SURPLUS_SLOW_OF_THE_ABLE(Evidence.RECENT, SURPLUS_SLOW, ABILITY),
    SURPLUS_FAST_WHEN_KNOWN(Evidence.RECENT, SURPLUS_FAST, TRACED),
    SURPLUS_FAST_AFTER_TIME_AWAY(Evidence.RECENT, SURPLUS_FAST, ANSWERS_AWAY),
    ABILITY_IN_CONCEPT_OF_MANY(Evidence.RECENT, ABILITY_IN_CONCEPT, CONCEPTS_TRIED),
    ABILITY_IN_CONCEPT_AFTER_WRONG(Evidence.RECENT, ABILITY_IN_CONCEPT, ALL_WRONG),
    WRONG_WHILE_NEW(Evidence.PRACTICE, WRONG_BEFORE, NEWNESS),
    RIGHT_THEN_THIS_QUESTION(Evidence.PRACTICE, RIGHT_BEFORE, QUESTION_EASE),
    RIGHT_AND_STAYED(Evidence.PRACTICE, RIGHT_BEFORE, STAYED),
    LATELY_WHEN_KNOWN(Evidence.LATELY, LATELY_MIDDLE, TRACED),
    LATELY_AFTER_RIGHT(Evidence.LATELY, LATELY_FAST, ALL_RIGHT),
    LATELY_OF_THE_ABLE(Evidence.LATELY, LATELY_FAST, ABILITY),
    LAST_OF_ALL_AFTER_RIGHT(Evidence.LATELY, LAST_OF_ALL, RIGHT_BEFORE),
    WRONG_SQUARED(Evidence.ELSEWHERE, ALL_WRONG, ALL_WRONG);

    static final int COUNT = values().length;
    private static final int FIRST_PRODUCT = FIRST_ANSWERS_AFTER_TIME_AWAY.place();
    private static final int[] ONE =
            IntStream.range(FIRST_PRODUCT, COUNT).map(i -> at(i).one).toArray();
    private static final int[] OTHER =
            IntStream.range(FIRST_PRODUCT, COUNT).map(i -> at(i).other).toArray();
    /** The signals whose weight may differ from concept to concept. */
    static final int[] BY_CONCEPT = Arrays.stream(values())
            .filter(signal -> signal.byConcept)
            .mapToInt(Signal::place)
            .toArray();
    /** The signals whose weight may differ from question to question. */
    static final int[] BY_QUESTION = Arrays.stream(values())
            .filter(signal -> signal.byQuestion)
            .mapToInt(Signal::place)
            .toArray();

    private final Evidence evidence;
    private final double startWeight;
    private final double startMean;
    private final boolean byConcept;
    private final boolean byQuestion;
    /** The places of the factors of a product. */
    private final int one;

    private final int other;

    Signal(Evidence evidence, double startWeight, double startMean) {
        this(evidence, startWeight, startMean, false, false);
    }

    Signal(Evidence evidence, double startWeight, double startMean, boolean byConcept, boolean byQuestion) {
        this.evidence = evidence;
        this.startWeight = startWeight;
        this.startMean = startMean;
        this.byConcept = byConcept;
        this.byQuestion = byQuestion;
        one = -1;
        other = -1;
    }

    /** A product of two signals that stand above it. It starts without weight: only many answers can tell it. */
    Signal(Evidence evidence, Signal one, Signal other) {
        this.evidence = evidence;
        startWeight = 0;
        startMean = 0;
        byConcept = false;
        byQuestion = false;
        this.one = one.place();
        this.other = other.place();
    }

    /** Where it stands in an array of signals: in the order of declaration. */
    @SuppressWarnings("EnumOrdinal")
    int place() {
        return ordinal();
    }

    /** The signal that stands at a place. */
    @SuppressWarnings("EnumOrdinal")
    static Signal at(int place) {
        return values()[place];
    }

    /** Sets the products, once all other signals are set. */
    static void multiply(double[] signals) {
        for (int i = 0; i < ONE.length; i++) {
            signals[FIRST_PRODUCT + i] = signals[ONE[i]] * signals[OTHER[i]];
        }
    }

    Evidence evidence() {
        return evidence;
    }

    static double[] startWeights() {
        return Arrays.stream(values()).mapToDouble(signal -> signal.startWeight).toArray();
    }

    static double[] startMeans() {
        return Arrays.stream(values()).mapToDouble(signal -> signal.startMean).toArray();
    }
}
