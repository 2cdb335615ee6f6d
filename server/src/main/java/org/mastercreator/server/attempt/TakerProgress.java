package org.mastercreator.server.attempt;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a student is with an assignment, by her latest attempt. Who made none has handed in all the same if her work
 * came in otherwise since it opened, such as from a table: without an attempt then, but with a grading.
 *
 * @param number of the latest attempt; 0 before the first
 * @param deadline by the server's clock; null without an end
 * @param closedBy student, or time where the server handed in what was saved
 * @param scorePercentage 0..100, of what she handed in last in this attempt
 */
record TakerProgress(
        String studentId,
        String studentName,

        @Schema(allowableValues = {"not_started", "working", "handed_in"})
        String state,

        @Nullable String attemptId,
        int number,
        int answered,
        int questions,
        @Nullable Instant startedAt,
        @Nullable Instant deadline,
        @Nullable Instant lastSavedAt,
        @Nullable Instant closedAt,

        @Schema(allowableValues = {"student", "time"}) @Nullable
        String closedBy,

        @Nullable String gradingId,
        @Nullable Double scorePercentage,
        boolean needsReview) {}
