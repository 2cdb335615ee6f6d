package org.mastercreator.server.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.mastercreator.server.Eventually;
import org.mastercreator.server.LiveClient;
import tools.jackson.databind.JsonNode;

/** Promise: a pulled cable is noticed, and presence says so, within the time that presence states. */
@Execution(ExecutionMode.CONCURRENT)
class PulledCableTest {
    @TempDir
    private Path data;

    private NodeProcess server;

    @BeforeEach
    void start() throws IOException {
        server = new NodeProcess(
                Installation.freePort(),
                data.resolve("log"),
                Map.of(
                        "DATA_DIR",
                        NodeImage.dataIn(data).toString(),
                        FaultNode.SKEW,
                        "PT0S",
                        "SOCKET_SILENCE_SECONDS",
                        "4"));
        Eventually.holds(Installation.PATIENCE, server::isReady);
    }

    @AfterEach
    void stop() throws InterruptedException {
        server.stop();
    }

    private String cookiesOf(String student) {
        return server
                .call(
                        "POST",
                        "/api/auth/demo",
                        "{\"role\":\"student\",\"student_id\":\"" + student + "\"}",
                        Optional.empty())
                .orElseThrow()
                .headers()
                .allValues("set-cookie")
                .stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .collect(Collectors.joining("; "));
    }

    private static List<String> online(JsonNode presence) {
        List<String> students = new ArrayList<>();
        presence.path("students_online").forEach(student -> students.add(student.stringValue()));
        return students;
    }

    private static List<String> lastOnline(LiveClient teacher) {
        return teacher.frames().stream()
                .filter(frame -> frame.path("type").asString("").equals("presence"))
                .reduce((_, last) -> last)
                .map(PulledCableTest::online)
                .orElse(List.of());
    }

    private static double secondsUntilGone(long pulled, LiveClient teacher, String student) {
        Eventually.holds(() -> !lastOnline(teacher).contains(student));
        return (System.nanoTime() - pulled) / 1e9;
    }

    @Test
    void a_pulled_cable_is_noticed_also_by_one_who_listens_to_an_event_stream() throws IOException {
        LiveClient teacher = LiveClient.connect(server.port(), "/ws/dashboard/class_001");
        try (TcpProxy cable = new TcpProxy(server.port());
                PulledCable listener =
                        new PulledCable(server.port(), """
                        GET /api/stream/student/student_021 HTTP/1.1
                        Host: localhost:%d
                        Cookie: %s

                        """.formatted(server.port(), cookiesOf("student_021"))
                                .replace("\n", "\r\n"))) {
            LiveClient.connect(cable.port(), "/ws/student/student_020", "Cookie", cookiesOf("student_020"));
            Eventually.holds(() -> lastOnline(teacher).containsAll(List.of("student_020", "student_021")));
            long stated = teacher.await("presence").path("detection_seconds").asLong();
            long pulled = System.nanoTime();
            cable.fallSilent();
            listener.pull();
            double stream = secondsUntilGone(pulled, teacher, "student_021");
            double socket = secondsUntilGone(pulled, teacher, "student_020");
            System.out.printf(
                    "pulled cables: noticed after %.1f s on a socket, %.1f s on an event stream; stated are %d s%n",
                    socket, stream, stated);
        }
    }
}
