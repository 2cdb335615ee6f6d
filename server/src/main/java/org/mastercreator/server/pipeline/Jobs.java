package org.mastercreator.server.pipeline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.http.Ids;
import org.mastercreator.server.http.Page;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.stream.StreamEvent;
import org.mastercreator.server.stream.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rows of the jobs. Every change of a job is one transaction with its {@code pipeline_update} event, and is
 * fenced: a node whose lease another one took over can write nothing more.
 */
@Service
class Jobs {
    private final JdbcClient db;
    private final JsonMapper json;
    private final Streams streams;
    private final Ids ids;
    private final Clock clock;
    private final Map<String, Stages> kinds;

    Jobs(JdbcClient db, JsonMapper json, Streams streams, Ids ids, Clock clock, List<Stages> kinds) {
        this.db = db;
        this.json = json;
        this.streams = streams;
        this.ids = ids;
        this.clock = clock;
        this.kinds = kinds.stream().collect(Collectors.toMap(Stages::kind, Function.identity()));
    }

    /** A job that this node holds for a while. {@code work} is what its completed stages made. */
    record Held(Job job, String node, JsonNode input, ObjectNode work, int attempts) {}

    /** Another node took the job over: stop working on it. */
    static final class LostException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LostException(String jobId) {
            super("job " + jobId + " is no longer held by this node", null, false, false);
        }
    }

    Job create(String kind, String classId, String userId, Object input) {
        String jobId = ids.next("job");
        db.sql("""
                insert into jobs (job_id, kind, class_id, input, status, message, created_by, created_at)
                values (:id, :kind, :class, :input::jsonb, 'queued', 'Waiting for its turn.', :user, :now)
                """)
                .param("id", jobId)
                .param("kind", kind)
                .param("class", classId)
                .param("input", json.writeValueAsString(input))
                .param("user", userId)
                .param("now", now())
                .update();
        Job job = find(jobId).orElseThrow();
        tell(job, "queued");
        return job;
    }

    Optional<Job> find(String jobId) {
        return db.sql("select * from jobs where job_id = :id")
                .param("id", jobId)
                .query(this::job)
                .optional();
    }

    Page<Job> ofClass(String classId, Page.Request request) {
        boolean first = request.after().isEmpty();
        List<Job> rows = db.sql("""
                select * from jobs where class_id = :class
                    and (:first or (created_at, job_id) < (:at, :id))
                order by created_at desc, job_id desc limit :limit
                """)
                .param("class", classId)
                .param("first", first)
                .param("at", (first ? Instant.EPOCH : request.time(0)).atOffset(ZoneOffset.UTC))
                .param("id", first ? "" : request.after().get(1))
                .param("limit", request.limit() + 1)
                .query(this::job)
                .list();
        return request.page(rows, job -> List.of(job.createdAt().toString(), job.jobId()));
    }

    /**
     * Takes the oldest job of a known kind that waits, or whose node has been silent for longer than its lease, by the
     * database's clock. A node asks only while it works on none: what it holds even so broke off.
     */
    Optional<Held> claim(String node, Duration lease) {
        return db.sql("""
                update jobs set status = 'running', leased_by = :node, leased_until = now() + make_interval(secs => :lease), attempts = attempts + 1,
                    started_at = coalesce(started_at, :now)
                where job_id = (
                    select job_id from jobs
                    where kind = any(:kinds) and (status = 'queued'
                        or (status = 'running' and (leased_until < now() or leased_by = :node)))
                    order by created_at for update skip locked limit 1)
                returning *
                """)
                .param("kinds", kinds.keySet().toArray(String[]::new))
                .param("node", node)
                .param("lease", lease.toSeconds())
                .param("now", now())
                .query((row, number) -> new Held(
                        job(row, number),
                        node,
                        json.readTree(row.getString("input")),
                        json.readTree(row.getString("work")).asObject(),
                        row.getInt("attempts")))
                .optional();
    }

    void renew(String node, Duration lease) {
        db.sql(
                        "update jobs set leased_until = now() + make_interval(secs => :lease) where leased_by = :node and status = 'running'")
                .param("lease", lease.toSeconds())
                .param("node", node)
                .update();
    }

    /** False if the job was cancelled; then it is marked so. */
    boolean stageStarts(Held held, String stage) {
        String jobId = held.job().jobId();
        Boolean cancelled = db.sql("""
                select cancel_requested from jobs
                where job_id = :id and leased_by = :node and status = 'running' for update
                """)
                .param("id", jobId)
                .param("node", held.node())
                .query(Boolean.class)
                .optional()
                .orElseThrow(() -> new LostException(jobId));
        if (Boolean.TRUE.equals(cancelled)) {
            finish(jobId, Job.Status.cancelled, "Cancelled.", null, null);
            return false;
        }
        db.sql("update jobs set stage = :stage, message = :message where job_id = :id")
                .param("stage", stage)
                .param("message", "Working on: " + stage + ".")
                .param("id", jobId)
                .update();
        tell(find(jobId).orElseThrow(), "running");
        return true;
    }

    /** What comes on is not what breaks off again and again: the attempts are counted anew. */
    void stageEnds(Held held, String stage, JsonNode work, double progress) {
        int updated = db.sql("""
                update jobs set completed_stages = completed_stages || :stage::text, work = :work::jsonb,
                    progress = :progress, message = :message, attempts = 1
                where job_id = :id and leased_by = :node and status = 'running'
                """)
                .param("stage", stage)
                .param("work", json.writeValueAsString(work))
                .param("progress", progress)
                .param("message", "Done: " + stage + ".")
                .param("id", held.job().jobId())
                .param("node", held.node())
                .update();
        if (updated == 0) {
            throw new LostException(held.job().jobId());
        }
        tell(find(held.job().jobId()).orElseThrow(), "complete");
    }

    /** Asks for a job's end. One that waits ends at once, one that runs at its next stage. */
    Job cancel(String jobId) {
        Job job = db.sql("select * from jobs where job_id = :id for update")
                .param("id", jobId)
                .query(this::job)
                .optional()
                .orElseThrow(() -> new Problem.NotFound("job"));
        if (job.status().isOver()) {
            throw new Problem.Conflict("This job is over already: " + job.status() + ".");
        }
        if (job.status() == Job.Status.queued) {
            return finish(jobId, Job.Status.cancelled, "Cancelled.", null, null);
        }
        db.sql("update jobs set cancel_requested = true, message = 'Stopping.' where job_id = :id")
                .param("id", jobId)
                .update();
        return find(jobId).orElseThrow();
    }

    Job finish(String jobId, Job.Status status, String message, @Nullable String error, @Nullable JsonNode result) {
        db.sql("""
                update jobs set status = :status, message = :message, error = :error, result = :result::jsonb,
                    progress = case when :status = 'complete' then 1 else progress end,
                    finished_at = :now, leased_by = null, leased_until = null, work = '{}'
                where job_id = :id
                """)
                .param("status", status.name())
                .param("message", message)
                .param("error", error)
                .param("result", result == null ? null : json.writeValueAsString(result))
                .param("now", now())
                .param("id", jobId)
                .update();
        Job job = find(jobId).orElseThrow();
        if (status != Job.Status.complete) {
            Optional.ofNullable(kinds.get(job.kind())).ifPresent(kind -> kind.giveUp(jobId));
        }
        tell(job, status == Job.Status.complete ? "complete" : "failed");
        return job;
    }

    private void tell(Job job, String stageStatus) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("job_id", job.jobId());
        body.put("kind", job.kind());
        body.put("stage", job.stage());
        body.put("stage_status", stageStatus);
        body.put("completed_stages", job.completedStages());
        body.put("progress", job.progress());
        body.put("status", job.status().name());
        body.put("message", job.message());
        if (job.error() != null) {
            body.put("error", job.error());
        }
        if (job.result() != null) {
            body.put("result", job.result());
        }
        streams.emit(job.classId(), StreamEvent.aboutJob("pipeline_update", job.jobId(), body));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private Job job(ResultSet row, int number) throws SQLException {
        String result = row.getString("result");
        return new Job(
                row.getString("job_id"),
                row.getString("kind"),
                row.getString("class_id"),
                Job.Status.valueOf(row.getString("status")),
                row.getString("stage"),
                Optional.ofNullable(kinds.get(row.getString("kind")))
                        .map(Stages::names)
                        .orElse(List.of()),
                List.of((String[]) row.getArray("completed_stages").getArray()),
                row.getDouble("progress"),
                row.getString("message"),
                row.getString("error"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("started_at", OffsetDateTime.class)),
                instant(row.getObject("finished_at", OffsetDateTime.class)),
                result == null ? null : json.readTree(result));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
