package org.mastercreator.learning.practice;

/** Why a concept is asked next. */
public enum ChoiceKind {
    /** Nothing has been asked about it yet: one answer tells where to begin. */
    PROBE,
    /** What it builds on is known well enough: time for something new. */
    ADVANCE,
    /** It was begun and is not mastered yet. */
    PRACTISE,
    /** It is likely mastered, and one more answer may settle it. */
    CONFIRM,
    /** A wrong answer on what builds on it makes a gap here likely. */
    STEP_BACK,
    /** It was mastered once, and that is no longer sure. */
    REVIEW
}
