package org.mastercreator.server.roster;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.security.Caller;

/**
 * A class in a list of classes.
 *
 * @param iepCount null for those who do not teach the class
 * @param archivedAt since when it takes nothing new; null while it is in use
 */
public record ClassSummary(
        String classId,
        String className,
        String subject,
        int gradeLevel,
        int studentCount,
        @Nullable Integer iepCount,
        List<TeacherName> teachers,
        @Nullable Instant archivedAt) {
    public record TeacherName(String userId, String displayName) {}

    /**
     * As it may be told to somebody in passing. In a small class a count of IEPs says who has one. Teachers of the class
     * work with these IEPs and know; classmates never may, and an admin reads them as records, which leaves a trace.
     */
    ClassSummary toldTo(Caller caller) {
        boolean teaches = teachers.stream().anyMatch(teacher -> teacher.userId().equals(caller.userId()));
        return teaches
                ? this
                : new ClassSummary(classId, className, subject, gradeLevel, studentCount, null, teachers, archivedAt);
    }
}
