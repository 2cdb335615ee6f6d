package org.mastercreator.server.prediction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The answers behind all masteries, by student, oldest first; those of one submission as they stand in it. */
@Repository
public class Answers {
    private static final String COLUMNS = """
            select h.student_id, h.concept_id, h.grading_id, s.assessment_id || ':' || h.question_id as question,
                coalesce(i.item_id || ':' || md5(r.question_text), s.assessment_id || ':' || h.question_id) as item,
                h.credit, h.previous_mastery, h.changed_at
            from mastery_history h join submissions s using (grading_id)
                join question_results r using (grading_id, question_id)
                left join assessment_items i using (assessment_id, question_id)
            """;
    private static final String IN_ORDER = " order by h.student_id, h.changed_at, h.grading_id, r.position";

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

    /** Whether each of a student's latest answers on a concept was a success, the oldest first: as many as an alert asks for. */
    List<Boolean> latestOn(String studentId, String conceptId) {
        return db.sql("""
                select credit from (
                    select credit, observations from mastery_history
                    where student_id = :student and concept_id = :concept
                    order by observations desc limit 50) latest
                order by observations
                """)
                .param("student", studentId)
                .param("concept", conceptId)
                .query((row, _) -> Answered.isSuccess(row.getDouble("credit")))
                .list();
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
                row.getString("item"),
                row.getDouble("credit"),
                row.getDouble("previous_mastery"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
