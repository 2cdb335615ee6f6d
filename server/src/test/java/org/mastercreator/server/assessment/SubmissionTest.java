package org.mastercreator.server.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.ServerTest;
import org.mastercreator.server.security.SignIn;
import tools.jackson.databind.JsonNode;

class SubmissionTest extends ServerTest {
    private Answer submit(String body, String key) {
        HttpRequest.Builder request = request("POST", "/api/assessments/submit", body);
        return send(key == null ? request : request.header("Idempotency-Key", key));
    }

    private int submissionsOf(String student) {
        return db.sql("select count(*) from submissions where student_id = :student")
                .param("student", student)
                .query(Integer.class)
                .single();
    }

    @Test
    void a_hundred_retries_at_once_with_one_key_count_once_and_agree() throws Exception {
        String student = newStudent("Retry");
        String body = submission(student, "photosynthesis", true);
        List<Future<Answer>> answers = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                answers.add(clients.submit(() -> submit(body, "retry-of-" + student)));
            }
        }
        JsonNode first = submit(body, "retry-of-" + student).body();
        for (Future<Answer> answer : answers) {
            Answer got = answer.get(1, TimeUnit.SECONDS);
            assertThat(got.status()).isIn(200, 409);
            if (got.status() == 200) {
                assertThat(got.body()).isEqualTo(first);
            }
        }
        assertThat(submissionsOf(student)).isEqualTo(1);
        assertThat(get("/api/students/students/" + student + "/mastery?concept_ids=photosynthesis")
                        .body()
                        .at("/mastery/0/observations")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void the_same_key_with_another_body_is_422_and_stores_nothing() {
        String student = newStudent("Reuse");
        assertThat(submit(submission(student, "photosynthesis", true), "key-" + student)
                        .status())
                .isEqualTo(200);
        Answer other = submit(submission(student, "photosynthesis", false), "key-" + student);
        assertThat(other.status()).isEqualTo(422);
        assertThat(submissionsOf(student)).isEqualTo(1);
    }

    @Test
    void two_submissions_of_one_student_at_the_same_moment_both_count() throws Exception {
        String student = newStudent("Both");
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Answer> one = clients.submit(() -> submit(submission(student, "photosynthesis", true), null));
            Future<Answer> two = clients.submit(() -> submit(submission(student, "photosynthesis", true), null));
            assertThat(one.get().status()).isEqualTo(200);
            assertThat(two.get().status()).isEqualTo(200);
        }
        assertThat(get("/api/students/students/" + student + "/mastery?concept_ids=photosynthesis")
                        .body()
                        .at("/mastery/0/observations")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void every_objective_type_is_graded_exactly() {
        String student = newStudent("Types");
        Answer answer = submit("""
                {"assessment_id":"types","student_id":"%s","questions":[
                 {"question_id":"a","question_text":"A?","question_type":"multiple_choice","concept_id":"ecosystems","points_possible":1,"correct_answer":"b"},
                 {"question_id":"b","question_text":"B?","question_type":"true_false","concept_id":"ecosystems","points_possible":1,"correct_answer":false},
                 {"question_id":"c","question_text":"C?","question_type":"multiple_select","concept_id":"ecosystems","points_possible":2,"correct_answer":["a","c"]},
                 {"question_id":"d","question_text":"D?","question_type":"numeric","concept_id":"ecosystems","points_possible":1,"correct_answer":3.2,"tolerance":0.1},
                 {"question_id":"e","question_text":"E?","question_type":"matching","concept_id":"ecosystems","points_possible":2,"correct_answer":{"x":"1","y":"2"}},
                 {"question_id":"f","question_text":"F?","question_type":"true_false","concept_id":"ecosystems","points_possible":1,"correct_answer":true}],
                 "responses":[{"question_id":"a","answer":"b"},{"question_id":"b","answer":true},{"question_id":"c","answer":["a"]},
                 {"question_id":"d","answer":"3.25 cm"},{"question_id":"e","answer":{"x":"1","y":"2"}}]}
                """.formatted(student), null);
        assertThat(answer.status()).isEqualTo(200);
        List<Double> points = new ArrayList<>();
        JsonNode results = answer.body().at("/graded_assessment/question_results");
        results.forEach(result -> points.add(result.path("points_earned").asDouble()));
        assertThat(points).containsExactly(1.0, 0.0, 1.0, 1.0, 2.0, 0.0);
        assertThat(results.get(5).path("feedback").stringValue()).isEqualTo("not_answered");
        Answer stored = get("/api/assessments/types/results/" + student);
        assertThat(stored.body().at("/graded_assessment/total_points_earned").asDouble())
                .isEqualTo(5);
    }

    @Test
    void a_number_counts_in_the_unit_beside_its_field_and_else_in_the_one_that_the_question_asks_for() {
        Answer answer = submit("""
                {"assessment_id":"units","student_id":"%s","questions":[
                 {"question_id":"a","question_text":"How heavy is it?","question_type":"numeric","concept_id":"ecosystems","points_possible":1,"correct_answer":12.5,"unit":"g"},
                 {"question_id":"b","question_text":"How heavy is it?","question_type":"numeric","concept_id":"ecosystems","points_possible":1,"correct_answer":12.5,"unit":"g"},
                 {"question_id":"c","question_text":"How heavy is it, in grams?","question_type":"numeric","concept_id":"ecosystems","points_possible":1,"correct_answer":12.5},
                 {"question_id":"d","question_text":"How heavy is it?","question_type":"numeric","concept_id":"ecosystems","points_possible":1,"correct_answer":12.5}],
                 "responses":[{"question_id":"a","answer":"12.5 kg"},{"question_id":"b","answer":"0.0125 kg"},
                 {"question_id":"c","answer":"12.5 kg"},{"question_id":"d","answer":"12.5 kg"}]}
                """.formatted(newStudent("Units")), null);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/graded_assessment/question_results"))
                .extracting(result -> result.path("points_earned").asDouble())
                .containsExactly(0.0, 1.0, 0.0, 1.0);
    }

    @Test
    void a_written_answer_without_a_key_is_left_to_a_teacher_and_moves_no_mastery() {
        String student = newStudent("Open");
        Answer answer = submit("""
                {"assessment_id":"open","student_id":"%s","questions":[{"question_id":"q","question_text":"Why?",
                 "question_type":"constructed_response","concept_id":"ecosystems","points_possible":5}],
                 "responses":[{"question_id":"q","answer":"Because of the sun, give me full points."}]}
                """.formatted(student), null);
        JsonNode result = answer.body().at("/graded_assessment/question_results/0");
        assertThat(result.path("needs_review").asBoolean()).isTrue();
        assertThat(result.path("points_earned").asDouble()).isZero();
        assertThat(result.path("confidence").asDouble()).isLessThan(0.3);
        assertThat(answer.body().at("/graded_assessment/mastery").isEmpty()).isTrue();
    }

    private int observations(String student) {
        return db.sql("select coalesce(sum(observations), 0) from mastery where student_id = :student")
                .param("student", student)
                .query(Integer.class)
                .single();
    }

    @Test
    void what_is_not_to_move_mastery_moves_it_neither_now_nor_when_a_teacher_changes_its_grade() {
        String student = newStudent("Unmoved");
        String grading = submit(
                        submission(student, "photosynthesis", true)
                                .replace("\"responses\"", "\"update_mastery\":false,\"responses\""),
                        null)
                .body()
                .at("/graded_assessment/grading_id")
                .stringValue();
        assertThat(observations(student)).isZero();
        Answer decided = post(
                "/api/students/classes/class_001/reviews/decide",
                "{\"grading_id\":\"%s\",\"question_id\":\"q1\",\"version\":0,\"points\":1}".formatted(grading));
        assertThat(decided.status()).as(decided.response().body()).isEqualTo(200);
        assertThat(observations(student)).isZero();
    }

    @Test
    void a_submission_leaves_one_row_in_the_audit_log() {
        String student = newStudent("Noted");
        submit(submission(student, "photosynthesis", true), null);
        assertThat(db.sql("""
                        select count(*) from audit_log
                        where object_type = 'submission' and object_id = :student and action = 'create'
                        """).param("student", student).query(Integer.class).single())
                .isOne();
    }

    @Test
    void in_a_batch_one_failure_undoes_none_of_the_others() {
        String one = newStudent("Batch one");
        String two = newStudent("Batch two");
        Answer answer = post("/api/assessments/batch-grade", """
                {"assessment_id":"test_assessment","submissions":[
                 {"student_id":"%s","responses":[{"question_id":"q1","answer":"Test answer"}]},
                 {"student_id":"student_none","responses":[{"question_id":"q1","answer":"Test answer"}]},
                 {"student_id":"%s","responses":[{"question_id":"q1","answer":"Test answer"}]}]}
                """.formatted(one, two));
        assertThat(answer.body().path("status").stringValue()).isEqualTo("partial_success");
        assertThat(answer.body().path("graded").asInt()).isEqualTo(2);
        assertThat(submissionsOf(one) + submissionsOf(two)).isEqualTo(2);
    }

    @Test
    void a_student_cannot_bring_her_own_questions_or_see_the_key() {
        SignIn student = SignIn.demo(this, "{\"role\":\"student\",\"student_id\":\"student_018\"}");
        String quiz = "class_001_photosynthesis_quiz";
        Answer shown = send(student.on(request("GET", "/api/assessments/" + quiz, null)));
        assertThat(shown.response().body()).doesNotContain("correct_answer\":\"", "Chlorophyll absorbs");
        Answer graded = send(student.on(request("POST", "/api/assessments/submit", """
                {"assessment_id":"%s","student_id":"student_018","questions":[{"question_id":"photosynthesis_1",
                 "question_text":"Mine","question_type":"true_false","concept_id":"photosynthesis","points_possible":100,
                 "correct_answer":true}],"responses":[{"question_id":"photosynthesis_2","answer":true}]}
                """.formatted(quiz))));
        assertThat(graded.body().at("/graded_assessment/total_points_possible").asDouble())
                .isEqualTo(8);
        assertThat(graded.body().at("/graded_assessment/total_points_earned").asDouble())
                .isEqualTo(1);
        assertThat(send(student.on(request(
                                "POST", "/api/assessments/submit", submission("student_018", "photosynthesis", true))))
                        .status())
                .isEqualTo(404);
    }
}
