package org.mastercreator.server.roster;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        @Nullable Instant lastActivityAt) {
    boolean hasWordBank() {
        return accommodations.stream().anyMatch(one -> one.code().equals(Accommodation.Code.WORD_BANK.code()));
    }

    /** @param missing by class, the names of its concepts without words */
    StudentProfile whereWordsAreMissing(Map<String, List<String>> missing) {
        Set<String> names = new LinkedHashSet<>();
        classIds.forEach(classId -> names.addAll(missing.getOrDefault(classId, List.of())));
        return new StudentProfile(
                studentId,
                studentName,
                gradeLevel,
                readingLevel,
                hasIep,
                classIds,
                accommodations.stream()
                        .map(one -> one.whereWordsAreMissing(names))
                        .toList(),
                createdAt,
                updatedAt,
                lastActivityAt);
    }
}
