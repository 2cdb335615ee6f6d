package org.mastercreator.server.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.http.Ids;
import org.mastercreator.server.http.Page;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.roster.Accommodation;
import org.mastercreator.server.security.Caller;
import org.mastercreator.server.stream.StreamEvent;
import org.mastercreator.server.stream.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Stored quizzes, which elsewhere are called assessments. */
@Service
public class Quizzes {
    private static final TypeReference<List<QuestionBody>> QUESTIONS = new TypeReference<>() {};
    private static final TypeReference<List<FromItem>> ITEMS = new TypeReference<>() {};
    private static final String QUIZ = """
            select a.*, (select jsonb_agg(jsonb_build_object(
                    'question_id', i.question_id, 'item_id', i.item_id, 'version', i.version) order by i.question_id)
                from assessment_items i where i.assessment_id = a.assessment_id) as items
            from assessments a
            """;

    private final JdbcClient db;
    private final JsonMapper json;
    private final Ids ids;
    private final Clock clock;
    private final Streams streams;
    private final List<Underway> underway;

    Quizzes(JdbcClient db, JsonMapper json, Ids ids, Clock clock, Streams streams, List<Underway> underway) {
        this.db = db;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
        this.streams = streams;
        this.underway = underway;
    }

    /**
     * A stored quiz with its questions and their keys.
     *
     * @param keysVersion rises with each correction of a key
     */
    public record Quiz(
            String assessmentId,
            String classId,
            String title,
            @Nullable Integer timeLimitMinutes,
            Instant createdAt,
            Instant updatedAt,
            int keysVersion,
            boolean archived,
            List<QuestionBody> questions,
            List<FromItem> items) {
        Optional<QuestionBody> question(String questionId) {
            return questions.stream()
                    .filter(question -> questionId.equals(question.questionId()))
                    .findFirst();
        }
    }

    /** Which version of which item of the bank a question was copied from. */
    public record FromItem(String questionId, String itemId, int version) {}

    /** What a teacher decides about a quiz. */
    public record Draft(
            String title, @Nullable Integer timeLimitMinutes, List<QuestionBody> questions, List<FromItem> items) {}

    /** Stores a new quiz, in the caller's transaction. */
    public Quiz create(String classId, Draft draft, String madeBy) {
        String assessmentId = ids.next("asm");
        OffsetDateTime now = now();
        db.sql("""
                insert into assessments (assessment_id, class_id, title, time_limit_minutes, questions, created_by,
                    created_at, updated_at)
                values (:id, :class, :title, :minutes, jsonb_strip_nulls(:questions::jsonb), :by, :now, :now)
                """)
                .param("id", assessmentId)
                .param("class", classId)
                .param("title", draft.title())
                .param("minutes", draft.timeLimitMinutes())
                .param("questions", json.writeValueAsString(draft.questions()))
                .param("by", madeBy)
                .param("now", now)
                .update();
        keepOrigin(assessmentId, draft.items());
        Quiz made = find(assessmentId).orElseThrow();
        tell(made, "created");
        return made;
    }

    /**
     * Locks a quiz and reads it, for those who are about to change it.
     *
     * @throws Problem.NotFound if it is not there or archived
     * @throws Problem.Conflict if somebody has begun to work on it
     */
    public Quiz forChange(String assessmentId) {
        Quiz quiz = lock(assessmentId)
                .filter(found -> !found.archived())
                .orElseThrow(() -> new Problem.NotFound("assessment"));
        if (hasBegun(assessmentId)) {
            throw new Problem.Conflict("Students have begun to work on it. Correct the key of a question instead, or"
                    + " build another assessment.");
        }
        return quiz;
    }

    public Quiz change(Quiz before, Draft draft) {
        db.sql("""
                update assessments set title = :title, time_limit_minutes = :minutes,
                    questions = jsonb_strip_nulls(:questions::jsonb), updated_at = :now,
                    keys_version = keys_version + 1
                where assessment_id = :id
                """)
                .param("title", draft.title())
                .param("minutes", draft.timeLimitMinutes())
                .param("questions", json.writeValueAsString(draft.questions()))
                .param("now", now())
                .param("id", before.assessmentId())
                .update();
        db.sql("delete from assessment_items where assessment_id = :id")
                .param("id", before.assessmentId())
                .update();
        keepOrigin(before.assessmentId(), draft.items());
        Quiz changed = find(before.assessmentId()).orElseThrow();
        tell(changed, "changed");
        return changed;
    }

    /** Takes it out of every list; nothing of it is deleted but that it was assigned. */
    public void archive(Quiz quiz) {
        underway.forEach(one -> one.withdraw(quiz.assessmentId()));
        db.sql("update assessments set archived_at = :now, updated_at = :now where assessment_id = :id")
                .param("now", now())
                .param("id", quiz.assessmentId())
                .update();
        tell(quiz, "archived");
    }

    private record AssessmentEvent(String assessmentId, String title, String state) {}

    /** Tells the teachers' windows; students hear of what is assigned to them. */
    private void tell(Quiz quiz, String state) {
        streams.emit(
                quiz.classId(),
                StreamEvent.aboutClass(
                        "assessment_update", new AssessmentEvent(quiz.assessmentId(), quiz.title(), state)));
    }

    private void keepOrigin(String assessmentId, List<FromItem> items) {
        for (FromItem item : items) {
            db.sql("""
                    insert into assessment_items (assessment_id, question_id, item_id, version)
                    values (:assessment, :question, :item, :version)
                    """)
                    .param("assessment", assessmentId)
                    .param("question", item.questionId())
                    .param("item", item.itemId())
                    .param("version", item.version())
                    .update();
        }
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    /** Whether a student has handed it in or begun to. */
    boolean hasBegun(String assessmentId) {
        boolean handedIn =
                Boolean.TRUE.equals(db.sql("select exists (select from submissions where assessment_id = :id)")
                        .param("id", assessmentId)
                        .query(Boolean.class)
                        .single());
        return handedIn || underway.stream().anyMatch(one -> one.hasBegun(assessmentId));
    }

    Optional<Quiz> find(String assessmentId) {
        return db.sql(QUIZ + "where a.assessment_id = :id")
                .param("id", assessmentId)
                .query(this::quiz)
                .optional();
    }

    /** The same, and nobody else changes it or stores a submission of it until the present transaction ends. */
    Optional<Quiz> lock(String assessmentId) {
        return db.sql(QUIZ + "where a.assessment_id = :id for update of a")
                .param("id", assessmentId)
                .query(this::quiz)
                .optional();
    }

    /** Whether its keys are still of this version; if so, they are until the present transaction ends. */
    boolean holdKeys(String assessmentId, int version) {
        return db.sql("""
                select keys_version = :version from assessments where assessment_id = :id for key share
                """)
                .param("version", version)
                .param("id", assessmentId)
                .query(Boolean.class)
                .optional()
                .orElse(false);
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
        return db.sql(QUIZ + """
                join enrolments e using (class_id)
                where a.assessment_id = :id and a.archived_at is null and e.student_id = :student
                """)
                .param("id", assessmentId)
                .param("student", studentId)
                .query(this::quiz)
                .optional();
    }

    /** The stored quiz, if this teacher or admin sees its class. */
    Optional<Quiz> forStaff(String assessmentId, String userId) {
        return db.sql(QUIZ + """
                where a.assessment_id = :id
                    and (exists (select from class_teachers t where t.class_id = a.class_id and t.user_id = :user)
                        or exists (select from users u where u.user_id = :user and u.role = 'admin'))
                """)
                .param("id", assessmentId)
                .param("user", userId)
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
        List<Quiz> rows = db.sql(QUIZ + """
                where a.archived_at is null and (:class::text is null or a.class_id = :class)
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
                row.getObject("archived_at") != null,
                json.readValue(row.getString("questions"), QUESTIONS),
                row.getString("items") == null ? List.of() : json.readValue(row.getString("items"), ITEMS));
    }
}
