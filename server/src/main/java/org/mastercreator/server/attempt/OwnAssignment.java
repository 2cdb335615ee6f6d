package org.mastercreator.server.attempt;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An assignment as it stands for one student.
 *
 * @param timeLimitMinutes with what her IEP adds; null without a limit
 * @param state what she can do: start is possible where it is open and she has attempts left
 * @param openAttemptId her attempt that is under way
 * @param handedIn whether she did it, here or otherwise, and is not doing it again
 */
record OwnAssignment(
        String assignmentId,
        String assessmentId,
        String title,
        String classId,
        int questionCount,
        Instant opensAt,
        @Nullable Instant closesAt,
        @Nullable Integer timeLimitMinutes,
        int attemptsAllowed,
        int attemptsUsed,

        @Schema(allowableValues = {"upcoming", "open", "closed"})
        String state,

        @Nullable String openAttemptId,
        boolean handedIn,
        Instant createdAt) {}
