package org.mastercreator.server.faults;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.mastercreator.server.LiveClient;
import org.mastercreator.server.ServerTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A window that stays on one channel through everything: whenever its socket ends, or it cuts the socket itself, it
 * goes on with its cursor at whatever node it is given. It keeps every event that it was shown, as text.
 */
final class Window implements Runnable {
    private static final JsonMapper JSON = ServerTest.STRICT;

    private final String path;
    private final String epoch;
    private final Supplier<NodeProcess> anyNode;
    private final Random random;
    private final List<String> shown = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final AtomicLong cursor;
    private final AtomicLong sockets = new AtomicLong();
    private volatile boolean closed;

    Window(String path, String epoch, long from, Supplier<NodeProcess> anyNode, long seed) {
        this.path = path;
        this.epoch = epoch;
        this.cursor = new AtomicLong(from);
        this.anyNode = anyNode;
        this.random = new Random(seed);
    }

    @Override
    public void run() {
        while (!closed) {
            Socket socket = new Socket(1 + random.nextInt(60));
            try {
                LiveClient open = LiveClient.connect(
                        URI.create("ws://localhost:" + anyNode.get().port() + path + "?epoch=" + epoch + "&offset="
                                + cursor.get()),
                        socket::hear);
                sockets.incrementAndGet();
                while (!socket.over.await(50, TimeUnit.MILLISECONDS) && !open.isClosed() && !closed) {
                    // Still connected.
                }
                open.cut();
                socket.detach();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception refused) {
                // Also a checked one: the client throws what the connection failed with.
                socket.detach();
                java.util.concurrent.locks.LockSupport.parkNanos(
                        TimeUnit.MILLISECONDS.toNanos(50 + random.nextInt(150)));
            }
        }
    }

    void close() {
        closed = true;
    }

    String path() {
        return path;
    }

    long cursor() {
        return cursor.get();
    }

    long sockets() {
        return sockets.get();
    }

    synchronized List<String> shown() {
        return List.copyOf(shown);
    }

    synchronized List<String> complaints() {
        return List.copyOf(complaints);
    }

    private synchronized void take(String text) {
        JsonNode frame = JSON.readTree(text);
        if (frame.has("offset")) {
            shown.add(text);
            cursor.set(frame.path("offset").asLong());
        } else if (frame.path("type").asString("").equals("resync_required")) {
            complaints.add("had to load anew: " + text);
        }
    }

    /** One connection; after {@code patience} events it is cut. */
    private final class Socket {
        private final CountDownLatch over = new CountDownLatch(1);
        private int patience;
        private boolean detached;

        Socket(int patience) {
            this.patience = patience;
        }

        /** From here on nothing of this socket counts, so that no late frame is mixed with those of the next. */
        synchronized void detach() {
            detached = true;
        }

        synchronized void hear(String text) {
            if (!detached) {
                take(text);
                if (--patience == 0) {
                    over.countDown();
                }
            }
        }
    }
}
