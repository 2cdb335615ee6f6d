package org.mastercreator.server.stream;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of a class's stream. */
record StoredEvent(
        String classId,
        long offset,
        String type,
        @Nullable String studentId,
        @Nullable String jobId,
        String payload,
        Instant createdAt) {}
