package org.mastercreator.learning.alert;

import java.util.Locale;

/** The kinds of alerts that research on live teacher tools found to help (Holstein, McLaren and Aleven 2018). */
public enum Kind {
    WHEEL_SPINNING,
    SUDDEN_DROP,
    RAPID_GUESSING,
    IDLE,
    NEWLY_MASTERED,
    NEEDS_REVIEW;

    /** The name on the wire and in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
