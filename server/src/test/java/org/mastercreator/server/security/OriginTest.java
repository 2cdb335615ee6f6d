package org.mastercreator.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
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
}
