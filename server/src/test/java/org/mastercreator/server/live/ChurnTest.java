package org.mastercreator.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.internal.PlatformDependent;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.mastercreator.realtime.Hub;
import org.mastercreator.server.Eventually;
import org.mastercreator.server.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Promise: memory, threads and sockets stay flat while windows come and go. */
class ChurnTest extends ServerTest {
    private static final int AT_ONCE = 100;
    private static final byte[] CLOSE = {(byte) 0x88, (byte) 0x82, 0, 0, 0, 0, 3, (byte) 0xe8};

    @Autowired
    private Hub hub;

    private record Footprint(
            int windows, int streams, long queuedBytes, int behind, int threads, int files, long direct, long heap) {}

    private Footprint footprint() {
        System.gc();
        return new Footprint(
                hub.connections().size(),
                hub.watchedStreams(),
                hub.statistics().queuedBytes.get(),
                hub.statistics().behind.get(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                new File("/proc/self/fd").list().length,
                PlatformDependent.usedDirectMemory() >> 20,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
    }

    /** Windows and event streams that end well, are cut, or go before they were let in. */
    private void churn(int count) throws Exception {
        Semaphore places = new Semaphore(AT_ONCE);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int way = i;
                places.acquire();
                all.add(clients.submit(() -> {
                    try {
                        comeAndGo(way);
                    } finally {
                        places.release();
                    }
                    return null;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
    }

    private void comeAndGo(int way) throws IOException {
        boolean window = way % 4 != 0;
        String request = window ? """
                        GET /ws/dashboard/class_001 HTTP/1.1
                        Host: localhost:%d
                        Upgrade: websocket
                        Connection: Upgrade
                        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
                        Sec-WebSocket-Version: 13

                        """ : """
                        GET /api/stream/dashboard/class_001 HTTP/1.1
                        Host: localhost:%d

                        """;
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(request.formatted(port).replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
            boolean letIn = way % 7 != 0;
            if (letIn) {
                awaitConfirmed(socket);
            }
            if (letIn && window && way % 2 == 0) {
                socket.getOutputStream().write(CLOSE);
                socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
            } else if (way % 3 == 0) {
                // A reset instead of an orderly end.
                socket.setSoLinger(true, 0);
            }
        }
    }

    private static void awaitConfirmed(Socket socket) throws IOException {
        StringBuilder heard = new StringBuilder();
        byte[] buffer = new byte[2_048];
        while (heard.indexOf("connection_confirmed") < 0) {
            int read = socket.getInputStream().read(buffer);
            assertThat(read).isPositive();
            heard.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void thousands_of_windows_and_event_streams_come_and_go_and_leave_nothing_behind() throws Exception {
        int open = hub.connections().size();
        int streams = hub.watchedStreams();
        churn(1_000);
        Eventually.holds(() -> hub.connections().size() <= open);
        Footprint before = footprint();
        churn(4_000);
        Eventually.holds(() -> hub.connections().size() <= open && hub.watchedStreams() <= streams);
        Eventually.holds(() -> footprint().files() <= before.files() + 10);
        Footprint after = footprint();
        System.out.printf("churn: 4000 came and went; before %s, after %s (direct and heap in MB)%n", before, after);
        assertThat(after.behind()).isLessThanOrEqualTo(before.behind());
        assertThat(after.queuedBytes()).isLessThanOrEqualTo(before.queuedBytes());
        assertThat(after.threads()).isLessThanOrEqualTo(before.threads() + 10);
        assertThat(after.direct()).isLessThanOrEqualTo(before.direct() + 16);
        assertThat(after.heap()).isLessThanOrEqualTo(before.heap() + 16);
        assertThat(hub.statistics().totalConnections())
                .isEqualTo(hub.connections().size());
    }
}
