package org.mastercreator.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Promise: what was acknowledged survives SIGKILL, and a page that resumes has seen every event once. */
class KillTest {
    private static final int KILLS = Integer.getInteger("kill.rounds", 2);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    @TempDir
    private Path data;

    private final int port = freePort();
    private Process server;

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void start() throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classPath,
                MasterCreator.class.getName());
        builder.environment().put("SERVER_PORT", String.valueOf(port));
        builder.environment().put("DATA_DIR", data.resolve("data").toString());
        builder.redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(data.resolve("log").toFile()));
        server = builder.start();
        for (int i = 0; !healthy(); i++) {
            assertThat(server.isAlive()).as("the server ended: %s", tail()).isTrue();
            assertThat(i).as("the server did not become healthy: %s", tail()).isLessThan(1_200);
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(50).toNanos());
        }
    }

    private String tail() throws IOException {
        String log = Files.readString(data.resolve("log"));
        return log.substring(Math.max(0, log.length() - 2_000));
    }

    private boolean healthy() {
        return call("GET", "/health", null)
                .map(answer -> answer.statusCode() == 200)
                .orElse(false);
    }

    private java.util.Optional<HttpResponse<String>> call(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return java.util.Optional.of(HTTP.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException _) {
            return java.util.Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        server.destroy();
        server.waitFor();
    }

    @Test
    void what_was_acknowledged_survives_a_kill_and_the_page_misses_nothing() throws Exception {
        start();
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
            LiveClient page = LiveClient.connect(port, "/ws/dashboard/class_001?epoch=" + epoch + "&offset=" + from);
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
                server.destroyForcibly().waitFor();
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
                start();
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
