package org.mastercreator.server.prediction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The answers behind all masteries, by student, oldest first. */
@Repository
public class Answers {
    private static final String COLUMNS = """
            select h.student_id, h.concept_id, h.grading_id, s.assessment_id || ':' || h.question_id as question, h.credit,
                h.previous_mastery, h.changed_at
            from mastery_history h join submissions s using (grading_id)
            """;
    /** As many as a threshold may ask for. */
    private static final int LATEST = 50;

    private static final String IN_ORDER = " order by h.student_id, h.changed_at, h.history_id";

    private final JdbcClient db;

    Answers(JdbcClient db) {
        this.db = db;
    }

    List<Answered> all() {
        return db.sql(COLUMNS + IN_ORDER).query(Answers::row).list();
    }

    public List<Answered> ofStudent(String studentId) {
        return ofStudents(List.of(studentId));
    }

    List<Answered> ofStudents(Collection<String> studentIds) {
        return db.sql(COLUMNS + "where h.student_id = any(:students)" + IN_ORDER)
                .param("students", studentIds.toArray(String[]::new))
                .query(Answers::row)
                .list();
    }

    /** Whether each of a student's latest answers was a success, by concept, the oldest first. */
    Map<String, List<Boolean>> latestOn(String studentId, Collection<String> conceptIds) {
        Map<String, List<Boolean>> right = new HashMap<>();
        db.sql("""
                select concept_id, h.credit
                from unnest(:concepts::text[]) as c (concept_id) cross join lateral (
                    select credit, observations from mastery_history m
                    where m.student_id = :student and m.concept_id = c.concept_id
                    order by observations desc limit :most) h
                order by concept_id, h.observations
                """)
                .param("student", studentId)
                .param("concepts", conceptIds.toArray(String[]::new))
                .param("most", LATEST)
                .query(row -> {
                    right.computeIfAbsent(row.getString("concept_id"), _ -> new ArrayList<>())
                            .add(Answered.isSuccess(row.getDouble("credit")));
                });
        return right;
    }

    /** Of the students who are in the class now, in whatever class they gave them. */
    List<Answered> ofClass(String classId) {
        return db.sql(COLUMNS + """
                where h.student_id in (select student_id from enrolments where class_id = :class)
                """ + IN_ORDER)
                .param("class", classId)
                .query(Answers::row)
                .list();
    }

    private static Answered row(ResultSet row, int number) throws SQLException {
        return new Answered(
                row.getString("student_id"),
                row.getString("concept_id"),
                row.getString("grading_id"),
                row.getString("question"),
                row.getDouble("credit"),
                row.getDouble("previous_mastery"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
