package org.mastercreator.server.adaptive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.ServerTest;
import org.mastercreator.server.security.SignIn;
import tools.jackson.databind.JsonNode;

/** Of the questions on the concept to ask next, the one that lies in the zone and tells most. */
class NextQuestionTest extends ServerTest {
    private final String name = "tides_" + UUID.randomUUID().toString().substring(0, 8);
    private SignIn admin;
    private String student;

    /** A class on one concept. */
    @BeforeEach
    void open() {
        admin = SignIn.demo(this, "{\"role\":\"admin\"}");
        db.sql("""
                insert into concepts (concept_id, concept_name, subject, p_learn, p_guess, p_slip)
                values (:id, 'Tides', 'Biology', 0.1, 0.2, 0.1)
                """).param("id", name).update();
        asAdmin("POST", "/api/students/classes", """
                {"class_id":"%s","class_name":"Tides","subject":"Biology","grade_level":9,"concept_ids":["%s"]}
                """.formatted(name, name));
        student = asAdmin("POST", "/api/students/students", """
                        {"student_name":"Asked","grade_level":9,"class_id":"%s"}
                        """.formatted(name))
                .body()
                .at("/student/student_id")
                .stringValue();
    }

    private Answer asAdmin(String method, String path, String body) {
        Answer answer = send(admin.on(request(method, path, body)));
        assertThat(answer.status()).as(answer.response().body()).isBetween(200, 201);
        return answer;
    }

    private String item(String text, double logit) {
        String item = asAdmin("POST", "/api/items", """
                        {"licence":"CC BY 4.0","author":"A. Teacher","question":{"question_type":"true_false",
                         "question_text":"%s","concept_id":"%s","points_possible":1,"correct_answer":true}}
                        """.formatted(text, name))
                .body()
                .at("/item/item_id")
                .stringValue();
        db.sql("""
                insert into item_difficulties (item_id, answers, students, share_right, logit, standard_error, level)
                values (:id, 40, 40, 0.5, :logit, 0.3, 'medium')
                """).param("id", item).param("logit", logit).update();
        return item;
    }

    private String quiz(String... items) {
        List<Map<String, String>> questions =
                Arrays.stream(items).map(item -> Map.of("item_id", item)).toList();
        return asAdmin(
                        "POST",
                        "/api/assessments",
                        JSON.writeValueAsString(Map.of("class_id", name, "title", "Tides", "questions", questions)))
                .body()
                .at("/assessment/assessment_id")
                .stringValue();
    }

    private void answers(boolean right, int times) {
        for (int i = 0; i < times; i++) {
            asAdmin("POST", "/api/assessments/submit", submission(student, name, right));
        }
    }

    private JsonNode next() {
        return asAdmin("GET", "/api/adaptive/students/" + student + "/next", null)
                .body()
                .path("next");
    }

    private String asked() {
        return next().at("/question/question_text").stringValue();
    }

    @Test
    void what_is_too_hard_or_too_easy_for_her_now_is_not_asked_while_there_is_something_between() {
        quiz(item("Easy?", -2.5), item("Usual?", 0), item("Hard?", 2.5));
        answers(false, 2);
        assertThat(asked()).isEqualTo("Easy?");
        answers(true, 2);
        assertThat(asked()).isEqualTo("Usual?");
    }

    @Test
    void what_a_concept_builds_on_counts_though_the_class_names_it_later() {
        String waves = name + "_waves";
        db.sql("insert into concepts (concept_id, concept_name, subject) values (:id, 'Waves', 'Biology')")
                .param("id", waves)
                .update();
        db.sql("insert into concept_prerequisites (concept_id, prerequisite_id) values (:concept, :below)")
                .param("concept", name)
                .param("below", waves)
                .update();
        db.sql("insert into class_concepts (class_id, concept_id, position) values (:class, :concept, 7)")
                .param("class", name)
                .param("concept", waves)
                .update();
        answers(false, 3);
        JsonNode next = next();
        assertThat(next.path("concept_id").stringValue()).isEqualTo(waves);
        assertThat(next.path("kind").stringValue()).isEqualTo("step_back");
    }

    @Test
    void masteries_stand_in_the_order_of_her_own_class_whatever_others_teach_first() {
        String waves = "a_" + name;
        db.sql("insert into concepts (concept_id, concept_name, subject) values (:id, 'Waves', 'Biology')")
                .param("id", waves)
                .update();
        for (List<String> order : List.of(List.of(name, waves), List.of(waves, name))) {
            asAdmin(
                    "POST",
                    "/api/students/classes",
                    JSON.writeValueAsString(Map.of(
                            "class_name", "Tides", "subject", "Biology", "grade_level", 9, "concept_ids", order)));
        }
        db.sql("insert into class_concepts (class_id, concept_id, position) values (:class, :concept, 7)")
                .param("class", name)
                .param("concept", waves)
                .update();
        assertThat(asAdmin("GET", "/api/students/students/" + student + "/mastery", null)
                        .body()
                        .findValuesAsString("concept_id"))
                .containsExactly(name, waves);
    }

    @Test
    void a_question_that_she_answered_in_another_quiz_comes_last() {
        String item = item("Is it so?", 0);
        quiz(item, item("Is it not?", 0));
        assertThat(asked()).isEqualTo("Is it so?");
        answers(true, 1);
        assertThat(asked()).isEqualTo("Is it not?");
    }

    @Test
    void a_quiz_that_was_archived_is_not_asked_from() {
        String quiz = quiz(item("Old?", 0));
        assertThat(asked()).isEqualTo("Old?");
        asAdmin("DELETE", "/api/assessments/" + quiz, null);
        assertThat(next().path("question").isNull()).isTrue();
    }

    @Test
    void nothing_of_a_class_that_was_archived_is_asked_but_what_another_of_hers_teaches_still_is() {
        quiz(item("Last year's?", 0));
        asAdmin("PATCH", "/api/students/classes/" + name, "{\"archived\":true}");
        assertThat(next().isNull()).isTrue();
        String again = asAdmin(
                        "POST",
                        "/api/students/classes",
                        JSON.writeValueAsString(Map.of(
                                "class_name",
                                "Tides",
                                "subject",
                                "Biology",
                                "grade_level",
                                9,
                                "concept_ids",
                                List.of(name))))
                .body()
                .at("/class/class_id")
                .stringValue();
        db.sql("insert into enrolments (class_id, student_id) values (:class, :student)")
                .param("class", again)
                .param("student", student)
                .update();
        assertThat(next().path("concept_id").stringValue()).isEqualTo(name);
        assertThat(next().path("question").isNull()).isTrue();
    }

    @Test
    void a_student_is_told_the_concept_but_no_question_of_a_quiz_she_has_not_begun() {
        quiz(item("Secret?", 0));
        db.sql("""
                insert into users (user_id, login, display_name, role, student_id)
                values (:id, :id, :id, 'student', :id)
                """).param("id", student).update();
        SignIn herself = SignIn.demo(this, "{\"role\":\"student\",\"student_id\":\"" + student + "\"}");
        JsonNode next = send(herself.on(request("GET", "/api/adaptive/students/" + student + "/next", null)))
                .body()
                .path("next");
        assertThat(next.path("concept_name").stringValue()).isEqualTo("Tides");
        assertThat(next.path("question").isNull()).isTrue();
    }
}
