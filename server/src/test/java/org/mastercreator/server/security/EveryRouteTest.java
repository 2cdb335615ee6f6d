package org.mastercreator.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mastercreator.server.Api;
import org.mastercreator.server.Eventually;
import org.mastercreator.server.ServerTest;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What holds for every route there is, made from the tables of routes so that no new one can be forgotten. */
@ExtendWith(OutputCaptureExtension.class)
class EveryRouteTest extends ServerTest {
    private static final String CANARY = "Zzroutecanary";
    /** Reads that show no student: add a route here only if its answer names none and says nothing about one. */
    private static final Set<String> SHOW_NO_STUDENT = Set.of(
            "/api/auth/session",
            "/api/ws/status",
            "/api/operations",
            "/api/students/classes",
            "/api/students/classes/{class_id}",
            "/api/students/classes/{class_id}/roster",
            "/api/concepts",
            "/api/students/classes/{class_id}/mastery/{concept_id}",
            "/api/students/classes/{class_id}/assessments",
            "/api/students/classes/{class_id}/thresholds",
            "/api/assessments",
            "/api/assessments/{assessment_id}",
            "/api/assessments/{assessment_id}/corrections",
            "/api/items",
            "/api/items/export",
            "/api/items/{item_id}",
            "/api/items/{item_id}/export",
            "/api/items/{item_id}/versions",
            "/api/adaptive/feedback/latest",
            "/api/adaptive/feedback/{report_id}",
            "/api/adaptive/models",
            "/api/content",
            "/api/content/search",
            "/api/content/{content_id}",
            "/api/content/{content_id}/versions",
            "/api/content/{content_id}/similar",
            "/api/pipeline/jobs",
            "/api/pipeline/status/{job_id}",
            "/api/docs",
            "/api/openapi.json",
            "/api/openapi.json/swagger-config",
            "/api/swagger-ui/**",
            "/health",
            "/health/live",
            "/health/ready",
            "/metrics");

    private static final Map<String, String> QUERIES = Map.of(
            "/api/pipeline/jobs", "?class_id=class_001",
            "/api/adaptive/feedback/latest", "?class_id=class_001",
            "/api/content/search", "?q=light");

    private Map<String, String> ids;
    private SignIn admin;
    private SignIn teacher;

    @BeforeEach
    void aStudentWithEverything() {
        admin = SignIn.demo(this, "{\"role\":\"admin\"}");
        teacher = SignIn.demo(this, "{\"role\":\"teacher\"}");
        String student = newStudent(CANARY + " Quill");
        ids = new LinkedHashMap<>();
        ids.put("class_id", "class_001");
        ids.put("student_id", student);
        ids.put("concept_id", "photosynthesis");
        ids.put("version", "1");
        ids.put(
                "user_id",
                db.sql("select user_id from users where role = 'teacher' order by created_at limit 1")
                        .query(String.class)
                        .single());
        ids.put("item_id", "itm_photosynthesis_1");
        ids.put("correction_id", "correction_none");
        ids.put(
                "assessment_id",
                db.sql("select assessment_id from assessments where class_id = 'class_001' order by 1 limit 1")
                        .query(String.class)
                        .single());
        call(
                "PUT",
                "/api/students/students/" + student + "/iep",
                "{\"primary_disability\":\"" + CANARY + "\",\"accommodations\":[\"word_bank\"]}");
        JsonNode graded = post("/api/assessments/submit", """
                {"assessment_id":"%s","student_id":"%s",
                 "questions":[{"question_id":"q1","question_text":"Why?","question_type":"constructed_response",
                   "concept_id":"photosynthesis","points_possible":5}],
                 "responses":[{"question_id":"q1","answer":"%s"}]}
                """.formatted(ids.get("assessment_id"), student, CANARY))
                .body();
        ids.put("grading_id", graded.at("/graded_assessment/grading_id").stringValue());
        ids.put(
                "question_id",
                graded.at("/graded_assessment/question_results/0/question_id").stringValue());
        ids.put(
                "alert_id",
                db.sql("select alert_id from alerts where class_id = 'class_001' limit 1")
                        .query(String.class)
                        .single());
        ids.put(
                "plan_id",
                post("/api/adaptive/plan", "{\"class_id\":\"class_001\"}")
                        .body()
                        .at("/plan/plan_id")
                        .stringValue());
        ids.put(
                "report_id",
                post("/api/adaptive/feedback", "{\"class_id\":\"class_001\"}")
                        .body()
                        .at("/report/report_id")
                        .stringValue());
        ids.put(
                "content_id",
                get("/api/content?limit=1").body().at("/content/0/content_id").asString(""));
        String job = post("/api/pipeline/run", "{\"kind\":\"class_plan\",\"class_id\":\"class_001\"}")
                .body()
                .path("job_id")
                .stringValue();
        Eventually.holds(() -> get("/api/pipeline/status/" + job)
                .body()
                .at("/job/status")
                .stringValue()
                .equals("complete"));
        ids.put("job_id", job);
        ids.put("assignment_id", "asg_" + student);
        ids.put("attempt_id", "att_" + student);
        db.sql("""
                with assigned as (
                    insert into assignments (assignment_id, assessment_id, class_id, whole_class, opens_at,
                        attempts_allowed, created_by, created_at, updated_at)
                    values ('asg_' || :student, :assessment, 'class_001', false, now(), 1, 'someone', now(), now())),
                taker as (
                    insert into assignment_students (assignment_id, student_id) values ('asg_' || :student, :student))
                insert into attempts (attempt_id, assignment_id, student_id, number, state, started_at, accommodations)
                values ('att_' || :student, 'asg_' || :student, :student, 1, 'open', now(), '{}')
                """)
                .param("student", student)
                .param("assessment", ids.get("assessment_id"))
                .update();
    }

    private String filled(String path) {
        String filled = path;
        for (Map.Entry<String, String> id : ids.entrySet()) {
            filled = filled.replace("{" + id.getKey() + "}", id.getValue());
        }
        return filled + QUERIES.getOrDefault(path, "");
    }

    private long auditRows() {
        return db.sql("select count(*) from audit_log where action <> 'watch'")
                .query(Long.class)
                .single();
    }

    @Test
    void every_read_that_shows_a_student_leaves_exactly_one_row_in_the_audit_log_and_no_other_read_does() {
        Map<String, String> wrong = new TreeMap<>();
        for (AccessRules.Route route : AccessRules.routes()) {
            if (!route.method().equals(HttpMethod.GET) || route.path().startsWith("/api/swagger")) {
                continue;
            }
            long before = auditRows();
            SignIn reader = route.rule() == AccessRules.Rule.OWN_CLASS ? teacher : admin;
            int status =
                    send(reader.on(request("GET", filled(route.path()), null))).status();
            long left = auditRows() - before;
            long expected = SHOW_NO_STUDENT.contains(route.path()) ? 0 : 1;
            if (left != expected || status >= 400) {
                wrong.put(route.path(), "answered " + status + ", left " + left + " rows, not " + expected);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private int openings() {
        return get("/api/students/students/" + ids.get("student_id") + "/access-log?limit=200")
                .body()
                .path("openings")
                .size();
    }

    @Test
    void every_read_of_a_students_record_stands_in_the_log_that_her_family_sees() {
        for (AccessRules.Route route : AccessRules.routes()) {
            if (route.method().equals(HttpMethod.GET) && route.path().contains("{student_id}")) {
                int before = openings();
                send(admin.on(request("GET", filled(route.path()), null)));
                // One more for the look at the log before.
                assertThat(openings()).as("%s", route).isEqualTo(before + 2);
            }
        }
        SignIn herself = SignIn.demo(this, "{\"role\":\"student\",\"student_id\":\"student_003\"}");
        for (int i = 0; i < 2; i++) {
            send(admin.on(request("GET", "/api/students/students/student_003/iep", null)));
        }
        JsonNode newest = send(herself.on(
                        request("GET", "/api/students/students/student_003/access-log?limit=1", null)))
                .body();
        assertThat(newest.at("/openings/0/what").stringValue()).isEqualTo("iep");
        assertThat(newest.at("/openings/0/role").stringValue()).isEqualTo("admin");
        assertThat(newest.at("/openings/0/name").stringValue()).isNotBlank();
        assertThat(newest.path("next_cursor").stringValue()).isNotBlank();
    }

    /** A body with the canary in every field, of the right type or not. */
    private static String body(Api.Operation operation) {
        ObjectNode body = JSON.createObjectNode();
        operation
                .body()
                .ifPresent(schema -> schema.path("properties")
                        .properties()
                        .forEach(property -> body.put(property.getKey(), CANARY + "\n" + CANARY)));
        return JSON.writeValueAsString(body);
    }

    @Test
    void no_route_tells_a_classmate_or_the_log_what_is_private(CapturedOutput output) {
        SignIn classmate = SignIn.demo(this, "{\"role\":\"student\",\"student_id\":\"student_002\"}");
        // These are for all tests.
        ids.put("content_id", "content_none");
        ids.put("item_id", "item_none");
        ids.put("user_id", "user_none");
        ids.put("version", "999999");
        Map<String, String> leaks = new TreeMap<>();
        List<Api.Operation> operations = Api.operations(get("/api/openapi.json").body()).stream()
                .filter(operation -> !operation.path().equals("/api/auth/logout"))
                // The end of her record comes last.
                .sorted(java.util.Comparator.comparing(
                        operation -> operation.method().equals("DELETE")))
                .toList();
        for (Api.Operation operation : operations) {
            boolean hasBody = List.of("POST", "PUT", "PATCH").contains(operation.method());
            String path = filled(operation.path());
            for (String body : hasBody ? List.of(body(operation), "{\"" + CANARY) : List.of("")) {
                String sent = hasBody ? body : null;
                Answer told = send(classmate.on(request(operation.method(), path, sent)));
                String text = told.response().body();
                boolean echo = told.status() == 422 || told.status() == 400;
                boolean named = text.contains(ids.get("student_id")) && !path.contains(ids.get("student_id"));
                if (!echo && (named || text.contains(CANARY))) {
                    leaks.put(operation.toString(), text.substring(0, Math.min(200, text.length())));
                }
                Answer staff = send(admin.on(request(operation.method(), path, sent)));
                assertThat(staff.status()).as("%s", operation).isLessThan(500);
            }
        }
        assertThat(leaks).isEmpty();
        assertThat(get("/metrics").response().body()).doesNotContain(CANARY).doesNotContain(ids.get("student_id"));
        LoggerFactory.getLogger(EveryRouteTest.class).info("the log is being watched");
        assertThat(output.getAll()).contains("the log is being watched");
        assertThat(output.getAll()
                        .lines()
                        .filter(line -> line.toLowerCase(Locale.ROOT).contains(CANARY.toLowerCase(Locale.ROOT))
                                || line.contains(ids.get("student_id"))))
                .isEmpty();
    }
}
