package org.mastercreator.server.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.ServerTest;
import tools.jackson.databind.JsonNode;

/** Who tries the product can try the review too. */
class SampleWritingTest extends ServerTest {
    private static final String REVIEWS = "/api/students/classes/class_001/reviews";

    private List<JsonNode> waiting() {
        return get(REVIEWS + "?limit=200")
                .body()
                .path("reviews")
                .valueStream()
                .filter(review -> review.path("assessment_id").stringValue().endsWith("_exit"))
                .toList();
    }

    @Test
    void the_sample_class_has_answers_that_wait_for_the_teacher_for_more_than_one_reason() {
        List<JsonNode> waiting = waiting();
        assertThat(waiting).hasSizeBetween(7, 9);
        assertThat(waiting)
                .extracting(review -> review.at("/grade/review_reason").stringValue())
                .contains("low_confidence", "student_asked");
        assertThat(waiting)
                .filteredOn(review ->
                        review.at("/grade/review_reason").stringValue().equals("student_asked"))
                .singleElement()
                .satisfies(review ->
                        assertThat(review.path("asked_note").stringValue()).isNotBlank());
        assertThat(waiting)
                .filteredOn(review -> review.path("alike").intValue() == 1)
                .as("answers with the same words")
                .hasSize(2);
    }

    @Test
    void each_of_them_stands_beside_answers_to_the_same_question_that_the_teacher_has_graded() {
        for (JsonNode review : waiting()) {
            JsonNode one = get("%s/%s/%s"
                            .formatted(
                                    REVIEWS,
                                    review.path("grading_id").stringValue(),
                                    review.path("question_id").stringValue()))
                    .body();
            assertThat(one.path("decided").size()).isPositive();
            assertThat(one.at("/decided/0/grade/decided").booleanValue()).isTrue();
            assertThat(one.at("/review/question/reference_answer").stringValue())
                    .isNotBlank();
        }
    }
}
