package org.mastercreator.learning.alert;

/**
 * When alerts are raised; a teacher sets them for her class.
 *
 * @param wheelSpinningOpportunities answers without three right in a row, 3..50 (foreseen after 7, see WheelSpinning)
 * @param suddenDrop fall of a mastery within one submission, 0.05..0.9
 * @param rapidSeconds an answer faster than this was hardly read, 1..60 s
 * @param idleMinutes present without an answer, 1..120 min
 */
public record Thresholds(int wheelSpinningOpportunities, double suddenDrop, double rapidSeconds, int idleMinutes) {
    public static final Thresholds DEFAULT = new Thresholds(7, 0.2, 3, 5);

    public Thresholds {
        within("wheel_spinning_opportunities", wheelSpinningOpportunities, 3, 50);
        within("sudden_drop", suddenDrop, 0.05, 0.9);
        within("rapid_seconds", rapidSeconds, 1, 60);
        within("idle_minutes", idleMinutes, 1, 120);
    }

    private static void within(String name, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(name + " must be between " + low + " and " + high + ", was " + value);
        }
    }
}
