package org.mastercreator.server.roster;

import java.util.List;

/** A class in a list of classes. */
public record ClassSummary(
        String classId,
        String className,
        String subject,
        int gradeLevel,
        int studentCount,
        int iepCount,
        List<TeacherName> teachers) {
    public record TeacherName(String userId, String displayName) {}
}
