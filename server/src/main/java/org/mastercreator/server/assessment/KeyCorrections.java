package org.mastercreator.server.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.http.Etag;
import org.mastercreator.server.http.Ids;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.security.Access;
import org.mastercreator.server.security.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keys that turned out wrong. A correction raises the version of the assessment's keys and keeps the key as it was;
 * taking one back is the next correction. {@link Regrading} then sees to the answers.
 */
@Service
public class KeyCorrections {
    private static final String CORRECTION = """
            select c.*, a.class_id, u.display_name,
                (select t.correction_id from key_corrections t where t.undoes = c.correction_id) as undone_by,
                (select count(*) from regraded_answers r where r.correction_id = c.correction_id and outcome = 'gained')
                    as gained,
                (select count(*) from regraded_answers r where r.correction_id = c.correction_id and outcome = 'lost')
                    as lost,
                (select count(*) from regraded_answers r where r.correction_id = c.correction_id and outcome = 'same')
                    as same,
                (select count(*) from regraded_answers r where r.correction_id = c.correction_id and outcome = 'kept')
                    as kept
            from key_corrections c join assessments a using (assessment_id)
            left join users u on u.user_id = c.corrected_by
            """;

    private final Quizzes quizzes;
    private final Access access;
    private final Ids ids;
    private final JdbcClient db;
    private final JsonMapper json;
    private final Clock clock;

    KeyCorrections(Quizzes quizzes, Access access, Ids ids, JdbcClient db, JsonMapper json, Clock clock) {
        this.quizzes = quizzes;
        this.access = access;
        this.ids = ids;
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    /** How many answers gained or lost points or have as many as before, and how many a teacher had decided about. */
    public record RegradeTally(int gained, int lost, int same, int kept) {
        /** In words, for who waited for it. */
        public String words() {
            return "%d gained points, %d lost points, %d stay as they were, %d kept because a teacher decided."
                    .formatted(gained, lost, same, kept);
        }
    }

    /**
     * A correction of a key.
     *
     * @param version of the assessment's keys, from this correction on
     * @param undoes the correction that this one takes back
     * @param undoneBy the correction that takes this one back
     * @param jobId the job that grades the answers again; null if it is forgotten
     */
    public record Correction(
            String correctionId,
            String assessmentId,
            String classId,
            String questionId,
            int version,
            QuestionBody before,
            QuestionBody after,
            @Nullable String reason,
            String correctedBy,
            String by,
            Instant correctedAt,
            @Nullable String undoes,
            @Nullable String undoneBy,
            @Nullable String jobId,
            RegradeTally tally) {}

    /** A correction that was made, and when the assessment was changed by it. */
    public record Made(Correction correction, Instant changedAt) {}

    /**
     * Corrects a key, inside a transaction.
     *
     * @throws Problem.Stale if somebody else changed the assessment since the caller read it
     * @throws Problem.Conflict if the key is like that already, or answers are still graded again after the last
     *     correction
     */
    public Made correct(Caller caller, String assessmentId, String questionId, @Nullable String ifMatch, KeyBody body) {
        Quizzes.Quiz quiz = lock(assessmentId, questionId);
        Etag.require(ifMatch, Optional.of(quiz.updatedAt()));
        QuestionBody before = question(quiz, questionId);
        Question corrected = body.on(before);
        if (corrected
                .key()
                .equals(before.parse("stored", new ArrayList<>()).orElseThrow().key())) {
            throw new Problem.Conflict("The key is like this already.");
        }
        return store(caller, quiz, before, corrected.asked(), body.reason(), null);
    }

    /**
     * Gives a question the key again that it had before a correction, inside a transaction.
     *
     * @throws Problem.Conflict if it was taken back already or corrected again since, or itself takes one back
     */
    public Made undo(Caller caller, String assessmentId, String correctionId) {
        Correction undone = find(assessmentId, correctionId);
        Quizzes.Quiz quiz = lock(assessmentId, undone.questionId());
        if (undone.undoes() != null) {
            throw new Problem.Conflict("This took a correction back. Correct the key instead.");
        }
        if (!newest(undone)) {
            throw new Problem.Conflict("This was taken back already, or the key was corrected again since.");
        }
        QuestionBody present = question(quiz, undone.questionId());
        return store(caller, quiz, present, present.withKeyOf(undone.before()), undone.reason(), correctionId);
    }

    private boolean newest(Correction correction) {
        return db.sql("""
                select max(version) from key_corrections where assessment_id = :assessment and question_id = :question
                """)
                        .param("assessment", correction.assessmentId())
                        .param("question", correction.questionId())
                        .query(Integer.class)
                        .single()
                == correction.version();
    }

    private Quizzes.Quiz lock(String assessmentId, String questionId) {
        Quizzes.Quiz quiz = quizzes.lock(assessmentId).orElseThrow(() -> new Problem.NotFound("assessment"));
        access.holdInUse(quiz.classId());
        boolean busy = Boolean.TRUE.equals(db.sql("""
                select exists (select from key_corrections c join jobs j using (job_id)
                    where c.assessment_id = :assessment and c.question_id = :question
                        and j.status in ('queued', 'running'))
                """)
                .param("assessment", assessmentId)
                .param("question", questionId)
                .query(Boolean.class)
                .single());
        if (busy) {
            throw new Problem.Conflict("The answers to this question are being graded again just now.");
        }
        return quiz;
    }

    /** The question as it is stored. */
    static QuestionBody question(Quizzes.Quiz quiz, String questionId) {
        return quiz.question(questionId).orElseThrow(() -> new Problem.NotFound("question of this assessment"));
    }

    private Made store(
            Caller caller,
            Quizzes.Quiz quiz,
            QuestionBody before,
            QuestionBody after,
            @Nullable String reason,
            @Nullable String undoes) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String correctionId = ids.next("cor");
        db.sql("""
                insert into key_corrections (correction_id, assessment_id, question_id, version, before, after, reason,
                    undoes, corrected_by, corrected_at)
                values (:id, :assessment, :question, :version, jsonb_strip_nulls(:before::jsonb),
                    jsonb_strip_nulls(:after::jsonb), :reason, :undoes, :by, :at)
                """)
                .param("id", correctionId)
                .param("assessment", quiz.assessmentId())
                .param("question", Objects.requireNonNull(before.questionId()))
                .param("version", quizzes.setKey(quiz, after, now))
                .param("before", json.writeValueAsString(before))
                .param("after", json.writeValueAsString(after))
                .param("reason", reason)
                .param("undoes", undoes)
                .param("by", caller.userId())
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
        return new Made(find(correctionId), now);
    }

    /** Notes which job grades the answers again, inside the transaction that makes it. */
    public Correction runsAs(String correctionId, String jobId) {
        db.sql("update key_corrections set job_id = :job where correction_id = :id")
                .param("job", jobId)
                .param("id", correctionId)
                .update();
        return find(correctionId);
    }

    /**
     * A correction whose answers shall be graded on after the job ended before its time, inside a transaction.
     *
     * @throws Problem.Conflict if a job is at it
     */
    public Correction resume(String assessmentId, String correctionId) {
        Correction correction = find(assessmentId, correctionId);
        lock(assessmentId, correction.questionId());
        if (!newest(correction)) {
            throw new Problem.Conflict("The key was corrected again since.");
        }
        return correction;
    }

    /** The corrections of an assessment's keys, newest first. */
    public List<Correction> of(String assessmentId) {
        return db.sql(CORRECTION + " where c.assessment_id = :assessment order by c.version desc limit 200")
                .param("assessment", assessmentId)
                .query(this::correction)
                .list();
    }

    private Correction find(String assessmentId, String correctionId) {
        return db.sql(CORRECTION + " where c.correction_id = :id and c.assessment_id = :assessment")
                .param("id", correctionId)
                .param("assessment", assessmentId)
                .query(this::correction)
                .optional()
                .orElseThrow(() -> new Problem.NotFound("correction of this assessment"));
    }

    Correction find(String correctionId) {
        return db.sql(CORRECTION + " where c.correction_id = :id")
                .param("id", correctionId)
                .query(this::correction)
                .single();
    }

    private Correction correction(ResultSet row, int number) throws SQLException {
        return new Correction(
                row.getString("correction_id"),
                row.getString("assessment_id"),
                row.getString("class_id"),
                row.getString("question_id"),
                row.getInt("version"),
                json.readValue(row.getString("before"), QuestionBody.class),
                json.readValue(row.getString("after"), QuestionBody.class),
                row.getString("reason"),
                row.getString("corrected_by"),
                Optional.ofNullable(row.getString("display_name")).orElse("someone who left"),
                row.getObject("corrected_at", OffsetDateTime.class).toInstant(),
                row.getString("undoes"),
                row.getString("undone_by"),
                row.getString("job_id"),
                new RegradeTally(row.getInt("gained"), row.getInt("lost"), row.getInt("same"), row.getInt("kept")));
    }
}
