package org.mastercreator.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.Api;
import org.mastercreator.server.ServerTest;
import tools.jackson.databind.JsonNode;

/** Promise: role by route by class, made from the API document, so that no route can be forgotten. */
class AccessMatrixTest extends ServerTest {
    private static final Set<AccessRules.Rule> OPEN = Set.of(AccessRules.Rule.PROBE, AccessRules.Rule.PUBLIC);
    private static final Set<AccessRules.Rule> ANYBODYS =
            Set.of(AccessRules.Rule.ANY_SIGN_IN, AccessRules.Rule.SIGNED_IN, AccessRules.Rule.OPERATOR);
    private static final Map<String, String> OTHERS = Map.of(
            "class_id", "class_002",
            "student_id", "student_101",
            "concept_id", "photosynthesis",
            "assessment_id", "class_002_photosynthesis_quiz",
            "assignment_id", "class_002_photosynthesis_quiz_open",
            "user_id", "teacher_002",
            "correction_id", "correction_none",
            "version", "1");
    private static final Map<String, String> NOBODYS = Map.ofEntries(
            Map.entry("class_id", "class_none"),
            Map.entry("student_id", "student_none"),
            Map.entry("concept_id", "photosynthesis"),
            Map.entry("assessment_id", "quiz_none"),
            Map.entry("user_id", "user_none"),
            Map.entry("job_id", "job_none"),
            Map.entry("plan_id", "plan_none"),
            Map.entry("alert_id", "alert_none"),
            Map.entry("grading_id", "grading_none"),
            Map.entry("question_id", "question_none"),
            Map.entry("content_id", "content_none"),
            Map.entry("assignment_id", "assignment_none"),
            Map.entry("attempt_id", "attempt_none"),
            Map.entry("correction_id", "correction_none"),
            Map.entry("item_id", "item_none"),
            Map.entry("report_id", "report_none"));
    /** Belongs to the whole school. */
    private static final List<String> SHARED = List.of("/api/content", "/api/items");

    private List<Api.Operation> operations;
    private SignIn teacher;
    private SignIn student;
    private Map<String, String> others;

    @BeforeEach
    void signIn() {
        operations = Api.operations(get("/api/openapi.json").body());
        teacher = SignIn.demo(this, "{\"role\":\"teacher\"}");
        student = SignIn.demo(this, "{\"role\":\"student\",\"student_id\":\"student_001\"}");
        SignIn admin = SignIn.demo(this, "{\"role\":\"admin\"}");
        others = new LinkedHashMap<>(OTHERS);
        others.put("content_id", "content_none");
        others.put("item_id", "itm_photosynthesis_1");
        JsonNode job = send(admin.on(
                        request("POST", "/api/pipeline/run", "{\"kind\":\"class_plan\",\"class_id\":\"class_002\"}")))
                .body();
        others.put("job_id", job.path("job_id").stringValue());
        JsonNode plan = send(admin.on(request("POST", "/api/adaptive/plan", "{\"class_id\":\"class_002\"}")))
                .body();
        others.put("plan_id", plan.at("/plan/plan_id").stringValue());
        SignIn taker = SignIn.demo(this, "{\"role\":\"student\",\"student_id\":\"student_101\"}");
        JsonNode attempt = send(taker.on(request(
                        "POST",
                        "/api/students/students/student_101/attempts",
                        "{\"assignment_id\":\"class_002_photosynthesis_quiz_open\"}")))
                .body();
        others.put("attempt_id", attempt.path("attempt_id").stringValue());
        JsonNode report = send(admin.on(request("POST", "/api/adaptive/feedback", "{\"class_id\":\"class_002\"}")))
                .body();
        others.put("report_id", report.at("/report/report_id").stringValue());
        db.sql("""
                select grading_id, question_id from question_results join submissions s using (grading_id)
                where s.student_id = 'student_101' order by grading_id limit 1
                """).query(row -> {
            others.put("grading_id", row.getString("grading_id"));
            others.put("question_id", row.getString("question_id"));
        });
        others.put(
                "alert_id",
                db.sql("select alert_id from alerts where class_id = 'class_002' limit 1")
                        .query(String.class)
                        .single());
    }

    @Test
    void every_route_of_the_api_document_is_classified_and_every_classified_route_is_documented() {
        var documented =
                operations.stream().map(Api.Operation::toString).collect(Collectors.toCollection(TreeSet::new));
        var classified = AccessRules.routes().stream()
                .filter(route ->
                        !List.of("/api/docs", "/api/swagger-ui/**", "/metrics").contains(route.path())
                                && !route.path().startsWith("/api/openapi.json"))
                .map(route -> route.method() + " " + route.path())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(documented).isEqualTo(classified);
    }

    @Test
    void without_a_sign_in_every_route_that_is_not_public_says_401() {
        for (Api.Operation operation : operations) {
            if (OPEN.contains(rule(operation))) {
                continue;
            }
            Answer answer = send(request(operation.method(), operation.at(others), body(operation))
                    .header("Authorization", "Bearer nothing"));
            assertThat(answer.status()).as("%s", operation).isEqualTo(401);
            assertThat(answer.body().path("type").stringValue()).isEqualTo("urn:mastercreator:problem:not-signed-in");
        }
    }

    @Test
    void what_belongs_to_another_class_answers_a_teacher_exactly_like_what_does_not_exist() {
        for (Api.Operation operation : operations) {
            if (!isOfAClass(operation) || rule(operation) == AccessRules.Rule.ADMIN) {
                continue;
            }
            Answer foreign = send(teacher.on(request(operation.method(), operation.at(others), body(operation))));
            Answer unknown = send(teacher.on(request(operation.method(), operation.at(NOBODYS), body(operation))));
            assertThat(foreign.status()).as("%s", operation).isEqualTo(404);
            assertThat(foreign.body().path("detail"))
                    .as("%s", operation)
                    .isEqualTo(unknown.body().path("detail"));
        }
    }

    @Test
    void what_belongs_to_a_former_class_is_closed_with_the_next_request() {
        SignIn admin = SignIn.demo(this, "{\"role\":\"admin\"}");
        String assignment = "/api/students/classes/class_002/teachers/teacher_demo";
        assertThat(send(admin.on(request("PUT", assignment, null))).status()).isEqualTo(200);
        List<Api.Operation> reads = operations.stream()
                .filter(operation -> operation.method().equals("GET")
                        && isOfAClass(operation)
                        && rule(operation) != AccessRules.Rule.ADMIN
                        && !operation.path().contains("/results/")
                        && !operation.path().endsWith("/iep"))
                .toList();
        try {
            for (Api.Operation operation : reads) {
                assertThat(send(teacher.on(request("GET", operation.at(others), null)))
                                .status())
                        .as("%s", operation)
                        .isEqualTo(200);
            }
        } finally {
            assertThat(send(admin.on(request("DELETE", assignment, null))).status())
                    .isEqualTo(200);
        }
        for (Api.Operation operation : operations) {
            if (isOfAClass(operation) && rule(operation) != AccessRules.Rule.ADMIN) {
                Answer answer = send(teacher.on(request(operation.method(), operation.at(others), body(operation))));
                assertThat(answer.status()).as("%s", operation).isEqualTo(404);
            }
        }
    }

    private static boolean isOfAClass(Api.Operation operation) {
        return operation.path().contains("{") && SHARED.stream().noneMatch(operation.path()::startsWith);
    }

    @Test
    void bodies_that_name_another_class_or_student_are_refused_like_unknown_ones() {
        Map<String, String> bodies = Map.of(
                "/api/assessments/submit", submission("student_101", "photosynthesis", true),
                "/api/adaptive/plan", "{\"class_id\":\"class_002\"}",
                "/api/assessments",
                        "{\"class_id\":\"class_002\",\"title\":\"X\",\"questions\":[{\"item_id\":\"itm_x\"}]}",
                "/api/adaptive/feedback", "{\"class_id\":\"class_002\"}",
                "/api/pipeline/run", "{\"kind\":\"class_plan\",\"class_id\":\"class_002\"}",
                "/api/students/students", "{\"student_name\":\"X\",\"grade_level\":9,\"class_id\":\"class_002\"}");
        bodies.forEach((path, body) -> {
            Answer foreign = send(teacher.on(request("POST", path, body)));
            Answer unknown = send(teacher.on(
                    request("POST", path, body.replace("class_002", "class_x").replace("student_101", "student_x"))));
            assertThat(foreign.status()).as(path).isEqualTo(404);
            assertThat(foreign.body().path("detail")).isEqualTo(unknown.body().path("detail"));
        });
        assertThat(send(teacher.on(request("GET", "/api/pipeline/jobs?class_id=class_002", null)))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_stored_quiz_of_another_class_lends_neither_its_questions_nor_its_keys() {
        String student = newStudent("Borrower");
        String body = """
                {"assessment_id":"%s","student_id":"%s","responses":[]}""";
        Answer foreign = send(teacher.on(
                request("POST", "/api/assessments/submit", body.formatted(others.get("assessment_id"), student))));
        Answer unknown =
                send(teacher.on(request("POST", "/api/assessments/submit", body.formatted("quiz_none", student))));
        assertThat(foreign.status()).isEqualTo(422);
        assertThat(foreign.body()).isEqualTo(unknown.body());
        SignIn admin = SignIn.demo(this, "{\"role\":\"admin\"}");
        assertThat(send(admin.on(request(
                                "POST",
                                "/api/assessments/submit",
                                body.formatted(others.get("assessment_id"), student))))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_student_reaches_nothing_but_herself() {
        for (Api.Operation operation : operations) {
            AccessRules.Rule rule = rule(operation);
            if (OPEN.contains(rule) || ANYBODYS.contains(rule)) {
                continue;
            }
            Map<String, String> classmate = new LinkedHashMap<>(others);
            classmate.put("student_id", "student_002");
            Answer answer = send(student.on(request(operation.method(), operation.at(classmate), body(operation))));
            assertThat(answer.status()).as("%s", operation).isIn(403, 404);
        }
        assertThat(send(student.on(request("GET", "/api/students/students/student_001", null)))
                        .status())
                .isEqualTo(200);
        assertThat(send(student.on(request(
                                "POST", "/api/assessments/submit", submission("student_002", "photosynthesis", true))))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void what_teachers_do_for_a_student_she_may_not_do_herself_and_what_is_hers_alone_no_teacher() {
        Map<String, String> own = new LinkedHashMap<>(others);
        own.put("student_id", "student_001");
        for (Api.Operation operation : operations) {
            AccessRules.Rule rule = rule(operation);
            if (rule == AccessRules.Rule.STAFF_OF_STUDENT || rule == AccessRules.Rule.SELF) {
                SignIn wrong = rule == AccessRules.Rule.SELF ? teacher : student;
                Answer answer = send(wrong.on(request(operation.method(), operation.at(own), body(operation))));
                assertThat(answer.status()).as("%s", operation).isEqualTo(403);
            }
        }
    }

    @Test
    void a_teacher_is_not_an_admin() {
        for (Api.Operation operation : operations) {
            if (rule(operation) == AccessRules.Rule.ADMIN) {
                Answer answer = send(teacher.on(request(operation.method(), operation.at(others), body(operation))));
                assertThat(answer.status()).as("%s", operation).isEqualTo(403);
            }
        }
    }

    private static AccessRules.Rule rule(Api.Operation operation) {
        return AccessRules.routes().stream()
                .filter(route -> operation.toString().equals(route.method() + " " + route.path()))
                .findFirst()
                .orElseThrow()
                .rule();
    }

    private static String body(Api.Operation operation) {
        return List.of("POST", "PUT", "PATCH").contains(operation.method()) && !operation.isMultipart() ? "{}" : null;
    }
}
