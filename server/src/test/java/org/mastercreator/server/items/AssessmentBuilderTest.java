package org.mastercreator.server.items;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.ServerTest;
import org.mastercreator.server.security.SignIn;
import tools.jackson.databind.JsonNode;

/** Assessments built from the bank: copies, changed only while nobody has begun. */
class AssessmentBuilderTest extends ServerTest {
    private static final Map<String, Object> OWN = Map.of(
            "question_type", "true_false",
            "question_text", "Is this asked here only?",
            "concept_id", "ecosystems",
            "points_possible", 1,
            "correct_answer", true);

    private static Map<String, Object> assessment(String title, Object... questions) {
        return new HashMap<>(Map.of(
                "class_id", "class_001", "title", title, "time_limit_minutes", 25, "questions", List.of(questions)));
    }

    private static Map<String, Object> item(String itemId) {
        return Map.of("item_id", itemId);
    }

    private Answer build(Map<String, Object> body) {
        return post("/api/assessments", JSON.writeValueAsString(body));
    }

    private String built(Map<String, Object> body) {
        Answer answer = build(body);
        assertThat(answer.status()).as(String.valueOf(answer.body())).isEqualTo(201);
        return answer.body().at("/assessment/assessment_id").stringValue();
    }

    private Answer put(String assessmentId, Map<String, Object> body, String... headers) {
        var request = request("PUT", "/api/assessments/" + assessmentId, JSON.writeValueAsString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private String etag(String assessmentId) {
        return get("/api/assessments/" + assessmentId)
                .response()
                .headers()
                .firstValue("ETag")
                .orElseThrow();
    }

    private String handIn(String assessmentId) {
        return """
                {"assessment_id":"%s","student_id":"%s","responses":[]}
                """.formatted(assessmentId, newStudent("Early Bird"));
    }

    @Test
    void what_is_built_stands_first_in_the_classes_list_with_its_questions_in_order() {
        String id = built(assessment(
                "Friday quiz",
                Map.of("item_id", "itm_photosynthesis_1", "points_possible", 3),
                Map.of("question", OWN),
                item("itm_ecosystems_11")));
        JsonNode first =
                get("/api/assessments?class_id=class_001&limit=1").body().at("/assessments/0");
        assertThat(first.path("assessment_id").stringValue()).isEqualTo(id);
        assertThat(first.path("question_count").intValue()).isEqualTo(3);
        JsonNode detail = get("/api/assessments/" + id).body().path("assessment");
        assertThat(detail.at("/questions/0/points_possible").doubleValue()).isEqualTo(3);
        assertThat(detail.at("/questions/0/correct_answer").stringValue()).isEqualTo("c");
        assertThat(detail.at("/questions/1/question_id").stringValue()).startsWith("qst_");
        assertThat(detail.at("/questions/2/rubric/criteria")).hasSize(3);
        assertThat(detail.path("items")).hasSize(2);
        assertThat(detail.path("changeable").booleanValue()).isTrue();
    }

    @Test
    void a_student_who_has_not_begun_sees_no_question_and_no_key_and_no_item() {
        String id = built(assessment("Keyless", item("itm_photosynthesis_1"), item("itm_photosynthesis_11")));
        SignIn student = SignIn.demo(this, "{\"role\":\"student\",\"student_id\":\"student_018\"}");
        Answer seen = send(student.on(request("GET", "/api/assessments/" + id, null)));
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.body().at("/assessment/questions")).isEmpty();
        assertThat(seen.response().body()).doesNotContain("itm_photosynthesis_1\",\"version", "has no starch");
        assertThat(seen.body().at("/assessment/items")).isEmpty();
        assertThat(send(student.on(request("DELETE", "/api/assessments/" + id, null)))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_later_version_of_an_item_changes_no_assessment_and_counts_only_where_the_words_are_the_same() {
        String word = "okapi" + UUID.randomUUID().toString().substring(0, 6);
        String itemId = post("/api/items", JSON.writeValueAsString(ItemBankTest.item("Old " + word)))
                .body()
                .at("/item/item_id")
                .stringValue();
        String id = built(assessment("Before", item(itemId)));
        call("PUT", "/api/items/" + itemId, JSON.writeValueAsString(ItemBankTest.item("New " + word)));
        assertThat(put(id, assessment("Still the old words", item(itemId)))
                        .body()
                        .at("/assessment/questions/0/question_text")
                        .stringValue())
                .isEqualTo("Old " + word);
        Answer renewed = put(id, assessment("The new ones", Map.of("item_id", itemId, "item_version", 2)));
        assertThat(renewed.body().at("/assessment/questions/0/question_text").stringValue())
                .isEqualTo("New " + word);
        assertThat(renewed.body().at("/assessment/items/0/version").intValue()).isEqualTo(2);
        assertThat(get("/api/items/" + itemId).body().at("/item/used_in").intValue())
                .isEqualTo(1);
    }

    @Test
    void a_stale_change_is_refused_and_changes_nothing() {
        String id = built(assessment("One", item("itm_ecosystems_1")));
        String etag = etag(id);
        assertThat(put(id, assessment("Two", item("itm_ecosystems_2")), "If-Match", etag)
                        .status())
                .isEqualTo(200);
        assertThat(put(id, assessment("Three", item("itm_ecosystems_3")), "If-Match", etag)
                        .status())
                .isEqualTo(412);
        assertThat(get("/api/assessments/" + id).body().at("/assessment/title").stringValue())
                .isEqualTo("Two");
    }

    @Test
    void once_somebody_has_handed_it_in_it_is_changed_and_archived_no_more() {
        String id = built(assessment("Taken", item("itm_ecosystems_1")));
        assertThat(post("/api/assessments/submit", handIn(id)).status()).isEqualTo(200);
        Answer refused = put(id, assessment("Too late", item("itm_ecosystems_2")));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("detail").stringValue()).contains("Correct the key");
        assertThat(call("DELETE", "/api/assessments/" + id, null).status()).isEqualTo(409);
        assertThat(get("/api/assessments/" + id)
                        .body()
                        .at("/assessment/changeable")
                        .booleanValue())
                .isFalse();
    }

    @Test
    void what_is_archived_is_in_no_list_and_no_student_can_take_it() {
        String id = built(assessment("Away with it", item("itm_ecosystems_1")));
        assertThat(call("DELETE", "/api/assessments/" + id, null).status()).isEqualTo(200);
        assertThat(get("/api/assessments?class_id=class_001&limit=200")
                        .response()
                        .body())
                .doesNotContain(id);
        SignIn student = SignIn.demo(this, "{\"role\":\"student\",\"student_id\":\"student_018\"}");
        assertThat(send(student.on(request("GET", "/api/assessments/" + id, null)))
                        .status())
                .isEqualTo(404);
        assertThat(send(student.on(request(
                                "POST",
                                "/api/assessments/submit",
                                "{\"assessment_id\":\"" + id + "\",\"student_id\":\"student_018\",\"responses\":[]}")))
                        .status())
                .isEqualTo(404);
        assertThat(put(id, assessment("Back", item("itm_ecosystems_1"))).status())
                .isEqualTo(404);
    }

    @Test
    void every_question_that_cannot_be_asked_is_named_at_once() {
        Map<String, Object> keyless = new HashMap<>(OWN);
        keyless.remove("correct_answer");
        Answer answer = build(assessment(
                "Bad",
                item("itm_none"),
                Map.of(),
                Map.of("question", keyless),
                item("itm_ecosystems_1"),
                item("itm_ecosystems_1"),
                Map.of("item_id", "itm_ecosystems_2", "item_version", 7)));
        assertThat(answer.status()).isEqualTo(422);
        List<String> fields = new ArrayList<>();
        answer.body()
                .path("errors")
                .forEach(error -> fields.add(error.path("field").stringValue()));
        assertThat(fields)
                .containsExactlyInAnyOrder(
                        "questions[0].item_id",
                        "questions[1]",
                        "questions[2].question.correct_answer",
                        "questions[4].item_id",
                        "questions[5].item_version");
    }

    @Test
    void a_teacher_builds_for_her_own_classes_only_and_the_same_key_builds_once() {
        Map<String, Object> others = assessment("Not mine", item("itm_ecosystems_1"));
        others.put("class_id", "class_002");
        assertThat(build(others).status()).isEqualTo(404);
        String body = JSON.writeValueAsString(assessment("Once", item("itm_ecosystems_1")));
        String key = UUID.randomUUID().toString();
        Answer one = send(request("POST", "/api/assessments", body).header("Idempotency-Key", key));
        Answer again = send(request("POST", "/api/assessments", body).header("Idempotency-Key", key));
        assertThat(one.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(one.body());
    }
}
