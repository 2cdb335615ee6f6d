package org.mastercreator.server.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.Eventually;
import org.mastercreator.server.ServerTest;
import org.mastercreator.server.http.Ids;
import org.mastercreator.server.stream.Streams;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Promise: whatever happens to a job, it ends, and the next one has its turn. */
class JobRunnerTest extends ServerTest {
    @Autowired
    private JobRunner runner;

    @Autowired
    private Streams streams;

    @Autowired
    private Ids ids;

    @Autowired
    private Clock clock;

    @Autowired
    private JsonMapper json;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private DataSource dataSource;

    private String status(String jobId) {
        return db.sql("select status from jobs where job_id = :job")
                .param("job", jobId)
                .query(String.class)
                .single();
    }

    private void awaitStatus(String jobId, String status) {
        Eventually.holds(() -> status(jobId).equals(status));
    }

    /** Cuts the connection of whoever waits for a row. */
    private boolean cutsConnection() {
        return !db.sql("""
                select pg_terminate_backend(pid) from pg_stat_activity
                where wait_event_type = 'Lock' and datname = current_database()
                """).query().listOfRows().isEmpty();
    }

    @Test
    void a_job_that_lost_its_database_connection_is_done_all_the_same_and_once() throws SQLException {
        String student = newStudent("Cut off");
        String jobId;
        try (Connection held = dataSource.getConnection()) {
            held.setAutoCommit(false);
            held.createStatement()
                    .execute("select from students where student_id = '" + student + "' for no key update");
            jobId = post("/api/pipeline/batch-grade", """
                    {"class_id":"class_001","assessment_id":"cut_off","submissions":[{"student_id":"%s",
                     "responses":[{"question_id":"q1","answer":true}]}],
                     "questions":[{"question_id":"q1","question_text":"Is it so?","question_type":"true_false",
                      "concept_id":"ecosystems","points_possible":2,"correct_answer":true}]}
                    """.formatted(student))
                    .body()
                    .path("job_id")
                    .stringValue();
            Eventually.holds(this::cutsConnection);
            held.rollback();
        }
        awaitStatus(jobId, "complete");
        assertThat(db.sql("select count(*) from submissions where student_id = :student")
                        .param("student", student)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private record Fake(String kind, Supplier<Stages.Outcome> work) implements Stages {
        @Override
        public List<String> names() {
            return List.of("work");
        }

        @Override
        public ObjectNode prepare(String stage, Job job, JsonNode input, ObjectNode made) {
            var _ = work.get();
            return made;
        }

        @Override
        public Outcome store(Job job, JsonNode input, JsonNode made) {
            return work.get();
        }
    }

    @Test
    void an_error_of_the_machine_ends_its_job_and_not_the_runner_and_jobs_of_other_kinds_are_left_to_others() {
        Fake breaks = new Fake("class_plan", () -> {
            throw new StackOverflowError();
        });
        Fake works = new Fake("refit", () -> new Stages.Outcome(json.createObjectNode(), "Done."));
        Jobs jobs = new Jobs(db, json, streams, ids, clock, List.of(breaks, works));
        JobRunner own = new JobRunner(jobs, List.of(breaks, works), transaction);
        runner.stop();
        own.start();
        try {
            List<String> made = List.of("regrade", "class_plan", "refit").stream()
                    .map(kind -> transaction.execute(_ -> jobs.create(kind, "class_001", "teacher_demo", Map.of())
                            .jobId()))
                    .toList();
            awaitStatus(made.getLast(), "complete");
            assertThat(status(made.get(1))).isEqualTo("failed");
            assertThat(status(made.getFirst())).isEqualTo("queued");
            transaction.executeWithoutResult(_ -> jobs.cancel(made.getFirst()));
        } finally {
            own.stop();
            runner.start();
        }
    }

    private String refit(Jobs jobs) {
        return transaction.execute(
                _ -> jobs.create("refit", "class_001", "teacher_demo", Map.of()).jobId());
    }

    private Jobs.Held claimed(Jobs jobs, String node) {
        return transaction.execute(_ -> jobs.claim(node, Duration.ofSeconds(-1)).orElseThrow());
    }

    @Test
    void a_server_whose_job_another_took_over_can_write_nothing_more() {
        Fake any = new Fake("refit", () -> new Stages.Outcome(json.createObjectNode(), "Done."));
        Jobs jobs = new Jobs(db, json, streams, ids, clock, List.of(any));
        runner.stop();
        try {
            String jobId = refit(jobs);
            Jobs.Held lost = claimed(jobs, "silent for too long");
            Jobs.Held held = claimed(jobs, "took over");
            assertThatThrownBy(() -> transaction.execute(_ -> jobs.stageStarts(lost, "work")))
                    .isInstanceOf(Jobs.LostException.class);
            assertThatThrownBy(() -> transaction.executeWithoutResult(
                            _ -> jobs.stageEnds(lost, "work", json.createObjectNode(), 1)))
                    .isInstanceOf(Jobs.LostException.class);
            Boolean goesOn = transaction.execute(_ -> jobs.stageStarts(held, "work"));
            assertThat(goesOn).isTrue();
            transaction.executeWithoutResult(_ -> jobs.finish(jobId, Job.Status.cancelled, "Cancelled.", null, null));
        } finally {
            runner.start();
        }
    }

    @Test
    void a_job_that_broke_off_three_times_is_given_up_and_says_so() {
        Fake deadly = new Fake("refit", () -> new Stages.Outcome(json.createObjectNode(), "Done."));
        Jobs jobs = new Jobs(db, json, streams, ids, clock, List.of(deadly));
        JobRunner own = new JobRunner(jobs, List.of(deadly), transaction);
        runner.stop();
        try {
            String jobId = refit(jobs);
            for (int server = 1; server <= 3; server++) {
                claimed(jobs, "dies " + server);
            }
            own.start();
            awaitStatus(jobId, "failed");
            assertThat(jobs.find(jobId).orElseThrow().error()).contains("broke off 3 times");
        } finally {
            own.stop();
            runner.start();
        }
    }

    @Test
    void a_job_that_comes_on_between_the_deaths_of_its_servers_is_not_given_up() {
        Fake slow = new Fake("refit", () -> new Stages.Outcome(json.createObjectNode(), "Done."));
        Jobs jobs = new Jobs(db, json, streams, ids, clock, List.of(slow));
        runner.stop();
        try {
            String jobId = refit(jobs);
            for (int server = 1; server <= 5; server++) {
                String node = "dies " + server;
                Jobs.Held held = claimed(jobs, node);
                assertThat(held.attempts()).as(node).isLessThanOrEqualTo(2);
                transaction.executeWithoutResult(
                        _ -> jobs.stageEnds(held, "stage of " + node, json.createObjectNode(), 0.1));
            }
            transaction.executeWithoutResult(_ -> jobs.finish(jobId, Job.Status.cancelled, "Cancelled.", null, null));
        } finally {
            runner.start();
        }
    }
}
