package org.mastercreator.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mastercreator.server.security.SignIn;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class JourneyTest extends ServerTest {
    private static final String SUBMIT = """
            {"assessment_id":"test_assessment","student_id":"student_001",
             "questions":[{"question_id":"q1","question_text":"Test question","question_type":"constructed_response","concept_id":"photosynthesis","points_possible":10.0}],
             "responses":[{"question_id":"q1","answer":"Test answer"}],
             "update_mastery":true}
            """;

    @Test
    void the_server_says_that_it_is_healthy() {
        assertThat(get("/health").body().path("status").stringValue()).isEqualTo("healthy");
        assertThat(get("/health/live").status()).isEqualTo(200);
        assertThat(get("/health/ready").status()).isEqualTo(200);
    }

    @Test
    void the_documented_submission_moves_score_and_mastery_in_every_window() {
        JsonNode picture = get("/api/students/classes/class_001/dashboard").body();
        JsonNode cursor = picture.path("cursor");
        String since = "?epoch=" + cursor.path("epoch").stringValue() + "&offset="
                + cursor.path("offset").asLong();
        LiveClient one = LiveClient.connect(port, "/ws/dashboard/class_001" + since);
        LiveClient other = LiveClient.connect(port, "/ws/dashboard/class_001" + since);
        LiveClient student = LiveClient.connect(port, "/ws/student/student_001");
        student.await("connection_confirmed");

        Answer answer = post("/api/assessments/submit", SUBMIT);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("status").stringValue()).isEqualTo("success");
        JsonNode graded = answer.body().path("graded_assessment");
        assertThat(graded.path("score_percentage").asDouble()).isEqualTo(100);
        String gradingId = graded.path("grading_id").stringValue();
        for (LiveClient window : new LiveClient[] {one, other, student}) {
            JsonNode event = window.await(frame ->
                    gradingId.equals(frame.at("/assessment_data/grading_id").asString("")));
            assertThat(event.path("type").stringValue()).isEqualTo("assessment_graded");
            assertThat(event.path("student_id").stringValue()).isEqualTo("student_001");
            assertThat(event.path("score_percentage").asDouble()).isEqualTo(100);
            JsonNode moved = window.await(frame ->
                    gradingId.equals(frame.at("/mastery_data/grading_id").asString("")));
            assertThat(moved.at("/mastery_data/new_mastery").asDouble())
                    .isEqualTo(graded.at("/mastery/0/new_mastery").asDouble());
            assertThat(moved.path("data")).isEqualTo(moved.path("mastery_data"));
            window.cut();
        }
    }

    @Test
    void the_example_of_the_documentation_is_assigned_to_nobody_and_stands_behind_what_teachers_made() {
        SignIn student = SignIn.demo(this, "{\"role\":\"student\",\"student_id\":\"student_001\"}");
        Answer hers = send(student.on(request("GET", "/api/students/students/student_001/assignments", null)));
        assertThat(hers.body().path("assignments")).isNotEmpty();
        assertThat(hers.response().body()).doesNotContain("test_assessment");
        assertThat(get("/api/students/classes/class_001/assignments?limit=200")
                        .response()
                        .body())
                .doesNotContain("test_assessment");
        JsonNode all =
                get("/api/assessments?class_id=class_001&limit=200").body().path("assessments");
        assertThat(all.get(all.size() - 1).path("assessment_id").stringValue()).isEqualTo("test_assessment");
    }

    @Test
    void recommendations_appear_in_every_window_without_a_reload() {
        LiveClient window = LiveClient.connect(port, "/ws/dashboard/class_001");
        window.await("connection_confirmed");
        Answer answer = post("/api/adaptive/students/student_003/path", "{\"concept_ids\":[]}");
        JsonNode path = answer.body().path("learning_path");
        assertThat(path.path("next_concepts").get(0).path("reason").stringValue())
                .contains("%");
        JsonNode event = window.await("recommendation_generated");
        assertThat(path.path("similar_students").isEmpty()).isFalse();
        // Her own channel hears the same event: classmates stand in the answer to staff only.
        ((ObjectNode) path).putArray("similar_students");
        assertThat(event.path("recommendations")).isEqualTo(path);
        SignIn herself = SignIn.demo(this, "{\"role\":\"student\",\"student_id\":\"student_003\"}");
        JsonNode hers = send(herself.on(
                        request("POST", "/api/adaptive/students/student_003/path", "{\"concept_ids\":[]}")))
                .body()
                .at("/learning_path/similar_students");
        assertThat(hers.isArray() && hers.isEmpty()).isTrue();
        assertThat(get("/api/students/classes/class_001/dashboard")
                        .body()
                        .path("latest_recommendations")
                        .valueStream()
                        .flatMap(one -> one.path("similar_students").valueStream()))
                .isEmpty();
        window.cut();
    }

    @Test
    void the_status_counts_open_windows_and_forgets_closed_ones() {
        int before =
                get("/api/ws/status").body().at("/active_connections/student").asInt();
        LiveClient student = LiveClient.connect(port, "/ws/student/student_002");
        student.await("connection_confirmed");
        JsonNode status = get("/api/ws/status").body();
        assertThat(status.path("status").stringValue()).isEqualTo("online");
        assertThat(status.at("/active_connections/student").asInt()).isEqualTo(before + 1);
        assertThat(status.at("/connections/total").asInt())
                .isEqualTo(status.path("total_connections").asInt());
        student.close();
        student.closeCode();
        Eventually.holds(() ->
                get("/api/ws/status").body().at("/active_connections/student").asInt() == before);
    }

    @Test
    void a_ping_gets_exactly_the_pong_of_the_contract() {
        LiveClient window = LiveClient.connect(port, "/ws/dashboard/class_001");
        JsonNode first = window.await("connection_confirmed");
        assertThat(first.path("connection_type").stringValue()).isEqualTo("dashboard");
        assertThat(first.path("resource_id").stringValue()).isEqualTo("class_001");
        assertThat(first.at("/reconnect/first_jitter_ms").isNumber()).isTrue();
        assertThat(window.frames().getFirst()).isEqualTo(first);
        window.send("ping");
        assertThat(window.await("pong").toString()).isEqualTo("{\"type\":\"pong\"}");
        window.send("nonsense");
        assertThat(window.await("error").path("code").stringValue()).isEqualTo("malformed");
        window.cut();
    }

    @Test
    void a_class_plan_job_shows_its_stages_live_and_leaves_a_plan() {
        LiveClient window = LiveClient.connect(port, "/ws/dashboard/class_001");
        window.await("connection_confirmed");
        Answer started = post("/api/pipeline/run", "{\"class_id\":\"class_001\"}");
        assertThat(started.status()).isEqualTo(202);
        assertThat(started.body().at("/job/kind").stringValue()).isEqualTo("class_plan");
        String jobId = started.body().path("job_id").stringValue();
        JsonNode done = window.await(frame -> frame.path("job_id").asString("").equals(jobId)
                && frame.path("status").asString("").equals("complete"));
        assertThat(done.path("progress").asDouble()).isEqualTo(1);
        assertThat(done.path("completed_stages").size()).isEqualTo(5);
        JsonNode plan = get("/api/pipeline/results/" + jobId).body().at("/result/plan");
        assertThat(plan.path("groups").size()).isEqualTo(3);
        assertThat(get("/api/adaptive/plans/" + plan.path("plan_id").stringValue())
                        .status())
                .isEqualTo(200);
        assertThat(post("/api/pipeline/" + jobId + "/cancel", null).status()).isEqualTo(409);
        window.cut();
    }
}
