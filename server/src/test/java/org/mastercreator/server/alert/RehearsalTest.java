package org.mastercreator.server.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.ServerTest;
import tools.jackson.databind.JsonNode;

/** A teacher sees what other thresholds would have raised before she sets them. */
class RehearsalTest extends ServerTest {
    private JsonNode rehearse(int answers, double drop) {
        Answer answer = post(
                "/api/students/classes/class_001/thresholds/rehearse",
                "{\"wheel_spinning_opportunities\":%d,\"sudden_drop\":%s,\"rapid_seconds\":3,\"idle_minutes\":5}"
                        .formatted(answers, drop));
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().path("rehearsal");
    }

    private static JsonNode kind(JsonNode rehearsal, String kind) {
        return rehearsal
                .path("kinds")
                .valueStream()
                .filter(one -> one.path("kind").stringValue().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_last_lesson_is_replayed_with_other_thresholds() {
        String student = newStudent("Rehearsed");
        for (boolean right : new boolean[] {true, true, true, true, false, false, false, false, false}) {
            post("/api/assessments/submit", submission(student, "ecosystems", right));
        }
        String lost = newStudent("Lost");
        for (int i = 0; i < 8; i++) {
            post("/api/assessments/submit", submission(lost, "ecosystems", i == 4));
        }
        JsonNode eager = rehearse(3, 0.05);
        JsonNode patient = rehearse(50, 0.9);
        assertThat(eager.path("submissions").asInt()).isGreaterThanOrEqualTo(17);
        for (String kind : List.of("wheel_spinning", "sudden_drop")) {
            assertThat(kind(eager, kind).path("would_raise").asInt())
                    .isGreaterThan(kind(patient, kind).path("would_raise").asInt());
        }
    }

    @Test
    void a_student_is_called_stuck_after_seven_answers_live_and_in_the_rehearsal_alike() {
        send(request(
                "PUT",
                "/api/students/classes/class_001/thresholds",
                "{\"wheel_spinning_opportunities\":7,\"sudden_drop\":0.3,\"rapid_seconds\":3,\"idle_minutes\":5}"));
        int before =
                kind(rehearse(7, 0.9), "wheel_spinning").path("would_raise").asInt();
        String student = newStudent("Spinning");
        for (int i = 0; i < 7; i++) {
            assertThat(open(student)).isZero();
            post("/api/assessments/submit", submission(student, "ecosystems", i % 3 == 0));
        }
        assertThat(open(student)).isOne();
        assertThat(kind(rehearse(7, 0.9), "wheel_spinning").path("would_raise").asInt())
                .isEqualTo(before + 1);
        assertThat(kind(rehearse(8, 0.9), "wheel_spinning").path("would_raise").asInt())
                .isLessThanOrEqualTo(before);
        for (int i = 0; i < 2; i++) {
            post("/api/assessments/submit", submission(student, "ecosystems", true));
        }
        assertThat(open(student)).as("as its sentence said").isZero();
    }

    private int open(String student) {
        return db.sql("""
                select count(*) from alerts
                where student_id = :student and kind = 'wheel_spinning' and state = 'raised'
                """).param("student", student).query(Integer.class).single();
    }

    @Test
    void what_people_made_of_alerts_is_counted() {
        JsonNode before = kind(rehearse(10, 0.2), "wheel_spinning");
        String alert = get("/api/students/classes/class_001/alerts?limit=200")
                .body()
                .path("alerts")
                .valueStream()
                .filter(one -> one.path("kind").stringValue().equals("wheel_spinning"))
                .findFirst()
                .orElseThrow()
                .path("alert_id")
                .stringValue();
        post("/api/students/alerts/" + alert + "/dismiss", "{\"action\":\"helped\"}");
        JsonNode after = kind(rehearse(10, 0.2), "wheel_spinning");
        assertThat(after.path("helped").asInt()).isEqualTo(before.path("helped").asInt() + 1);
        post("/api/students/alerts/" + alert + "/dismiss", "{\"action\":\"undo\"}");
        assertThat(kind(rehearse(10, 0.2), "wheel_spinning")).isEqualTo(before);
    }

    @Test
    void whether_help_worked_can_still_be_read_when_the_third_attempt_has_come() {
        String student = newStudent("Helped");
        for (int i = 0; i < 7; i++) {
            post("/api/assessments/submit", submission(student, "ecosystems", i % 3 == 0));
        }
        String alert = db.sql("""
                select alert_id from alerts
                where student_id = :student and kind = 'wheel_spinning' and state = 'raised'
                """).param("student", student).query(String.class).single();
        post("/api/students/alerts/" + alert + "/dismiss", "{\"action\":\"helped\"}");
        for (int i = 0; i < 4; i++) {
            post("/api/assessments/submit", submission(student, "ecosystems", true));
        }
        assertThat(onTheDashboard(alert))
                .singleElement()
                .satisfies(shown -> assertThat(shown.path("follow_up")).hasSize(3));
        db.sql("""
                update alerts set follow_up =
                    (select jsonb_agg(one || '{"at":"2026-01-01T00:00:00Z"}') from jsonb_array_elements(follow_up) one)
                where alert_id = :id
                """).param("id", alert).update();
        assertThat(onTheDashboard(alert)).as("a day later").isEmpty();
    }

    private List<JsonNode> onTheDashboard(String alert) {
        return get("/api/students/classes/class_001/dashboard")
                .body()
                .path("alerts")
                .valueStream()
                .filter(one -> one.path("alert_id").stringValue().equals(alert))
                .toList();
    }

    @Test
    void the_last_lesson_is_a_day_where_the_school_is() {
        String classId = newClass("Far west");
        String student = newStudent("West", classId);
        for (String at : List.of("2026-03-02T23:40:00Z", "2026-03-03T00:20:00Z")) {
            String grading = post("/api/assessments/submit", submission(student, "ecosystems", true))
                    .body()
                    .at("/graded_assessment/grading_id")
                    .stringValue();
            db.sql("update submissions set graded_at = :at::timestamptz where grading_id = :id")
                    .param("at", at)
                    .param("id", grading)
                    .update();
        }
        assertThat(lesson(classId, "?time_zone=America/Los_Angeles")).isEqualTo("2026-03-02 with 2");
        assertThat(lesson(classId, "")).isEqualTo("2026-03-03 with 1");
        Answer unknown = post(rehearsal(classId) + "?time_zone=Here", THRESHOLDS);
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.body().at("/errors/0/field").stringValue()).isEqualTo("time_zone");
    }

    private static final String THRESHOLDS =
            "{\"wheel_spinning_opportunities\":10,\"sudden_drop\":0.2,\"rapid_seconds\":3,\"idle_minutes\":5}";

    private static String rehearsal(String classId) {
        return "/api/students/classes/" + classId + "/thresholds/rehearse";
    }

    private String lesson(String classId, String query) {
        JsonNode told = post(rehearsal(classId) + query, THRESHOLDS).body().path("rehearsal");
        return told.path("lesson").stringValue() + " with "
                + told.path("submissions").asInt();
    }

    @Test
    void every_bad_threshold_is_named_and_nothing_is_set() {
        Answer answer = post(
                "/api/students/classes/class_001/thresholds/rehearse",
                "{\"wheel_spinning_opportunities\":1,\"sudden_drop\":5,\"rapid_seconds\":3}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("errors").size()).isEqualTo(3);
    }
}
