package org.mastercreator.server.adaptive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mastercreator.learning.recommend.ConceptGraph;
import org.mastercreator.learning.recommend.ConceptState;
import org.mastercreator.learning.recommend.Learner;
import org.mastercreator.server.mastery.Masteries;
import org.mastercreator.server.mastery.MasteryRecord;
import org.mastercreator.server.roster.Accommodation;
import org.mastercreator.server.roster.StudentProfile;
import org.mastercreator.server.roster.Students;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Students as the recommender sees them. */
@Component
class Learners {
    private final Students students;
    private final Masteries masteries;
    private final JdbcClient db;

    Learners(Students students, Masteries masteries, JdbcClient db) {
        this.students = students;
        this.masteries = masteries;
        this.db = db;
    }

    /** All students of a class; only these concepts, or all of the class if none is named. */
    List<Learner> ofClass(String classId, Collection<String> conceptIds) {
        Map<String, List<MasteryRecord>> records =
                masteries.ofClass(classId).stream().collect(Collectors.groupingBy(MasteryRecord::studentId));
        return students.ofClass(classId).stream()
                .map(student -> learner(student, records.getOrDefault(student.studentId(), List.of()), conceptIds))
                .toList();
    }

    Learner student(StudentProfile student, Collection<String> conceptIds) {
        return learner(student, masteries.ofStudent(student.studentId(), conceptIds), conceptIds);
    }

    private static Learner learner(StudentProfile student, List<MasteryRecord> records, Collection<String> conceptIds) {
        return new Learner(
                student.studentId(),
                student.studentName(),
                student.accommodations().stream().map(Accommodation::code).collect(Collectors.toSet()),
                records.stream()
                        .filter(record -> conceptIds.isEmpty() || conceptIds.contains(record.conceptId()))
                        .map(record -> new ConceptState(
                                record.conceptId(),
                                record.conceptName(),
                                record.mastery(),
                                record.observations(),
                                Optional.ofNullable(record.lastUpdated()),
                                record.parameters()))
                        .toList());
    }

    ConceptGraph graph() {
        Map<String, List<String>> prerequisites = new HashMap<>();
        db.sql("select concept_id, prerequisite_id from concept_prerequisites order by concept_id, prerequisite_id")
                .query((row, _) -> prerequisites
                        .computeIfAbsent(row.getString("concept_id"), _ -> new ArrayList<>())
                        .add(row.getString("prerequisite_id")))
                .list();
        return new ConceptGraph(prerequisites);
    }
}
