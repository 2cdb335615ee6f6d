package org.mastercreator.server.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.Eventually;
import org.mastercreator.server.ServerTest;
import org.mastercreator.server.security.SignIn;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Promise: a corrected key changes every grade that no teacher decided, exactly once, and can be taken back. */
class RegradeTest extends ServerTest {
    private static final String REVIEWS = "/api/students/classes/class_001/reviews";

    @Autowired
    private DataSource dataSource;

    @Autowired
    private Regrading regrading;

    private String assessment(String id) {
        db.sql("""
                insert into assessments (assessment_id, class_id, title, questions) values (:id, 'class_001', 'Leaf check',
                    '[{"question_id":"q","question_text":"Which gas?","question_type":"multiple_choice",
                       "concept_id":"ecosystems","points_possible":4,"correct_answer":"a",
                       "options":[{"option_id":"a","text":"Oxygen"},{"option_id":"b","text":"Carbon dioxide"}]},
                      {"question_id":"w","question_text":"Why do leaves fall?","question_type":"constructed_response",
                       "concept_id":"photosynthesis","points_possible":2}]')
                """).param("id", id).update();
        return id;
    }

    private String submit(String student, String assessment, String choice) {
        Answer graded = post("/api/assessments/submit", submission(student, assessment, choice, ""));
        assertThat(graded.status()).as(String.valueOf(graded.body())).isEqualTo(200);
        return graded.body().at("/graded_assessment/grading_id").stringValue();
    }

    private static String submission(String student, String assessment, String choice, String questions) {
        return """
                {"assessment_id":"%s","student_id":"%s"%s,"responses":[{"question_id":"q","answer":"%s"},
                 {"question_id":"w","answer":"Because it is cold"}]}
                """.formatted(assessment, student, questions, choice);
    }

    private Answer correct(String assessment, String answer) {
        return send(request(
                "PATCH",
                "/api/assessments/" + assessment + "/questions/q",
                "{\"correct_answer\":\"" + answer + "\",\"reason\":\"Mixed up\"}"));
    }

    private JsonNode awaitJob(Answer accepted) {
        assertThat(accepted.status()).as(String.valueOf(accepted.body())).isEqualTo(202);
        String job = "/api/pipeline/status/" + accepted.body().at("/job/job_id").stringValue();
        Eventually.holds(() -> get(job).body().at("/job/status").stringValue().equals("complete"));
        return get(job).body().at("/job/result");
    }

    private Answer undo(String assessment, Answer correction) {
        return post(
                "/api/assessments/" + assessment + "/corrections/"
                        + correction.body().at("/correction/correction_id").stringValue() + "/undo",
                null);
    }

    private Answer decide(String grading, String rest) {
        int version =
                get(REVIEWS + "/" + grading + "/q").body().at("/review/version").asInt();
        return post(
                REVIEWS + "/decide",
                "{\"grading_id\":\"%s\",\"question_id\":\"q\",\"version\":%d%s}".formatted(grading, version, rest));
    }

    private double points(String grading) {
        return db.sql("select points_earned from question_results where grading_id = :id and question_id = 'q'")
                .param("id", grading)
                .query(Double.class)
                .single();
    }

    /** All that is kept of a student's work, but for ids, times and the version of the key. */
    private List<Map<String, Object>> way(String student) {
        return db.sql("""
                select h.concept_id, h.observations, h.credit, h.previous_mastery, h.new_mastery, h.model_version,
                    s.total_points_earned, s.score_percentage, m.mastery,
                    (s.concept_scores -> h.concept_id::text ->> 'earned')::double precision as concept_earned,
                    r.points_earned, r.feedback, r.graded_by, r.correct, r.review_reason, r.evidence,
                    r.question ->> 'correct_answer' as key
                from mastery_history h join submissions s using (grading_id)
                join mastery m on m.student_id = h.student_id and m.concept_id = h.concept_id
                join question_results r on r.grading_id = h.grading_id and r.question_id = h.question_id
                where h.student_id = :student order by h.concept_id, h.observations
                """).param("student", student).query().listOfRows();
    }

    @Test
    void a_corrected_key_leaves_everybody_where_she_would_be_had_it_been_so_from_the_start_and_undo_restores() {
        String wrong = assessment("key_wrong");
        String meant = assessment("key_meant");
        awaitJob(correct(meant, "b"));
        String changed = newStudent("Changed");
        String beside = newStudent("Beside");
        List<String> choices = List.of("b", "a", "b", "b", "a");
        List<String> gradings = new ArrayList<>();
        for (String choice : choices) {
            gradings.add(submit(changed, wrong, choice));
            submit(beside, meant, choice);
        }
        List<Map<String, Object>> before = way(changed);
        JsonNode preview = post("/api/assessments/key_wrong/questions/q/preview", "{\"correct_answer\":\"b\"}")
                .body()
                .path("preview");
        assertThat(preview.path("gain").asInt()).isEqualTo(3);
        assertThat(preview.path("lose").asInt()).isEqualTo(2);
        assertThat(preview.at("/moves/0/answer").stringValue()).isEqualTo("b");
        assertThat(preview.at("/moves/0/count").asInt()).isEqualTo(3);
        assertThat(way(changed)).as("a preview changes nothing").isEqualTo(before);
        Answer correction = correct(wrong, "b");
        JsonNode result = awaitJob(correction);
        assertThat(result.path("gained").asInt()).isEqualTo(3);
        assertThat(result.path("lost").asInt()).isEqualTo(2);
        assertThat(way(changed)).isEqualTo(way(beside));
        JsonNode entry = get("/api/students/students/" + changed + "/gradings/" + gradings.getFirst() + "/decisions")
                .body()
                .at("/decisions/0");
        assertThat(entry.path("action").stringValue()).isEqualTo("regrade");
        assertThat(entry.path("reason").stringValue()).isEqualTo("Mixed up");
        assertThat(entry.path("by").stringValue()).isNotBlank();
        assertThat(entry.at("/before/points_earned").asDouble()).isZero();
        assertThat(entry.at("/after/points_earned").asDouble()).isEqualTo(4);
        assertThat(get("/api/assessments/key_wrong/results/" + changed)
                        .body()
                        .at("/graded_assessment/question_results/0/regraded/points_before")
                        .asDouble())
                .isEqualTo(4);
        assertThat(events(changed)).as("every window hears of each").isGreaterThanOrEqualTo(10);
        String since = submit(changed, wrong, "b");
        assertThat(points(since)).isEqualTo(4);
        awaitJob(undo(wrong, correction));
        assertThat(points(since)).isZero();
        assertThat(way(changed).subList(0, before.size()).stream()
                        .map(row -> row.get("points_earned"))
                        .toList())
                .isEqualTo(before.stream().map(row -> row.get("points_earned")).toList());
        assertThat(undo(wrong, correction).status()).isEqualTo(409);
    }

    private int events(String student) {
        return db.sql("select count(*) from stream_events where student_id = :id and type = 'assessment_graded'")
                .param("id", student)
                .query(Integer.class)
                .single();
    }

    @Test
    void undo_gives_every_grade_and_every_mastery_back_as_it_was() {
        String id = assessment("key_undo");
        Map<String, List<Map<String, Object>>> before = new HashMap<>();
        for (int i = 0; i < 6; i++) {
            String student = newStudent("Undone " + i);
            submit(student, id, i % 2 == 0 ? "a" : "b");
            submit(student, id, i % 3 == 0 ? "a" : "b");
            before.put(student, way(student));
        }
        Answer correction = correct(id, "b");
        awaitJob(correction);
        before.forEach((student, way) -> assertThat(way(student)).isNotEqualTo(way));
        awaitJob(undo(id, correction));
        before.forEach((student, way) -> assertThat(way(student)).isEqualTo(way));
        assertThat(get("/api/assessments/key_undo")
                        .body()
                        .at("/assessment/questions/0/correct_answer")
                        .stringValue())
                .isEqualTo("a");
    }

    /** Whatever happens at the same time and in whichever order. */
    @Test
    void what_a_teacher_decides_stands_while_answers_are_graded_again_and_again() {
        for (int round = 0; round < 6; round++) {
            Random random = new Random(round);
            String id = assessment("key_together_" + round);
            List<String> gradings = new ArrayList<>();
            List<String> choices = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                choices.add(random.nextBoolean() ? "a" : "b");
                gradings.add(submit(newStudent("Together"), id, choices.get(i)));
            }
            Map<String, Double> decided = new HashMap<>();
            for (int i = 0; i < 3; i++) {
                decided.put(gradings.get(i), 1.5);
                assertThat(decide(gradings.get(i), ",\"points\":1.5").status()).isEqualTo(200);
            }
            CompletableFuture<Void> teacher = CompletableFuture.runAsync(() -> {
                for (int i = 3; i < 9; i++) {
                    double points = random.nextInt(9) / 2.0;
                    if (decide(gradings.get(i), ",\"points\":" + points).status() == 200) {
                        decided.put(gradings.get(i), points);
                    }
                }
            });
            Answer correction = correct(id, "b");
            JsonNode result = awaitJob(correction);
            if (round % 2 == 1) {
                result = awaitJob(undo(id, correction));
            }
            teacher.join();
            String key = round % 2 == 1 ? "a" : "b";
            for (int i = 0; i < gradings.size(); i++) {
                double byKey = choices.get(i).equals(key) ? 4 : 0;
                assertThat(points(gradings.get(i)))
                        .as("round %d, answer %d", round, i)
                        .isEqualTo(decided.getOrDefault(gradings.get(i), byKey));
            }
            assertThat(result.path("kept").asInt()).isBetween(3, 9);
            assertThat(decided).hasSizeGreaterThan(3);
        }
    }

    /** The second version of an assessment's keys, as it is while its job has not begun. */
    private void correctedByHand(String assessment, String correction) {
        db.sql("update assessments set keys_version = 2 where assessment_id = :id")
                .param("id", assessment)
                .update();
        db.sql("""
                insert into key_corrections (correction_id, assessment_id, question_id, version, before, after,
                    corrected_by, corrected_at)
                select :correction, assessment_id, 'q', 2, questions -> 0,
                    jsonb_set(questions -> 0, '{correct_answer}', '"b"'), 'teacher_demo', now()
                from assessments where assessment_id = :id
                """).param("correction", correction).param("id", assessment).update();
    }

    @Test
    void a_correction_whose_job_is_late_does_not_take_back_a_later_one() throws SQLException {
        String id = assessment("key_late");
        String student = newStudent("Late Job");
        String grading = submit(student, id, "b");
        correctedByHand(id, "cor_late");
        List<CompletableFuture<Void>> late = new ArrayList<>();
        holding("select from students where student_id = '" + student + "' for no key update", () -> {
            late.add(CompletableFuture.runAsync(() -> regrading.regrade("cor_late", 0, 1)));
            awaitWaiting(1);
            db.sql("update question_results set key_version = 3 where grading_id = :id and question_id = 'q'")
                    .param("id", grading)
                    .update();
        });
        late.getFirst().join();
        assertThat(points(grading)).isZero();
    }

    @Test
    void an_answer_that_was_changed_after_the_correction_is_graded_with_the_old_key_when_that_is_taken_back() {
        String id = assessment("key_reanswered");
        String grading = submit(newStudent("Reanswers"), id, "a");
        assertThat(points(grading)).isEqualTo(4);
        Answer correction = correct(id, "b");
        awaitJob(correction);
        assertThat(points(grading)).isZero();
        db.sql("""
                update question_results set answer = '"b"', points_earned = 4, correct = true, reanswered_version = 2
                where grading_id = :id and question_id = 'q'
                """).param("id", grading).update();
        awaitJob(undo(id, correction));
        assertThat(points(grading)).isZero();
    }

    @Test
    void an_answer_that_a_student_asked_about_still_waits_after_its_key_was_corrected() {
        String id = assessment("key_asked");
        String student = newStudent("Asked About");
        String grading = submit(student, id, "b");
        assertThat(post(
                                "/api/students/students/" + student + "/gradings/" + grading + "/ask-review",
                                "{\"question_id\":\"q\"}")
                        .status())
                .isEqualTo(200);
        awaitJob(correct(id, "b"));
        assertThat(points(grading)).isEqualTo(4);
        assertThat(db.sql("select review_reason from question_results where grading_id = :id and question_id = 'q'")
                        .param("id", grading)
                        .query(String.class)
                        .single())
                .isEqualTo("student_asked");
    }

    @Test
    void two_servers_that_think_they_hold_the_same_job_grade_nothing_twice() {
        String id = assessment("key_twice");
        String student = newStudent("Twice");
        for (int i = 0; i < 20; i++) {
            submit(student, id, "b");
        }
        correctedByHand(id, "cor_twice");
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> regrading.regrade("cor_twice", 0, 1));
        regrading.regrade("cor_twice", 0, 1);
        other.join();
        assertThat(regrading.tally("cor_twice")).isEqualTo(new KeyCorrections.RegradeTally(20, 0, 0, 0));
        assertThat(db.sql("select count(*) from grade_decisions where batch_id = 'cor_twice'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(20);
    }

    @Test
    void the_preview_counts_every_answer_however_many_there_are() {
        String id = assessment("key_many");
        String grading = submit(newStudent("First of many"), id, "b");
        submit(newStudent("Right until now"), id, "a");
        db.sql("""
                insert into submissions (grading_id, submission_id, assessment_id, student_id, submitted_by,
                    total_points_earned, total_points_possible, score_percentage, concept_scores, update_mastery, cost,
                    graded_at)
                select 'grd_many_' || n, 'sub_many_' || n, assessment_id, student_id, submitted_by, total_points_earned,
                    total_points_possible, score_percentage, concept_scores, false, cost, graded_at
                from submissions, generate_series(1, 2600) n where grading_id = :id
                """).param("id", grading).update();
        db.sql("""
                insert into question_results
                select (jsonb_populate_record(r, jsonb_build_object('grading_id', 'grd_many_' || n))).*
                from question_results r, generate_series(1, 2600) n where r.grading_id = :id
                """).param("id", grading).update();
        JsonNode preview = post("/api/assessments/key_many/questions/q/preview", "{\"correct_answer\":\"b\"}")
                .body()
                .path("preview");
        assertThat(preview.path("answers").asInt()).isEqualTo(2602);
        assertThat(preview.path("gain").asInt()).isEqualTo(2601);
        assertThat(preview.path("lose").asInt()).isEqualTo(1);
        assertThat(preview.path("more").booleanValue()).isFalse();
        assertThat(preview.at("/moves/0/count").asInt()).isEqualTo(2601);
    }

    @Test
    void a_rubric_can_be_taken_away_and_given_back() {
        String id = assessment("key_rubric");
        String question = "/api/assessments/" + id + "/questions/w";
        awaitJob(
                call(
                        "PATCH",
                        question,
                        "{\"rubric\":{\"criteria\":[{\"criterion_id\":\"c\",\"description\":\"names the cold\",\"points\":2}]}}"));
        Answer taken = call("PATCH", question, "{\"rubric\":{\"criteria\":[]}}");
        awaitJob(taken);
        assertThat(stored(id).at("/questions/1").has("rubric")).isFalse();
        assertThat(call("PATCH", question, "{\"rubric\":{\"criteria\":[]}}").status())
                .as("there is none any more")
                .isEqualTo(409);
        awaitJob(undo(id, taken));
        assertThat(stored(id).at("/questions/1/rubric/criteria/0/description").stringValue())
                .isEqualTo("names the cold");
        assertThat(call("PATCH", question, "{\"rubric\":{}}").status()).isEqualTo(422);
    }

    private JsonNode stored(String assessment) {
        return JSON.readTree("{\"questions\":"
                + db.sql("select questions from assessments where assessment_id = :id")
                        .param("id", assessment)
                        .query(String.class)
                        .single()
                + "}");
    }

    private interface Meanwhile {
        void happens() throws SQLException;
    }

    /** Holds rows in a transaction of its own until the server waits for them and something has happened meanwhile. */
    private void holding(String lock, Meanwhile meanwhile) throws SQLException {
        try (Connection held = dataSource.getConnection()) {
            held.setAutoCommit(false);
            held.createStatement().execute(lock);
            meanwhile.happens();
            held.rollback();
        }
    }

    private void awaitWaiting(int transactions) {
        Eventually.holds(() -> db.sql("select count(distinct pid) from pg_locks where not granted")
                        .query(Integer.class)
                        .single()
                >= transactions);
    }

    @Test
    void a_submission_graded_with_the_old_key_while_the_correction_commits_is_graded_with_the_new_one()
            throws SQLException {
        String id = assessment("key_in_flight");
        String student = newStudent("Underway");
        List<CompletableFuture<String>> submitted = new ArrayList<>();
        holding("select from students where student_id = '" + student + "' for update", () -> {
            submitted.add(CompletableFuture.supplyAsync(() -> submit(student, id, "b")));
            awaitWaiting(1);
            awaitJob(correct(id, "b"));
        });
        assertThat(points(submitted.getFirst().join())).isEqualTo(4);
    }

    @Test
    void a_submission_that_is_stored_but_not_committed_when_the_key_is_corrected_is_not_missed() throws SQLException {
        String id = assessment("key_uncommitted");
        String student = newStudent("Uncommitted");
        List<CompletableFuture<String>> submitted = new ArrayList<>();
        List<CompletableFuture<Answer>> corrected = new ArrayList<>();
        holding("select from streams where class_id = 'class_001' for update", () -> {
            submitted.add(CompletableFuture.supplyAsync(() -> submit(student, id, "b")));
            awaitWaiting(1);
            corrected.add(CompletableFuture.supplyAsync(() -> correct(id, "b")));
            awaitWaiting(2);
        });
        JsonNode result = awaitJob(corrected.getFirst().join());
        assertThat(result.path("gained").asInt()).isEqualTo(1);
        assertThat(points(submitted.getFirst().join())).isEqualTo(4);
    }

    @Test
    void a_decision_that_is_taken_back_after_the_correction_leaves_the_grade_by_the_new_key() {
        String id = assessment("key_taken_back");
        String grading = submit(newStudent("Taken back"), id, "b");
        Answer decided = decide(grading, ",\"points\":1");
        Answer correction = correct(id, "b");
        assertThat(awaitJob(correction).path("kept").asInt()).isEqualTo(1);
        assertThat(points(grading)).isEqualTo(1);
        String batch = "{\"batch_id\":" + decided.body().path("batch_id") + "}";
        assertThat(post(REVIEWS + "/undo", batch).status()).isEqualTo(200);
        assertThat(points(grading)).isEqualTo(4);
        assertThat(post(REVIEWS + "/undo", "{\"batch_id\":" + correction.body().at("/correction/correction_id") + "}")
                        .status())
                .as("a regrade is not a teacher's decision")
                .isEqualTo(404);
        awaitJob(undo(id, correction));
        assertThat(points(grading)).isZero();
    }

    @Test
    void an_answer_sent_with_a_key_of_its_own_keeps_its_grade_and_one_sent_with_the_stored_key_does_not() {
        String id = assessment("key_sent");
        String question = """
                ,"questions":[{"question_id":"q","question_text":"Which gas?","question_type":"multiple_choice",
                  "concept_id":"ecosystems","points_possible":4,"correct_answer":"%s"}]""";
        String body = submission(newStudent("Sent"), id, "b", question)
                .replaceFirst(",\\s+\\{\"question_id\":\"w\"[^}]*}", "");
        Answer same = post("/api/assessments/submit", body.formatted("a"));
        Answer own = post("/api/assessments/submit", body.formatted("b"));
        assertThat(own.status()).as(String.valueOf(own.body())).isEqualTo(200);
        awaitJob(correct(id, "b"));
        assertThat(points(same.body().at("/graded_assessment/grading_id").stringValue()))
                .isEqualTo(4);
        assertThat(db.sql(
                                "select count(*) from regraded_answers join submissions using (grading_id) where assessment_id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void a_written_question_that_gets_a_reference_is_graded_and_its_answers_begin_to_count() {
        String id = assessment("key_written");
        String student = newStudent("Written");
        submit(student, id, "a");
        int before = way(student).size();
        Answer correction = send(request(
                "PATCH", "/api/assessments/key_written/questions/w", "{\"reference_answer\":\"Because it is cold\"}"));
        assertThat(awaitJob(correction).path("gained").asInt()).isEqualTo(1);
        assertThat(way(student)).hasSize(before + 1);
        awaitJob(undo(id, correction));
        assertThat(way(student)).hasSize(before);
    }

    @Test
    void a_correction_is_held_to_the_version_that_was_read_and_to_what_the_question_is() {
        String id = assessment("key_checked");
        String path = "/api/assessments/key_checked/questions/q";
        String read = get("/api/assessments/key_checked")
                .response()
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        assertThat(correct(id, "a").status()).as("like this already").isEqualTo(409);
        Answer bad = send(
                request("PATCH", path, "{\"correct_answer\":\"z\",\"tolerance\":1,\"reference_answers\":[\"x\"]}"));
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.body().path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("correct_answer", "tolerance", "reference_answer");
        awaitJob(correct(id, "b"));
        Answer stale = send(request("PATCH", path, "{\"correct_answer\":\"a\"}").header("If-Match", read));
        assertThat(stale.status()).isEqualTo(412);
        assertThat(get("/api/assessments/key_checked")
                        .body()
                        .at("/assessment/questions/0/correct_answer")
                        .stringValue())
                .isEqualTo("b");
        SignIn student = SignIn.demo(this, "{\"role\":\"student\",\"student_id\":\"student_001\"}");
        assertThat(send(student.on(request("PATCH", path, "{\"correct_answer\":\"a\"}")))
                        .status())
                .isEqualTo(403);
        assertThat(send(student.on(request("GET", "/api/assessments/key_checked/corrections", null)))
                        .status())
                .isEqualTo(403);
    }
}
