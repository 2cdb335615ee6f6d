package org.mastercreator.server.llm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A service on loopback that speaks the Messages protocol of the language model's maker: grades as it is told to, and
 * fails in every way that the real one can. What it was sent is kept.
 */
final class FakeModel implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final ConcurrentLinkedDeque<Behaviour> next = new ConcurrentLinkedDeque<>();
    private volatile Behaviour otherwise = gullible();
    final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    final List<String> raw = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    /** Comes down when a client left while it was still being answered. */
    final CountDownLatch hungUp = new CountDownLatch(1);

    interface Behaviour {
        void answer(FakeModel model, HttpExchange exchange, JsonNode request) throws IOException;
    }

    FakeModel() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/messages", this::handle);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void then(Behaviour... behaviours) {
        next.addAll(List.of(behaviours));
    }

    void always(Behaviour behaviour) {
        otherwise = behaviour;
    }

    void forget() {
        next.clear();
        requests.clear();
        raw.clear();
        otherwise = gullible();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        JsonNode request = JSON.readTree(body);
        raw.add(body + exchange.getRequestHeaders().entrySet());
        requests.add(request);
        Behaviour behaviour = next.poll();
        try (exchange) {
            (behaviour == null ? otherwise : behaviour).answer(this, exchange, request);
        }
    }

    /** What the request says about the question, or about the answer. */
    static JsonNode part(JsonNode request, int number) {
        return JSON.readTree(
                request.at("/messages/0/content/" + number + "/text").stringValue());
    }

    /** Gives every point for anything, and quotes the whole answer for it. */
    static Behaviour gullible() {
        return recording(request ->
                everything(request, part(request, 1).path("student_answer").stringValue()));
    }

    static Map<String, Object> everything(JsonNode request, String evidence) {
        return share(request, 1, evidence);
    }

    static Map<String, Object> share(JsonNode request, double share, String evidence) {
        List<Map<String, Object>> criteria = new ArrayList<>();
        for (JsonNode criterion : part(request, 0).path("criteria")) {
            criteria.add(Map.of(
                    "criterion_id",
                    criterion.path("criterion_id").stringValue(),
                    "points",
                    criterion.path("points").doubleValue() * share,
                    "evidence",
                    evidence,
                    "feedback",
                    "You said it."));
        }
        return Map.of("criteria", criteria, "feedback", "Well done.", "sure", true);
    }

    static Behaviour recording(Function<JsonNode, Object> grade) {
        return (_, exchange, request) -> reply(exchange, message(grade.apply(request), "tool_use"));
    }

    /** A grade of everything beside one of nothing. */
    static Behaviour recordingTwice() {
        return (_, exchange, request) -> {
            Map<String, Object> reply = new HashMap<>(message(share(request, 0, ""), "tool_use"));
            reply.put(
                    "content",
                    Stream.of(1.0, 0.0)
                            .map(share -> Map.of(
                                    "type",
                                    "tool_use",
                                    "id",
                                    "tool_" + share,
                                    "name",
                                    "record_grade",
                                    "input",
                                    share(
                                            request,
                                            share,
                                            part(request, 1)
                                                    .path("student_answer")
                                                    .stringValue())))
                            .toList());
            reply(exchange, reply);
        };
    }

    static Behaviour packedGarbage() {
        return (_, exchange, _) -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            write(exchange, 200, "{}");
        };
    }

    static Behaviour stopped(String reason) {
        return (_, exchange, _) -> reply(
                exchange,
                Map.of(
                        "id",
                        "msg_1",
                        "type",
                        "message",
                        "role",
                        "assistant",
                        "model",
                        "fake-model",
                        "content",
                        List.of(Map.of("type", "text", "text", "I would rather not.")),
                        "stop_reason",
                        reason,
                        "usage",
                        USAGE));
    }

    private static final Map<String, Object> USAGE = Map.of(
            "input_tokens", 100,
            "output_tokens", 50,
            "cache_creation_input_tokens", 1000,
            "cache_read_input_tokens", 2000);

    private static Map<String, Object> message(Object input, String reason) {
        return message(input, reason, "fake-model", USAGE);
    }

    /** A grade of everything, by a model that calls itself so and says that it took so many tokens. */
    static Behaviour counting(String model, Map<String, Object> usage) {
        return (_, exchange, request) -> reply(
                exchange,
                message(
                        everything(
                                request, part(request, 1).path("student_answer").stringValue()),
                        "tool_use",
                        model,
                        usage));
    }

    private static Map<String, Object> message(Object input, String reason, String model, Object usage) {
        return Map.of(
                "id",
                "msg_1",
                "type",
                "message",
                "role",
                "assistant",
                "model",
                model,
                "content",
                List.of(Map.of("type", "tool_use", "id", "tool_1", "name", "record_grade", "input", input)),
                "stop_reason",
                reason,
                "usage",
                usage);
    }

    static Behaviour error(int status, String type, String... headers) {
        return (_, exchange, _) -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            write(
                    exchange,
                    status,
                    JSON.writeValueAsString(Map.of("type", "error", "error", Map.of("type", type, "message", "no"))));
        };
    }

    static Behaviour text(String body) {
        return (_, exchange, _) -> write(exchange, 200, body);
    }

    /** Announces more than it sends. */
    static Behaviour cut() {
        return (_, exchange, _) -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 5_000);
            exchange.getResponseBody().write("{\"id\":\"msg".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            exchange.close();
        };
    }

    static Behaviour redirect(int status, String to) {
        return (_, exchange, _) -> {
            exchange.getResponseHeaders().add("Location", to);
            write(exchange, status, "");
        };
    }

    /** Packs what another answers. */
    static Behaviour packed() {
        return (_, exchange, request) -> {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (OutputStream out = new GZIPOutputStream(packed)) {
                out.write(JSON.writeValueAsBytes(message(
                        everything(
                                request, part(request, 1).path("student_answer").stringValue()),
                        "tool_use")));
            }
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, packed.size());
            exchange.getResponseBody().write(packed.toByteArray());
        };
    }

    /** Many small numbers, each of which would become an object. */
    static Behaviour flood(int megabytes) {
        return (_, exchange, _) -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write("{\"content\":[0".getBytes(StandardCharsets.UTF_8));
                byte[] many = ",1".repeat(1 << 19).getBytes(StandardCharsets.UTF_8);
                for (int i = 0; i < megabytes; i++) {
                    out.write(many);
                }
                out.write("]}".getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    /** A space every tenth of a second. */
    static Behaviour drip() {
        return (model, exchange, _) -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                while (!model.closing.await(100, TimeUnit.MILLISECONDS)) {
                    out.write(' ');
                    out.flush();
                }
            } catch (IOException gone) {
                model.hungUp.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /** Never answers. */
    static Behaviour silent() {
        return (model, _, _) -> {
            try {
                model.closing.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private static void reply(HttpExchange exchange, Object body) throws IOException {
        write(exchange, 200, JSON.writeValueAsString(body));
    }

    private static void write(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
