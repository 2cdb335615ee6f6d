package org.mastercreator.server.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.http.Page;
import org.mastercreator.server.roster.Accommodation;
import org.mastercreator.server.security.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Stored quizzes. */
@Service
class Quizzes {
    private static final TypeReference<List<QuestionBody>> QUESTIONS = new TypeReference<>() {};

    private final JdbcClient db;
    private final JsonMapper json;

    Quizzes(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /**
     * A stored quiz with its questions and their keys.
     *
     * @param keysVersion rises with each correction of a key
     */
    record Quiz(
            String assessmentId,
            String classId,
            String title,
            @Nullable Integer timeLimitMinutes,
            Instant createdAt,
            Instant updatedAt,
            int keysVersion,
            List<QuestionBody> questions) {
        Optional<QuestionBody> question(String questionId) {
            return questions.stream()
                    .filter(question -> questionId.equals(question.questionId()))
                    .findFirst();
        }
    }

    Optional<Quiz> find(String assessmentId) {
        return db.sql("select * from assessments where assessment_id = :id")
                .param("id", assessmentId)
                .query(this::quiz)
                .optional();
    }

    /** The same, and nobody else changes it or stores a submission of it until the present transaction ends. */
    Optional<Quiz> lock(String assessmentId) {
        return db.sql("select * from assessments where assessment_id = :id for update")
                .param("id", assessmentId)
                .query(this::quiz)
                .optional();
    }

    /** Gives a question of a locked quiz another key; returns the version of the keys that this makes. */
    int setKey(Quiz quiz, QuestionBody corrected, Instant now) {
        List<QuestionBody> questions = quiz.questions().stream()
                .map(question -> Objects.equals(question.questionId(), corrected.questionId()) ? corrected : question)
                .toList();
        return db.sql("""
                update assessments set questions = jsonb_strip_nulls(:questions::jsonb), updated_at = :now,
                    keys_version = keys_version + 1
                where assessment_id = :id returning keys_version
                """)
                .param("questions", json.writeValueAsString(questions))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", quiz.assessmentId())
                .query(Integer.class)
                .single();
    }

    /** The quiz if the student's classes have it. */
    Optional<Quiz> forStudent(String assessmentId, String studentId) {
        return db.sql("""
                select a.* from assessments a join enrolments e using (class_id)
                where a.assessment_id = :id and e.student_id = :student
                """)
                .param("id", assessmentId)
                .param("student", studentId)
                .query(this::quiz)
                .optional();
    }

    /** Whether the student ever started an attempt at it. */
    boolean isStartedBy(String assessmentId, String studentId) {
        return Boolean.TRUE.equals(db.sql("""
                select exists (select from attempts t join assignments g using (assignment_id)
                    where g.assessment_id = :id and t.student_id = :student)
                """)
                .param("id", assessmentId)
                .param("student", studentId)
                .query(Boolean.class)
                .single());
    }

    Page<Quiz> visibleTo(Caller caller, Optional<String> classId, Page.Request request) {
        boolean first = request.after().isEmpty();
        List<Quiz> rows = db.sql("""
                select a.* from assessments a
                where (:class::text is null or a.class_id = :class)
                  and (:all or exists (select from class_teachers t where t.class_id = a.class_id and t.user_id = :user)
                    or exists (select from assignments g join enrolments e using (class_id)
                        where g.assessment_id = a.assessment_id and e.student_id = :student and (g.whole_class
                            or exists (select from assignment_students x
                                where x.assignment_id = g.assignment_id and x.student_id = e.student_id))))
                  and (:first or (a.created_at, a.assessment_id) < (:at, :id))
                order by a.created_at desc, a.assessment_id desc limit :limit
                """)
                .param("class", classId.orElse(null))
                .param("all", caller.isAdmin())
                .param("user", caller.userId())
                .param("student", caller.studentId().orElse(""))
                .param("first", first)
                .param("at", (first ? Instant.EPOCH : request.time(0)).atOffset(ZoneOffset.UTC))
                .param("id", first ? "" : request.after().get(1))
                .param("limit", request.limit() + 1)
                .query(this::quiz)
                .list();
        return request.page(rows, quiz -> List.of(quiz.createdAt().toString(), quiz.assessmentId()));
    }

    /** The time limit as her IEP makes it; null without a limit. */
    @Nullable
    Integer adjustedLimit(Quiz quiz, Caller caller) {
        if (quiz.timeLimitMinutes() == null || caller.studentId().isEmpty()) {
            return quiz.timeLimitMinutes();
        }
        boolean extended = Boolean.TRUE.equals(db.sql("""
                select exists (select from ieps where student_id = :student and 'extended_time' = any(accommodations))
                """)
                .param("student", caller.studentId().get())
                .query(Boolean.class)
                .single());
        return extended ? Accommodation.extended(quiz.timeLimitMinutes()) : quiz.timeLimitMinutes();
    }

    private Quiz quiz(ResultSet row, int number) throws SQLException {
        return new Quiz(
                row.getString("assessment_id"),
                row.getString("class_id"),
                row.getString("title"),
                row.getObject("time_limit_minutes", Integer.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                row.getInt("keys_version"),
                json.readValue(row.getString("questions"), QUESTIONS));
    }
}
