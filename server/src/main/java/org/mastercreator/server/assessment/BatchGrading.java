package org.mastercreator.server.assessment;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.http.Page;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.security.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Grades thousands of submissions in the background. Each waits in a row of its own; the row says that it was graded in
 * the transaction that stores the submission, so that after any crash it waits still, or was graded once. A submission
 * that cannot be graded says why in its row and hinders no other.
 */
@Service
public class BatchGrading {
    private static final Logger log = LoggerFactory.getLogger(BatchGrading.class);
    private static final int AT_ONCE = 4;
    private static final TypeReference<List<ResponseBody>> RESPONSES = new TypeReference<>() {};

    private final Intake intake;
    private final BatchWork work;
    private final JdbcClient db;
    private final NamedParameterJdbcOperations batches;
    private final TransactionTemplate transaction;
    private final JsonMapper json;

    BatchGrading(
            Intake intake,
            BatchWork work,
            JdbcClient db,
            NamedParameterJdbcOperations batches,
            TransactionTemplate transaction,
            JsonMapper json) {
        this.intake = intake;
        this.work = work;
        this.db = db;
        this.batches = batches;
        this.transaction = transaction;
        this.json = json;
    }

    /** A submission of a batch. */
    public record Submitted(
            @Nullable @NotBlank @Size(max = 128) String studentId,
            @Nullable @NotNull @Size(max = 200) List<@Valid @NotNull ResponseBody> responses) {}

    /**
     * Submissions of students of one class for one assessment.
     *
     * @param gradeAgain whether to grade also what is graded already and has not changed; left out: no
     */
    public record Batch(
            @Nullable @NotBlank @Size(max = 128) String classId,
            @Nullable @NotBlank @Size(max = 128) String assessmentId,
            @Nullable @Size(max = 200) List<@Valid @NotNull QuestionBody> questions,
            @Nullable Boolean gradeAgain,
            @Nullable @NotEmpty @Size(max = 5_000) List<@Valid @NotNull Submitted> submissions) {}

    /**
     * What a job keeps in mind.
     *
     * @param questions as they were sent: stored keys are read when they are needed, in case one was corrected
     */
    public record Task(
            String assessmentId,
            String userId,
            List<QuestionBody> questions,
            @Nullable Boolean gradeAgain) {}

    /** @throws Problem.Invalid naming what is wrong with the questions */
    public Task check(Caller caller, Batch batch) {
        String assessmentId = Objects.requireNonNull(batch.assessmentId());
        var _ = intake.questions(caller, assessmentId, batch.questions());
        return new Task(
                assessmentId,
                caller.userId(),
                Objects.requireNonNullElse(batch.questions(), List.of()),
                batch.gradeAgain());
    }

    /** Lets the submissions wait for the job, inside the transaction that makes it. */
    public void store(String jobId, Batch batch) {
        Set<String> inClass = new HashSet<>(db.sql("select student_id from enrolments where class_id = :class")
                .param("class", Objects.requireNonNull(batch.classId()))
                .query(String.class)
                .list());
        List<SqlParameterSource> rows = new ArrayList<>();
        for (Submitted one : Objects.requireNonNull(batch.submissions())) {
            String named = Objects.requireNonNull(one.studentId());
            boolean known = inClass.contains(named);
            rows.add(new MapSqlParameterSource("job", jobId)
                    .addValue("position", rows.size())
                    .addValue("named", named)
                    .addValue("student", known ? named : null)
                    .addValue("responses", known ? json.writeValueAsString(one.responses()) : null)
                    .addValue("status", known ? "waiting" : "failed")
                    .addValue("error", known ? null : "There is no such student in this class."));
        }
        batches.batchUpdate("""
                insert into batch_submissions (job_id, position, named, student_id, responses, status, error)
                values (:job, :position, :named, :student, :responses::jsonb, :status, :error)
                """, rows.toArray(SqlParameterSource[]::new));
    }

    private record Waiting(int position, String studentId, String responses) {}

    /** Grades what waits in one part of the positions; some at a time. Doing it again does only what is left. */
    public void grade(String jobId, Task task, int part, int parts) {
        List<Waiting> waiting = db.sql("""
                select position, student_id, responses from batch_submissions
                where job_id = :job and status = 'waiting' and position % :parts = :part order by position
                """)
                .param("job", jobId)
                .param("parts", parts)
                .param("part", part)
                .query((row, _) ->
                        new Waiting(row.getInt("position"), row.getString("student_id"), row.getString("responses")))
                .list();
        Caller caller = Caller.teacher(task.userId(), task.userId());
        List<Question> questions = intake.questions(caller, task.assessmentId(), task.questions());
        try (ExecutorService some =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            var _ = Joined.all(waiting.stream()
                    .map(one -> CompletableFuture.runAsync(() -> grade(jobId, caller, task, questions, one), some))
                    .toList());
        }
    }

    private void grade(String jobId, Caller caller, Task task, List<Question> questions, Waiting one) {
        try {
            List<Intake.Item> items = intake.items(questions, json.readValue(one.responses(), RESPONSES), "responses");
            var _ = work.grade(
                    caller,
                    new BatchWork.Work(task.assessmentId(), one.studentId(), items),
                    () -> gradedIn(jobId, one.studentId()),
                    Boolean.TRUE.equals(task.gradeAgain()),
                    done -> settle(jobId, one, done));
        } catch (AlreadyGraded other) {
            // Another server took the job over and was quicker; this one's work was rolled back.
        } catch (Problem.Invalid invalid) {
            fail(jobId, one, invalid.getMessage() + " " + invalid.errors());
        } catch (Problem problem) {
            fail(jobId, one, String.valueOf(problem.getMessage()));
        } catch (DataAccessException | TransactionException databaseAway) {
            throw databaseAway;
        } catch (RuntimeException failure) {
            log.error("row {} of job {} failed", one.position(), jobId, failure);
            fail(jobId, one, "The server failed over it. The failure has been logged.");
        }
    }

    private static final class AlreadyGraded extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private List<String> gradedIn(String jobId, String studentId) {
        return db.sql("""
                select grading_id from batch_submissions
                where job_id = :job and student_id = :student and status = 'graded'
                """)
                .param("job", jobId)
                .param("student", studentId)
                .query(String.class)
                .list();
    }

    private void settle(String jobId, Waiting one, BatchWork.Done done) {
        int settled = db.sql("""
                update batch_submissions set status = :status, grading_id = :grading, responses = null
                where job_id = :job and position = :position and status = 'waiting'
                """)
                .param("status", done.unchanged() ? "unchanged" : "graded")
                .param("grading", done.graded().gradingId())
                .param("job", jobId)
                .param("position", one.position())
                .update();
        if (settled == 0) {
            throw new AlreadyGraded();
        }
    }

    private void fail(String jobId, Waiting one, String error) {
        transaction.executeWithoutResult(_ -> db.sql("""
                update batch_submissions set status = 'failed', error = :error, responses = null
                where job_id = :job and position = :position and status = 'waiting'
                """)
                .param("error", error.substring(0, Math.min(error.length(), 1_000)))
                .param("job", jobId)
                .param("position", one.position())
                .update());
    }

    /** What still waits in a job that is over keeps no answers; inside the transaction that ends the job. */
    public void giveUp(String jobId) {
        db.sql("""
                update batch_submissions set status = 'failed', error = 'The job ended before its turn came.',
                    responses = null
                where job_id = :job and status = 'waiting'
                """).param("job", jobId).update();
    }

    /**
     * What became of how many.
     *
     * @param unchanged those that were graded before and have not changed
     */
    public record Tally(int graded, int unchanged, int failed, int waiting) {}

    public Tally tally(String jobId) {
        return db.sql("""
                select count(*) filter (where status = 'graded') as graded,
                    count(*) filter (where status = 'unchanged') as unchanged,
                    count(*) filter (where status = 'failed') as failed,
                    count(*) filter (where status = 'waiting') as waiting
                from batch_submissions where job_id = :job
                """)
                .param("job", jobId)
                .query((row, _) -> new Tally(
                        row.getInt("graded"), row.getInt("unchanged"), row.getInt("failed"), row.getInt("waiting")))
                .single();
    }

    /** What became of one submission. */
    public record Outcome(
            int position,
            String studentId,

            @Schema(allowableValues = {"waiting", "graded", "unchanged", "failed"})
            String status,

            @Nullable String gradingId,
            @Nullable String error) {}

    public Page<Outcome> outcomes(String jobId, Page.Request request) {
        List<Outcome> rows = db.sql("""
                select position, named, status, grading_id, error from batch_submissions
                where job_id = :job and position > :after order by position limit :limit
                """)
                .param("job", jobId)
                .param("after", request.after().isEmpty() ? -1 : request.number(0))
                .param("limit", request.limit() + 1)
                .query((row, _) -> new Outcome(
                        row.getInt("position"),
                        row.getString("named"),
                        row.getString("status"),
                        row.getString("grading_id"),
                        row.getString("error")))
                .list();
        return request.page(rows, row -> List.of(String.valueOf(row.position())));
    }

    public String assessmentOf(String jobId) {
        return db.sql("select input ->> 'assessment_id' from jobs where job_id = :job")
                .param("job", jobId)
                .query((row, _) -> Objects.requireNonNullElse(row.getString(1), ""))
                .single();
    }

    public Task task(JsonNode input) {
        return json.treeToValue(input, Task.class);
    }
}
