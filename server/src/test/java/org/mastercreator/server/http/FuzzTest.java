package org.mastercreator.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mastercreator.server.Api;
import org.mastercreator.server.ServerTest;
import org.mastercreator.server.security.SignIn;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Promise: no 5xx from any input; every error is a problem document; nothing is stored. */
class FuzzTest extends ServerTest {
    private static final Map<String, String> IDS = Map.ofEntries(
            Map.entry("class_id", "class_001"),
            Map.entry("student_id", "student_005"),
            Map.entry("concept_id", "photosynthesis"),
            Map.entry("assessment_id", "test_assessment"),
            Map.entry("user_id", "user_none"),
            Map.entry("job_id", "job_none"),
            Map.entry("plan_id", "plan_none"),
            Map.entry("alert_id", "alert_none"),
            Map.entry("report_id", "report_none"),
            Map.entry("grading_id", "grading_none"),
            Map.entry("question_id", "question_none"),
            Map.entry("content_id", "content_none"),
            Map.entry("assignment_id", "assignment_none"),
            Map.entry("attempt_id", "attempt_none"),
            Map.entry("correction_id", "correction_none"),
            Map.entry("item_id", "item_none"),
            Map.entry("version", "none"));
    private static final List<String> BODIES = List.of(
            "",
            "{",
            "[]",
            "null",
            "42",
            "\"text\"",
            "{\"a\":1,\"a\":2}",
            "{} {}",
            "[".repeat(5_000) + "]".repeat(5_000),
            "{\"questions\":" + "[".repeat(600) + "]".repeat(600) + "}",
            "{\"student_id\":\"\\u0000\"}",
            "{\"class_id\":\"\\ud800\"}",
            "\u0000\u0001\ufffe",
            "{\"points\":1e999}");
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "1e308",
            "1e-400",
            "123456789012345678901234567890",
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud83d\"",
            "\"'; drop table students; --\"",
            "\"\u202e<script>alert(1)</script>\"",
            "[]",
            "{}",
            "[[[[]]]]",
            "{\"a\":{\"a\":{}}}",
            "\"" + "x".repeat(200_000) + "\"");

    private void assertProblem(Answer answer, String what) {
        assertThat(answer.status()).as(what).isBetween(200, 499);
        if (answer.status() >= 400) {
            assertThat(answer.response().headers().firstValue("Content-Type"))
                    .as(what)
                    .contains("application/problem+json");
            assertThat(answer.body().path("status").asInt()).as(what).isEqualTo(answer.status());
            assertThat(answer.response().body()).as(what).doesNotContain("Exception", "at org.");
        }
    }

    private long rows() {
        return db.sql("""
                select (select count(*) from students) + (select count(*) from submissions) + (select count(*) from users)
                    + (select count(*) from jobs) + (select count(*) from classes) + (select count(*) from mastery_history)
                """).query(Long.class).single();
    }

    @Test
    void malformed_bodies_are_refused_on_every_route_and_nothing_is_stored() {
        long before = rows();
        for (Api.Operation operation : operationsWithBody()) {
            for (String body : BODIES) {
                Answer answer = send(request(operation.method(), operation.at(IDS), body));
                assertProblem(answer, operation + " " + body.substring(0, Math.min(40, body.length())));
            }
        }
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void a_wrong_value_in_any_field_is_refused_or_harmless() {
        SignIn admin = SignIn.demo(this, "{\"role\":\"admin\"}");
        // One of its own: some of the values are a fine name for a class, or leave it no concepts.
        Map<String, String> ids = new LinkedHashMap<>(IDS);
        ids.put(
                "class_id",
                send(admin.on(request(
                                "POST",
                                "/api/students/classes",
                                "{\"class_name\":\"Fuzzed\",\"subject\":\"Noise\",\"grade_level\":9}")))
                        .body()
                        .at("/class/class_id")
                        .stringValue());
        for (Api.Operation operation : operationsWithBody()) {
            List<String> fields = new ArrayList<>(
                    operation.body().orElseThrow().path("properties").propertyNames());
            for (String field : fields) {
                for (String value : VALUES) {
                    String body = "{\"" + field + "\":" + value + "}";
                    assertProblem(
                            send(admin.on(request(operation.method(), operation.at(ids), body))),
                            operation + " " + body.substring(0, Math.min(80, body.length())));
                }
            }
        }
    }

    @Test
    void wrong_values_deep_in_a_submission_are_named_and_never_stored() {
        long before = rows();
        String valid = submission("student_005", "photosynthesis", true);
        for (String pointer : List.of("/questions/0", "/responses/0")) {
            JsonNode tree = JSON.readTree(valid);
            for (String field : List.copyOf(tree.at(pointer).propertyNames())) {
                if (field.equals("answer")) {
                    continue;
                }
                for (String value : VALUES) {
                    ObjectNode changed = JSON.readTree(valid).asObject();
                    ((ObjectNode) changed.at(pointer)).set(field, JSON.readTree(value));
                    Answer answer = post("/api/assessments/submit", JSON.writeValueAsString(changed));
                    assertProblem(
                            answer, pointer + "/" + field + " " + value.substring(0, Math.min(40, value.length())));
                    assertThat(answer.status())
                            .as(field + " " + value.substring(0, Math.min(40, value.length())))
                            .isIn(413, 422, 200);
                    if (answer.status() == 200) {
                        before = rows();
                    }
                }
            }
        }
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void every_bad_field_is_named_at_once() {
        Answer answer = post("/api/assessments/submit", """
                {"assessment_id":7,"questions":[{"question_id":"","question_type":"riddle","points_possible":"many"}],
                 "responses":[{"question_id":[],"response_time_ms":-5}]}
                """);
        assertThat(answer.status()).isEqualTo(422);
        List<String> fields = new ArrayList<>();
        answer.body()
                .path("errors")
                .forEach(error -> fields.add(error.path("field").stringValue()));
        assertThat(fields)
                .contains(
                        "assessment_id",
                        "student_id",
                        "questions[0].question_id",
                        "questions[0].question_text",
                        "questions[0].concept_id",
                        "questions[0].points_possible",
                        "responses[0].question_id",
                        "responses[0].response_time_ms");
    }

    @Test
    void strange_ids_cursors_and_limits_are_refused_cleanly() {
        List<String> ids =
                List.of("%00", "%ff", "..%2f..", "%F0%9F%98%80", "x".repeat(3_000), "'%20or%201=1", "%e2%80%ae");
        for (Api.Operation operation : Api.operations(get("/api/openapi.json").body())) {
            for (String id : ids) {
                Map<String, String> strange = new LinkedHashMap<>();
                IDS.keySet().forEach(name -> strange.put(name, id));
                if (operation.path().contains("{") && operation.method().equals("GET")) {
                    Answer answer = get(operation.at(strange));
                    assertThat(answer.status())
                            .as(operation + " " + id.substring(0, Math.min(10, id.length())))
                            .isBetween(400, 499);
                }
            }
        }
        for (String query :
                List.of("limit=0", "limit=201", "limit=x", "cursor=!!", "cursor=AAAA", "limit=99999999999999")) {
            for (String path : List.of(
                    "/api/students/classes", "/api/students/classes/class_001/alerts",
                    "/api/assessments/students/student_001/history", "/api/assessments")) {
                assertThat(get(path + "?" + query).status())
                        .as(path + "?" + query)
                        .isEqualTo(422);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit",
                "limit=",
                "limit=0x1",
                "limit=1e2",
                "limit=%2B1",
                "limit=+1",
                "limit=1.0",
                "limit=%D9%A1",
                "limit=1&limit=2",
                "limit=1&limit=1"
            })
    void a_limit_that_is_no_plain_number_or_stands_there_twice_is_named(String query) {
        for (String path : List.of("/api/students/classes", "/api/assessments", "/api/items")) {
            Answer answer = get(path + "?" + query);
            assertThat(answer.status()).as(path + "?" + query).isEqualTo(422);
            assertThat(answer.body().at("/errors/0/field").stringValue()).isEqualTo("limit");
        }
    }

    @Test
    void wrong_methods_and_unknown_addresses_get_problems() {
        for (Api.Operation operation : Api.operations(get("/api/openapi.json").body())) {
            assertProblem(send(request("TRACE", operation.at(IDS), null)), "TRACE " + operation.path());
            Answer deleted = send(request("DELETE", "/api/adaptive/plan", null));
            assertThat(deleted.status()).isEqualTo(405);
        }
        assertThat(get("/api/nowhere").status()).isEqualTo(404);
        assertThat(post("/nowhere", "{}").status()).isEqualTo(404);
        assertThat(send(request("POST", "/api/assessments/submit", null).header("Content-Type", "text/plain"))
                        .status())
                .isIn(400, 415);
    }

    @Test
    void too_large_a_body_is_413() {
        Answer answer = post("/api/assessments/submit", "{\"assessment_id\":\"" + "x".repeat(3_000_000) + "\"}");
        assertThat(answer.status()).isEqualTo(413);
    }

    private List<Api.Operation> operationsWithBody() {
        return Api.operations(get("/api/openapi.json").body()).stream()
                .filter(operation -> operation.body().isPresent())
                .toList();
    }
}
