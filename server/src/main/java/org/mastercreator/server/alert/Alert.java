package org.mastercreator.server.alert;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something about a student that a teacher may want to act on.
 *
 * @param state raised, dismissed (by a person) or resolved (by itself)
 * @param action dismiss, snooze or helped, when a person did something about it
 * @param followUp up to three next attempts after "helped": did it work?
 * @param version rises with each change of its state; in quotes it is its entity tag
 */
public record Alert(
        String alertId,
        String classId,
        String studentId,
        @Nullable String conceptId,

        @Schema(
                allowableValues = {
                    "wheel_spinning",
                    "sudden_drop",
                    "rapid_guessing",
                    "idle",
                    "newly_mastered",
                    "needs_review"
                })
        String kind,

        String evidence,
        String clearsWhen,

        @Schema(allowableValues = {"raised", "dismissed", "resolved"})
        String state,

        Instant raisedAt,
        @Nullable Instant closedAt,
        @Nullable String closedBy,

        @Nullable @Schema(allowableValues = {"dismiss", "snooze", "helped"})
        String action,

        @Nullable String note,
        @Nullable Instant snoozedUntil,
        List<Attempt> followUp,
        int version) {
    /**
     * An attempt after help.
     *
     * @param credit mean share of the points over the submission's answers, 0..1
     */
    public record Attempt(@Nullable String conceptId, double credit, Instant at) {}
}
