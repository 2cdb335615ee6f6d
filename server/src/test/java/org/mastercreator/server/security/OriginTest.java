package org.mastercreator.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.Eventually;
import org.mastercreator.server.LiveClient;
import org.mastercreator.server.ServerTest;

/** Promise: another site's page can neither act nor watch. Raw sockets, because clients forbid such headers. */
class OriginTest extends ServerTest {
    private String firstLine(String request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            InputStream in = socket.getInputStream();
            StringBuilder line = new StringBuilder();
            for (int b = in.read(); b >= 0 && b != '\r'; b = in.read()) {
                line.append((char) b);
            }
            return line.toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String handshake(String extra) {
        return firstLine("""
                GET /ws/dashboard/class_001 HTTP/1.1
                Host: localhost:%d
                Upgrade: websocket
                Connection: Upgrade
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
                Sec-WebSocket-Version: 13
                %s
                """.formatted(port, extra.isEmpty() ? "X-None: 1\n" : extra + "\n"));
    }

    private List<String> foreignOrigins() {
        return List.of(
                "http://evil.example",
                "null",
                "http://localhost:1",
                "http://localhost." + "evil.example:" + port,
                "http://localhost:" + port + ".evil.example",
                "http://user@localhost:" + port,
                "file://",
                "http:localhost:" + port,
                "http://127.0.0.1:" + port + "@evil.example",
                "garbage");
    }

    @Test
    void a_handshake_with_a_foreign_origin_is_refused_before_the_upgrade() {
        assertThat(handshake("")).contains("101");
        assertThat(handshake("Origin: http://localhost:" + port)).contains("101");
        for (String origin : foreignOrigins()) {
            assertThat(handshake("Origin: " + origin)).as(origin).contains("403");
        }
        assertThat(handshake("Sec-Fetch-Site: cross-site")).contains("403");
        assertThat(handshake("Sec-Fetch-Site: same-origin"))
                .as("from a browser, without an Origin")
                .contains("403");
    }

    @Test
    void a_foreign_page_cannot_act_as_the_demo_teacher() {
        for (String origin : foreignOrigins()) {
            String answer = firstLine("""
                    POST /api/adaptive/plan HTTP/1.1
                    Host: localhost:%d
                    Origin: %s
                    Content-Type: application/json
                    Content-Length: 24

                    {"class_id":"class_001"}""".formatted(port, origin));
            assertThat(answer).as(origin).contains("403");
        }
    }

    @Test
    void a_name_that_was_bent_to_this_machine_gets_no_demo_teacher() {
        assertThat(firstLine("GET /api/students/classes HTTP/1.1\nHost: evil.example:" + port + "\n\n"))
                .contains("401");
        assertThat(firstLine("GET /api/students/classes HTTP/1.1\nHost: localhost:" + port + "\n\n"))
                .contains("200");
    }

    @Test
    void a_name_that_was_bent_to_this_machine_cannot_sign_in_by_one_click() {
        String request = """
                POST /api/auth/demo HTTP/1.1
                Host: %1$s:%2$d
                Origin: http://%1$s:%2$d
                Content-Type: application/json
                Content-Length: 16

                {"role":"admin"}""";
        assertThat(firstLine(request.formatted("evil.example", port))).contains("404");
        assertThat(firstLine(request.formatted("localhost", port))).contains("200");
    }

    @Test
    void what_a_proxy_passes_on_does_not_count_as_this_machine() {
        for (String header : List.of("X-Forwarded-For: 127.0.0.1", "Forwarded: for=127.0.0.1", "Via: 1.1 proxy")) {
            for (String path : List.of("/api/students/classes", "/metrics")) {
                assertThat(firstLine("GET " + path + " HTTP/1.1\nHost: localhost:" + port + "\n" + header + "\n\n"))
                        .as(path + " " + header)
                        .contains("401");
            }
            assertThat(handshake(header)).contains("101");
        }
    }

    @Test
    void what_is_not_in_the_table_stays_closed_however_it_is_spelled() {
        for (String path : List.of("/api/unlisted", "/%61pi/unlisted", "/api;x=1/unlisted", "/API/unlisted")) {
            assertThat(firstLine("GET " + path + " HTTP/1.1\nHost: localhost:" + port + "\nAccept: text/html\n\n"))
                    .as(path)
                    .contains("404");
        }
    }

    @Test
    void an_unsafe_request_with_the_cookie_needs_the_token_of_its_own_session() {
        SignIn teacher = SignIn.demo(this, "{\"role\":\"teacher\"}");
        SignIn other = SignIn.demo(this, "{\"role\":\"teacher\"}");
        String body = "{\"class_id\":\"class_001\"}";
        assertThat(send(request("POST", "/api/adaptive/plan", body).header("Cookie", teacher.cookie()))
                        .status())
                .isEqualTo(403);
        assertThat(send(request("POST", "/api/adaptive/plan", body)
                                .header("Cookie", teacher.cookie())
                                .header("X-XSRF-TOKEN", other.csrfToken()))
                        .status())
                .isEqualTo(403);
        assertThat(send(teacher.on(request("POST", "/api/adaptive/plan", body))).status())
                .isEqualTo(200);
    }

    @Test
    void the_session_cookie_is_out_of_reach_of_scripts_and_other_sites() {
        Optional<String> cookie =
                post("/api/auth/demo", "{\"role\":\"teacher\"}").response().headers().allValues("Set-Cookie").stream()
                        .filter(line -> line.startsWith("mc_session="))
                        .findFirst();
        assertThat(cookie.orElseThrow()).containsIgnoringCase("HttpOnly").contains("SameSite=Strict");
        assertThat(cookie.orElseThrow())
                .as("the server ends idle sign-ins, not the browser under one who works")
                .doesNotContain("Max-Age", "Expires");
    }

    @Test
    void a_ticket_opens_one_socket() {
        String ticket = post("/api/ws/ticket", null).body().path("ticket").stringValue();
        String path = "/ws/dashboard/class_001?ticket=" + ticket;
        LiveClient first = LiveClient.connect(port, path);
        first.await("connection_confirmed");
        assertThat(LiveClient.connect(port, path).closeCode()).isEqualTo(4401);
        first.cut();
    }

    @Test
    void a_ticket_that_was_not_used_for_half_a_minute_opens_none() {
        String ticket = post("/api/ws/ticket", null).body().path("ticket").stringValue();
        db.sql("update socket_tickets set expires_at = expires_at - interval '30 seconds' where ticket_hash = :hash")
                .param("hash", Secret.hash(ticket))
                .update();
        assertThat(LiveClient.connect(port, "/ws/dashboard/class_001?ticket=" + ticket)
                        .closeCode())
                .isEqualTo(4401);
    }

    @Test
    void of_twenty_who_use_one_ticket_at_once_one_gets_in() throws Exception {
        String ticket = post("/api/ws/ticket", null).body().path("ticket").stringValue();
        List<Future<LiveClient>> clients = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                clients.add(threads.submit(() -> LiveClient.connect(port, "/ws/dashboard/class_001?ticket=" + ticket)));
            }
        }
        int in = 0;
        for (Future<LiveClient> client : clients) {
            LiveClient window = client.get();
            Eventually.holds(() -> window.isClosed() || !window.frames().isEmpty());
            in += window.isClosed() ? 0 : 1;
            window.cut();
        }
        assertThat(in).isEqualTo(1);
    }
}
