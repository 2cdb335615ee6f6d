package org.mastercreator.server.adaptive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mastercreator.learning.recommend.ConceptGraph;
import org.mastercreator.learning.recommend.ConceptState;
import org.mastercreator.learning.recommend.Learner;
import org.mastercreator.learning.recommend.Neighbours;
import org.mastercreator.server.mastery.Masteries;
import org.mastercreator.server.mastery.MasteryRecord;
import org.mastercreator.server.prediction.Forecasts;
import org.mastercreator.server.roster.Accommodation;
import org.mastercreator.server.roster.StudentProfile;
import org.mastercreator.server.roster.Students;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Students as the recommender sees them. */
@Component
class Learners {
    private static final int MOST_EVIDENCE = 3;

    private final Students students;
    private final Masteries masteries;
    private final Forecasts forecasts;
    private final JdbcClient db;

    Learners(Students students, Masteries masteries, Forecasts forecasts, JdbcClient db) {
        this.students = students;
        this.masteries = masteries;
        this.forecasts = forecasts;
        this.db = db;
    }

    /** All students of a class, with all its concepts. */
    List<Learner> ofClass(String classId) {
        return learners(students.ofClass(classId), masteries.ofClass(classId));
    }

    /** Who in a class is like whom; that needs no forecasts. */
    Neighbours neighbours(String classId) {
        Map<String, Map<String, Double>> masteriesOf = new HashMap<>();
        students.ofClass(classId).forEach(student -> masteriesOf.put(student.studentId(), new HashMap<>()));
        masteries
                .ofClass(classId)
                .forEach(record -> masteriesOf
                        .computeIfAbsent(record.studentId(), _ -> new HashMap<>())
                        .put(record.conceptId(), record.mastery()));
        return new Neighbours(masteriesOf);
    }

    /** How many there are in a class. */
    int count(String classId) {
        return students.ofClass(classId).size();
    }

    Learner student(StudentProfile student) {
        return learners(List.of(student), masteries.ofStudent(student.studentId(), List.of()))
                .getFirst();
    }

    private List<Learner> learners(List<StudentProfile> students, List<MasteryRecord> all) {
        Map<String, List<MasteryRecord>> records =
                all.stream().collect(Collectors.groupingBy(MasteryRecord::studentId));
        Map<String, List<Forecasts.Asked>> asked = new HashMap<>();
        records.forEach((studentId, ofStudent) -> asked.put(
                studentId,
                ofStudent.stream()
                        .map(record -> new Forecasts.Asked(record.conceptId(), record.mastery()))
                        .toList()));
        Map<String, List<Forecasts.Forecast>> forecast = forecasts.of(asked);
        return students.stream()
                .map(student -> learner(
                        student,
                        records.getOrDefault(student.studentId(), List.of()),
                        forecast.getOrDefault(student.studentId(), List.of())))
                .toList();
    }

    private static Learner learner(
            StudentProfile student, List<MasteryRecord> records, List<Forecasts.Forecast> forecasts) {
        return new Learner(
                student.studentId(),
                student.studentName(),
                student.accommodations().stream().map(Accommodation::code).collect(Collectors.toSet()),
                readingLevel(student),
                IntStream.range(0, records.size())
                        .mapToObj(i -> state(records.get(i), forecasts.get(i)))
                        .toList());
    }

    /** A level may be given as a grade, or in words beside the student's own. */
    private static OptionalDouble readingLevel(StudentProfile student) {
        String said = Objects.requireNonNullElse(student.readingLevel(), "").toLowerCase(Locale.ROOT);
        try {
            return OptionalDouble.of(Math.clamp(Double.parseDouble(said), 0, 13));
        } catch (NumberFormatException inWords) {
            double apart = said.contains("below") ? -2 : said.contains("above") ? 2 : 0;
            return said.isBlank() ? OptionalDouble.empty() : OptionalDouble.of(student.gradeLevel() + apart);
        }
    }

    private static ConceptState state(MasteryRecord record, Forecasts.Forecast forecast) {
        return new ConceptState(
                record.conceptId(),
                record.conceptName(),
                record.mastery(),
                record.observations(),
                Optional.ofNullable(record.lastUpdated()),
                record.parameters(),
                forecast.chance(),
                forecast.reasons().stream()
                        .limit(MOST_EVIDENCE)
                        .map(Forecasts.Part::sentence)
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
