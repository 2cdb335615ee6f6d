package org.mastercreator.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One whole server in demo mode on a port of its own, with its own database and sample data, shared by all tests that
 * extend this and set nothing else. Tests use students of their own where they change something that others look at.
 */
@Tag("server")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
public abstract class ServerTest {
    /** Until a request counts as lost, on a machine that has much else to do. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    protected static final JsonMapper JSON = JsonMapper.shared();
    /** Reads no object that holds a key twice. */
    public static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    protected static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final Path DIRECTORY = directory();

    @LocalServerPort
    protected int port;

    @Autowired
    protected JdbcClient db;

    @DynamicPropertySource
    static void ownDirectory(DynamicPropertyRegistry registry) {
        Path data = temporary();
        registry.add("mastercreator.data-dir", data::toString);
        registry.add("mastercreator.security.requests-per-second", () -> "100000");
    }

    /** Emptied once for all servers of a run. */
    private static Path directory() {
        try {
            return Scratch.empty(Path.of("target", "servers").toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory(DIRECTORY, "data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An answer with its body read as JSON; null without a body. */
    public record Answer(int status, HttpResponse<String> response, JsonNode body) {}

    protected URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    protected HttpRequest.Builder request(String method, String path, String body) {
        HttpRequest.BodyPublisher publisher =
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(uri(path)).timeout(PATIENCE).method(method, publisher);
        return body == null ? builder : builder.header("Content-Type", "application/json");
    }

    protected Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String type = response.headers().firstValue("Content-Type").orElse("");
            JsonNode body = type.contains("json") && !response.body().isEmpty() ? JSON.readTree(response.body()) : null;
            return new Answer(response.statusCode(), response, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** For helpers of tests in other packages. */
    public Answer call(String method, String path, String body) {
        return send(request(method, path, body));
    }

    protected Answer get(String path) {
        return send(request("GET", path, null));
    }

    protected Answer post(String path, String body) {
        return send(request("POST", path, body));
    }

    /** A new student of class_001, so that tests do not disturb each other. */
    protected String newStudent(String name) {
        return newStudent(name, "class_001");
    }

    protected String newStudent(String name, String classId) {
        Answer made = post(
                "/api/students/students",
                "{\"student_name\":\"" + name + "\",\"grade_level\":9,\"class_id\":\"" + classId + "\"}");
        return made.body().at("/student/student_id").stringValue();
    }

    /** A class of its own, taught by the demo teacher. */
    protected String newClass(String name) {
        return post(
                        "/api/students/classes",
                        "{\"class_name\":\"" + name + "\",\"subject\":\"Biology\",\"grade_level\":9}")
                .body()
                .at("/class/class_id")
                .stringValue();
    }

    /** One right or wrong answer on a concept. */
    public static String submission(String studentId, String conceptId, boolean right) {
        return """
                {"assessment_id":"exit_ticket","student_id":"%s",
                 "questions":[{"question_id":"q1","question_text":"Is it so?","question_type":"true_false",
                   "concept_id":"%s","points_possible":2,"correct_answer":true}],
                 "responses":[{"question_id":"q1","answer":%s}]}
                """.formatted(studentId, conceptId, right);
    }
}
