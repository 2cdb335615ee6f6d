package org.mastercreator.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mastercreator.server.Eventually;
import org.mastercreator.server.LiveClient;
import org.mastercreator.server.ServerTest;

/** Promise: whatever comes over a socket ends at most that socket, with the right code, and never hurts another. */
class SocketFloodTest extends ServerTest {
    private static final String DASHBOARD = "/ws/dashboard/class_001";

    @Test
    void binary_and_unknown_messages_are_answered_and_the_socket_stays() {
        LiveClient client = LiveClient.connect(port, DASHBOARD);
        client.await("connection_confirmed");
        client.send(new byte[] {0, 1, 2, 3});
        assertThat(client.await("error").path("code").stringValue()).isEqualTo("unsupported_data");
        client.send("{".repeat(5_000));
        client.send("{\"type\":\"subscribe\"}");
        client.send("ping");
        client.await("pong");
        assertThat(client.frames())
                .filteredOn(frame -> frame.path("type").asString("").equals("error"))
                .hasSize(3);
        client.cut();
    }

    @Test
    void a_flood_is_4429_an_oversize_message_1009_and_a_neighbour_goes_on() {
        LiveClient neighbour = LiveClient.connect(port, DASHBOARD);
        neighbour.await("connection_confirmed");
        LiveClient flood = LiveClient.connect(port, DASHBOARD);
        flood.await("connection_confirmed");
        for (int i = 0; i < 500 && !flood.isClosed(); i++) {
            flood.send("ping");
        }
        assertThat(flood.closeCode()).isEqualTo(4429);
        LiveClient big = LiveClient.connect(port, DASHBOARD);
        big.await("connection_confirmed");
        big.send("x".repeat(40_000));
        assertThat(big.closeCode()).isEqualTo(1009);
        post("/api/assessments/submit", submission(newStudent("Flooded"), "ecosystems", true));
        neighbour.await("assessment_graded");
        neighbour.cut();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void random_bytes_end_only_their_own_socket(long seed) throws IOException {
        LiveClient neighbour = LiveClient.connect(port, DASHBOARD);
        neighbour.await("connection_confirmed");
        byte[] noise = new byte[20_000];
        new Random(seed).nextBytes(noise);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("""
                            GET %s HTTP/1.1
                            Host: localhost:%d
                            Upgrade: websocket
                            Connection: Upgrade
                            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
                            Sec-WebSocket-Version: 13

                            """.formatted(DASHBOARD, port).replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 101");
            write(socket, noise);
            socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        } catch (java.net.SocketException _) {
            // The server may cut a peer that breaks the protocol.
        }
        Eventually.holds(
                () -> get("/api/ws/status").body().path("total_connections").asInt() >= 1);
        neighbour.send("ping");
        neighbour.await("pong");
        neighbour.cut();
    }

    private static void write(Socket socket, byte[] noise) throws IOException {
        socket.getOutputStream().write(noise);
        socket.shutdownOutput();
    }
}
