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
        LearningPath made = new Recommender(learners.graph(), now, zone, minutes, library.materials())
                .pathFor(learners.student(student), classmates, conceptIds);
        return store(made, now);
    }

    private Path store(LearningPath made, Instant now) {
        return store(List.of(made), now).getFirst();
    }

    /**
     * Stores and tells paths, many in as many steps as one. Who is similar to a student is in what this gives back only:
     * a student's channel shows her path, and what is kept about her names nobody else.
     */
    List<Path> store(List<LearningPath> made, Instant now) {
        List<Path> paths =
                made.stream().map(path -> Path.of(ids.next("path"), path, now)).toList();
        List<Path> alone = paths.stream().map(Path::alone).toList();
        db.sql("""
                insert into learning_paths (path_id, student_id, path, generated_at)
                select p.id, p.student, p.path::jsonb, :at
                from unnest(:ids::text[], :students::text[], :paths::text[]) as p (id, student, path)
                """)
                .param("ids", alone.stream().map(Path::pathId).toArray(String[]::new))
                .param("students", alone.stream().map(Path::studentId).toArray(String[]::new))
                .param("paths", alone.stream().map(json::writeValueAsString).toArray(String[]::new))
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
        streams.emitToClasses(alone.stream().map(Paths::told).toList());
        return paths;
    }

    private static StreamEvent told(Path path) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("student_id", path.studentId());
        body.put("recommendations", path);
        return StreamEvent.aboutStudent("recommendation_generated", path.studentId(), body);
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
