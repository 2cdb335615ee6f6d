package org.mastercreator.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mastercreator.server.Eventually;
import org.mastercreator.server.ServerTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Promise: a handshake that cannot become a WebSocket gets the answer of any other route, and leaves the log alone. */
@ExtendWith(OutputCaptureExtension.class)
class HandshakeTest extends ServerTest {
    private static final List<String> WHOLE = List.of(
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            "Sec-WebSocket-Version: 13");

    @ParameterizedTest
    @CsvSource({"Upgrade,426", "Connection,426", "Sec-WebSocket-Version,426", "Sec-WebSocket-Key,400"})
    void one_that_lacks_a_header_is_told_so(String header, int status, CapturedOutput log) throws IOException {
        List<String> headers =
                WHOLE.stream().filter(line -> !line.startsWith(header + ":")).toList();
        assertThat(answer("/ws/dashboard/class_001", headers)).startsWith("HTTP/1.1 " + status);
        assertThat(log).doesNotContain("Error finishing response", "could not do its work");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sec-WebSocket-Version: 8", "Sec-WebSocket-Version: x", "Sec-WebSocket-Key: short"})
    void one_of_another_version_or_without_a_real_key_is_told_so(String line, CapturedOutput log) throws IOException {
        String name = line.substring(0, line.indexOf(':'));
        List<String> headers = new ArrayList<>(
                WHOLE.stream().filter(other -> !other.startsWith(name)).toList());
        headers.add(line);
        assertThat(answer("/ws/dashboard/class_001", headers))
                .startsWith("HTTP/1.1 4")
                .containsIgnoringCase("Sec-WebSocket-Version: 13")
                .contains("application/problem+json");
        assertThat(log).doesNotContain("Error finishing response", "could not do its work");
    }

    @Test
    void every_refusal_before_the_upgrade_is_a_problem_document() throws IOException {
        List<String> foreign = new ArrayList<>(WHOLE);
        foreign.add("Origin: http://evil.example");
        for (String answer : List.of(
                answer("/ws/nothing/class_001", WHOLE),
                answer("/ws/dashboard/class_001", List.of()),
                answer("/ws/dashboard/class_001", foreign))) {
            assertThat(answer).startsWith("HTTP/1.1 4").contains("application/problem+json", "\"status\":4");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Origin: http://evil.example", "Sec-Fetch-Site: cross-site", "Host: evil.example"})
    void a_second_header_that_is_not_allowed_does_not_hide_behind_the_first(String second) throws IOException {
        List<String> headers = new ArrayList<>(WHOLE);
        headers.add("Origin: http://localhost:" + port);
        headers.add("Sec-Fetch-Site: same-origin");
        assertThat(answer("/ws/dashboard/class_001", headers)).startsWith("HTTP/1.1 101");
        headers.add(second);
        assertThat(answer("/ws/dashboard/class_001", headers)).startsWith("HTTP/1.1 4");
    }

    @Test
    void a_frame_with_reserved_bits_ends_its_socket_with_1002() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            write(socket.getOutputStream(), "/ws/dashboard/class_001", WHOLE);
            readUntil(socket.getInputStream(), "connection_confirmed");
            socket.getOutputStream().write(new byte[] {(byte) 0xc1, (byte) 0x81, 0, 0, 0, 0, 'x'});
            String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(all).contains("\u0003\u00eareserved bits");
        }
    }

    @Test
    void a_client_that_is_cut_within_a_message_leaves_no_stack_trace(CapturedOutput log) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            write(socket.getOutputStream(), "/ws/dashboard/class_001", WHOLE);
            readUntil(socket.getInputStream(), "connection_confirmed");
            // The beginning of a text, and a ping whose answer shows that it was read.
            socket.getOutputStream().write(new byte[] {1, (byte) 0x81, 0, 0, 0, 0, 'p'});
            socket.getOutputStream().write(new byte[] {(byte) 0x89, (byte) 0x81, 0, 0, 0, 0, '!'});
            readUntil(socket.getInputStream(), "\u008a\u0001!");
        }
        Eventually.holds(
                () -> get("/api/ws/status").body().path("total_connections").asInt() == 0);
        assertThat(log).doesNotContain("Error finishing response", "could not do its work");
    }

    private String answer(String path, List<String> headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            write(socket.getOutputStream(), path, headers);
            String head = readUntil(socket.getInputStream(), "\r\n\r\n");
            return head.startsWith("HTTP/1.1 101") ? head : head + readUntil(socket.getInputStream(), "}");
        }
    }

    private void write(OutputStream out, String path, List<String> headers) throws IOException {
        String lines = headers.stream().map(line -> line + "\r\n").collect(Collectors.joining());
        out.write(("GET " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n" + lines + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    }

    private static String readUntil(InputStream in, String end) throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf(end) < 0) {
            int next = in.read();
            assertThat(next).as("the server closed after: " + read).isNotNegative();
            read.append((char) next);
        }
        return read.toString();
    }
}
