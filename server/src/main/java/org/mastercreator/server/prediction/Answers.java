package org.mastercreator.server.prediction;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The answers behind all masteries, by student, oldest first; those of one submission as they stand in it. */
@Repository
public class Answers {
    private static final String COLUMNS = """
            select h.student_id, h.concept_id, h.grading_id, s.assessment_id || ':' || h.question_id as question,
                coalesce(i.item_id || ':' || md5(v.document #>> '{question,question_text}'),
                    s.assessment_id || ':' || h.question_id) as item,
                h.credit, h.previous_mastery, h.changed_at
            from mastery_history h join submissions s using (grading_id)
                left join (assessment_items i join item_versions v using (item_id, version))
                    using (assessment_id, question_id)
            """;
    private static final String IN_ORDER = " order by h.student_id, h.changed_at, h.history_id";

    private final JdbcClient db;

    Answers(JdbcClient db) {
        this.db = db;
    }

    List<Answered> all() {
        return db.sql(COLUMNS + IN_ORDER).query(rows()).list();
    }

    public List<Answered> ofStudent(String studentId) {
        return ofStudents(List.of(studentId));
    }

    List<Answered> ofStudents(Collection<String> studentIds) {
        return db.sql(COLUMNS + "where h.student_id = any(:students)" + IN_ORDER)
                .param("students", studentIds.toArray(String[]::new))
                .query(rows())
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
                .query(rows())
                .list();
    }

    /** What is named again and again is kept in memory once. */
    private static RowMapper<Answered> rows() {
        Map<String, String> names = new HashMap<>();
        UnaryOperator<String> once = name -> names.computeIfAbsent(name, first -> first);
        return (row, _) -> new Answered(
                once.apply(row.getString("student_id")),
                once.apply(row.getString("concept_id")),
                once.apply(row.getString("grading_id")),
                once.apply(row.getString("question")),
                once.apply(row.getString("item")),
                row.getDouble("credit"),
                row.getDouble("previous_mastery"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
