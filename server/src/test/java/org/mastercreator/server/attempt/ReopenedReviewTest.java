package org.mastercreator.server.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Promise: a teacher decides about the words that she has seen, and about no others. */
class ReopenedReviewTest extends AttemptWorld {
    private static final String REVIEWS = "/api/students/classes/class_001/reviews";
    private static final String WRITTEN = "photosynthesis_6";

    private JsonNode review(String gradingId) {
        return get(REVIEWS + "/" + gradingId + "/" + WRITTEN).body().path("review");
    }

    private Answer decide(String gradingId, int version) {
        return post(
                REVIEWS + "/decide",
                JSON.writeValueAsString(
                        Map.of("grading_id", gradingId, "question_id", WRITTEN, "version", version, "points", 1)));
    }

    /** Hands in and gives the id of the grading. */
    private String handedIn(Taker student, String attempt) {
        return submit(student, attempt)
                .body()
                .at("/graded_assessment/grading_id")
                .stringValue();
    }

    private Answer reopen(JsonNode assignment, String attempt) {
        return post(
                ASSIGNMENTS + "/" + id(assignment) + "/attempts/" + attempt + "/extend",
                "{\"minutes\":5,\"reason\":\"Asked for it.\"}");
    }

    @Test
    void a_decision_about_words_that_the_student_changed_meanwhile_is_412_and_changes_nothing() {
        Taker student = taker("Rewords");
        JsonNode assignment = assign("", student);
        String attempt = started(student, assignment);
        save(student, attempt, WRITTEN, 1, "It eats the soil");
        String gradingId = handedIn(student, attempt);
        JsonNode seen = review(gradingId);
        assertThat(reopen(assignment, attempt).status()).isEqualTo(200);
        save(student, attempt, WRITTEN, 2, "It turns light into sugar");
        assertThat(submit(student, attempt).status()).isEqualTo(200);

        JsonNode changed = review(gradingId);
        assertThat(changed.path("answer").stringValue()).isEqualTo("It turns light into sugar");
        assertThat(decide(gradingId, seen.path("version").intValue()).status()).isEqualTo(412);
        assertThat(review(gradingId)).isEqualTo(changed);
        assertThat(decide(gradingId, changed.path("version").intValue()).status())
                .isEqualTo(200);
        assertThat(review(gradingId).at("/grade/decided").booleanValue()).isTrue();
    }

    @Test
    void handing_in_the_same_words_again_leaves_an_open_review_as_good_as_it_was() {
        Taker student = taker("Keeps her words");
        JsonNode assignment = assign("", student);
        String attempt = started(student, assignment);
        save(student, attempt, WRITTEN, 1, "It eats the soil");
        String gradingId = handedIn(student, attempt);
        int seen = review(gradingId).path("version").intValue();
        reopen(assignment, attempt);
        save(student, attempt, "photosynthesis_2", 2, true);
        assertThat(submit(student, attempt).status()).isEqualTo(200);
        assertThat(decide(gradingId, seen).status()).isEqualTo(200);
    }
}
