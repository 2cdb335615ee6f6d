package org.mastercreator.learning.grading;

/** Why a teacher should look at a grade before anyone relies on it. */
public enum Doubt {
    /** Nothing says what a right answer is. */
    NO_KEY,
    /** It is in a script or language that the grader cannot read. */
    NOT_READ,
    /** The grader is not sure enough that a teacher would agree. */
    LOW_CONFIDENCE,
    /** The answer has the right words, but may not say the right thing. */
    UNCLEAR,
    /** Two graders are half of the points or more apart. */
    GRADERS_DISAGREE,
    /** The answer speaks to its grader. */
    SUSPICIOUS
}
