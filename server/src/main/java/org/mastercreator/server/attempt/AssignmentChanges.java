package org.mastercreator.server.attempt;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an assignment is to be from now on, whole. What is left out has its default. */
record AssignmentChanges(
        @Schema(description = "Left out: the whole class, also who joins it later") @Nullable @Size(min = 1, max = 500)
        List<@NotBlank @Size(max = 128) String> studentIds,

        @Schema(description = "Left out: now, or as it was") @Nullable
        Instant opensAt,

        @Schema(description = "Left out: it stays open") @Nullable
        Instant closesAt,

        @Schema(description = "Left out: the assessment's own") @Nullable @Min(1) @Max(600)
        Integer timeLimitMinutes,

        @Schema(description = "Left out: 1") @Nullable @Min(1) @Max(100)
        Integer attemptsAllowed) {}
