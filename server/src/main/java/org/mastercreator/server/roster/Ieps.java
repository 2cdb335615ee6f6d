package org.mastercreator.server.roster;

import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.http.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** IEPs: read and replaced whole. */
@Service
public class Ieps {
    private static final TypeReference<List<Iep.Goal>> GOALS = new TypeReference<>() {};

    private final JdbcClient db;
    private final JsonMapper json;
    private final Students students;
    private final Clock clock;

    Ieps(JdbcClient db, JsonMapper json, Students students, Clock clock) {
        this.db = db;
        this.json = json;
        this.students = students;
        this.clock = clock;
    }

    /** The codes of what her IEP gives her. */
    public List<String> codesOf(String studentId) {
        return stored(studentId).map(Iep::accommodations).orElse(List.of()).stream()
                .map(Accommodation::code)
                .toList();
    }

    /** The student's IEP; empty if she has none. */
    Optional<Iep> of(String studentId) {
        return of(students.profile(studentId));
    }

    Optional<Iep> of(StudentProfile student) {
        return stored(student.studentId()).map(iep -> iep.with(student.accommodations()));
    }

    private Optional<Iep> stored(String studentId) {
        return db.sql("""
                select primary_disability, accommodations, goals, review_date, updated_at
                from ieps where student_id = :student
                """)
                .param("student", studentId)
                .query((row, _) -> new Iep(
                        studentId,
                        row.getString("primary_disability"),
                        Accommodation.of(List.of(
                                (String[]) row.getArray("accommodations").getArray())),
                        json.readValue(row.getString("goals"), GOALS),
                        localDate(row.getDate("review_date")),
                        row.getObject("updated_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** Replaces the IEP and tells the windows which accommodations hold now, but not why. */
    Iep put(
            String studentId,
            @Nullable String primaryDisability,
            List<String> accommodations,
            List<Iep.Goal> goals,
            @Nullable LocalDate reviewDate) {
        students.profile(studentId);
        List<String> unknown = accommodations.stream()
                .filter(code -> Accommodation.Code.of(code).isEmpty())
                .toList();
        if (!unknown.isEmpty()) {
            throw new Problem.Invalid("accommodations", "must be among " + Accommodation.Code.known());
        }
        db.sql("""
                insert into ieps (student_id, primary_disability, accommodations, goals, review_date, updated_at)
                values (:student, :disability, :accommodations, :goals::jsonb, :review, :now)
                on conflict (student_id) do update set primary_disability = excluded.primary_disability,
                    accommodations = excluded.accommodations, goals = excluded.goals,
                    review_date = excluded.review_date, updated_at = excluded.updated_at
                """)
                .param("student", studentId)
                .param("disability", primaryDisability)
                .param("accommodations", accommodations.toArray(String[]::new))
                .param("goals", json.writeValueAsString(goals))
                .param("review", reviewDate)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        Iep iep = of(studentId).orElseThrow();
        students.tell(studentId, Map.of("has_iep", true, "accommodations", iep.accommodations()));
        return iep;
    }

    private static @Nullable LocalDate localDate(@Nullable Date date) {
        return date == null ? null : date.toLocalDate();
    }
}
