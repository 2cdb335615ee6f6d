package org.mastercreator.server.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mastercreator.server.ServerTest;
import org.mastercreator.server.security.SignIn;
import tools.jackson.databind.JsonNode;

/** The library: stored in versions, found by words and by meaning, and by those whom it is for. */
class LibraryTest extends ServerTest {
    private static Map<String, Object> lesson(String title, String body) {
        return new HashMap<>(Map.ofEntries(
                Map.entry("kind", "lesson"),
                Map.entry("title", title),
                Map.entry("summary", "About it."),
                Map.entry("body", body),
                Map.entry("concept_ids", List.of("ecosystems")),
                Map.entry("subject", "Biology"),
                Map.entry("grade_from", 6),
                Map.entry("grade_to", 8),
                Map.entry("reading_level", 5.5),
                Map.entry("minutes", 20),
                Map.entry("accommodations", List.of("word_bank")),
                Map.entry("state", "published"),
                Map.entry("licence", "CC BY 4.0"),
                Map.entry("author", "A. Teacher"),
                Map.entry("source", "own work"),
                Map.entry("generated_by", "a model"),
                Map.entry("cost_usd", 0.25)));
    }

    private Answer post(Map<String, Object> body) {
        return send(request("POST", "/api/content", JSON.writeValueAsString(body)));
    }

    private JsonNode made(Map<String, Object> body) {
        Answer answer = post(body);
        assertThat(answer.status()).as(String.valueOf(answer.body())).isEqualTo(201);
        return answer.body().path("content");
    }

    private List<String> found(String query) {
        Answer answer = send(request("GET", "/api/content/search?" + query, null));
        assertThat(answer.status()).isEqualTo(200);
        List<String> ids = new ArrayList<>();
        answer.body()
                .path("results")
                .forEach(one -> ids.add(one.at("/content/content_id").stringValue()));
        return ids;
    }

    private List<String> titles(String query) {
        Answer answer = send(request("GET", "/api/content/search?" + query, null));
        List<String> titles = new ArrayList<>();
        answer.body()
                .path("results")
                .forEach(one -> titles.add(one.at("/content/title").stringValue()));
        return titles;
    }

    private static String q(String text) {
        return "q=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void untilReady() {
        await().until(() -> send(request("GET", "/api/content/search?q=cell", null))
                .body()
                .path("index")
                .stringValue()
                .equals("ready"));
    }

    @Test
    void a_new_item_is_found_under_its_number_by_its_words_and_in_the_list() {
        String word = "quokka" + UUID.randomUUID().toString().substring(0, 6);
        JsonNode item = made(lesson("The " + word + " on its island", "It has no predators there."));
        String id = item.path("content_id").stringValue();
        assertThat(item.path("version").intValue()).isEqualTo(1);
        assertThat(item.path("cost_usd").doubleValue()).isEqualTo(0.25);
        assertThat(item.path("generated_by").stringValue()).isEqualTo("a model");
        await().until(() -> found(q(word)).contains(id));
        JsonNode listed = send(request("GET", "/api/content?kind=lesson&concept_id=ecosystems&limit=1", null))
                .body();
        assertThat(listed.at("/content/0/content_id").stringValue()).isEqualTo(id);
        assertThat(listed.at("/content/0/body").stringValue()).isEmpty();
        assertThat(listed.path("next_cursor").isString()).isTrue();
    }

    @Test
    void content_is_found_by_meaning_by_a_beginning_and_in_spite_of_typing_errors() {
        untilReady();
        assertThat(titles(q("how do greens make sugar from sunlight") + "&limit=5"))
                .anyMatch(title -> title.toLowerCase(java.util.Locale.ROOT).contains("photosynthesis"));
        assertThat(titles(q("mitoch") + "&limit=5"))
                .anyMatch(title -> title.contains("mitochond") || title.contains("Mitochond"));
        assertThat(titles(q("fotosynthesis") + "&limit=5")).anyMatch(title -> title.contains("hotosynthesis"));
        assertThat(titles(q("mitocondria") + "&limit=5")).anyMatch(title -> title.contains("itochondri"));
    }

    @Test
    void the_words_that_were_searched_for_are_marked_and_never_as_markup() {
        String word = "zebra" + UUID.randomUUID().toString().substring(0, 6);
        String id = made(lesson("<b>" + word + "</b>", "Of the " + word + " we know little."))
                .path("content_id")
                .stringValue();
        await().until(() -> found(q(word)).contains(id));
        JsonNode marked = send(request("GET", "/api/content/search?" + q(word), null))
                .body()
                .at("/results/0/marked");
        assertThat(marked.path("title").toString())
                .isEqualTo("[{\"text\":\"<b>\",\"marked\":false},{\"text\":\"" + word
                        + "\",\"marked\":true},{\"text\":\"</b>\",\"marked\":false}]");
        assertThat(marked.at("/body/1/text").stringValue()).isEqualTo(word);
    }

    @Test
    void of_a_long_text_without_spaces_only_what_is_around_the_word_is_shown() {
        String id = made(lesson("\u5149\u5408\u4f5c\u7528", "\u690d\u7269\u3068\ud842\udfb7\u5149".repeat(3_000)))
                .path("content_id")
                .stringValue();
        String word = "xylo" + UUID.randomUUID().toString().substring(0, 6);
        String wide = made(lesson("A long word", "p".repeat(240) + " " + word + " " + "q".repeat(20_000)))
                .path("content_id")
                .stringValue();
        await().until(() -> found(q("\u5149\u5408\u4f5c\u7528")).contains(id)
                && found(q(word)).contains(wide));
        for (String query : List.of("\u5149\u5408\u4f5c\u7528", word)) {
            StringBuilder shown = new StringBuilder();
            send(request("GET", "/api/content/search?" + q(query), null))
                    .body()
                    .at("/results/0/marked/body")
                    .forEach(one -> shown.append(one.path("text").stringValue()));
            assertThat(shown.length()).isBetween(150, 350);
            assertThat(Character.isLowSurrogate(shown.charAt(0))).isFalse();
            assertThat(Character.isHighSurrogate(shown.charAt(shown.length() - 1)))
                    .isFalse();
        }
    }

    @Test
    void filters_leave_only_what_fits() {
        untilReady();
        JsonNode results = send(request(
                        "GET",
                        "/api/content/search?q=cell&kind=worksheet&concept_id=cell_structure&reading_level=5&minutes=15"
                                + "&grade=5&accommodation=word_bank&limit=50",
                        null))
                .body()
                .path("results");
        assertThat(results).isNotEmpty().allSatisfy(one -> {
            JsonNode content = one.path("content");
            assertThat(content.path("kind").stringValue()).isEqualTo("worksheet");
            assertThat(content.path("reading_level").doubleValue()).isLessThanOrEqualTo(5);
            assertThat(content.path("minutes").intValue()).isLessThanOrEqualTo(15);
            assertThat(content.path("grade_from").intValue()).isLessThanOrEqualTo(5);
            assertThat(content.path("accommodations").toString()).contains("word_bank");
        });
        assertThat(found("kind=unit&limit=50")).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void a_change_is_a_further_version_and_a_stale_one_is_refused() {
        JsonNode item = made(lesson("First title", "First text."));
        String path = "/api/content/" + item.path("content_id").stringValue();
        String etag = send(request("GET", path, null))
                .response()
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        String word = "axolotl" + UUID.randomUUID().toString().substring(0, 6);
        Map<String, Object> second = lesson(word, "Second text.");
        Answer changed =
                send(request("PUT", path, JSON.writeValueAsString(second)).header("If-Match", etag));
        assertThat(changed.body().at("/content/version").intValue()).isEqualTo(2);
        assertThat(send(request("PUT", path, JSON.writeValueAsString(second)).header("If-Match", etag))
                        .status())
                .isEqualTo(412);
        JsonNode versions =
                send(request("GET", path + "/versions", null)).body().path("content");
        assertThat(versions).hasSize(2);
        assertThat(versions.at("/1/title").stringValue()).isEqualTo("First title");
        await().until(() -> found(q(word)).contains(item.path("content_id").stringValue()));
    }

    @Test
    void what_is_archived_is_found_no_more_and_comes_back_with_its_next_version() {
        String word = "dodo" + UUID.randomUUID().toString().substring(0, 6);
        Map<String, Object> body = lesson(word, "It is gone.");
        String id = made(body).path("content_id").stringValue();
        await().until(() -> found(q(word)).contains(id));
        assertThat(send(request("DELETE", "/api/content/" + id, null)).status()).isEqualTo(200);
        assertThat(found(q(word))).doesNotContain(id);
        assertThat(send(request("GET", "/api/content?archived=true&limit=1", null))
                        .body()
                        .at("/content/0/content_id")
                        .stringValue())
                .isEqualTo(id);
        send(request("PUT", "/api/content/" + id, JSON.writeValueAsString(body)));
        await().until(() -> found(q(word)).contains(id));
    }

    @Test
    void students_see_what_is_published_and_nothing_else() {
        String word = "narwhal" + UUID.randomUUID().toString().substring(0, 6);
        Map<String, Object> draft = lesson(word + " draft", "Not yet.");
        draft.put("state", "draft");
        String hidden = made(draft).path("content_id").stringValue();
        Map<String, Object> done = lesson(word + " done", "Here it is.");
        done.put("staff_notes", "The key is 42.");
        String open = made(done).path("content_id").stringValue();
        await().until(() -> found(q(word)).containsAll(List.of(hidden, open)));
        assertThat(asStudent("/api/content/" + hidden).status()).isEqualTo(404);
        assertThat(asStudent("/api/content/" + hidden + "/similar").status()).isEqualTo(404);
        assertThat(asStudent("/api/content/" + open).status()).isEqualTo(200);
        assertThat(send(request("GET", "/api/content/" + open, null))
                        .body()
                        .at("/content/staff_notes")
                        .stringValue())
                .isEqualTo("The key is 42.");
        assertThat(asStudent("/api/content/" + open).response().body()).doesNotContain("The key is 42.");
        assertThat(asStudent("/api/content/search?" + q(word)).body().toString())
                .contains(open)
                .doesNotContain(hidden);
        assertThat(asStudent("/api/content?limit=200").body().toString())
                .contains(open)
                .doesNotContain(hidden);
        assertThat(asStudent("/api/content/" + open + "/versions").status()).isEqualTo(403);
    }

    private Answer asStudent(String path) {
        SignIn student = SignIn.demo(this, "{\"role\":\"student\",\"student_id\":\"student_018\"}");
        return send(student.on(request("GET", path, null)));
    }

    @Test
    void what_another_server_writes_is_found_here_too() {
        String word = "okapi" + UUID.randomUUID().toString().substring(0, 6);
        String id = made(lesson("Before", "Text.")).path("content_id").stringValue();
        db.sql("""
                insert into content_versions (content_id, version, document, made_by, made_at)
                select content_id, 2, document || jsonb_build_object('title', :title::text), made_by, now()
                from content_versions where content_id = :id
                """).param("title", word).param("id", id).update();
        db.sql("update content set version = 2, changed = nextval('content_changes') where content_id = :id")
                .param("id", id)
                .update();
        await().until(() -> found(q(word)).contains(id));
        assertThat(db.sql("select cardinality(embedding) from content_versions where content_id = :id and version = 2")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(384);
    }

    @Test
    void more_like_this_is_about_the_same_and_not_the_thing_itself() {
        untilReady();
        JsonNode similar = send(request("GET", "/api/content/cnt_photosynthesis_01/similar?limit=4", null))
                .body()
                .path("results");
        assertThat(similar)
                .hasSize(4)
                .allSatisfy(one ->
                        assertThat(one.at("/content/content_id").stringValue()).isNotEqualTo("cnt_photosynthesis_01"));
        assertThat(similar)
                .anyMatch(one -> one.at("/content/concept_ids").toString().contains("photosynthesis"));
    }

    @Test
    void the_sample_library_holds_150_items_with_texts_of_their_own() {
        assertThat(db.sql("select count(*) from content where content_id like 'cnt\\_%\\_%'")
                        .query(Integer.class)
                        .single())
                .isGreaterThanOrEqualTo(150);
        assertThat(db.sql("""
                select count(distinct document ->> 'body') from content_versions
                where content_id ~ '^cnt_[a-z_]+_[0-9]{2}$' and length(document ->> 'body') > 25
                """).query(Integer.class).single()).isEqualTo(150);
    }

    @Test
    void a_learning_path_names_content_that_can_be_opened() {
        untilReady();
        JsonNode path = send(request("POST", "/api/adaptive/students/student_003/path", "{\"concept_ids\":[]}"))
                .body()
                .path("learning_path");
        assertThat(path.path("next_concepts")).isNotEmpty().allSatisfy(step -> {
            assertThat(step.path("materials")).isNotEmpty();
            JsonNode first = step.at("/materials/0");
            assertThat(step.at("/recommended_activities/0").stringValue())
                    .startsWith(first.path("title").stringValue());
            Answer opened = send(
                    request("GET", "/api/content/" + first.path("content_id").stringValue(), null));
            assertThat(opened.body().at("/content/concept_ids").toString())
                    .contains(step.path("concept_id").stringValue());
        });
    }

    @Test
    void every_bad_field_is_named_at_once() {
        Map<String, Object> bad = lesson(" ", "x");
        bad.putAll(Map.of(
                "kind",
                "song",
                "concept_ids",
                List.of("no_such"),
                "grade_from",
                9,
                "grade_to",
                3,
                "minutes",
                0,
                "accommodations",
                List.of("magic"),
                "parts",
                List.of("cnt_none"),
                "cost_usd",
                -1));
        Answer shape = post(bad);
        assertThat(shape.status()).isEqualTo(422);
        assertThat(shape.body().path("errors").toString())
                .contains("\"kind\"", "\"title\"", "\"minutes\"", "\"cost_usd\"");
        bad.putAll(Map.of("kind", "lesson", "title", "t", "minutes", 5, "cost_usd", 0));
        Answer meaning = post(bad);
        assertThat(meaning.status()).isEqualTo(422);
        assertThat(meaning.body().path("errors").toString())
                .contains("\"concept_ids\"", "\"grade_to\"", "\"accommodations\"", "\"parts\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "*",
                "title:[a TO z]",
                "\"",
                "(((",
                "a AND OR NOT",
                "\\",
                "the of and",
                "~~~",
                "\u0000",
                "\ud83d\ude00",
                "细胞",
                "cell^99999999",
                "-cell",
                "!!!",
                "a b c d e f g h i j k l m n o p q r s t u v w x y z 1 2 3 4 5 6 7 8 9",
                "x^",
                "/.*/",
                "{!func}",
                "é\u0301"
            })
    void no_odd_search_breaks_anything(String odd) {
        assertThat(send(request("GET", "/api/content/search?" + q(odd), null)).status())
                .isIn(200, 400, 422);
        assertThat(send(request("GET", "/api/content/search?" + q(odd.repeat(30)), null))
                        .status())
                .isIn(200, 400, 422);
    }
}
