package org.mastercreator.server.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.ServerTest;
import tools.jackson.databind.JsonNode;

/** How a class answered each question. */
class ItemViewTest extends ServerTest {
    private void submit(String studentId, String choice, String text) {
        String body = JSON.writeValueAsString(Map.of(
                "assessment_id",
                "item_view",
                "student_id",
                studentId,
                "questions",
                List.of(
                        Map.of(
                                "question_id", "pick",
                                "question_text", "Which?",
                                "question_type", "multiple_choice",
                                "concept_id", "ecosystems",
                                "points_possible", 2,
                                "options",
                                        List.of(
                                                Map.of("option_id", "a", "text", "A"),
                                                Map.of("option_id", "b", "text", "B")),
                                "correct_answer", "a"),
                        Map.of(
                                "question_id", "say",
                                "question_text", "Say it.",
                                "question_type", "constructed_response",
                                "concept_id", "ecosystems",
                                "points_possible", 2)),
                "responses",
                List.of(
                        Map.of("question_id", "pick", "answer", choice, "response_time_ms", 4_000),
                        Map.of("question_id", "say", "answer", text))));
        assertThat(send(request("POST", "/api/assessments/submit", body)).status())
                .isEqualTo(200);
    }

    private JsonNode questions() {
        return send(request("GET", "/api/students/classes/class_001/assessments/item_view/questions", null))
                .body()
                .path("questions");
    }

    @Test
    void the_newest_answers_of_each_student_are_counted_and_those_with_the_same_words_as_one() {
        submit("student_021", "b", "no idea");
        submit("student_021", "a", "From the air.");
        submit("student_022", "a", "from  the AIR");
        submit("student_024", "b", "soil");
        JsonNode pick = questions().get(0);
        assertThat(pick.path("students").intValue()).isEqualTo(3);
        assertThat(pick.path("share_right").doubleValue()).isEqualTo(2 / 3.0);
        assertThat(pick.path("median_time_ms").longValue()).isEqualTo(4_000);
        assertThat(pick.at("/question/correct_answer").stringValue()).isEqualTo("a");
        assertThat(pick.at("/answers/0/answer").stringValue()).isEqualTo("a");
        assertThat(pick.at("/answers/0/students").intValue()).isEqualTo(2);
        assertThat(pick.at("/answers/1/credit").doubleValue()).isZero();
        JsonNode say = questions().get(1);
        assertThat(say.path("waiting").intValue()).isEqualTo(3);
        assertThat(say.path("answers")).hasSize(2);
        assertThat(say.at("/answers/0/students").intValue()).isEqualTo(2);
        JsonNode worked = send(request("GET", "/api/students/classes/class_001/assessments?limit=1", null))
                .body();
        assertThat(worked.at("/assessments/0/assessment_id").isString()).isTrue();
        assertThat(worked.path("next_cursor").isString()).isTrue();
    }

    private void choose(String studentId, Object answer) {
        Map<String, Object> question = Map.of(
                "question_id", "some",
                "question_text", "Which ones?",
                "question_type", "multiple_select",
                "concept_id", "ecosystems",
                "points_possible", 2,
                "options", List.of(Map.of("option_id", "a", "text", "A"), Map.of("option_id", "b", "text", "B")),
                "correct_answer", List.of("a", "b"));
        Answer graded = post(
                "/api/assessments/submit",
                JSON.writeValueAsString(Map.of(
                        "assessment_id",
                        "item_view_some",
                        "student_id",
                        studentId,
                        "questions",
                        List.of(question),
                        "responses",
                        List.of(Map.of("question_id", "some", "answer", answer)))));
        assertThat(graded.status()).isEqualTo(200);
    }

    @Test
    void the_same_options_in_another_order_are_one_answer_and_so_are_all_that_say_nothing() {
        choose(newStudent("Chooses 21"), List.of("a", "b"));
        choose(newStudent("Chooses 22"), List.of("b", "a"));
        choose(newStudent("Chooses 23"), List.of());
        choose(newStudent("Chooses 24"), " ");
        choose(newStudent("Chooses 25"), Map.of());
        JsonNode answers = send(request(
                        "GET", "/api/students/classes/class_001/assessments/item_view_some/questions", null))
                .body()
                .at("/questions/0/answers");
        assertThat(answers).hasSize(2);
        assertThat(answers.at("/0/students").intValue()).isEqualTo(3);
        assertThat(answers.at("/0/answer").isNull()).isTrue();
        assertThat(answers.at("/1/students").intValue()).isEqualTo(2);
        assertThat(answers.at("/1/credit").doubleValue()).isEqualTo(1);
    }

    @Test
    void an_assessment_that_nobody_worked_on_has_no_questions() {
        assertThat(send(request("GET", "/api/students/classes/class_001/assessments/none/questions", null))
                        .body()
                        .path("questions"))
                .isEmpty();
    }

    @Test
    void a_number_is_one_row_however_it_is_written() {
        List<String> given = List.of("\"5\"", "5.0", "\"5,00\"", "\"-0\"", "0", "\"five\"", "\"5 or 6\"");
        for (String answer : given) {
            String body = """
                    {"assessment_id":"item_numbers","student_id":"%s",
                     "questions":[{"question_id":"n","question_text":"How many?","question_type":"numeric",
                       "concept_id":"ecosystems","points_possible":2,"correct_answer":5}],
                     "responses":[{"question_id":"n","answer":%s}]}
                    """.formatted(newStudent("Counting Cora"), answer);
            assertThat(post("/api/assessments/submit", body).status()).isEqualTo(200);
        }
        JsonNode answers = get("/api/students/classes/class_001/assessments/item_numbers/questions")
                .body()
                .at("/questions/0/answers");
        assertThat(answers.valueStream().map(one -> one.path("students").intValue()))
                .containsExactly(4, 2, 1);
        assertThat(answers.at("/0/credit").doubleValue()).isEqualTo(1);
    }
}
