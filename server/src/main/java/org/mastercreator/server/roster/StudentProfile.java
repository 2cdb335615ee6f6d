package org.mastercreator.server.roster;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A student as teachers of her classes see her. */
public record StudentProfile(
        String studentId,
        String studentName,
        int gradeLevel,
        @Nullable String readingLevel,
        boolean hasIep,
        List<String> classIds,
        List<Accommodation> accommodations,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant lastActivityAt) {}
