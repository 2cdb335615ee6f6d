package org.mastercreator.server.roster;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.mastercreator.server.http.Page;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.security.Caller;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Classes, their teachers and their concepts. */
@Service
public class Classes {
    private static final TypeReference<List<ClassSummary.TeacherName>> TEACHERS = new TypeReference<>() {};
    private static final String SUMMARY = """
            select c.class_id, c.class_name, c.subject, c.grade_level, c.archived_at,
                (select count(*) from enrolments e where e.class_id = c.class_id) as student_count,
                (select count(*) from enrolments e join ieps i using (student_id) where e.class_id = c.class_id)
                    as iep_count,
                coalesce((select json_agg(json_build_object('user_id', u.user_id, 'display_name', u.display_name)
                        order by u.display_name, u.user_id)
                    from class_teachers t join users u using (user_id) where t.class_id = c.class_id), '[]')
                    as teachers
            from classes c
            """;

    private final JdbcClient db;
    private final JsonMapper json;

    Classes(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /**
     * The classes that the caller may see: all for an admin, those taught for a teacher, her own for a student.
     *
     * @param archived those, instead of those in use
     */
    Page<ClassSummary> visibleTo(Caller caller, boolean archived, Page.Request request) {
        List<ClassSummary> rows = db
                .sql(SUMMARY + """
                where (:all
                    or exists (select from class_teachers t where t.class_id = c.class_id and t.user_id = :user)
                    or exists (select from enrolments e where e.class_id = c.class_id and e.student_id = :student))
                  and c.class_id > :after and (c.archived_at is not null) = :archived
                order by c.class_id limit :limit
                """)
                .param("all", caller.isAdmin())
                .param("archived", archived)
                .param("user", caller.userId())
                .param("student", caller.studentId().orElse(""))
                .param("after", request.after().isEmpty() ? "" : request.after().getFirst())
                .param("limit", request.limit() + 1)
                .query(summaries())
                .list()
                .stream()
                .map(row -> row.toldTo(caller))
                .toList();
        return request.page(rows, row -> List.of(row.classId()));
    }

    /** @throws Problem.NotFound if there is no such class */
    public ClassSummary summary(String classId) {
        return db.sql(SUMMARY + "where c.class_id = :class")
                .param("class", classId)
                .query(summaries())
                .optional()
                .orElseThrow(() -> new Problem.NotFound("class"));
    }

    /** The concepts of a class in teaching order. */
    public List<ConceptSummary> concepts(String classId) {
        return db.sql("""
                select concept_id, concept_name, position, array(
                    select p.prerequisite_id::text from concept_prerequisites p
                    join class_concepts k on k.class_id = cc.class_id and k.concept_id = p.prerequisite_id
                    where p.concept_id = cc.concept_id order by k.position) as prerequisites
                from class_concepts cc join concepts using (concept_id)
                where class_id = :class order by position, concept_id
                """)
                .param("class", classId)
                .query((row, _) -> new ConceptSummary(
                        row.getString("concept_id"),
                        row.getString("concept_name"),
                        row.getInt("position"),
                        List.of((String[]) row.getArray("prerequisites").getArray())))
                .list();
    }

    /** Mean mastery of a class over students and concepts that have answers; empty if nobody answered yet. */
    Optional<Double> averageMastery(String classId) {
        return Optional.ofNullable(db.sql("""
                select avg(m.mastery) from enrolments e
                join class_concepts cc using (class_id)
                join mastery m on m.student_id = e.student_id and m.concept_id = cc.concept_id
                where e.class_id = :class
                """)
                .param("class", classId)
                .query(Double.class)
                .optional()
                .orElse(null));
    }

    private RowMapper<ClassSummary> summaries() {
        return (row, _) -> new ClassSummary(
                row.getString("class_id"),
                row.getString("class_name"),
                row.getString("subject"),
                row.getInt("grade_level"),
                row.getInt("student_count"),
                row.getInt("iep_count"),
                json.readValue(row.getString("teachers"), TEACHERS),
                Optional.ofNullable(row.getObject("archived_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null));
    }
}
