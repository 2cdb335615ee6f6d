package org.mastercreator.server.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An Individualized Education Program, as far as a lesson needs it. */
public record Iep(
        String studentId,
        @Nullable String primaryDisability,
        List<Accommodation> accommodations,
        List<Goal> goals,
        @Nullable LocalDate reviewDate,
        Instant updatedAt) {
    Iep with(List<Accommodation> others) {
        return new Iep(studentId, primaryDisability, others, goals, reviewDate, updatedAt);
    }

    public record Goal(String goal, @Nullable LocalDate targetDate) {}
}
