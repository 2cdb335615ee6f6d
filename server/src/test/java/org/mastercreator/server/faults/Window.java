package org.mastercreator.server.faults;

import java.net.URI;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
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
                WebSocket open = NodeProcess.HTTP
                        .newWebSocketBuilder()
                        .buildAsync(
                                URI.create("ws://localhost:" + anyNode.get().port() + path + "?epoch=" + epoch
                                        + "&offset=" + cursor.get()),
                                socket)
                        .join();
                sockets.incrementAndGet();
                while (!socket.over.await(50, TimeUnit.MILLISECONDS) && !closed) {
                    // Still connected.
                }
                open.abort();
                socket.detach();
            } catch (CompletionException refused) {
                socket.detach();
                java.util.concurrent.locks.LockSupport.parkNanos(
                        TimeUnit.MILLISECONDS.toNanos(50 + random.nextInt(150)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
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
    private final class Socket implements WebSocket.Listener {
        private final CountDownLatch over = new CountDownLatch(1);
        private final StringBuilder part = new StringBuilder();
        private int patience;
        private boolean detached;

        Socket(int patience) {
            this.patience = patience;
        }

        /** From here on nothing of this socket counts, so that no late frame is mixed with those of the next. */
        synchronized void detach() {
            detached = true;
            over.countDown();
        }

        @Override
        public synchronized CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            if (detached) {
                return null;
            }
            part.append(data);
            if (last) {
                take(part.toString());
                part.setLength(0);
                if (--patience == 0) {
                    over.countDown();
                }
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            over.countDown();
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            over.countDown();
        }
    }
}
