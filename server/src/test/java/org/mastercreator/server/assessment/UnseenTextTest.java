package org.mastercreator.server.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mastercreator.server.ServerTest;

/** Signs that nobody sees, which come along when text is copied, and of which the sentence model leaves nothing over. */
class UnseenTextTest extends ServerTest {
    private static final String ZERO_WIDTH = "\u200b";

    private static Map<String, Object> question(String text, Map<String, Object> key) {
        Map<String, Object> question = new HashMap<>(key);
        question.putAll(Map.of(
                "question_id", "q",
                "question_text", text,
                "question_type", "constructed_response",
                "concept_id", "dna_replication",
                "points_possible", 2));
        return question;
    }

    private static Map<String, Object> rubric(String criterion) {
        return Map.of(
                "rubric",
                Map.of("criteria", List.of(Map.of("criterion_id", "c", "description", criterion, "points", 2))));
    }

    private Answer graded(String student, Map<String, Object> question, String answer) {
        Answer graded = post(
                "/api/assessments/submit",
                JSON.writeValueAsString(Map.of(
                        "assessment_id",
                        "unseen",
                        "student_id",
                        student,
                        "questions",
                        List.of(question),
                        "responses",
                        List.of(Map.of("question_id", "q", "answer", answer)))));
        assertThat(graded.status()).as(graded.response().body()).isEqualTo(200);
        return graded;
    }

    @ParameterizedTest
    @ValueSource(strings = {ZERO_WIDTH, "\ufffd", "\u0001", "\u202e", "\ufeff", "\u00ad", "\u0300", "\ue000"})
    void they_hinder_no_grade_and_no_search(String unseen) {
        String student = newStudent("Copies");
        String copied = "Each strand is copied.\n" + unseen + "\nTwo helices come of it.";
        graded(student, question("What is copied?", rubric("Says that each strand is copied")), copied);
        graded(student, question("What is copied?", rubric("Says that each strand is copied")), unseen);
        graded(student, question("What is copied?", rubric(unseen)), copied);
        graded(student, question("What is copied?", Map.of("reference_answer", unseen)), copied);
        graded(student, question(unseen, Map.of("reference_answer", "Each strand")), copied);
        assertThat(get("/api/content/search?q=" + URLEncoder.encode(unseen, StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_teacher_who_grades_such_an_answer_does_not_stop_the_grading_of_all_others_on_the_concept() {
        Map<String, Object> question = question("How is it copied?", Map.of("reference_answer", "Strand by strand."));
        String gradingId = graded(newStudent("Silent Sol"), question, ZERO_WIDTH)
                .body()
                .at("/graded_assessment/grading_id")
                .stringValue();
        Answer decided = post("/api/students/classes/class_001/reviews/decide", """
                {"grading_id":"%s","question_id":"q","version":0,"points":1}
                """.formatted(gradingId));
        assertThat(decided.status()).isEqualTo(200);
        graded(newStudent("Same question"), question, "Strand by strand.");
        graded(
                newStudent("Same concept"),
                question("Which enzyme opens it?", Map.of("reference_answer", "Helicase opens it.")),
                "Helicase");
    }
}
