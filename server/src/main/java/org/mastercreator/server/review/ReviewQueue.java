package org.mastercreator.server.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mastercreator.learning.grading.Grade;
import org.mastercreator.server.assessment.Grades;
import org.mastercreator.server.assessment.StoredGrade;
import org.mastercreator.server.http.Page;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What waits for a teacher in a class: what students asked for first, then question by question, because a question is
 * graded most evenly in one go, oldest first.
 */
@Service
class ReviewQueue {
    private static final TypeReference<List<Grade.CriterionGrade>> CRITERIA = new TypeReference<>() {};

    /** Rises with every decision about an answer, and when the student hands in another one instead. */
    static final String VERSION = """
            (r.times_reanswered + (select count(*) from grade_decisions d
                where d.grading_id = r.grading_id and d.question_id = r.question_id))
            """;

    /** Answers of the class's present students, each with what a review shows of it. */
    private static final String ANSWERS = """
            select r.*, s.student_id, s.assessment_id, s.graded_at, t.student_name, a.title, c.concept_name,
                answer_words(r.answer) as words,
                %s as version,
                count(*) filter (where r.needs_review) over (
                    partition by s.assessment_id, r.question_id, r.question_text, answer_words(r.answer)) as same
            from question_results r join submissions s using (grading_id) join students t using (student_id)
            join enrolments e using (student_id) join concepts c using (concept_id)
            left join assessments a using (assessment_id)
            where e.class_id = :class
            """.formatted(VERSION);

    private final JdbcClient db;
    private final JsonMapper json;

    ReviewQueue(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    int waiting(String classId) {
        return db.sql("""
                select count(*) from question_results r join submissions s using (grading_id)
                join enrolments e using (student_id) where e.class_id = :class and r.needs_review
                """).param("class", classId).query(Integer.class).single();
    }

    /** Only of the questions on the page it is looked which other answers have the same words. */
    Page<Review> waiting(String classId, Page.Request request) {
        boolean first = request.after().isEmpty();
        List<Review> rows = db.sql("""
                with page as (
                    select * from (
                        select r.grading_id, r.question_id, s.assessment_id, s.graded_at,
                            r.review_reason <> 'student_asked' as unasked
                        from question_results r join submissions s using (grading_id) join enrolments e using (student_id)
                        where e.class_id = :class and r.needs_review) waiting
                    where :first or (unasked, assessment_id, question_id, graded_at, grading_id)
                        > (:unasked, :assessment, :question, :at, :grading)
                    order by unasked, assessment_id, question_id, graded_at, grading_id
                    limit :limit),
                answers as (""" + ANSWERS + """
                     and r.needs_review
                    and (s.assessment_id, r.question_id) in (select assessment_id, question_id from page))
                select answers.* from answers join page using (grading_id, question_id)
                order by unasked, page.assessment_id, question_id, page.graded_at, grading_id
                """)
                .param("class", classId)
                .param("first", first)
                .param("unasked", !first && request.after().get(0).equals("true"))
                .param("assessment", first ? "" : request.after().get(1))
                .param("question", first ? "" : request.after().get(2))
                .param("at", (first ? Instant.EPOCH : request.time(3)).atOffset(ZoneOffset.UTC))
                .param("grading", first ? "" : request.after().get(4))
                .param("limit", request.limit() + 1)
                .query(this::review)
                .list();
        return request.page(
                rows,
                row -> List.of(
                        String.valueOf(!"student_asked".equals(row.grade().reviewReason())),
                        row.assessmentId(),
                        row.questionId(),
                        row.gradedAt().toString(),
                        row.gradingId()));
    }

    Optional<Review> find(String classId, Grades.Place place) {
        return db.sql("with answers as (" + ANSWERS + """
                 and r.question_text = (select question_text from question_results
                    where grading_id = :grading and question_id = :question))
                select * from answers where grading_id = :grading and question_id = :question
                """)
                .param("class", classId)
                .param("grading", place.gradingId())
                .param("question", place.questionId())
                .query(this::review)
                .optional();
    }

    /** The other answers of the class to the same question that wait and have the same words. */
    List<Review> alike(String classId, Grades.Place place) {
        return db.sql("with answers as (" + ANSWERS + " and r.needs_review) " + """
                select o.* from answers o join question_results r
                    on r.grading_id = :grading and r.question_id = :question
                    and o.question_id = r.question_id and o.question_text = r.question_text
                join submissions s on s.grading_id = r.grading_id and s.assessment_id = o.assessment_id
                where o.grading_id <> r.grading_id and o.words = answer_words(r.answer)
                order by o.graded_at, o.grading_id
                """)
                .param("class", classId)
                .param("grading", place.gradingId())
                .param("question", place.questionId())
                .query(this::review)
                .list();
    }

    /** The class's answers to the same question that wait, oldest first. */
    List<Review> waitingBeside(String classId, Grades.Place place, int limit) {
        return db.sql("with answers as (" + ANSWERS + " and r.needs_review) " + """
                select o.* from answers o join question_results r
                    on r.grading_id = :grading and r.question_id = :question and o.question_text = r.question_text
                order by o.graded_at, o.grading_id limit :limit
                """)
                .param("class", classId)
                .param("grading", place.gradingId())
                .param("question", place.questionId())
                .param("limit", limit)
                .query(this::review)
                .list();
    }

    /** The class's answers to the same question that a person graded, newest first. */
    List<Review> decided(String classId, Grades.Place place, int limit) {
        return db.sql("with answers as (" + ANSWERS + " and r.decided) " + """
                select o.* from answers o join question_results r
                    on r.grading_id = :grading and r.question_id = :question and o.question_text = r.question_text
                where o.grading_id <> r.grading_id order by o.graded_at desc, o.grading_id limit :limit
                """)
                .param("class", classId)
                .param("grading", place.gradingId())
                .param("question", place.questionId())
                .param("limit", limit)
                .query(this::review)
                .list();
    }

    private Review review(ResultSet row, int number) throws SQLException {
        return new Review(
                row.getString("grading_id"),
                row.getString("question_id"),
                row.getString("student_id"),
                row.getString("student_name"),
                row.getString("assessment_id"),
                row.getString("title"),
                row.getString("concept_id"),
                row.getString("concept_name"),
                row.getString("question_type"),
                row.getString("question_text"),
                tree(row.getString("question")),
                tree(row.getString("answer")),
                new StoredGrade(
                        row.getDouble("points_earned"),
                        row.getDouble("points_possible"),
                        row.getString("feedback"),
                        row.getString("graded_by"),
                        row.getDouble("confidence"),
                        row.getString("review_reason"),
                        json.readValue(row.getString("criteria"), CRITERIA),
                        row.getBoolean("decided")),
                row.getString("asked_note"),
                row.getObject("graded_at", OffsetDateTime.class).toInstant(),
                row.getInt("version"),
                Math.max(0, row.getInt("same") - (row.getBoolean("needs_review") ? 1 : 0)));
    }

    private @Nullable JsonNode tree(@Nullable String stored) {
        return stored == null ? null : json.readTree(stored);
    }
}
