package org.mastercreator.server.adaptive;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.mastercreator.learning.recommend.LearningPath;
import org.mastercreator.learning.recommend.Neighbours;
import org.mastercreator.learning.recommend.Recommender;
import org.mastercreator.learning.recommend.Zone;
import org.mastercreator.server.http.Ids;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.library.Library;
import org.mastercreator.server.mastery.Masteries;
import org.mastercreator.server.roster.StudentProfile;
import org.mastercreator.server.roster.Students;
import org.mastercreator.server.stream.StreamEvent;
import org.mastercreator.server.stream.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Learning paths: made, stored, told to every window. */
@Service
public class Paths {
    private final Learners learners;
    private final Students students;
    private final Masteries masteries;
    private final Library library;
    private final Streams streams;
    private final Ids ids;
    private final JdbcClient db;
    private final JsonMapper json;
    private final Clock clock;
    private final Zone zone;

    Paths(
            Learners learners,
            Students students,
            Masteries masteries,
            Library library,
            Streams streams,
            Ids ids,
            JdbcClient db,
            JsonMapper json,
            Clock clock,
            Zone zone) {
        this.learners = learners;
        this.students = students;
        this.masteries = masteries;
        this.library = library;
        this.streams = streams;
        this.ids = ids;
        this.db = db;
        this.json = json;
        this.clock = clock;
        this.zone = zone;
    }

    void requireConcepts(List<String> conceptIds) {
        Set<String> unknown = masteries.unknownConcepts(conceptIds);
        if (!unknown.isEmpty()) {
            throw new Problem.Invalid("concept_ids", "has concepts that do not exist: " + String.join(", ", unknown));
        }
    }

    /**
     * Makes, stores and tells the path of one student.
     *
     * @param minutes the time there is; empty if it does not matter
     */
    Path create(String studentId, List<String> conceptIds, OptionalInt minutes) {
        StudentProfile student = students.profile(studentId);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Neighbours classmates = student.classIds().isEmpty()
                ? new Neighbours(List.of())
                : learners.neighbours(student.classIds().getFirst());
        LearningPath made = only(
                conceptIds,
                new Recommender(learners.graph(), now, zone, minutes, library.materials())
                        .pathFor(learners.student(student, List.of()), classmates));
        return store(made, now);
    }

    /** A path is made from all that is known, so that a weak foundation is seen; then it says what was asked for. */
    private static LearningPath only(List<String> conceptIds, LearningPath path) {
        if (conceptIds.isEmpty()) {
            return path;
        }
        return new LearningPath(
                path.studentId(),
                path.studentName(),
                path.personalizationLevel(),
                path.overallMastery(),
                kept(path.masteredConcepts(), conceptIds),
                kept(path.developingConcepts(), conceptIds),
                kept(path.strugglingConcepts(), conceptIds),
                path.nextConcepts().stream()
                        .filter(step -> conceptIds.contains(step.conceptId()))
                        .toList(),
                path.recommendations(),
                path.zpdRecommendations(),
                kept(path.reviewConcepts(), conceptIds),
                kept(path.extensionConcepts(), conceptIds),
                path.similarStudents(),
                path.suggestedGroup());
    }

    private static List<String> kept(List<String> ids, List<String> wanted) {
        return ids.stream().filter(wanted::contains).toList();
    }

    /**
     * Stores and tells a path. Who is similar to her is in what this gives back only: a student's channel shows her path,
     * and what is kept about her names nobody else.
     */
    Path store(LearningPath made, Instant now) {
        Path path = Path.of(ids.next("path"), made, now);
        Path alone = path.alone();
        db.sql("""
                insert into learning_paths (path_id, student_id, path, generated_at)
                values (:id, :student, :path::jsonb, :at)
                """)
                .param("id", path.pathId())
                .param("student", path.studentId())
                .param("path", json.writeValueAsString(alone))
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("student_id", path.studentId());
        body.put("recommendations", alone);
        streams.emitToClassesOf(
                path.studentId(), StreamEvent.aboutStudent("recommendation_generated", path.studentId(), body));
        return path;
    }

    /** The latest path of each student of a class who has one. */
    public List<Path> latestOf(String classId) {
        return db.sql("""
                select distinct on (p.student_id) p.path from learning_paths p join enrolments e using (student_id)
                where e.class_id = :class order by p.student_id, p.generated_at desc, p.path_id desc
                """)
                .param("class", classId)
                .query((row, _) -> json.readValue(row.getString("path"), Path.class))
                .list();
    }
}
