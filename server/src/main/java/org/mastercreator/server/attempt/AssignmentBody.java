package org.mastercreator.server.attempt;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A new assignment; see {@link AssignmentChanges} for what may be left out. */
record AssignmentBody(
        @Nullable @NotBlank @Size(max = 128) String assessmentId,
        @Nullable @Size(min = 1, max = 500) List<@NotBlank @Size(max = 128) String> studentIds,
        @Nullable Instant opensAt,
        @Nullable Instant closesAt,
        @Nullable @Min(1) @Max(600) Integer timeLimitMinutes,
        @Nullable @Min(1) @Max(100) Integer attemptsAllowed) {
    AssignmentChanges settings() {
        return new AssignmentChanges(studentIds, opensAt, closesAt, timeLimitMinutes, attemptsAllowed);
    }
}
