package org.mastercreator.server.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.Eventually;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Taking an assessment: each answer saved as it is given, handed in once, ended by the server's clock. */
class AttemptTest extends AttemptWorld {
    @Autowired
    private HandIns handIns;

    @Test
    void a_student_takes_what_is_assigned_and_her_teacher_sees_it_move() {
        Taker student = taker("Takes it");
        JsonNode assignment = assign("", student);
        assertThat(progress(assignment, student).path("state").stringValue()).isEqualTo("not_started");
        String attempt = started(student, assignment);
        assertThat(save(student, attempt, "photosynthesis_2", 1, true).status()).isEqualTo(200);
        assertThat(progress(assignment, student).path("answered").intValue()).isEqualTo(1);
        assertThat(progress(assignment, student).path("questions").intValue()).isEqualTo(4);
        JsonNode open = attempt(student, attempt);
        assertThat(open.path("questions")).hasSize(4);
        assertThat(open.toString()).doesNotContain("correct_answer\":\"", "Chlorophyll absorbs");
        assertThat(open.at("/answers/0/answer").booleanValue()).isTrue();
        assertThat(open.path("seconds_left").longValue()).isBetween(590L, 600L);

        Answer graded = submit(student, attempt);
        assertThat(graded.body().at("/graded_assessment/total_points_earned").doubleValue())
                .isEqualTo(1);
        JsonNode seen = progress(assignment, student);
        assertThat(seen.path("state").stringValue()).isEqualTo("handed_in");
        assertThat(seen.path("score_percentage").doubleValue()).isEqualTo(12.5);
        assertThat(attempt(student, attempt).at("/graded_assessment/grading_id").stringValue())
                .isEqualTo(graded.body().at("/graded_assessment/grading_id").stringValue());
    }

    @Test
    void a_late_retry_never_overwrites_a_newer_answer() {
        Taker student = taker("Retries");
        String attempt = started(student, assign("", student));
        save(student, attempt, "photosynthesis_2", 1, false);
        save(student, attempt, "photosynthesis_2", 3, true);
        Answer late = save(student, attempt, "photosynthesis_2", 2, false);
        assertThat(late.status()).isEqualTo(200);
        assertThat(late.body().at("/answers/0/sequence").longValue()).isEqualTo(3);
        assertThat(late.body().at("/answers/0/answer").booleanValue()).isTrue();
        Answer many = as(student, "PUT", "/attempts/" + attempt + "/answers", """
                {"answers":[{"question_id":"photosynthesis_2","sequence":3,"answer":false},
                            {"question_id":"photosynthesis_1","sequence":9,"answer":"b","response_time_ms":86400000}]}
                """);
        assertThat(many.body().at("/answers/0/answer").stringValue()).isEqualTo("b");
        assertThat(many.body().at("/answers/0/response_time_ms").longValue())
                .as("no more time than has passed")
                .isLessThan(60_000);
        assertThat(many.body().at("/answers/1/answer").booleanValue()).isTrue();
    }

    @Test
    void an_answer_to_another_question_or_of_no_form_is_refused_by_name() {
        Taker student = taker("Wrong");
        String attempt = started(student, assign("", student));
        Answer refused = as(student, "PUT", "/attempts/" + attempt + "/answers", """
                {"answers":[{"question_id":"nothing","sequence":1,"answer":"x"},
                            {"question_id":"photosynthesis_1","sequence":1,"answer":[1]}]}
                """);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/errors/0/field").stringValue()).isEqualTo("answers[0].question_id");
        assertThat(refused.body().at("/errors/1/field").stringValue()).isEqualTo("answers[1].answer");
    }

    @Test
    void a_sequence_after_which_none_can_come_is_refused() {
        Taker student = taker("Last number");
        String attempt = started(student, assign("", student));
        assertThat(save(student, attempt, "photosynthesis_2", Long.MAX_VALUE, false)
                        .status())
                .isEqualTo(422);
        assertThat(save(student, attempt, "photosynthesis_2", 9_007_199_254_740_991L, false)
                        .status())
                .isEqualTo(200);
        Answer graded = send(
                student.signIn().on(request("POST", "/api/assessments/submit", """
                {"assessment_id":"%s","student_id":"%s","responses":[{"question_id":"photosynthesis_2","answer":true}]}
                """.formatted(QUIZ, student.id()))));
        assertThat(graded.body().at("/graded_assessment/total_points_earned").doubleValue())
                .isEqualTo(1);
    }

    @Test
    void starting_twice_at_once_gives_one_attempt() throws Exception {
        Taker student = taker("Twice");
        JsonNode assignment = assign("\"attempts_allowed\":5", student);
        List<Future<Answer>> answers = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                answers.add(clients.submit(() -> start(student, id(assignment))));
            }
        }
        for (Future<Answer> answer : answers) {
            assertThat(answer.get().body().path("attempt_id"))
                    .isEqualTo(answers.getFirst().get().body().path("attempt_id"));
        }
    }

    @Test
    void a_hundred_hand_ins_at_once_are_graded_once_and_agree() throws Exception {
        Taker student = taker("Hundred");
        String attempt = started(student, assign("", student));
        save(student, attempt, "photosynthesis_2", 1, true);
        List<Future<Answer>> answers = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                answers.add(clients.submit(() -> submit(student, attempt)));
            }
        }
        Answer first = submit(student, attempt);
        assertThat(first.status()).isEqualTo(200);
        String gradingId = first.body().at("/graded_assessment/grading_id").stringValue();
        for (Future<Answer> answer : answers) {
            assertThat(answer.get().status()).isIn(200, 409);
            if (answer.get().status() == 200) {
                assertThat(answer.get()
                                .body()
                                .at("/graded_assessment/grading_id")
                                .stringValue())
                        .isEqualTo(gradingId);
            }
        }
        assertThat(submissionsOf(student)).isEqualTo(1);
    }

    @Test
    void when_the_time_is_over_the_server_hands_in_what_was_saved() {
        Taker student = taker("Out of time");
        JsonNode assignment = assign("", student);
        String attempt = started(student, assignment);
        save(student, attempt, "photosynthesis_2", 1, true);
        timeUpSince(attempt, Duration.ofMinutes(1));
        assertRefused(save(student, attempt, "photosynthesis_1", 2, "b"), "time-over");
        Eventually.holds(
                () -> progress(assignment, student).path("state").stringValue().equals("handed_in"));
        JsonNode closed = attempt(student, attempt);
        assertThat(closed.path("closed_by").stringValue()).isEqualTo("time");
        assertThat(closed.at("/graded_assessment/total_points_earned").doubleValue())
                .isEqualTo(1);
        assertThat(submit(student, attempt).body().at("/graded_assessment/grading_id"))
                .isEqualTo(closed.at("/graded_assessment/grading_id"));
        assertRefused(save(student, attempt, "photosynthesis_1", 3, "b"), "time-over");
        assertThat(submissionsOf(student)).isEqualTo(1);
    }

    @Test
    void an_answer_on_its_way_when_the_time_ends_still_counts() {
        Taker student = taker("Just in time");
        String attempt = started(student, assign("", student));
        timeUpSince(attempt, Duration.ofSeconds(2));
        handIns.sweep();
        assertThat(save(student, attempt, "photosynthesis_2", 1, true).status()).isEqualTo(200);
        assertThat(attempt(student, attempt).path("seconds_left").longValue()).isZero();
    }

    @Test
    void what_another_server_claimed_and_never_finished_is_taken_over() {
        Taker student = taker("Crash");
        String attempt = started(student, assign("", student));
        save(student, attempt, "photosynthesis_2", 1, true);
        db.sql("""
                update attempts set claim = gen_random_uuid(), claimed_until = now() + interval '2 seconds',
                    time_up_at = now() - interval '1 minute'
                where attempt_id = :id
                """).param("id", attempt).update();
        assertThat(submit(student, attempt).status()).isEqualTo(409);
        Eventually.holds(
                () -> attempt(student, attempt).path("state").stringValue().equals("closed"));
        assertThat(submissionsOf(student)).isEqualTo(1);
    }

    @Test
    void a_reopened_attempt_takes_what_the_page_kept_and_keeps_its_one_grading() {
        Taker student = taker("Offline");
        JsonNode assignment = assign("", student);
        String attempt = started(student, assignment);
        save(student, attempt, "photosynthesis_2", 1, true);
        timeUpSince(attempt, Duration.ofMinutes(1));
        Eventually.holds(
                () -> attempt(student, attempt).path("state").stringValue().equals("closed"));
        String gradingId =
                attempt(student, attempt).at("/graded_assessment/grading_id").stringValue();
        String extend = ASSIGNMENTS + "/" + id(assignment) + "/attempts/" + attempt + "/extend";
        assertThat(post(extend, "{\"minutes\":5}").status()).isEqualTo(422);
        Answer extended = post(extend, "{\"minutes\":5,\"reason\":\"The network was down.\"}");
        assertThat(extended.status()).as(extended.response().body()).isEqualTo(200);
        assertThat(attempt(student, attempt).path("seconds_left").longValue()).isBetween(290L, 300L);
        assertThat(save(student, attempt, "photosynthesis_1", 2, "b").status()).isEqualTo(200);
        Answer graded = submit(student, attempt);
        assertThat(graded.body().at("/graded_assessment/grading_id").stringValue())
                .isEqualTo(gradingId);
        assertThat(graded.body()
                        .at("/graded_assessment/question_results/0/answer")
                        .stringValue())
                .isEqualTo("b");
        assertThat(submissionsOf(student)).isEqualTo(1);
        assertThat(db.sql("select reason from attempt_extensions where attempt_id = :id and reopened")
                        .param("id", attempt)
                        .query(String.class)
                        .single())
                .isEqualTo("The network was down.");
    }

    @Test
    void her_mastery_after_a_reopened_attempt_is_as_if_all_had_come_at_once() {
        Taker late = taker("Late");
        Taker prompt = taker("Prompt");
        JsonNode assignment = assign("", late, prompt);
        String one = started(late, assignment);
        save(late, one, "photosynthesis_2", 1, true);
        submit(late, one);
        post(
                ASSIGNMENTS + "/" + id(assignment) + "/attempts/" + one + "/extend",
                "{\"minutes\":5,\"reason\":\"Asked for it.\"}");
        save(late, one, "photosynthesis_1", 2, "b");
        submit(late, one);
        String other = started(prompt, assignment);
        save(prompt, other, "photosynthesis_1", 1, "b");
        save(prompt, other, "photosynthesis_2", 2, true);
        submit(prompt, other);
        assertThat(mastery(late)).isEqualTo(mastery(prompt));
    }

    private double mastery(Taker taker) {
        return get(taker.path() + "/mastery?concept_ids=photosynthesis")
                .body()
                .at("/mastery/0/mastery")
                .doubleValue();
    }

    @Test
    void extended_time_and_other_accommodations_hold_from_the_start_and_stand_in_the_ledger() {
        Taker student = taker("Accommodated");
        give(student, "\"extended_time\",\"text_to_speech\",\"word_bank\"");
        String attempt = started(student, assign("\"time_limit_minutes\":7", student));
        JsonNode open = attempt(student, attempt);
        assertThat(open.path("time_limit_minutes").intValue()).isEqualTo(11);
        assertThat(open.path("seconds_left").longValue()).isBetween(650L, 660L);
        assertThat(open.path("accommodations")).hasSize(3);
        submit(student, attempt);
        JsonNode ledger = get(student.path() + "/accommodations").body().path("applications");
        List<String> details = new ArrayList<>();
        ledger.forEach(one -> details.add(
                one.path("code").stringValue() + ": " + one.path("detail").stringValue()));
        assertThat(details)
                .containsExactlyInAnyOrder(
                        "extended_time: 11 instead of 7 minutes for Photosynthesis: short quiz",
                        "text_to_speech: A button that reads each question aloud for Photosynthesis: short quiz",
                        "word_bank: Words beside the questions on Photosynthesis for Photosynthesis: short quiz");
    }

    @Test
    void the_ledger_names_the_limit_that_the_attempt_began_with_whatever_the_assignment_says_later() {
        Taker student = taker("Other limit");
        give(student, "\"extended_time\"");
        JsonNode assignment = assign("\"time_limit_minutes\":9", student);
        String attempt = started(student, assignment);
        change(assignment, "\"time_limit_minutes\":20", student);
        submit(student, attempt);
        assertThat(get(student.path() + "/accommodations")
                        .body()
                        .at("/applications/0/detail")
                        .stringValue())
                .startsWith("14 instead of 9 minutes");
    }

    @Test
    void the_ledger_read_page_by_page_leaves_nothing_out() {
        Taker student = taker("Many accommodations");
        give(student, "\"extended_time\",\"text_to_speech\",\"word_bank\"");
        JsonNode assignment = assign("\"attempts_allowed\":2", student);
        submit(student, started(student, assignment));
        submit(student, started(student, assignment));
        JsonNode all = get(student.path() + "/accommodations?limit=200").body().path("applications");
        assertThat(all).hasSize(6);
        List<JsonNode> read = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page = get(student.path() + "/accommodations?limit=2"
                            + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .body();
            page.path("applications").forEach(read::add);
            cursor = page.path("next_cursor").asString(null);
        }
        assertThat(read).containsExactlyElementsOf(all);
    }

    @Test
    void who_was_given_more_time_has_no_less_than_the_others_when_the_window_is_moved() {
        Taker student = taker("More time");
        String soon = "\"closes_at\":\"" + Instant.now().plusSeconds(300) + "\"";
        JsonNode assignment = assign(soon + ",\"time_limit_minutes\":600", student);
        String attempt = started(student, assignment);
        String extend = ASSIGNMENTS + "/" + id(assignment) + "/attempts/" + attempt + "/extend";
        assertThat(post(extend, "{\"minutes\":5,\"reason\":\"Came late.\"}").status())
                .isEqualTo(200);
        String later = "\"closes_at\":\"" + Instant.now().plusSeconds(3600) + "\"";
        change(assignment, later + ",\"time_limit_minutes\":600", student);
        assertThat(attempt(student, attempt).path("seconds_left").longValue()).isBetween(3_590L, 3_600L);
        assertThat(Instant.parse(progress(assignment, student).path("deadline").stringValue()))
                .isAfter(Instant.now().plusSeconds(3_000));
        change(assignment, soon + ",\"time_limit_minutes\":600", student);
        assertThat(attempt(student, attempt).path("seconds_left").longValue())
                .as("a window that ends earlier takes nothing away from what she was given")
                .isBetween(570L, 600L);
    }

    @Test
    void erasing_a_student_removes_her_attempts() {
        Taker student = taker("Erased");
        JsonNode assignment = assign("\"attempts_allowed\":2", student);
        submit(student, started(student, assignment));
        String attempt = started(student, assignment);
        save(student, attempt, "photosynthesis_2", 1, true);
        assertThat(send(request("DELETE", student.path(), null)).status()).isEqualTo(200);
        assertThat(db.sql("""
                select (select count(*) from attempts where student_id = :id)
                    + (select count(*) from attempt_answers where attempt_id = :attempt)
                    + (select count(*) from assignment_students where student_id = :id)
                """)
                        .param("id", student.id())
                        .param("attempt", attempt)
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
