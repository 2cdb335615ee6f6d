package org.mastercreator.server.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.Eventually;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Promise: who has begun gets the questions as they were when she began; a corrected key counts all the same. */
class UnderwayTest extends AttemptWorld {
    @Autowired
    private TransactionTemplate transaction;

    private static String body(String title, int points) {
        return JSON.writeValueAsString(Map.of(
                "class_id",
                "class_001",
                "title",
                title,
                "questions",
                List.of(Map.of(
                        "question",
                        Map.of(
                                "question_id",
                                "q",
                                "question_text",
                                title,
                                "question_type",
                                "multiple_choice",
                                "concept_id",
                                "ecosystems",
                                "points_possible",
                                points,
                                "correct_answer",
                                "a",
                                "options",
                                List.of(
                                        Map.of("option_id", "a", "text", "Oxygen"),
                                        Map.of("option_id", "b", "text", "Carbon dioxide")))))));
    }

    private String built(String title) {
        Answer made = post("/api/assessments", body(title, 4));
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        return made.body().at("/assessment/assessment_id").stringValue();
    }

    private JsonNode assigned(String assessment, Taker taker) {
        return post(
                        ASSIGNMENTS,
                        "{\"assessment_id\":\"" + assessment + "\",\"student_ids\":[\"" + taker.id()
                                + "\"],\"attempts_allowed\":2,\"time_limit_minutes\":10}")
                .body()
                .path("assignment");
    }

    private Answer correct(String assessment, String answer) {
        return call(
                "PATCH", "/api/assessments/" + assessment + "/questions/q", "{\"correct_answer\":\"" + answer + "\"}");
    }

    private double points(Taker taker) {
        return db.sql("""
                select points_earned from question_results join submissions using (grading_id)
                where student_id = :student
                """).param("student", taker.id()).query(Double.class).single();
    }

    /** Until somebody waits for a row that this test holds. */
    private void awaitWaiting(int many) {
        Eventually.holds(() -> db.sql("""
                select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()
                """).query(Integer.class).single() >= many);
    }

    @Test
    void from_the_start_of_an_attempt_its_questions_and_points_are_changed_and_archived_no_more() {
        String assessment = built("Which gas do leaves take in?");
        Taker student = taker("Begun");
        String attempt = started(student, assigned(assessment, student));
        JsonNode before = attempt(student, attempt).path("questions");
        Answer refused = call("PUT", "/api/assessments/" + assessment, body("Which gas do roots take in?", 1));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("detail").stringValue()).contains("Students have begun");
        assertThat(call("DELETE", "/api/assessments/" + assessment, null).status())
                .isEqualTo(409);
        assertThat(attempt(student, attempt).path("questions")).isEqualTo(before);
    }

    @Test
    void when_she_begins_at_the_moment_of_a_change_either_she_gets_all_of_it_or_it_is_refused() {
        for (int round = 0; round < 12; round++) {
            String assessment = built("Old words");
            Taker student = taker("Races " + round);
            JsonNode assignment = assigned(assessment, student);
            CompletableFuture<Answer> change = CompletableFuture.supplyAsync(
                    () -> call("PUT", "/api/assessments/" + assessment, body("New words", 2)));
            String attempt = started(student, assignment);
            boolean changed = change.join().status() == 200;
            assertThat(change.join().status()).isIn(200, 409);
            assertThat(attempt(student, attempt)
                            .at("/questions/0/question_text")
                            .stringValue())
                    .isEqualTo(changed ? "New words" : "Old words");
        }
    }

    @Test
    void who_begins_while_it_is_archived_is_told_that_it_is_not_there() {
        String assessment = built("Going");
        Taker student = taker("Too late");
        JsonNode assignment = assigned(assessment, student);
        CompletableFuture<Answer> start = transaction.execute(_ -> {
            db.sql("select 1 from assessments where assessment_id = :id for update")
                    .param("id", assessment)
                    .query(Integer.class)
                    .single();
            CompletableFuture<Answer> waiting = CompletableFuture.supplyAsync(() -> start(student, id(assignment)));
            awaitWaiting(1);
            db.sql("delete from assignments where assessment_id = :id")
                    .param("id", assessment)
                    .update();
            return waiting;
        });
        assertThat(start.join().status()).as(start.join().response().body()).isEqualTo(404);
    }

    @Test
    void a_key_that_is_corrected_while_she_writes_shows_in_nothing_but_her_grade() {
        String assessment = built("Which gas do leaves give off at night?");
        Taker student = taker("Writes on");
        String attempt = started(student, assigned(assessment, student));
        save(student, attempt, "q", 1, "b");
        JsonNode before = attempt(student, attempt).path("questions");
        assertThat(correct(assessment, "b").status()).isEqualTo(202);
        assertThat(attempt(student, attempt).path("questions")).isEqualTo(before);
        assertThat(submit(student, attempt)
                        .body()
                        .at("/graded_assessment/total_points_earned")
                        .doubleValue())
                .isEqualTo(4);
    }

    @Test
    void what_is_handed_in_again_while_the_key_is_corrected_is_graded_by_the_corrected_key() {
        String assessment = built("Which gas do fish breathe?");
        Taker student = taker("Once more");
        JsonNode assignment = assigned(assessment, student);
        String attempt = started(student, assignment);
        save(student, attempt, "q", 1, "b");
        submit(student, attempt);
        openAgain(assignment, attempt);
        save(student, attempt, "q", 2, "a");
        CompletableFuture<Answer> handedIn = transaction.execute(_ -> {
            db.sql("select 1 from students where student_id = :id for update")
                    .param("id", student.id())
                    .query(Integer.class)
                    .single();
            CompletableFuture<Answer> waiting = CompletableFuture.supplyAsync(() -> submit(student, attempt));
            awaitWaiting(1);
            assertThat(correct(assessment, "b").status()).isEqualTo(202);
            awaitWaiting(2);
            return waiting;
        });
        assertThat(handedIn.join().status()).isEqualTo(200);
        assertThat(handedIn.join()
                        .body()
                        .at("/graded_assessment/total_points_earned")
                        .doubleValue())
                .as("a is wrong now")
                .isZero();
        Eventually.holds(() ->
                db.sql("""
                select j.status from key_corrections join jobs j using (job_id) where assessment_id = :id
                """).param("id", assessment).query(String.class).single().equals("complete"));
        assertThat(points(student)).isZero();
    }

    private void awaitJob(Answer accepted) {
        assertThat(accepted.status()).as(accepted.response().body()).isEqualTo(202);
        String job = "/api/pipeline/status/" + accepted.body().at("/job/job_id").stringValue();
        Eventually.holds(() -> get(job).body().at("/job/status").stringValue().equals("complete"));
    }

    private void openAgain(JsonNode assignment, String attempt) {
        assertThat(post(
                                ASSIGNMENTS + "/" + id(assignment) + "/attempts/" + attempt + "/extend",
                                "{\"minutes\":5,\"reason\":\"The bell rang\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_correction_that_is_taken_back_gives_no_grade_of_other_words_to_an_answer_that_she_changed_since() {
        String assessment = built("Which gas do leaves give off by day?");
        Taker moved = taker("Moved away from the key");
        Taker came = taker("Came to the key");
        Taker stayed = taker("Stayed");
        JsonNode movedHas = assigned(assessment, moved);
        JsonNode cameHas = assigned(assessment, came);
        String movedAttempt = started(moved, movedHas);
        String cameAttempt = started(came, cameHas);
        String stayedAttempt = started(stayed, assigned(assessment, stayed));
        save(moved, movedAttempt, "q", 1, "a");
        save(stayed, stayedAttempt, "q", 1, "a");
        submit(moved, movedAttempt);
        submit(came, cameAttempt);
        submit(stayed, stayedAttempt);
        Answer correction = correct(assessment, "b");
        awaitJob(correction);
        openAgain(movedHas, movedAttempt);
        openAgain(cameHas, cameAttempt);
        save(moved, movedAttempt, "q", 2, "b");
        save(came, cameAttempt, "q", 1, "a");
        JsonNode handedIn = submit(moved, movedAttempt).body().path("graded_assessment");
        submit(came, cameAttempt);
        assertThat(points(moved)).isEqualTo(4);
        awaitJob(post(
                "/api/assessments/" + assessment + "/corrections/"
                        + correction.body().at("/correction/correction_id").stringValue() + "/undo",
                null));
        assertThat(points(moved)).as("b is wrong again").isZero();
        assertThat(points(came)).as("a is right again").isEqualTo(4);
        assertThat(points(stayed))
                .as("what was not changed has the grade it had")
                .isEqualTo(4);
        assertThat(handedIn.at("/question_results/0").path("regraded").isObject())
                .as("what the key did to her former words is not told of these")
                .isFalse();
    }
}
