package org.mastercreator.realtime;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that keeps what it gets and reads only as much as it is told to. */
final class TestSocket implements WebSocket.Listener {
    private final List<JsonNode> frames = new ArrayList<>();
    private final StringBuilder part = new StringBuilder();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final long appetite;
    private WebSocket socket;

    private TestSocket(long appetite) {
        this.appetite = appetite;
    }

    static TestSocket connect(URI uri, long appetite) {
        TestSocket client = new TestSocket(appetite);
        client.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(uri, client)
                .join();
        return client;
    }

    @Override
    public void onOpen(WebSocket webSocket) {
        webSocket.request(appetite);
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            JsonNode frame = JsonMapper.shared().readTree(part.toString());
            part.setLength(0);
            synchronized (frames) {
                frames.add(frame);
            }
        }
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed.complete(statusCode);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.complete(-1);
    }

    WebSocket socket() {
        return socket;
    }

    int closeCode() {
        return closed.orTimeout(20, TimeUnit.SECONDS).join();
    }

    List<JsonNode> frames() {
        synchronized (frames) {
            return List.copyOf(frames);
        }
    }

    List<Long> offsets() {
        return frames().stream()
                .filter(frame -> frame.has("offset"))
                .map(frame -> frame.get("offset").asLong())
                .toList();
    }

    JsonNode await(String type) {
        eventually(() -> frames().stream()
                .anyMatch(frame -> type.equals(frame.path("type").asString(""))));
        return frames().stream()
                .filter(frame -> type.equals(frame.path("type").asString("")))
                .findFirst()
                .orElseThrow();
    }

    void awaitOffset(long offset) {
        eventually(() -> {
            List<Long> seen = offsets();
            return !seen.isEmpty() && seen.getLast() >= offset;
        });
    }

    static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("the condition did not come true in time");
            }
            LockSupport.parkNanos(5_000_000);
        }
    }
}
