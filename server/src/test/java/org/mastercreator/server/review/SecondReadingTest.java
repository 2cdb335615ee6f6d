package org.mastercreator.server.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.ServerTest;
import org.mastercreator.server.security.SignIn;
import tools.jackson.databind.JsonNode;

/** Promise: what waits is graded like what the teacher graded since, when she says so; she can take it back. */
class SecondReadingTest extends ServerTest {
    private String classId = "";
    private String conceptId = "";
    private final List<String> gradings = new ArrayList<>();

    /** Unusual words for the right thing, twelve times; a teacher has graded the first six. */
    @BeforeEach
    void graded() {
        classId = newClass("Read again");
        // What teachers graded about other questions on the concept would count too.
        conceptId = post(
                        "/api/concepts",
                        "{\"concept_name\":\"Of " + classId + "\",\"subject\":\"Biology\",\"prerequisites\":[]}")
                .body()
                .at("/concept/concept_id")
                .stringValue();
        gradings.clear();
        for (String end : List.of("again", "once more", "anew", "another time", "as before", "in spring")) {
            gradings.add(written("Fungi give minerals back so that roots get fed " + end));
        }
        List<String> graded = List.copyOf(gradings);
        for (String end : List.of("again too", "again then", "again after that")) {
            gradings.add(written("The fungi give minerals back so that roots get fed " + end));
        }
        gradings.add(written("Nobody does anything there"));
        assertThat(waiting()).containsAll(gradings.subList(0, 9));
        assertThat(readings()).isEmpty();
        for (String grading : graded) {
            assertThat(post(reviews("/decide"), """
                    {"grading_id":"%s","question_id":"q","version":0,"points":4}""".formatted(grading)).status())
                    .isEqualTo(200);
        }
    }

    private String reviews(String rest) {
        return "/api/students/classes/" + classId + "/reviews" + rest;
    }

    private String written(String answer) {
        return post("/api/assessments/submit", """
                {"assessment_id":"again_%1$s","student_id":"%2$s","questions":[{"question_id":"q",
                 "question_text":"What becomes of leaves in %1$s?","question_type":"constructed_response",
                 "concept_id":"%4$s","points_possible":4,
                 "reference_answer":"Decomposers give the minerals of dead things back to the soil"}],
                 "responses":[{"question_id":"q","answer":"%3$s"}]}
                """.formatted(
                                classId, newStudent("Reader " + gradings.size(), classId), answer, conceptId))
                .body()
                .at("/graded_assessment/grading_id")
                .stringValue();
    }

    private List<String> waiting() {
        return get(reviews("?limit=50"))
                .body()
                .path("reviews")
                .valueStream()
                .map(review -> review.path("grading_id").stringValue())
                .toList();
    }

    private List<JsonNode> readings() {
        Answer answer = get(reviews("/" + gradings.getFirst() + "/q/second-readings"));
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().path("second_readings").valueStream().toList();
    }

    private static String seen(JsonNode reading) {
        return """
                {"grading_id":%s,"question_id":"q","version":%s,"points":%s}""".formatted(
                reading.at("/review/grading_id"), reading.at("/review/version"), reading.at("/grade/points_earned"));
    }

    private Answer settle(List<String> seen) {
        return post(reviews("/settle"), "{\"answers\":[" + String.join(",", seen) + "]}");
    }

    private JsonNode grade(String grading) {
        return get(reviews("/" + grading + "/q")).body().at("/review/grade");
    }

    @Test
    void what_is_like_graded_answers_can_be_graded_like_them_and_waits_again_when_that_is_taken_back() {
        List<JsonNode> readings = readings();
        assertThat(readings)
                .extracting(reading -> reading.at("/review/grading_id").stringValue())
                .isNotEmpty()
                .isSubsetOf(gradings.subList(6, 9));
        String like = readings.getFirst().at("/review/grading_id").stringValue();
        assertThat(grade(like).path("review_reason").stringValue()).isEqualTo("low_confidence");
        Answer settled = settle(readings.stream().map(SecondReadingTest::seen).toList());
        assertThat(settled.status()).isEqualTo(200);
        assertThat(settled.body().path("decided").size()).isEqualTo(readings.size());
        assertThat(waiting()).doesNotContain(like);
        assertThat(grade(like).path("points_earned").asDouble()).isEqualTo(4);
        assertThat(grade(like).path("decided").asBoolean())
                .as("nobody stands behind it")
                .isFalse();
        assertThat(db.sql("select action from grade_decisions where grading_id = :grading")
                        .param("grading", like)
                        .query(String.class)
                        .list())
                .containsExactly("settle");
        assertThat(readings()).isEmpty();
        Answer undone = post(reviews("/undo"), "{\"batch_id\":" + settled.body().path("batch_id") + "}");
        assertThat(undone.status()).isEqualTo(200);
        assertThat(waiting()).contains(like);
        assertThat(readings()).hasSameSizeAs(readings);
    }

    @Test
    void what_is_not_as_it_was_seen_waits_on() {
        JsonNode reading = readings().getFirst();
        assertThat(settle(List.of(seen(reading).replace("\"version\":0", "\"version\":1")))
                        .status())
                .isEqualTo(412);
        assertThat(settle(List.of(seen(reading).replace("\"points\":4.0", "\"points\":1.0")))
                        .status())
                .isEqualTo(412);
        assertThat(waiting()).contains(reading.at("/review/grading_id").stringValue());
        String decided =
                "{\"grading_id\":\"" + gradings.getFirst() + "\",\"question_id\":\"q\",\"version\":1,\"points\":4.0}";
        assertThat(settle(List.of(decided)).status()).as("a teacher decided").isEqualTo(412);
        assertThat(settle(List.of(decided, seen(reading)))
                        .body()
                        .path("decided")
                        .size())
                .isEqualTo(1);
        assertThat(grade(gradings.getFirst()).path("decided").asBoolean()).isTrue();
    }

    @Test
    void an_answer_of_another_class_is_not_there() {
        JsonNode reading = readings().getFirst();
        String here = classId;
        classId = newClass("Not that one");
        assertThat(settle(List.of(seen(reading))).status()).isEqualTo(404);
        classId = here;
        assertThat(settle(List.of()).status()).isEqualTo(422);
        SignIn student = SignIn.demo(this, "{\"role\":\"student\",\"student_id\":\"student_017\"}");
        assertThat(send(student.on(request("POST", reviews("/settle"), "{\"answers\":[" + seen(reading) + "]}")))
                        .status())
                .isIn(403, 404);
        assertThat(waiting()).contains(reading.at("/review/grading_id").stringValue());
    }
}
