package org.mastercreator.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.Eventually;
import org.mastercreator.server.LiveClient;
import org.mastercreator.server.ServerTest;
import org.mastercreator.server.security.SignIn;

/** Server-sent events for networks that cut WebSockets: the same channels, texts and cursors. */
class EventStreamTest extends ServerTest {
    private static final String DASHBOARD = "/api/stream/dashboard/class_001";

    /** What one listener was sent, line by line. */
    private static final class Listener implements AutoCloseable {
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final Stream<String> body;
        private volatile boolean ended;

        Listener(HttpRequest.Builder request) {
            try {
                HttpResponse<Stream<String>> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofLines());
                assertThat(response.statusCode()).isEqualTo(200);
                assertThat(response.headers().firstValue("connection"))
                        .as("a stream that ended is not reused for the next request")
                        .contains("close");
                assertThat(response.headers().firstValue("content-type").orElse(""))
                        .startsWith("text/event-stream");
                body = response.body();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            Thread.ofVirtual().start(() -> {
                try {
                    body.forEach(lines::add);
                } catch (java.io.UncheckedIOException _) {
                    // We closed it ourselves.
                }
                ended = true;
            });
        }

        List<String> withPrefix(String prefix) {
            return lines.stream()
                    .filter(line -> line.startsWith(prefix))
                    .map(line -> line.substring(prefix.length()))
                    .toList();
        }

        /** The texts of the stream's events: those that follow an id. */
        List<String> events() {
            List<String> events = new ArrayList<>();
            List<String> all = List.copyOf(lines);
            for (int i = 0; i + 1 < all.size(); i++) {
                if (all.get(i).startsWith("id: ")) {
                    events.add(all.get(i + 1).substring("data: ".length()));
                }
            }
            return events;
        }

        @Override
        public void close() {
            body.close();
        }
    }

    private HttpRequest.Builder listen(String path) {
        return HttpRequest.newBuilder(uri(path));
    }

    @Test
    void it_shows_the_same_texts_as_a_socket_and_goes_on_after_the_last_event_id() {
        LiveClient socket = LiveClient.connect(port, "/ws/dashboard/class_001");
        socket.await("connection_confirmed");
        String student = newStudent("Streamed");
        List<String> ids;
        try (Listener listener = new Listener(listen(DASHBOARD))) {
            Eventually.holds(() -> !listener.withPrefix("data: ").isEmpty());
            assertThat(listener.withPrefix("data: ").getFirst()).contains("\"type\":\"connection_confirmed\"");
            post("/api/assessments/submit", submission(student, "ecosystems", true));
            Eventually.holds(() -> listener.events().size() >= 2);
            ids = listener.withPrefix("id: ");
            Eventually.holds(() -> texts(socket).containsAll(listener.events().subList(0, 2)));
            assertThat(texts(socket)).containsSubsequence(listener.events().subList(0, 2));
        }
        post("/api/assessments/submit", submission(student, "ecosystems", false));
        try (Listener back = new Listener(listen(DASHBOARD).header("Last-Event-ID", ids.getFirst()))) {
            long first = offset(ids.getFirst()) + 1;
            Eventually.holds(() -> back.events().size() >= 3);
            List<String> again = back.withPrefix("id: ");
            for (int i = 0; i < again.size(); i++) {
                assertThat(offset(again.get(i))).isEqualTo(first + i);
            }
        }
        socket.cut();
    }

    private static List<String> texts(LiveClient socket) {
        return socket.events().stream().map(Object::toString).toList();
    }

    private static long offset(String id) {
        return Long.parseLong(id.substring(id.indexOf(':') + 1));
    }

    @Test
    void it_counts_as_a_window_and_is_forgotten_when_it_goes() {
        int before = get("/api/ws/status").body().path("total_connections").asInt();
        try (Listener _ = new Listener(listen(DASHBOARD))) {
            Eventually.holds(
                    () -> get("/api/ws/status").body().path("total_connections").asInt() == before + 1);
        }
        Eventually.holds(
                () -> get("/api/ws/status").body().path("total_connections").asInt() == before);
    }

    @Test
    void it_ends_with_its_right_and_says_why() {
        SignIn teacher = SignIn.demo(this, "{\"role\":\"teacher\"}");
        try (Listener listener = new Listener(listen(DASHBOARD).header("Cookie", teacher.cookie()))) {
            Eventually.holds(() -> !listener.withPrefix("data: ").isEmpty());
            send(teacher.on(request("POST", "/api/auth/logout", null)));
            Eventually.holds(() -> listener.withPrefix("event: ").contains("close"));
            assertThat(listener.lines.toString()).contains("\"code\":4401");
            Eventually.holds(() -> listener.ended);
        }
    }

    @Test
    void an_address_that_cannot_be_read_is_400() throws IOException {
        for (String head : List.of("", "Upgrade: websocket\r\nConnection: Upgrade\r\n")) {
            String path = head.isEmpty() ? DASHBOARD : "/ws/dashboard/class_001";
            try (Socket socket = new Socket("localhost", port)) {
                socket.setSoTimeout(10_000);
                socket.getOutputStream()
                        .write(("GET " + path + "?offset=%zz HTTP/1.1\r\nHost: localhost:" + port + "\r\n" + head
                                        + "\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                byte[] answer = new byte[12];
                assertThat(socket.getInputStream().readNBytes(answer, 0, answer.length))
                        .isEqualTo(answer.length);
                assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 400");
            }
        }
    }

    @Test
    void who_may_not_watch_gets_the_answer_of_any_other_route() {
        SignIn student = SignIn.demo(this, "{\"role\":\"student\",\"student_id\":\"student_020\"}");
        assertThat(get("/api/stream/dashboard/class_002").status()).isEqualTo(404);
        assertThat(get("/api/stream/nothing/class_001").status()).isEqualTo(404);
        assertThat(send(request("GET", DASHBOARD, null).header("Cookie", student.cookie()))
                        .status())
                .isEqualTo(404);
        assertThat(send(request("GET", DASHBOARD, null).header("Cookie", "mc_session=wrong"))
                        .status())
                .isEqualTo(401);
        assertThat(send(request("GET", DASHBOARD, null).header("Origin", "http://evil.example"))
                        .status())
                .isEqualTo(403);
    }
}
