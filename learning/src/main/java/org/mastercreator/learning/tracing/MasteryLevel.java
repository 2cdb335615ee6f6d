package org.mastercreator.learning.tracing;

/** The three words for a mastery: mastered from 0.75, developing from 0.45, struggling below. */
public enum MasteryLevel {
    MASTERED,
    DEVELOPING,
    STRUGGLING;

    public static final double MASTERED_FROM = 0.75;
    public static final double DEVELOPING_FROM = 0.45;

    public static MasteryLevel of(double mastery) {
        Probability.of(mastery);
        if (mastery >= MASTERED_FROM) {
            return MASTERED;
        }
        return mastery >= DEVELOPING_FROM ? DEVELOPING : STRUGGLING;
    }
}
