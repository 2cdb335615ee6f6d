package org.mastercreator.server.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.security.SignIn;
import tools.jackson.databind.JsonNode;

/** A word bank from the library, for those whose IEP says so, without the key in it. */
class WordBankTest extends AttemptWorld {
    private static final String BY_ALPHABET = """
            WORDS
            - wing: what a bird flies with
            - beak: what a bird eats with
            feather, claw
            TASKS
            - Draw one.
            """;

    /** A class of its own with a concept about which nothing stands in the library yet. */
    private record World(String classId, String conceptId) {}

    private World world() {
        String name = "birds_" + UUID.randomUUID().toString().substring(0, 8);
        db.sql("""
                insert into concepts (concept_id, concept_name, subject, p_learn, p_guess, p_slip)
                values (:id, 'Birds', 'Biology', 0.1, 0.3, 0.15)
                """).param("id", name).update();
        SignIn admin = SignIn.demo(this, "{\"role\":\"admin\"}");
        Answer made = send(admin.on(request("POST", "/api/students/classes", """
                {"class_id":"%s","class_name":"Birds","subject":"Biology","grade_level":9,
                 "concept_ids":["photosynthesis","%s"]}
                """.formatted(name, name))));
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        send(admin.on(request("PUT", "/api/students/classes/" + name + "/teachers/teacher_demo", null)));
        return new World(name, name);
    }

    private void join(World world, Taker taker) {
        db.sql("update enrolments set class_id = :class where student_id = :student")
                .param("class", world.classId())
                .param("student", taker.id())
                .update();
    }

    private String addContent(String kind, World world, String body) {
        Answer made = post(
                "/api/content",
                JSON.writeValueAsString(Map.ofEntries(
                        Map.entry("kind", kind),
                        Map.entry("title", "Birds " + UUID.randomUUID()),
                        Map.entry("body", body),
                        Map.entry("concept_ids", List.of(world.conceptId())),
                        Map.entry("subject", "Biology"),
                        Map.entry("grade_from", 6),
                        Map.entry("grade_to", 8),
                        Map.entry("reading_level", 5),
                        Map.entry("minutes", 10),
                        Map.entry("state", "published"),
                        Map.entry("licence", "CC BY 4.0"),
                        Map.entry("author", "A. Teacher"))));
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        return made.body().at("/content/content_id").stringValue();
    }

    /** An assessment with this written question on the world's concept and one on photosynthesis, assigned to her. */
    private JsonNode assigned(World world, Taker taker, String question, String reference) {
        Answer made = post("/api/assessments", """
                {"class_id":"%s","title":"Check","questions":[
                  {"question":{"question_id":"b","question_type":"constructed_response","concept_id":"%s",
                    "points_possible":2,"question_text":"%s","reference_answer":"%s"}},
                  {"question":{"question_id":"p","question_type":"numeric","concept_id":"photosynthesis",
                    "points_possible":1,"question_text":"How many?","correct_answer":3}}]}
                """.formatted(world.classId(), world.conceptId(), question, reference));
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        Answer assigned = post(
                "/api/students/classes/" + world.classId() + "/assignments",
                "{\"assessment_id\":" + made.body().at("/assessment/assessment_id") + ",\"student_ids\":[\""
                        + taker.id() + "\"]}");
        assertThat(assigned.status()).as(assigned.response().body()).isEqualTo(201);
        return assigned.body().path("assignment");
    }

    private static List<String> words(JsonNode bank) {
        List<String> words = new ArrayList<>();
        bank.path("words").forEach(one -> words.add(one.path("word").stringValue()));
        return words;
    }

    private static JsonNode wordBank(JsonNode accommodations) {
        for (JsonNode one : accommodations) {
            if (one.path("code").stringValue().equals("word_bank")) {
                return one;
            }
        }
        throw new AssertionError("no word bank among " + accommodations);
    }

    private JsonNode ofTeacher(Taker taker) {
        return wordBank(get(taker.path()).body().at("/student/accommodations"));
    }

    private String ledger(Taker taker) {
        return get(taker.path() + "/accommodations")
                .body()
                .at("/applications/0/detail")
                .stringValue();
    }

    @Test
    void who_has_a_word_bank_gets_all_words_of_each_concept_by_itself_and_nobody_else_hears_of_it() {
        Taker student = taker("With words");
        give(student, "\"word_bank\"");
        Taker other = taker("Without words");
        JsonNode assignment = assign("", student, other);
        JsonNode hers = attempt(student, started(student, assignment));
        JsonNode bank = hers.at("/word_banks/0");
        assertThat(hers.path("word_banks")).hasSize(1);
        assertThat(bank.path("concept_id").stringValue()).isEqualTo("photosynthesis");
        assertThat(bank.path("concept_name").stringValue()).isEqualTo("Photosynthesis");
        assertThat(words(bank))
                .isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER)
                .as("the right gas stands among others")
                .contains("carbon dioxide", "oxygen", "nitrogen");
        assertThat(bank.toString())
                .as("these questions have some of the words, so no meaning may answer them")
                .doesNotContain("\"meaning\":\"");
        assertThat(wordBank(hers.path("accommodations")).path("automatic").booleanValue())
                .isTrue();
        assertThat(ofTeacher(student).path("automatic").booleanValue())
                .as("nothing is left to do for an adult")
                .isTrue();
        JsonNode others = attempt(other, started(other, assignment));
        assertThat(others.path("word_banks")).isEmpty();
        assertThat(others.toString()).doesNotContain("Word bank", "chlorophyll");
        submit(student, hers.path("attempt_id").stringValue());
        submit(other, others.path("attempt_id").stringValue());
        assertThat(ledger(student))
                .isEqualTo("Words beside the questions on Photosynthesis for Photosynthesis: short quiz");
        assertThat(get(other.path() + "/accommodations").body().path("applications"))
                .isEmpty();
        assertThat(attempt(student, hers.path("attempt_id").stringValue()).path("word_banks"))
                .isEmpty();
    }

    @Test
    void where_the_library_has_no_words_an_adult_is_still_asked_for_them() {
        World world = world();
        Taker student = taker("No words");
        join(world, student);
        give(student, "\"word_bank\"");
        addContent("worksheet", world, "WORDS\negg, nest, hatch");
        assertThat(ofTeacher(student).path("automatic").booleanValue())
                .as("three words are too few to choose from")
                .isFalse();
        assertThat(ofTeacher(student).path("label").stringValue()).isEqualTo("Word bank for Birds");
        String attempt = started(student, assigned(world, student, "Why do they sing?", "To find a mate"));
        JsonNode seen = attempt(student, attempt);
        assertThat(words(seen.at("/word_banks/0"))).isEmpty();
        assertThat(words(seen.at("/word_banks/1"))).contains("chlorophyll");
        JsonNode due = wordBank(seen.path("accommodations"));
        assertThat(due.path("automatic").booleanValue()).isFalse();
        assertThat(due.path("label").stringValue()).isEqualTo("Word bank for Birds");
        submit(student, attempt);
        assertThat(ledger(student))
                .isEqualTo("Words beside the questions on Photosynthesis. Said at the start that it is due: "
                        + "Word bank for Birds for Check");
    }

    @Test
    void meanings_stand_beside_questions_that_have_none_of_the_words_and_nothing_changes_under_her_hands() {
        World world = world();
        Taker student = taker("Meanings");
        join(world, student);
        give(student, "\"word_bank\"");
        addContent("worksheet", world, "WORDS\nleft out since there is a resource, egg, nest, hatch, chick");
        String content = addContent("resource", world, BY_ALPHABET);
        assertThat(ofTeacher(student).path("automatic").booleanValue()).isTrue();
        String plain = started(student, assigned(world, student, "Why do they sing?", "To find a mate"));
        String asking = started(student, assigned(world, student, "What carries it?", "Its wings do"));
        assertThat(send(request("DELETE", "/api/content/" + content, null)).status())
                .isEqualTo(200);
        JsonNode bank = attempt(student, plain).at("/word_banks/0");
        assertThat(words(bank)).containsExactly("beak", "claw", "feather", "wing");
        assertThat(bank.at("/words/0/meaning").stringValue()).isEqualTo("what a bird eats with");
        JsonNode alone = attempt(student, asking).at("/word_banks/0");
        assertThat(words(alone)).as("the same words, none picked out").isEqualTo(words(bank));
        assertThat(alone.toString()).doesNotContain("flies", "eats");
    }
}
