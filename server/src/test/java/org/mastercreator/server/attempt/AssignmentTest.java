package org.mastercreator.server.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Assigning, changing, closing and taking back. */
class AssignmentTest extends AttemptWorld {
    private Answer change(JsonNode assignment, String etag, String body) {
        var request = request("PUT", ASSIGNMENTS + "/" + id(assignment), body);
        return send(etag == null ? request : request.header("If-Match", etag));
    }

    private String tagOf(JsonNode assignment) {
        return get(ASSIGNMENTS + "/" + id(assignment))
                .response()
                .headers()
                .firstValue("ETag")
                .orElseThrow();
    }

    @Test
    void an_assignment_is_found_under_its_own_class_only() {
        JsonNode assignment = assign("", taker("Elsewhere"));
        String elsewhere = "/api/students/classes/" + newClass("Elsewhere") + "/assignments/" + id(assignment);
        assertThat(get(elsewhere).status()).isEqualTo(404);
        assertThat(get(elsewhere + "/progress").status()).isEqualTo(404);
        assertThat(post(elsewhere + "/close", null).status()).isEqualTo(404);
        assertThat(send(request("PUT", elsewhere, "{\"attempts_allowed\":2}")).status())
                .isEqualTo(404);
        assertThat(send(request("DELETE", elsewhere, null)).status()).isEqualTo(404);
        assertThat(get(ASSIGNMENTS + "/" + id(assignment)).body().path("assignment"))
                .isEqualTo(assignment);
    }

    @Test
    void an_assignment_without_settings_is_open_now_once_with_the_assessments_own_limit() {
        Answer made = post(ASSIGNMENTS, "{\"assessment_id\":\"" + QUIZ + "\"}");
        JsonNode assignment = made.body().path("assignment");
        assertThat(made.status()).isEqualTo(201);
        assertThat(assignment.path("state").stringValue()).isEqualTo("open");
        assertThat(assignment.path("whole_class").booleanValue()).isTrue();
        assertThat(assignment.path("time_limit_minutes").intValue()).isEqualTo(10);
        assertThat(assignment.path("attempts_allowed").intValue()).isEqualTo(1);
        assertThat(get(ASSIGNMENTS + "?limit=1").body().at("/assignments/0/assignment_id"))
                .isEqualTo(assignment.path("assignment_id"));
        assertThat(send(request("DELETE", ASSIGNMENTS + "/" + id(assignment), null))
                        .status())
                .isEqualTo(200);
        assertThat(get(ASSIGNMENTS + "/" + id(assignment)).status()).isEqualTo(404);
    }

    @Test
    void everything_that_is_wrong_is_named_at_once() {
        Answer refused = post(ASSIGNMENTS, """
                {"assessment_id":"class_002_photosynthesis_quiz","student_ids":["student_001","student_101"],
                 "opens_at":"2026-09-02T08:00:00Z","closes_at":"2026-09-01T08:00:00Z"}
                """);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").stringValue()))
                .containsExactlyInAnyOrder("assessment_id", "student_ids[1]", "closes_at");
        assertThat(post(ASSIGNMENTS, "{\"assessment_id\":\"" + QUIZ + "\",\"closes_at\":\"+999999-01-01T00:00:00Z\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void the_same_key_assigns_once() {
        String body = "{\"assessment_id\":\"" + QUIZ + "\",\"student_ids\":[\"student_001\"]}";
        Answer one = send(request("POST", ASSIGNMENTS, body).header("Idempotency-Key", "assign-once"));
        Answer two = send(request("POST", ASSIGNMENTS, body).header("Idempotency-Key", "assign-once"));
        assertThat(two.body()).isEqualTo(one.body());
    }

    @Test
    void a_stale_change_is_refused_and_changes_nothing() {
        Taker student = taker("Changed");
        JsonNode assignment = assign("", student);
        String etag = tagOf(assignment);
        String group = "{\"student_ids\":[\"" + student.id() + "\"],\"attempts_allowed\":";
        assertThat(change(assignment, etag, group + "2}").status()).isEqualTo(200);
        assertThat(change(assignment, etag, group + "3}").status()).isEqualTo(412);
        assertThat(get(ASSIGNMENTS + "/" + id(assignment))
                        .body()
                        .at("/assignment/attempts_allowed")
                        .intValue())
                .isEqualTo(2);
    }

    @Test
    void who_has_started_stays_and_what_was_started_is_not_taken_back() {
        Taker student = taker("Started");
        JsonNode assignment = assign("", student);
        started(student, assignment);
        Answer without = change(assignment, null, "{\"student_ids\":[\"student_001\"]}");
        assertThat(without.status()).isEqualTo(422);
        assertThat(send(request("DELETE", ASSIGNMENTS + "/" + id(assignment), null))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void looking_at_the_progress_again_costs_nothing_while_nothing_changes() {
        Taker student = taker("Watched");
        JsonNode assignment = assign("", student);
        String path = ASSIGNMENTS + "/" + id(assignment) + "/progress";
        String etag = get(path).response().headers().firstValue("ETag").orElseThrow();
        int reads = reads(assignment);
        assertThat(send(request("GET", path, null).header("If-None-Match", etag))
                        .status())
                .isEqualTo(304);
        assertThat(reads(assignment)).isEqualTo(reads);
        save(student, started(student, assignment), "photosynthesis_2", 1, true);
        Answer moved = send(request("GET", path, null).header("If-None-Match", etag));
        assertThat(moved.body().at("/students/0/answered").intValue()).isEqualTo(1);
        assertThat(moved.body().at("/assignment/working").intValue()).isEqualTo(1);
        assertThat(reads(assignment)).isEqualTo(reads + 1);
    }

    @Test
    void work_that_came_in_otherwise_since_it_opened_is_handed_in_until_she_makes_an_attempt_of_her_own() {
        Taker student = taker("Wrote on paper");
        Taker idle = taker("Did nothing");
        Taker early = taker("Did it for another lesson");
        post("/api/assessments/submit", work(early));
        JsonNode assignment = assign("", student, idle, early);
        String path = ASSIGNMENTS + "/" + id(assignment) + "/progress";
        post("/api/assessments/submit", work(student));

        JsonNode progress = get(path).body();
        assertThat(progress.at("/assignment/handed_in").intValue()).isEqualTo(1);
        JsonNode done = of(progress, student);
        assertThat(done.path("state").stringValue()).isEqualTo("handed_in");
        assertThat(done.path("attempt_id").isNull()).isTrue();
        assertThat(done.path("answered").intValue()).isEqualTo(1);
        assertThat(done.path("score_percentage").isNumber()).isTrue();
        assertThat(done.path("closed_at").isString()).isTrue();
        assertThat(of(progress, idle).path("state").stringValue()).isEqualTo("not_started");
        assertThat(of(progress, early).path("state").stringValue()).isEqualTo("not_started");
        assertThat(own(student, assignment).path("handed_in").booleanValue()).isTrue();
        assertThat(own(idle, assignment).path("handed_in").booleanValue()).isFalse();
        assertThat(own(early, assignment).path("handed_in").booleanValue()).isFalse();

        started(student, assignment);
        JsonNode again = get(path).body();
        assertThat(of(again, student).path("state").stringValue()).isEqualTo("working");
        assertThat(again.at("/assignment/working").intValue()).isEqualTo(1);
        assertThat(again.at("/assignment/handed_in").intValue()).isZero();
        assertThat(own(student, assignment).path("handed_in").booleanValue()).isFalse();
    }

    /** The assignment as the student sees it. */
    private JsonNode own(Taker taker, JsonNode assignment) {
        return as(taker, "GET", "/assignments", null)
                .body()
                .path("assignments")
                .valueStream()
                .filter(one -> one.path("assignment_id").equals(assignment.path("assignment_id")))
                .findFirst()
                .orElseThrow();
    }

    private static String work(Taker taker) {
        return "{\"assessment_id\":\"" + QUIZ + "\",\"student_id\":\"" + taker.id()
                + "\",\"responses\":[{\"question_id\":\"photosynthesis_2\",\"answer\":true}]}";
    }

    private static JsonNode of(JsonNode progress, Taker taker) {
        return progress.path("students")
                .valueStream()
                .filter(row -> row.path("student_id").stringValue().equals(taker.id()))
                .findFirst()
                .orElseThrow();
    }

    private int reads(JsonNode assignment) {
        return db.sql("select count(*) from audit_log where object_id = :id and action = 'read'")
                .param("id", id(assignment))
                .query(Integer.class)
                .single();
    }
}
