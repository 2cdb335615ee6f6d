package org.mastercreator.learning.prediction;

import java.util.Arrays;

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
    SAME_QUESTION(Evidence.SEEN_BEFORE, 0.1, 0);

    static final int COUNT = values().length;
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

    Signal(Evidence evidence, double startWeight, double startMean) {
        this(evidence, startWeight, startMean, false, false);
    }

    Signal(Evidence evidence, double startWeight, double startMean, boolean byConcept, boolean byQuestion) {
        this.evidence = evidence;
        this.startWeight = startWeight;
        this.startMean = startMean;
        this.byConcept = byConcept;
        this.byQuestion = byQuestion;
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
