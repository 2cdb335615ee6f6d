package org.mastercreator.server.http;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Many clients, each with a connection that it keeps, that cost the machine as little as they can. */
final class Crowd {
    private final int port;
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final List<Thread> clients = new ArrayList<>();
    private volatile boolean over;

    Crowd(int port) {
        this.port = port;
    }

    /**
     * What came back.
     *
     * @param retryAfter the seconds that the answer says; empty if it says none
     */
    record Reply(int status, long nanos, Optional<Integer> retryAfter) {}

    /**
     * Lets so many clients ask from now on.
     *
     * @param periodNanos from one request of a client to its next, if it has its answer by then; 0 for at once
     */
    void ask(int count, long periodNanos, Supplier<String> request) {
        for (int i = 0; i < count; i++) {
            long first = System.nanoTime() + periodNanos * i / count;
            clients.add(Thread.ofVirtual().start(() -> ask(first, periodNanos, request)));
        }
    }

    private void ask(long first, long periodNanos, Supplier<String> request) {
        long due = first;
        while (!over) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setTcpNoDelay(true);
                InputStream in = new BufferedInputStream(socket.getInputStream());
                while (!over) {
                    for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
                        LockSupport.parkNanos(due - now);
                        if (over) {
                            return;
                        }
                    }
                    long start = System.nanoTime();
                    socket.getOutputStream().write(request.get().getBytes(StandardCharsets.US_ASCII));
                    replies.add(reply(in, start));
                    due = Math.max(due + periodNanos, System.nanoTime());
                }
            } catch (IOException _) {
                replies.add(new Reply(0, 0, Optional.empty()));
            }
        }
    }

    private static Reply reply(InputStream in, long start) throws IOException {
        int status = Integer.parseInt(line(in).substring(9, 12));
        int length = 0;
        Optional<Integer> retryAfter = Optional.empty();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            String name = header.substring(0, header.indexOf(':')).toLowerCase(Locale.ROOT);
            String value = header.substring(header.indexOf(':') + 1).strip();
            switch (name) {
                case "content-length" -> length = Integer.parseInt(value);
                case "retry-after" -> retryAfter = Optional.of(Integer.valueOf(value));
                default -> {}
            }
        }
        in.skipNBytes(length);
        return new Reply(status, System.nanoTime() - start, retryAfter);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    /** Everything that came back, once each client has its last answer. */
    List<Reply> stop() throws InterruptedException {
        over = true;
        clients.forEach(LockSupport::unpark);
        for (Thread client : clients) {
            client.join();
        }
        return List.copyOf(replies);
    }
}
