package org.mastercreator.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mastercreator.server.LiveClient;
import org.mastercreator.server.ServerTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** Whoever sends a request by halves loses the connection; an open window that is silent for as long does not. */
@TestPropertySource(properties = {"server.netty.idle-timeout=1s", "mastercreator.request-timeout=1s"})
@DirtiesContext
class SlowRequestTest extends ServerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GET /ws/dashboard/class_001 HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n",
                "POST /api/assessments/submit HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 100\r\n\r\n{\"assessment_id\":"
            })
    void half_a_request_is_cut(String half) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(15_000);
            socket.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .matches("(?s)|HTTP/1.1 4.*");
        }
    }

    @Test
    void a_silent_window_stays() throws IOException {
        LiveClient window = LiveClient.connect(port, "/ws/dashboard/class_001");
        window.await("connection_confirmed");
        half_a_request_is_cut("");
        half_a_request_is_cut("");
        assertThat(window.isClosed()).isFalse();
        window.send("ping");
        window.await("pong");
        window.cut();
    }
}
