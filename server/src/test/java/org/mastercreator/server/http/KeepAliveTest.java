package org.mastercreator.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mastercreator.server.ServerTest;

/** A kept-alive connection, such as a proxy shares among many people, serves the next request whatever came before it. */
class KeepAliveTest extends ServerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ws/nothing/class_001",
                "/ws/dashboard/class_001",
                "/api/stream/nothing/class_001",
                "/api/nothing",
                "/health"
            })
    void the_request_after_one_that_was_answered_at_once_is_answered(String path) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            StringBuilder received = new StringBuilder();
            // The second waits in the server until the first is answered: that is when it was lost.
            write(socket, "/health", path);
            await(socket, received, 2);
            write(socket, "/health");
            await(socket, received, 3);
            assertThat(received).contains("\"status\":\"healthy\"");
        }
    }

    private static void write(Socket socket, String... paths) throws IOException {
        StringBuilder requests = new StringBuilder();
        for (String path : paths) {
            requests.append("GET ").append(path).append(" HTTP/1.1\r\nHost: localhost\r\n\r\n");
        }
        socket.getOutputStream().write(requests.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static void await(Socket socket, StringBuilder received, int answers) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[8192];
        while (received.toString().split("HTTP/1\\.1 ", -1).length <= answers) {
            int read = in.read(buffer);
            assertThat(read).as("the server closed the connection").isPositive();
            received.append(new String(buffer, 0, read, StandardCharsets.US_ASCII));
        }
    }
}
