package org.mastercreator.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.mastercreator.server.Eventually;
import org.mastercreator.server.LiveClient;
import org.mastercreator.server.ServerTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Promise: what was acknowledged survives SIGKILL, and a page that resumes has seen every event once. */
@Execution(ExecutionMode.CONCURRENT)
class KillTest {
    private static final int KILLS = Integer.getInteger("kill.rounds", 2);

    @TempDir
    private Path data;

    private NodeProcess server;

    private void awaitHealthy() {
        for (int i = 0;
                call("GET", "/health", null)
                        .filter(answer -> answer.statusCode() == 200)
                        .isEmpty();
                i++) {
            assertThat(server.isAlive())
                    .as("the server ended: %s", server.tail())
                    .isTrue();
            assertThat(i)
                    .as("the server did not become healthy: %s", server.tail())
                    .isLessThan(3_600);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private Optional<HttpResponse<String>> call(String method, String path, String body) {
        return server.call(method, path, body, Optional.empty());
    }

    @BeforeEach
    void start() throws IOException {
        server = new NodeProcess(
                Installation.freePort(),
                data.resolve("log"),
                Map.of("DATA_DIR", NodeImage.dataIn(data).toString(), FaultNode.SKEW, "PT0S"));
        awaitHealthy();
    }

    @AfterEach
    void stop() throws InterruptedException {
        server.stop();
    }

    @Test
    void what_was_acknowledged_survives_a_kill_and_the_page_misses_nothing() throws Exception {
        JsonNode cursor = JsonMapper.shared()
                .readTree(call("GET", "/api/students/classes/class_001/dashboard", null)
                        .orElseThrow()
                        .body())
                .path("cursor");
        String epoch = cursor.path("epoch").stringValue();
        long start = cursor.path("offset").asLong();
        List<Long> applied = new ArrayList<>();
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        for (int kill = 0; kill <= KILLS; kill++) {
            long from = applied.isEmpty() ? start : applied.getLast();
            LiveClient page =
                    LiveClient.connect(server.port(), "/ws/dashboard/class_001?epoch=" + epoch + "&offset=" + from);
            int target = acknowledged.size() + 25;
            AtomicBoolean stop = new AtomicBoolean();
            List<Thread> clients = new ArrayList<>();
            for (int c = 1; c <= 8; c++) {
                String student = String.format("student_%03d", c);
                clients.add(Thread.ofVirtual().start(() -> submitUntil(stop, student, acknowledged)));
            }
            Eventually.holds(() -> acknowledged.size() >= target);
            boolean last = kill == KILLS;
            if (!last) {
                server.kill();
            }
            stop.set(true);
            for (Thread client : clients) {
                client.join();
            }
            if (last) {
                long head = head();
                page.await(frame -> frame.path("offset").asLong(0) >= head);
            } else {
                page.closeCode();
                server.start();
                awaitHealthy();
            }
            page.events().forEach(event -> applied.add(event.path("offset").asLong()));
        }
        assertThat(applied)
                .isEqualTo(LongStream.rangeClosed(start + 1, head()).boxed().toList());
        Set<String> stored = ConcurrentHashMap.newKeySet();
        for (int c = 1; c <= 8; c++) {
            String path = "/api/assessments/students/student_00" + c + "/history?limit=200";
            for (String more = ""; more != null; ) {
                JsonNode page = JsonMapper.shared()
                        .readTree(call("GET", path + more, null).orElseThrow().body());
                page.path("history")
                        .forEach(row -> stored.add(row.path("grading_id").stringValue()));
                String next = page.path("next_cursor").asString("");
                more = next.isEmpty() ? null : "&cursor=" + next;
            }
        }
        assertThat(stored).containsAll(acknowledged);
        System.out.printf(
                "kills: %d, %d submissions acknowledged, %d events seen in order%n",
                KILLS, acknowledged.size(), applied.size());
    }

    /** Promise: a batch goes on after a kill, and no submission of it is graded twice or forgotten. */
    @Test
    void a_batch_that_was_killed_goes_on_and_grades_each_submission_once() throws Exception {
        int students = 12;
        int each = 50;
        List<Map<String, Object>> submissions = new ArrayList<>();
        for (int i = 0; i < students * each; i++) {
            submissions.add(Map.of(
                    "student_id", String.format("student_%03d", i % students + 1),
                    "responses", List.of(Map.of("question_id", "q", "answer", "a"))));
        }
        String body = JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "class_id",
                        "class_001",
                        "assessment_id",
                        "killed_batch",
                        "questions",
                        List.of(Map.of(
                                "question_id", "q",
                                "question_text", "Which?",
                                "question_type", "multiple_choice",
                                "concept_id", "ecosystems",
                                "points_possible", 1,
                                "options",
                                        List.of(
                                                Map.of("option_id", "a", "text", "A"),
                                                Map.of("option_id", "b", "text", "B")),
                                "correct_answer", "a")),
                        "submissions",
                        submissions));
        HttpResponse<String> accepted =
                call("POST", "/api/pipeline/batch-grade", body).orElseThrow();
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        String jobId =
                JsonMapper.shared().readTree(accepted.body()).path("job_id").stringValue();
        String status = "/api/pipeline/status/" + jobId;
        Eventually.holds(() -> read(status).at("/job/progress").asDouble(0) >= 0.1);
        server.kill();
        server.start();
        awaitHealthy();
        int before = read("/api/pipeline/results/" + jobId + "/submissions")
                .at("/tally/graded")
                .asInt();
        assertThat(before).as("the kill came in the middle").isBetween(1, students * each - 1);
        Eventually.holds(
                Duration.ofSeconds(90),
                () -> read(status).at("/job/status").asString("").equals("complete"));
        JsonNode tally = read("/api/pipeline/results/" + jobId).at("/result/batch");
        assertThat(tally.path("graded").asInt()).isEqualTo(students * each);
        for (int i = 1; i <= students; i++) {
            int graded = 0;
            String path = String.format("/api/assessments/students/student_%03d/history?limit=200", i);
            for (JsonNode row : read(path).path("history")) {
                graded += row.path("assessment_id").stringValue().equals("killed_batch") ? 1 : 0;
            }
            assertThat(graded).isEqualTo(each);
        }
        System.out.printf("batch: %d of %d graded before the kill, each once after it%n", before, students * each);
    }

    private JsonNode read(String path) {
        return JsonMapper.shared()
                .readTree(call("GET", path, null).orElseThrow().body());
    }

    private long head() {
        return JsonMapper.shared()
                .readTree(call("GET", "/api/students/classes/class_001/dashboard", null)
                        .orElseThrow()
                        .body())
                .at("/cursor/offset")
                .asLong();
    }

    private void submitUntil(AtomicBoolean stop, String student, Set<String> acknowledged) {
        while (!stop.get()) {
            call("POST", "/api/assessments/submit", ServerTest.submission(student, "ecosystems", true))
                    .filter(answer -> answer.statusCode() == 200)
                    .ifPresent(answer -> acknowledged.add(JsonMapper.shared()
                            .readTree(answer.body())
                            .at("/graded_assessment/grading_id")
                            .stringValue()));
        }
    }
}
