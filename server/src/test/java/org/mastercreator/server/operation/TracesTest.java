package org.mastercreator.server.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.Eventually;
import org.mastercreator.server.ServerTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What a collector is sent: one trace from the request to the publication, and nothing about whom it was. */
@DirtiesContext
class TracesTest extends ServerTest {
    /** A span's first fields in OTLP's protobuf: trace, itself, the span it belongs to, name. */
    private static final Pattern SPAN =
            Pattern.compile("\n\u0010(.{16})\u0012\b(.{8})(?:\"\b(.{8}))?\\*.([a-z./_ -]+)", Pattern.DOTALL);

    private record Span(String name, String trace, String id, String parent) {}

    private static final Queue<Span> SPANS = new ConcurrentLinkedQueue<>();
    private static final Queue<String> RECEIVED = new ConcurrentLinkedQueue<>();
    private static final HttpServer COLLECTOR = collector();

    private static HttpServer collector() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/v1/traces", exchange -> {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
                RECEIVED.add(body);
                Matcher span = SPAN.matcher(body);
                while (span.find()) {
                    SPANS.add(new Span(span.group(4), span.group(1), span.group(2), String.valueOf(span.group(3))));
                }
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @DynamicPropertySource
    static void traced(DynamicPropertyRegistry registry) {
        registry.add("management.opentelemetry.tracing.export.schedule-delay", () -> "50ms");
    }

    static {
        System.setProperty(
                "TRACES_URL", "http://127.0.0.1:" + COLLECTOR.getAddress().getPort() + "/v1/traces");
    }

    @AfterAll
    static void stop() {
        System.clearProperty("TRACES_URL");
        COLLECTOR.stop(0);
    }

    private static List<Span> named(String name) {
        return SPANS.stream().filter(span -> span.name().equals(name)).toList();
    }

    @Test
    void a_submission_is_one_trace_from_its_request_to_its_publication() {
        String student = newStudent("Traced");
        post("/api/assessments/submit", submission(student, "ecosystems", true));
        Eventually.holds(() -> !named("http post /api/assessments/submit").isEmpty());
        Span request = named("http post /api/assessments/submit").getFirst();
        // Others publish too: a student who was just enrolled, a window that came or went.
        Eventually.holds(() -> named("stream.publish").stream()
                .anyMatch(publication -> publication.trace().equals(request.trace())
                        && publication.parent().equals(request.id())));
        assertThat(List.of(student, "Traced", "127.0.0.1:" + port))
                .noneMatch(text -> RECEIVED.stream().anyMatch(sent -> sent.contains(text)));
    }
}
