package org.mastercreator.server.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mastercreator.learning.grading.Grade;
import org.mastercreator.server.http.Page;
import org.mastercreator.server.llm.Usage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Graded submissions, looked up. */
@Service
public class Results {
    private static final TypeReference<Map<String, GradedAssessment.ConceptScore>> SCORES = new TypeReference<>() {};
    private static final TypeReference<List<Grade.CriterionGrade>> CRITERIA = new TypeReference<>() {};

    /** That an answer was graded again, if nothing came after it, nor other words of the student's. */
    private static final String LAST_REGRADE = """
            lateral (select * from grade_decisions d
                where d.grading_id = r.grading_id and d.question_id = r.question_id
                order by d.decision_id desc limit 1) d
            on d.action = 'regrade' and not exists (select from key_corrections c
                where c.correction_id = d.batch_id and c.version <= r.reanswered_version)
            """;

    private final JdbcClient db;
    private final JsonMapper json;

    Results(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /**
     * A submission in a list.
     *
     * @param regraded if answers of it were graded again after a key was corrected: what all had earned before
     */
    public record Summary(
            String gradingId,
            String submissionId,
            String assessmentId,
            @Nullable String title,
            double scorePercentage,
            double totalPointsEarned,
            double totalPointsPossible,
            Instant gradedAt,
            boolean needsReview,
            @Nullable Regraded regraded) {}

    /** What was earned by the key as it was before. */
    public record Regraded(double pointsBefore, Instant at) {}

    /** A submission in a class's list of the latest. */
    public record Latest(
            String studentId,
            String assessmentId,
            String gradingId,
            double scorePercentage,
            double totalPoints,
            Instant gradedAt) {}

    Page<Summary> history(String studentId, Page.Request request) {
        boolean first = request.after().isEmpty();
        List<Summary> rows = db.sql("""
                select s.*, a.title, exists (select from question_results q
                    where q.grading_id = s.grading_id and q.needs_review) as needs_review, g.gain, g.regraded_at
                from submissions s left join assessments a using (assessment_id)
                cross join lateral (
                    select max(d.decided_at) as regraded_at,
                        sum(r.points_earned - (d.before ->> 'points_earned')::double precision) as gain
                    from question_results r join %s
                    where r.grading_id = s.grading_id) g
                where s.student_id = :student and (:first or (s.graded_at, s.grading_id) < (:at, :id))
                order by s.graded_at desc, s.grading_id desc limit :limit
                """.formatted(LAST_REGRADE))
                .param("student", studentId)
                .param("first", first)
                .param("at", (first ? Instant.EPOCH : request.time(0)).atOffset(ZoneOffset.UTC))
                .param("id", first ? "" : request.after().get(1))
                .param("limit", request.limit() + 1)
                .query((row, _) -> new Summary(
                        row.getString("grading_id"),
                        row.getString("submission_id"),
                        row.getString("assessment_id"),
                        row.getString("title"),
                        row.getDouble("score_percentage"),
                        row.getDouble("total_points_earned"),
                        row.getDouble("total_points_possible"),
                        row.getObject("graded_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("needs_review"),
                        regraded(row, row.getDouble("total_points_earned") - row.getDouble("gain"))))
                .list();
        return request.page(rows, row -> List.of(row.gradedAt().toString(), row.gradingId()));
    }

    /** The newest submissions of a class. */
    public List<Latest> latestOf(String classId, int limit) {
        return db.sql("""
                select s.student_id, s.assessment_id, s.grading_id, s.score_percentage, s.total_points_earned,
                    s.graded_at
                from submissions s join enrolments e using (student_id)
                where e.class_id = :class order by s.graded_at desc, s.grading_id desc limit :limit
                """)
                .param("class", classId)
                .param("limit", limit)
                .query((row, _) -> new Latest(
                        row.getString("student_id"),
                        row.getString("assessment_id"),
                        row.getString("grading_id"),
                        row.getDouble("score_percentage"),
                        row.getDouble("total_points_earned"),
                        row.getObject("graded_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** The newest graded submission of a student for an assessment, with questions and answers. */
    Optional<GradedAssessment> newest(String assessmentId, String studentId) {
        return db.sql("""
                select * from submissions where assessment_id = :assessment and student_id = :student
                order by graded_at desc, grading_id desc limit 1
                """)
                .param("assessment", assessmentId)
                .param("student", studentId)
                .query(this::graded)
                .optional();
    }

    Optional<GradedAssessment> find(String gradingId) {
        return db.sql("select * from submissions where grading_id = :id")
                .param("id", gradingId)
                .query(this::graded)
                .optional();
    }

    private GradedAssessment graded(ResultSet row, int number) throws SQLException {
        String gradingId = row.getString("grading_id");
        return new GradedAssessment(
                gradingId,
                row.getString("submission_id"),
                row.getString("student_id"),
                row.getString("assessment_id"),
                row.getDouble("total_points_earned"),
                row.getDouble("total_points_possible"),
                row.getDouble("score_percentage"),
                questions(gradingId),
                json.readValue(row.getString("concept_scores"), SCORES),
                moved(gradingId),
                row.getObject("graded_at", OffsetDateTime.class).toInstant(),
                json.readTree(row.getString("cost")).asDouble(0));
    }

    private List<GradedAssessment.QuestionResult> questions(String gradingId) {
        return db.sql("""
                select r.*, d.decided_at as regraded_at,
                    (d.before ->> 'points_earned')::double precision as points_before
                from question_results r left join %s
                where r.grading_id = :id order by r.position
                """.formatted(LAST_REGRADE))
                .param("id", gradingId)
                .query((row, _) -> new GradedAssessment.QuestionResult(
                        row.getString("question_id"),
                        row.getString("concept_id"),
                        row.getDouble("points_earned"),
                        row.getDouble("points_possible"),
                        row.getBoolean("correct"),
                        row.getString("feedback"),
                        row.getString("graded_by"),
                        row.getDouble("confidence"),
                        row.getBoolean("needs_review"),
                        row.getString("question_type"),
                        row.getString("question_text"),
                        row.getString("answer") == null ? null : json.readTree(row.getString("answer")),
                        row.getObject("response_time_ms", Long.class),
                        json.readValue(row.getString("criteria"), CRITERIA),
                        row.getString("usage") == null ? null : json.readValue(row.getString("usage"), Usage.class),
                        regraded(row, row.getDouble("points_before"))))
                .list();
    }

    private static @Nullable Regraded regraded(ResultSet row, double pointsBefore) throws SQLException {
        OffsetDateTime at = row.getObject("regraded_at", OffsetDateTime.class);
        return at == null ? null : new Regraded(pointsBefore, at.toInstant());
    }

    private List<GradedAssessment.Moved> moved(String gradingId) {
        return db.sql("""
                select concept_id, (array_agg(previous_mastery order by observations))[1] as before,
                    (array_agg(new_mastery order by observations desc))[1] as after
                from mastery_history where grading_id = :id group by concept_id order by min(history_id)
                """)
                .param("id", gradingId)
                .query((row, _) -> new GradedAssessment.Moved(
                        row.getString("concept_id"), row.getDouble("before"), row.getDouble("after")))
                .list();
    }
}
