package org.mastercreator.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.mastercreator.server.Eventually;
import org.mastercreator.server.LiveClient;
import org.mastercreator.server.Scratch;
import org.mastercreator.server.ServerTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A backup that was put back, as docs/operations.md says, under windows that have seen what it does not hold. */
@Execution(ExecutionMode.CONCURRENT)
class RestoredTest {
    private static final List<String> BACKED_UP = List.of("postgres", "postgres-password", "keys");

    @TempDir
    private Path directory;

    private NodeProcess server;

    @Test
    void a_window_that_saw_what_a_restored_backup_does_not_hold_loads_anew_however_far_the_stream_has_come_since()
            throws Exception {
        Path data = NodeImage.dataIn(Files.createDirectory(directory.resolve("data")));
        server = new NodeProcess(
                Installation.freePort(),
                directory.resolve("log"),
                Map.of("DATA_DIR", data.toString(), FaultNode.SKEW, "PT0S", "DRAIN_SECONDS", "0"));
        try {
            Eventually.holds(Installation.PATIENCE, server::isReady);
            server.stop();
            copy(data, directory.resolve("backup"));
            restart();
            submit(3);
            JsonNode seen = cursor();

            restart();
            assertThat(opening(seen).path("resumed").asBoolean())
                    .as("a restart changes nothing")
                    .isTrue();

            server.stop();
            copy(directory.resolve("backup"), data);
            restart();
            submit(4);
            assertThat(cursor().path("offset").asLong())
                    .isGreaterThan(seen.path("offset").asLong());
            assertThat(opening(seen).path("reason").asString("")).isEqualTo("epoch_changed");
        } finally {
            server.end();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Scratch.empty(to);
        for (String part : BACKED_UP) {
            Scratch.copy(from.resolve(part), to.resolve(part));
        }
    }

    private void restart() throws Exception {
        if (server.isAlive()) {
            server.stop();
        }
        server.start();
        Eventually.holds(Installation.PATIENCE, server::isReady);
    }

    private void submit(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(server.call(
                            "POST",
                            "/api/assessments/submit",
                            ServerTest.submission("student_001", "ecosystems", true),
                            Optional.empty()))
                    .hasValueSatisfying(
                            answer -> assertThat(answer.statusCode()).isEqualTo(200));
        }
    }

    private JsonNode cursor() {
        return JsonMapper.shared()
                .readTree(server.call("GET", "/api/students/classes/class_001/dashboard", null, Optional.empty())
                        .orElseThrow()
                        .body())
                .path("cursor");
    }

    /** What a window that comes back with this cursor is told first. */
    private JsonNode opening(JsonNode cursor) throws Exception {
        LiveClient window = LiveClient.connect(
                server.port(),
                "/ws/dashboard/class_001?epoch=" + cursor.path("epoch").stringValue() + "&offset="
                        + cursor.path("offset").asLong());
        JsonNode confirmed = window.await(frame -> true);
        return confirmed.path("resumed").asBoolean() ? confirmed : window.await("resync_required");
    }
}
