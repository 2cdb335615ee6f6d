package org.mastercreator.server.pipeline;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A background job as its watchers see it.
 *
 * @param stage the stage that runs or ran last; null before the first
 * @param progress completed stages as a share, 0..1
 * @param result what a complete job made, such as the id of a plan
 */
public record Job(
        String jobId,
        String kind,
        String classId,
        Status status,
        @Nullable String stage,
        List<String> stages,
        List<String> completedStages,
        double progress,
        String message,
        @Nullable String error,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable JsonNode result) {
    /** Names as in the database and the API. */
    @SuppressWarnings("MemberName") // the constant is the word on the wire
    public enum Status {
        queued,
        running,
        complete,
        failed,
        cancelled;

        boolean isOver() {
            return this == complete || this == failed || this == cancelled;
        }
    }
}
