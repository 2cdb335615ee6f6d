package org.mastercreator.server.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.Eventually;
import org.mastercreator.server.ServerTest;
import org.mastercreator.server.security.SignIn;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Grading in the background: each submission once, one that fails hinders no other, windows see how far it is. */
class BatchGradingTest extends ServerTest {
    @Autowired
    private BatchGrading grading;

    @Autowired
    private JsonMapper json;

    private static final Map<String, Object> QUESTION = Map.of(
            "question_id", "q",
            "question_text", "Which?",
            "question_type", "multiple_choice",
            "concept_id", "ecosystems",
            "points_possible", 2,
            "options", List.of(Map.of("option_id", "a", "text", "A"), Map.of("option_id", "b", "text", "B")),
            "correct_answer", "a");

    private static Map<String, Object> submission(String studentId, String questionId) {
        return Map.of("student_id", studentId, "responses", List.of(Map.of("question_id", questionId, "answer", "a")));
    }

    private static String batch(String assessmentId, List<Map<String, Object>> submissions) {
        return JSON.writeValueAsString(Map.of(
                "class_id",
                "class_002",
                "assessment_id",
                assessmentId,
                "questions",
                List.of(QUESTION),
                "submissions",
                submissions));
    }

    private Answer asAdmin(String method, String path, String body) {
        return send(SignIn.demo(this, "{\"role\":\"admin\"}").on(request(method, path, body)));
    }

    private int stored(String assessmentId) {
        return db.sql("select count(*) from submissions where assessment_id = :id")
                .param("id", assessmentId)
                .query(Integer.class)
                .single();
    }

    @Test
    void every_submission_is_graded_and_those_that_cannot_be_say_why() {
        List<Map<String, Object>> submissions = new ArrayList<>();
        IntStream.range(0, 60)
                .forEach(i -> submissions.add(submission(String.format("student_%03d", 101 + i % 6), "q")));
        submissions.add(submission("student_001", "q"));
        submissions.add(submission("student_101", "other"));
        Answer accepted = asAdmin("POST", "/api/pipeline/batch-grade", batch("batch_a", submissions));
        assertThat(accepted.status()).as(String.valueOf(accepted.body())).isEqualTo(202);
        String jobId = accepted.body().path("job_id").stringValue();
        Eventually.holds(() -> asAdmin("GET", "/api/pipeline/status/" + jobId, null)
                .body()
                .at("/job/status")
                .stringValue()
                .equals("complete"));
        JsonNode result = asAdmin("GET", "/api/pipeline/results/" + jobId, null).body();
        assertThat(result.at("/result/batch/graded").intValue()).isEqualTo(60);
        assertThat(result.at("/result/batch/failed").intValue()).isEqualTo(2);
        assertThat(stored("batch_a")).isEqualTo(60);
        JsonNode outcomes = asAdmin("GET", "/api/pipeline/results/" + jobId + "/submissions?limit=200", null)
                .body()
                .path("submissions");
        assertThat(outcomes).hasSize(62);
        assertThat(outcomes.at("/60/error").stringValue()).contains("no such student in this class");
        assertThat(outcomes.at("/61/error").stringValue()).contains("is not a question of this assessment");
        assertThat(db.sql("select count(*) from batch_submissions where job_id = :job and responses is not null")
                        .param("job", jobId)
                        .query(Integer.class)
                        .single())
                .as("answers are kept in one place only")
                .isZero();
    }

    /** Lets submissions wait for a job that no server takes up by itself. */
    private BatchGrading.Task waiting(String jobId, String assessmentId, List<Map<String, Object>> submissions) {
        db.sql("""
                insert into jobs (job_id, kind, class_id, input, status, created_at)
                values (:job, 'batch_grade', 'class_002', '{}', 'cancelled', now())
                """).param("job", jobId).update();
        grading.store(jobId, json.readValue(batch(assessmentId, submissions), BatchGrading.Batch.class));
        return new BatchGrading.Task(
                assessmentId, "teacher_002", List.of(json.convertValue(QUESTION, QuestionBody.class)), null);
    }

    @Test
    void two_servers_that_think_they_hold_the_same_job_grade_nothing_twice() {
        BatchGrading.Task task = waiting(
                "job_twice",
                "batch_twice",
                IntStream.range(0, 80)
                        .mapToObj(i -> submission(String.format("student_%03d", 101 + i % 8), "q"))
                        .toList());
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> grading.grade("job_twice", task, 0, 1));
        grading.grade("job_twice", task, 0, 1);
        other.join();
        assertThat(stored("batch_twice")).isEqualTo(80);
        assertThat(grading.tally("job_twice")).isEqualTo(new BatchGrading.Tally(80, 0, 0, 0));
    }

    @Test
    void a_row_that_the_server_fails_over_fails_alone() {
        BatchGrading.Task task = waiting(
                "job_broken", "batch_broken", List.of(submission("student_101", "q"), submission("student_102", "q")));
        db.sql("update batch_submissions set responses = '5' where job_id = 'job_broken' and position = 0")
                .update();
        grading.grade("job_broken", task, 0, 1);
        assertThat(grading.tally("job_broken")).isEqualTo(new BatchGrading.Tally(1, 0, 1, 0));
    }

    @Test
    void a_batch_with_questions_that_cannot_be_graded_is_refused_whole() {
        Answer refused = asAdmin(
                "POST",
                "/api/pipeline/batch-grade",
                batch("batch_b", List.of(submission("student_101", "q"))).replace("ecosystems", "no_such_concept"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("errors").toString()).contains("questions[0].concept_id");
    }
}
