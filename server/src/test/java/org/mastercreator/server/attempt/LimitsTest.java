package org.mastercreator.server.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.Eventually;
import tools.jackson.databind.JsonNode;

/** Promise: limits are the server's, on every way in. */
class LimitsTest extends AttemptWorld {
    private Answer submitWhole(Taker taker, String more) {
        return send(taker.signIn()
                .on(request(
                        "POST",
                        "/api/assessments/submit",
                        "{\"assessment_id\":\"" + QUIZ + "\",\"student_id\":\"" + taker.id()
                                + "\",\"responses\":[{\"question_id\":\"photosynthesis_2\",\"answer\":true}]" + more
                                + "}")));
    }

    /** The sample class may take its quizzes as often as it likes; here nothing but what a test assigns is open. */
    private void onlyTheTestsAssignments(Runnable test) {
        db.sql("update assignments set closes_at = :at where assignment_id = :id")
                .param("at", Assignments.utc(Instant.now().minus(Duration.ofDays(1))))
                .param("id", QUIZ + "_open")
                .update();
        try {
            test.run();
        } finally {
            db.sql("update assignments set closes_at = null where assignment_id = :id")
                    .param("id", QUIZ + "_open")
                    .update();
        }
    }

    @Test
    void what_is_assigned_to_others_is_not_for_her() {
        Taker other = taker("Other");
        Taker student = taker("Not in the group");
        assertRefused(start(student, id(assign("", other))), "not-assigned");
        assertThat(start(student, "class_002_photosynthesis_quiz_open").status())
                .isEqualTo(404);
        assertThat(as(student, "GET", "/assignments", null).response().body())
                .doesNotContain("\"assignment_id\":\"asg_");
    }

    @Test
    void before_the_window_opens_and_after_it_closed_nothing_starts() {
        Taker student = taker("Window");
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        assertRefused(start(student, id(assign("\"opens_at\":\"" + tomorrow + "\"", student))), "not-yet-open");
        JsonNode closed = assign("", student);
        assertThat(post(ASSIGNMENTS + "/" + id(closed) + "/close", null).status())
                .isEqualTo(200);
        assertRefused(start(student, id(closed)), "window-closed");
    }

    @Test
    void no_more_attempts_than_are_allowed() {
        Taker student = taker("Used up");
        JsonNode assignment = assign("\"attempts_allowed\":2", student);
        submit(student, started(student, assignment));
        submit(student, started(student, assignment));
        assertRefused(start(student, id(assignment)), "attempts-used-up");
    }

    @Test
    void what_was_handed_in_takes_no_more_answers() {
        Taker student = taker("Handed in");
        String attempt = started(student, assign("", student));
        submit(student, attempt);
        assertRefused(save(student, attempt, "photosynthesis_2", 1, true), "handed-in");
    }

    @Test
    void closing_now_ends_what_is_under_way_also_where_more_time_was_given() {
        Taker student = taker("Closed now");
        JsonNode assignment = assign("", student);
        String attempt = started(student, assignment);
        save(student, attempt, "photosynthesis_2", 1, true);
        post(
                ASSIGNMENTS + "/" + id(assignment) + "/attempts/" + attempt + "/extend",
                "{\"minutes\":30,\"reason\":\"Came late.\"}");
        assertThat(attempt(student, attempt).path("seconds_left").longValue()).isGreaterThan(2_000);
        post(ASSIGNMENTS + "/" + id(assignment) + "/close", null);
        assertThat(attempt(student, attempt).path("seconds_left").longValue()).isZero();
        Eventually.holds(() -> attempt(student, attempt).path("closed_by").isString());
        assertThat(attempt(student, attempt)
                        .at("/graded_assessment/total_points_earned")
                        .doubleValue())
                .isEqualTo(1);
    }

    private Answer extend(JsonNode assignment, String attempt) {
        return post(
                ASSIGNMENTS + "/" + id(assignment) + "/attempts/" + attempt + "/extend",
                "{\"minutes\":5,\"reason\":\"Came late.\"}");
    }

    @Test
    void more_time_for_one_whose_time_has_just_ended_counts_from_now() {
        Taker student = taker("Just ended");
        JsonNode assignment = assign("", student);
        String attempt = started(student, assignment);
        timeUpSince(attempt, Duration.ofSeconds(3));
        assertThat(extend(assignment, attempt).status()).isEqualTo(200);
        assertThat(db.sql("""
                        select t.extended_until = e.given_at + interval '5 minutes'
                        from attempts t join attempt_extensions e using (attempt_id) where attempt_id = :id
                        """).param("id", attempt).query(Boolean.class).single())
                .isTrue();
    }

    @Test
    void no_time_is_given_beside_another_attempt_while_it_is_handed_in_or_under_another_assignments_name() {
        Taker student = taker("No more");
        JsonNode assignment = assign("\"attempts_allowed\":2", student);
        String first = started(student, assignment);
        submit(student, first);
        String second = started(student, assignment);
        assertThat(extend(assignment, first).status()).isEqualTo(409);
        assertThat(extend(assign("", student), second).status()).isEqualTo(404);
        db.sql("update attempts set claim = gen_random_uuid(), claimed_until = now() + interval '1 minute'"
                        + " where attempt_id = :id")
                .param("id", second)
                .update();
        assertThat(extend(assignment, second).status()).isEqualTo(409);
    }

    @Test
    void a_window_that_ends_before_the_time_limit_ends_the_attempt() {
        Taker student = taker("Short window");
        Instant soon = Instant.now().plusSeconds(120);
        String attempt = started(student, assign("\"closes_at\":\"" + soon + "\"", student));
        assertThat(attempt(student, attempt).path("seconds_left").longValue()).isBetween(100L, 120L);
    }

    @Test
    void the_old_way_of_submitting_keeps_the_limits_too() {
        onlyTheTestsAssignments(() -> {
            Taker student = taker("Old way");
            assertRefused(submitWhole(student, ""), "window-closed");
            assign("\"opens_at\":\"" + Instant.now().plus(Duration.ofDays(1)) + "\"", student);
            assertRefused(submitWhole(student, ""), "not-yet-open");
            assign("", student);
            assertThat(submitWhole(student, "").status()).isEqualTo(200);
            assertRefused(submitWhole(student, ""), "attempts-used-up");
            Taker late = taker("Old way, late");
            String attempt = started(late, assign("", late));
            timeUpSince(attempt, Duration.ofMinutes(1));
            assertThat(submitWhole(late, "").status()).isEqualTo(409);
        });
    }

    @Test
    void the_old_way_hands_in_the_attempt_that_is_under_way() {
        Taker student = taker("Under way");
        String attempt = started(student, assign("", student));
        save(student, attempt, "photosynthesis_1", 1, "b");
        Answer graded = submitWhole(student, "");
        assertThat(graded.status()).as(graded.response().body()).isEqualTo(200);
        assertThat(attempt(student, attempt).at("/graded_assessment/grading_id"))
                .isEqualTo(graded.body().at("/graded_assessment/grading_id"));
        assertThat(submissionsOf(student)).isEqualTo(1);
    }

    @Test
    void a_score_or_time_that_a_client_sends_is_not_read() {
        Taker student = taker("Cheats");
        JsonNode assignment = assign("", student);
        Answer begun = as(
                student,
                "POST",
                "/attempts",
                "{\"assignment_id\":\"" + id(assignment)
                        + "\",\"started_at\":\"2099-01-01T00:00:00Z\",\"time_limit_minutes\":600}");
        String attempt = begun.body().path("attempt_id").stringValue();
        assertThat(attempt(student, attempt).path("seconds_left").longValue()).isLessThanOrEqualTo(600);
        Answer graded = submitWhole(
                student,
                ",\"score_percentage\":100,\"total_points_earned\":8,\"graded_at\":\"2020-01-01T00:00:00Z\","
                        + "\"update_mastery\":false");
        assertThat(graded.body().at("/graded_assessment/score_percentage").doubleValue())
                .isEqualTo(12.5);
        assertThat(graded.body().at("/graded_assessment/mastery")).isNotEmpty();
        assertThat(graded.body().at("/graded_assessment/graded_at").stringValue())
                .doesNotStartWith("2020");
    }

    @Test
    void the_questions_are_shown_once_the_time_runs_and_not_before() {
        Taker student = taker("Peeks");
        var peek = student.signIn().on(request("GET", "/api/assessments/" + QUIZ, null));
        assertThat(send(peek).body().at("/assessment/questions")).isEmpty();
        started(student, assign("", student));
        assertThat(send(student.signIn().on(request("GET", "/api/assessments/" + QUIZ, null)))
                        .body()
                        .at("/assessment/questions"))
                .hasSize(4);
    }

    @Test
    void nobody_else_takes_her_attempt() {
        Taker student = taker("Hers");
        Taker other = taker("Not hers");
        JsonNode assignment = assign("", student, other);
        String attempt = started(student, assignment);
        assertThat(save(other, attempt, "photosynthesis_2", 1, true).status()).isEqualTo(404);
        assertThat(submit(other, attempt).status()).isEqualTo(404);
        Answer teacher = post(student.path() + "/attempts/" + attempt + "/submit", null);
        assertThat(teacher.status()).isEqualTo(403);
    }
}
