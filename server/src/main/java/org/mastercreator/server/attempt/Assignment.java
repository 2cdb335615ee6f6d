package org.mastercreator.server.attempt;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An assessment that is to be taken, by whom, when and how often.
 *
 * @param studentIds of the group; empty where the whole class takes it
 * @param closesAt null if it stays open
 * @param timeLimitMinutes before any extended time; null without a limit
 * @param students how many are to take it
 * @param working how many have an attempt under way
 * @param handedIn how many have handed in and have none under way
 */
record Assignment(
        String assignmentId,
        String assessmentId,
        String title,
        String classId,
        int questionCount,
        boolean wholeClass,
        List<String> studentIds,
        Instant opensAt,
        @Nullable Instant closesAt,
        @Nullable Integer timeLimitMinutes,
        int attemptsAllowed,

        @Schema(allowableValues = {"upcoming", "open", "closed"})
        String state,

        int students,
        int working,
        int handedIn,
        Instant createdAt,
        Instant updatedAt) {
    static String state(Instant opensAt, @Nullable Instant closesAt, Instant now) {
        if (closesAt != null && !now.isBefore(closesAt)) {
            return "closed";
        }
        return now.isBefore(opensAt) ? "upcoming" : "open";
    }
}
