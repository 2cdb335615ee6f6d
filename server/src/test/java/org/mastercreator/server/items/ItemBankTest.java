package org.mastercreator.server.items;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.ServerTest;
import org.mastercreator.server.security.SignIn;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The bank: stored in versions, found by words and by difficulty, for staff only. */
class ItemBankTest extends ServerTest {
    @Autowired
    private Difficulties difficulties;

    static Map<String, Object> item(String text) {
        Map<String, Object> question = new HashMap<>(Map.of(
                "question_type",
                "multiple_choice",
                "question_text",
                text,
                "concept_id",
                "ecosystems",
                "points_possible",
                2,
                "options",
                List.of(Map.of("option_id", "a", "text", "One"), Map.of("option_id", "b", "text", "Two")),
                "correct_answer",
                "b"));
        return new HashMap<>(Map.of(
                "question", question,
                "tags", List.of("pond"),
                "licence", "CC BY 4.0",
                "author", "A. Teacher",
                "source", "own work"));
    }

    private Answer post(Map<String, Object> body) {
        return post("/api/items", JSON.writeValueAsString(body));
    }

    private String made(String text) {
        Answer answer = post(item(text));
        assertThat(answer.status()).as(String.valueOf(answer.body())).isEqualTo(201);
        return answer.body().at("/item/item_id").stringValue();
    }

    private List<String> found(String query) {
        Answer answer = get("/api/items?" + query);
        assertThat(answer.status()).as(query).isEqualTo(200);
        List<String> ids = new ArrayList<>();
        answer.body().path("items").forEach(one -> ids.add(one.path("item_id").stringValue()));
        return ids;
    }

    @Test
    void a_new_item_is_found_by_the_beginning_of_any_of_its_words_under_any_filter_that_fits() {
        String word = "quokka" + UUID.randomUUID().toString().substring(0, 6);
        String id = made("What does a " + word + " eat?");
        assertThat(found("q=" + word)).containsExactly(id);
        assertThat(found("q=eat+" + word.substring(0, 9) + "&concept_id=ecosystems&type=multiple_choice&tag=pond"))
                .containsExactly(id);
        assertThat(found("q=" + word + "&difficulty=unknown")).containsExactly(id);
        assertThat(found("q=" + word + "&difficulty=hard")).isEmpty();
        assertThat(found("q=" + word + "&type=numeric")).isEmpty();
        assertThat(found("q=" + word + "&concept_id=photosynthesis")).isEmpty();
        assertThat(found("q=!%26%7C:*()'%22%5C" + word)).containsExactly(id);
        assertThat(found("limit=1")).hasSize(1);
        assertThat(get("/api/items?limit=1").body().path("next_cursor").isString())
                .isTrue();
    }

    @Test
    void a_change_is_a_further_version_and_a_stale_one_is_refused() {
        String path = "/api/items/" + made("How many?");
        String etag = get(path).response().headers().firstValue("ETag").orElseThrow();
        String second = JSON.writeValueAsString(item("How many " + path + "?"));
        Answer changed = send(request("PUT", path, second).header("If-Match", etag));
        assertThat(changed.body().at("/item/version").intValue()).isEqualTo(2);
        assertThat(send(request("PUT", path, second).header("If-Match", etag)).status())
                .isEqualTo(412);
        JsonNode versions = get(path + "/versions").body().path("items");
        assertThat(versions).hasSize(2);
        assertThat(versions.at("/1/question/question_text").stringValue()).isEqualTo("How many?");
    }

    @Test
    void what_is_archived_is_found_no_more_and_comes_back_with_its_next_version() {
        String word = "dodo" + UUID.randomUUID().toString().substring(0, 6);
        String id = made("Where did the " + word + " live?");
        assertThat(call("DELETE", "/api/items/" + id, null).status()).isEqualTo(200);
        assertThat(found("q=" + word)).isEmpty();
        assertThat(found("q=" + word + "&archived=true")).containsExactly(id);
        call("PUT", "/api/items/" + id, JSON.writeValueAsString(item("Where did the " + word + " live?")));
        assertThat(found("q=" + word)).containsExactly(id);
    }

    @Test
    void the_same_request_with_the_same_key_makes_one_item() {
        String word = "gnu" + UUID.randomUUID().toString().substring(0, 6);
        String body = JSON.writeValueAsString(item(word));
        String key = UUID.randomUUID().toString();
        Answer one = send(request("POST", "/api/items", body).header("Idempotency-Key", key));
        Answer again = send(request("POST", "/api/items", body).header("Idempotency-Key", key));
        assertThat(again.body()).isEqualTo(one.body());
        assertThat(found("q=" + word)).hasSize(1);
    }

    @Test
    void every_bad_field_is_named_at_once() {
        Map<String, Object> bad = item(" ");
        bad.put("licence", "");
        bad.put("grade_from", 9);
        bad.put("grade_to", 2);
        bad.put("accommodations", List.of("magic"));
        @SuppressWarnings("unchecked")
        Map<String, Object> question = (Map<String, Object>) bad.get("question");
        question.put("concept_id", "no_such");
        question.put("points_possible", -1);
        Answer answer = post(bad);
        assertThat(answer.status()).isEqualTo(422);
        TreeSet<String> fields = new TreeSet<>();
        answer.body()
                .path("errors")
                .forEach(error -> fields.add(error.path("field").stringValue()));
        assertThat(fields)
                .contains(
                        "licence",
                        "grade_to",
                        "accommodations",
                        "question.concept_id",
                        "question.points_possible",
                        "question.question_text");
    }

    @Test
    void a_key_that_no_answer_could_match_is_refused() {
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("correct_answer", "z"),
                Map.of("options", List.of()),
                Map.of("question_type", "multiple_select", "correct_answer", List.of("a", "z")),
                Map.of("question_type", "matching", "correct_answer", Map.of("x", "y"), "left", List.of("x")),
                Map.of("question_type", "numeric", "correct_answer", "many"),
                Map.of("question_type", "riddle"))) {
            Map<String, Object> body = item("Which?");
            @SuppressWarnings("unchecked")
            Map<String, Object> question = (Map<String, Object>) body.get("question");
            question.putAll(wrong);
            assertThat(post(body).status()).as(wrong.toString()).isEqualTo(422);
        }
    }

    @Test
    void the_sample_bank_has_55_items_of_all_six_types_on_all_five_concepts() {
        assertThat(db.sql("select count(*) from items where item_id ~ '^itm_[a-z_]+_[0-9]+$'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(55);
        assertThat(db.sql("select count(distinct document #>> '{question,question_type}') from item_versions")
                        .query(Integer.class)
                        .single())
                .isEqualTo(6);
    }

    @Test
    void difficulty_comes_from_real_answers_and_of_less_than_ten_students_nothing_is_told() {
        difficulties.refresh();
        JsonNode known = get("/api/items/itm_photosynthesis_1").body().at("/item/difficulty");
        assertThat(known.path("known").booleanValue()).isTrue();
        assertThat(known.path("students").intValue()).isGreaterThanOrEqualTo(24);
        assertThat(known.path("share_right").doubleValue())
                .isEqualTo(db.sql("""
                        select avg(h.credit) from assessment_items a join submissions s using (assessment_id)
                        join question_results r using (grading_id, question_id)
                        join mastery_history h using (grading_id, question_id)
                        where a.item_id = 'itm_photosynthesis_1' and r.question_text =
                            (select document #>> '{question,question_text}' from item_versions
                            where item_id = a.item_id and version = 1)
                        """).query(Double.class).single());
        assertThat(known.path("standard_error").doubleValue()).isBetween(0.05, 0.6);
        JsonNode asked = get("/api/students/classes/class_001/assessments/class_001_photosynthesis_check/questions")
                .body()
                .path("questions");
        assertThat(asked)
                .isNotEmpty()
                .allSatisfy(
                        question -> assertThat(question.at("/difficulty/known").booleanValue())
                                .isTrue());
        assertThat(asked.at("/0/difficulty")).isEqualTo(known);
        String written = "itm_photosynthesis_6";
        JsonNode unknown = get("/api/items/" + written).body().at("/item/difficulty");
        assertThat(unknown.path("known").booleanValue()).isFalse();
        assertThat(unknown.path("share_right").isNull()).isTrue();
        assertThat(unknown.path("standard_error").doubleValue())
                .isGreaterThan(known.path("standard_error").doubleValue());
    }

    @Test
    void no_student_reaches_the_bank_by_any_route() {
        SignIn student = SignIn.demo(this, "{\"role\":\"student\",\"student_id\":\"student_018\"}");
        for (String path : List.of("/api/items", "/api/items/itm_photosynthesis_1", "/api/items/itm_none/versions")) {
            Answer answer = send(student.on(request("GET", path, null)));
            assertThat(answer.status()).as(path).isEqualTo(403);
            assertThat(answer.response().body()).doesNotContain("correct_answer", "Carbon dioxide");
        }
    }
}
