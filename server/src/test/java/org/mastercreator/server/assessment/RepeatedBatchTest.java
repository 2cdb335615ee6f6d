package org.mastercreator.server.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.Eventually;
import org.mastercreator.server.ServerTest;
import tools.jackson.databind.JsonNode;

/** A batch that is sent again, such as after it was stopped: what is graded and has not changed is left as it is. */
class RepeatedBatchTest extends ServerTest {
    private static final String QUIZ = "class_001_photosynthesis_quiz";
    private static final List<Map<String, Object>> QUESTIONS = List.of(choice("q1"), choice("q2"));

    private static Map<String, Object> choice(String id) {
        return Map.of(
                "question_id",
                id,
                "question_text",
                "Which, " + id + "?",
                "question_type",
                "multiple_choice",
                "concept_id",
                "ecosystems",
                "points_possible",
                2,
                "options",
                List.of(Map.of("option_id", "a", "text", "A"), Map.of("option_id", "b", "text", "B")),
                "correct_answer",
                "a");
    }

    private static Map<String, Object> row(String studentId, String first, String second) {
        return Map.of(
                "student_id",
                studentId,
                "responses",
                List.of(Map.of("question_id", "q1", "answer", first), Map.of("question_id", "q2", "answer", second)));
    }

    private static String body(String assessmentId, boolean again, List<Map<String, Object>> rows) {
        return JSON.writeValueAsString(Map.of(
                "class_id", "class_001",
                "assessment_id", assessmentId,
                "questions", QUESTIONS,
                "grade_again", again,
                "submissions", rows));
    }

    private String start(String assessmentId, boolean again, List<Map<String, Object>> rows) {
        Answer accepted = post("/api/pipeline/batch-grade", body(assessmentId, again, rows));
        assertThat(accepted.status()).as(String.valueOf(accepted.body())).isEqualTo(202);
        return accepted.body().path("job_id").stringValue();
    }

    private JsonNode tallyOf(String jobId) {
        Eventually.holds(() -> get("/api/pipeline/status/" + jobId)
                .body()
                .at("/job/status")
                .stringValue()
                .equals("complete"));
        return get("/api/pipeline/results/" + jobId).body().at("/result/batch");
    }

    private JsonNode graded(String assessmentId, List<Map<String, Object>> rows) {
        return tallyOf(start(assessmentId, false, rows));
    }

    private int stored(String assessmentId) {
        return db.sql("select count(*) from submissions where assessment_id = :id")
                .param("id", assessmentId)
                .query(Integer.class)
                .single();
    }

    private List<Map<String, Object>> rows(int students) {
        return IntStream.range(0, students)
                .mapToObj(i -> row(newStudent("Repeated " + i), "a", i % 2 == 0 ? "a" : "b"))
                .toList();
    }

    private JsonNode newest(String assessmentId, Map<String, Object> row) {
        return get("/api/assessments/" + assessmentId + "/results/" + row.get("student_id"))
                .body()
                .path("graded_assessment");
    }

    private void giveFull(String gradingId, String questionId) {
        Answer decided = post("/api/students/classes/class_001/reviews/decide", """
                {"grading_id":"%s","question_id":"%s","version":0,"points":2,"reason":"Both are right"}
                """.formatted(gradingId, questionId));
        assertThat(decided.status()).isEqualTo(200);
    }

    @Test
    void a_batch_that_is_sent_again_grades_nothing_twice_and_says_so() {
        List<Map<String, Object>> rows = rows(6);
        assertThat(graded("again", rows).path("graded").asInt()).isEqualTo(6);
        JsonNode before = newest("again", rows.getFirst());
        String second = start("again", false, rows);
        JsonNode tally = tallyOf(second);
        assertThat(stored("again")).isEqualTo(6);
        assertThat(tally.path("graded").asInt()).isZero();
        assertThat(tally.path("unchanged").asInt()).isEqualTo(6);
        JsonNode outcome =
                get("/api/pipeline/results/" + second + "/submissions").body().at("/submissions/0");
        assertThat(outcome.path("status").stringValue()).isEqualTo("unchanged");
        assertThat(outcome.path("grading_id")).isEqualTo(before.path("grading_id"));
        assertThat(newest("again", rows.getFirst())).isEqualTo(before);
    }

    @Test
    void a_batch_that_is_asked_to_grade_again_does() {
        List<Map<String, Object>> rows = rows(2);
        var _ = graded("explicitly", rows);
        assertThat(tallyOf(start("explicitly", true, rows)).path("graded").asInt())
                .isEqualTo(2);
        assertThat(stored("explicitly")).isEqualTo(4);
    }

    @Test
    void only_the_rows_that_changed_are_graded_and_the_newest_answers_count() {
        List<Map<String, Object>> rows = rows(3);
        String student = String.valueOf(rows.getFirst().get("student_id"));
        var _ = graded("changed", rows);
        List<Map<String, Object>> wrong = List.of(row(student, "b", "b"), rows.get(1), rows.get(2));
        assertThat(graded("changed", wrong).path("graded").asInt()).isEqualTo(1);
        assertThat(graded("changed", rows).path("graded").asInt())
                .as("what was changed back has changed")
                .isEqualTo(1);
        assertThat(newest("changed", rows.getFirst()).path("score_percentage").asDouble())
                .isEqualTo(100);
        assertThat(stored("changed")).isEqualTo(5);
    }

    @Test
    void what_a_teacher_decided_stands_when_another_answer_of_the_row_has_changed() {
        String student = newStudent("Overridden");
        List<Map<String, Object>> rows = List.of(row(student, "b", "b"));
        var _ = graded("overridden", rows);
        giveFull(newest("overridden", rows.getFirst()).path("grading_id").stringValue(), "q1");
        assertThat(graded("overridden", rows).path("unchanged").asInt()).isEqualTo(1);
        assertThat(newest("overridden", rows.getFirst())
                        .path("total_points_earned")
                        .asDouble())
                .isEqualTo(2);
        assertThat(graded("overridden", List.of(row(student, "b", "a")))
                        .path("graded")
                        .asInt())
                .isEqualTo(1);
        JsonNode newest = newest("overridden", rows.getFirst());
        assertThat(newest.path("total_points_earned").asDouble()).isEqualTo(4);
        assertThat(newest.at("/concept_scores/ecosystems/earned").asDouble()).isEqualTo(4);
        JsonNode trail = get("/api/students/students/" + student + "/gradings/"
                        + newest.path("grading_id").stringValue() + "/decisions")
                .body()
                .path("decisions");
        assertThat(trail).hasSize(1);
        assertThat(trail.at("/0/reason").stringValue()).isEqualTo("Both are right");
    }

    @Test
    void an_answer_that_changed_is_graded_whatever_a_teacher_decided_about_the_old_one() {
        String student = newStudent("Reworded");
        List<Map<String, Object>> rows = List.of(row(student, "b", "a"));
        var _ = graded("reworded", rows);
        giveFull(newest("reworded", rows.getFirst()).path("grading_id").stringValue(), "q1");
        var _ = graded("reworded", List.of(row(student, "", "a")));
        assertThat(newest("reworded", rows.getFirst())
                        .path("total_points_earned")
                        .asDouble())
                .isEqualTo(2);
    }

    @Test
    void what_stands_in_two_batches_at_once_is_graded_once() {
        List<Map<String, Object>> rows = rows(12);
        List<String> jobs = IntStream.range(0, 2)
                .mapToObj(_ -> start("at_once", false, rows))
                .toList();
        Answer direct = post("/api/assessments/batch-grade", body("at_once", false, rows));
        jobs.forEach(this::tallyOf);
        assertThat(direct.body().path("failed").asInt()).isZero();
        assertThat(stored("at_once")).isEqualTo(12);
    }

    private int gradedOfQuiz(List<String> students) {
        List<Map<String, Object>> papers = students.stream()
                .map(student -> Map.<String, Object>of(
                        "student_id",
                        student,
                        "responses",
                        List.of(Map.of("question_id", "photosynthesis_2", "answer", true))))
                .toList();
        String body =
                JSON.writeValueAsString(Map.of("class_id", "class_001", "assessment_id", QUIZ, "submissions", papers));
        return tallyOf(post("/api/pipeline/batch-grade", body)
                        .body()
                        .path("job_id")
                        .stringValue())
                .path("graded")
                .asInt();
    }

    private void assignQuizTo(List<String> students) {
        Answer assigned = post(
                "/api/students/classes/class_001/assignments",
                JSON.writeValueAsString(Map.of("assessment_id", QUIZ, "student_ids", students)));
        assertThat(assigned.status()).isEqualTo(201);
    }

    @Test
    void work_of_before_an_assessment_was_assigned_to_her_anew_is_other_work() {
        List<String> students = List.of(newStudent("Assigned anew"), newStudent("Assigned anew too"));
        assertThat(gradedOfQuiz(students)).isEqualTo(2);
        assignQuizTo(List.of(newStudent("Somebody else")));
        assertThat(gradedOfQuiz(students)).isZero();
        assignQuizTo(students);
        assertThat(gradedOfQuiz(students)).isEqualTo(2);
        assertThat(gradedOfQuiz(students)).isZero();
    }

    @Test
    void the_same_holds_for_a_batch_that_is_answered_at_once() {
        List<Map<String, Object>> rows = rows(3);
        Answer first = post("/api/assessments/batch-grade", body("direct", false, rows));
        assertThat(first.body().path("graded").asInt()).isEqualTo(3);
        Answer second = post("/api/assessments/batch-grade", body("direct", false, rows));
        assertThat(second.body().path("status").stringValue()).isEqualTo("success");
        assertThat(second.body().path("graded").asInt()).isZero();
        assertThat(second.body().path("unchanged").asInt()).isEqualTo(3);
        assertThat(second.body().at("/results/0/graded_assessment"))
                .isEqualTo(first.body().at("/results/0/graded_assessment"));
        assertThat(stored("direct")).isEqualTo(3);
        assertThat(post("/api/assessments/batch-grade", body("direct", true, rows))
                        .body()
                        .path("graded")
                        .asInt())
                .isEqualTo(3);
    }
}
