package org.mastercreator.server.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.Eventually;
import org.mastercreator.server.ServerTest;
import org.mastercreator.server.security.SignIn;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Promise: what a teacher decides stands, moves everything as if it had been so from the start, and can be undone. */
class ReviewTest extends ServerTest {
    private static final String REVIEWS = "/api/students/classes/class_001/reviews";

    @Autowired
    private DataSource dataSource;

    private String submit(String student, String assessment, String type, String key, String answer) {
        Answer graded =
                post("/api/assessments/submit", """
                {"assessment_id":"%s","student_id":"%s","questions":[{"question_id":"q","question_text":"Why, %s?",
                 "question_type":"%s","concept_id":"ecosystems","points_possible":4%s}],
                 "responses":[{"question_id":"q","answer":%s}]}
                """.formatted(assessment, student, assessment, type, key, answer));
        assertThat(graded.status()).isEqualTo(200);
        return graded.body().at("/graded_assessment/grading_id").stringValue();
    }

    private String choice(String student, boolean right) {
        return submit(student, "choice", "true_false", ",\"correct_answer\":true", String.valueOf(right));
    }

    private String written(String student, String assessment, String answer) {
        return submit(student, assessment, "constructed_response", "", "\"" + answer + "\"");
    }

    private Answer decide(String grading, int version, String rest) {
        return post(
                REVIEWS + "/decide",
                "{\"grading_id\":\"%s\",\"question_id\":\"q\",\"version\":%d%s}".formatted(grading, version, rest));
    }

    /** Everything that the product keeps of a student's way on the concept, without ids and times. */
    private List<Map<String, Object>> way(String student) {
        return db.sql("""
                select h.observations, h.credit, h.previous_mastery, h.new_mastery, h.model_version,
                    s.total_points_earned, s.score_percentage, m.mastery, m.observations as all
                from mastery_history h join submissions s using (grading_id)
                join mastery m on m.student_id = h.student_id and m.concept_id = h.concept_id
                where h.student_id = :student order by h.observations
                """).param("student", student).query().listOfRows();
    }

    private JsonNode review(String grading) {
        return get(REVIEWS + "/" + grading + "/q").body();
    }

    @Test
    void a_changed_grade_leaves_the_student_where_she_would_be_had_it_been_so_from_the_start() {
        String changed = newStudent("Changed");
        String meant = newStudent("Meant");
        List<Boolean> answers = List.of(true, false, true, true, false, true);
        List<String> gradings = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            gradings.add(choice(changed, answers.get(i)));
            choice(meant, i == 1 || answers.get(i));
        }
        List<Map<String, Object>> before = way(changed);
        Answer decided = decide(gradings.get(1), 0, ",\"points\":4,\"reason\":\"The key was wrong\"");
        assertThat(decided.status()).isEqualTo(200);
        assertThat(way(changed)).isEqualTo(way(meant));
        assertThat(told(changed)).isEqualTo(way(meant).getLast().get("mastery"));
        JsonNode history = get("/api/students/students/" + changed + "/gradings/" + gradings.get(1) + "/decisions")
                .body()
                .at("/decisions/0");
        assertThat(history.at("/before/points_earned").asDouble()).isZero();
        assertThat(history.at("/after/points_earned").asDouble()).isEqualTo(4);
        assertThat(history.path("reason").stringValue()).isEqualTo("The key was wrong");
        assertThat(history.path("by").stringValue()).isNotBlank();
        Answer undone =
                post(REVIEWS + "/undo", "{\"batch_id\":" + decided.body().path("batch_id") + "}");
        assertThat(undone.status()).isEqualTo(200);
        assertThat(way(changed)).isEqualTo(before);
        assertThat(told(changed)).isEqualTo(before.getLast().get("mastery"));
        assertThat(post(REVIEWS + "/undo", "{\"batch_id\":" + decided.body().path("batch_id") + "}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void what_is_of_another_class_is_neither_shown_nor_decided_nor_taken_back_under_ones_own() {
        String grading = written(newStudent("Of Class One"), "open_elsewhere", "Light");
        String other = "/api/students/classes/" + newClass("Not hers") + "/reviews";
        String answer = "\"grading_id\":\"" + grading + "\",\"question_id\":\"q\",\"version\":0,\"points\":4";
        assertThat(get(other + "/" + grading + "/q").status()).isEqualTo(404);
        assertThat(get(other).body().path("reviews").isEmpty()).isTrue();
        assertThat(post(other + "/decide", "{" + answer + "}").status()).isEqualTo(404);
        assertThat(post(other + "/settle", "{\"answers\":[{" + answer + "}]}").status())
                .isEqualTo(404);
        String decided =
                decide(grading, 0, ",\"points\":4").body().path("batch_id").stringValue();
        assertThat(post(other + "/undo", "{\"batch_id\":\"" + decided + "\"}").status())
                .isEqualTo(404);
        assertThat(review(grading).at("/review/grade/points_earned").asDouble()).isEqualTo(4);
    }

    @Test
    void a_decision_can_be_taken_back_once_the_one_after_it_was_and_not_before() {
        String grading = written(newStudent("Undone Twice"), "open_undone", "Light");
        List<String> undo = new ArrayList<>();
        for (int points : List.of(4, 2)) {
            int version = review(grading).at("/review/version").asInt();
            undo.add("{\"batch_id\":"
                    + decide(grading, version, ",\"points\":" + points).body().path("batch_id") + "}");
        }
        assertThat(post(REVIEWS + "/undo", undo.getFirst()).status()).isEqualTo(409);
        assertThat(post(REVIEWS + "/undo", undo.getLast()).status()).isEqualTo(200);
        assertThat(review(grading).at("/review/grade/points_earned").asDouble()).isEqualTo(4);
        assertThat(post(REVIEWS + "/undo", undo.getFirst()).status()).isEqualTo(200);
        assertThat(review(grading).at("/review/grade/points_earned").asDouble()).isZero();
    }

    @Test
    void what_one_student_was_graded_is_not_told_under_anothers_name() {
        String hers = written(newStudent("Hers"), "open_hers", "Light");
        String other = newStudent("Not Hers");
        decide(hers, 0, ",\"points\":4,\"reason\":\"Between us\"");
        String path = "/api/students/students/" + other + "/gradings/" + hers;
        assertThat(get(path + "/decisions").response().body()).doesNotContain("Between us");
        assertThat(post(path + "/ask-review", "{\"question_id\":\"q\"}").status())
                .isEqualTo(404);
    }

    /** The mastery that every window of the class heard of last. */
    private Object told(String student) {
        return db.sql("""
                select (payload::jsonb -> 'mastery_data' ->> 'new_mastery')::double precision from stream_events
                where class_id = 'class_001' and student_id = :student and type = 'mastery_update'
                order by "offset" desc limit 1
                """).param("student", student).query(Double.class).single();
    }

    private List<String> alerts(String student) {
        return db.sql("select kind from alerts where student_id = :student and state = 'raised'")
                .param("student", student)
                .query(String.class)
                .list();
    }

    @Test
    void what_a_student_masters_by_a_changed_grade_is_noticed_as_if_it_had_been_so_from_the_start() {
        String meant = newStudent("Masters");
        int answers = 0;
        while (!alerts(meant).contains("newly_mastered")) {
            choice(meant, true);
            assertThat(++answers).isLessThan(20);
        }
        String changed = newStudent("Masters By Change");
        for (int i = 1; i < answers; i++) {
            choice(changed, true);
        }
        String last = choice(changed, false);
        assertThat(alerts(changed)).doesNotContain("newly_mastered");
        decide(last, 0, ",\"points\":4");
        assertThat(alerts(changed)).contains("newly_mastered");
    }

    @Test
    void an_answer_that_is_judged_later_counts_before_those_that_follow_it_in_its_submission() {
        String late = newStudent("Judged Late");
        String meant = newStudent("Judged At Once");
        String open = both(late, "constructed_response", "", "\"Because plants make sugar\"");
        both(meant, "true_false", ",\"correct_answer\":true", "true");
        decide(open, 0, ",\"points\":4");
        assertThat(way(late)).isEqualTo(way(meant));
    }

    /** An answer to q, and a wrong one to r after it. */
    private String both(String student, String type, String key, String answer) {
        return post("/api/assessments/submit", """
                {"assessment_id":"both","student_id":"%s","questions":[
                 {"question_id":"q","question_text":"Why?","question_type":"%s","concept_id":"ecosystems",
                  "points_possible":4%s},
                 {"question_id":"r","question_text":"Is it so?","question_type":"true_false","concept_id":"ecosystems",
                  "points_possible":4,"correct_answer":true}],
                 "responses":[{"question_id":"q","answer":%s},{"question_id":"r","answer":false}]}
                """.formatted(student, type, key, answer))
                .body()
                .at("/graded_assessment/grading_id")
                .stringValue();
    }

    @Test
    void an_answer_is_right_only_if_a_teacher_gives_it_all_points() {
        String grading = written(newStudent("Partly"), "open_partly", "Light and water");
        for (int points : List.of(2, 4)) {
            int version = review(grading).at("/review/version").asInt();
            decide(grading, version, ",\"points\":" + points);
            assertThat(db.sql("select correct from question_results where grading_id = :id")
                            .param("id", grading)
                            .query(Boolean.class)
                            .single())
                    .isEqualTo(points == 4);
        }
    }

    @Test
    void an_answer_that_nobody_could_judge_counts_at_its_place_in_time_once_a_teacher_did() {
        String late = newStudent("Late");
        String meant = newStudent("Simultaneous");
        choice(late, false);
        choice(meant, false);
        String open = written(late, "open_late", "Because plants make sugar");
        String right = submit(meant, "open_late", "true_false", ",\"correct_answer\":true", "true");
        choice(late, true);
        choice(meant, true);
        List<Map<String, Object>> before = way(late);
        assertThat(before).hasSize(2);
        Answer decided = decide(open, 0, ",\"points\":4");
        assertThat(way(late)).isEqualTo(way(meant));
        assertThat(get("/api/assessments/open_late/results/" + late).body().at("/graded_assessment/mastery"))
                .isEqualTo(get("/api/assessments/open_late/results/" + meant)
                        .body()
                        .at("/graded_assessment/mastery"));
        assertThat(right).isNotEmpty();
        post(REVIEWS + "/undo", "{\"batch_id\":" + decided.body().path("batch_id") + "}");
        assertThat(way(late)).isEqualTo(before);
        assertThat(review(open).at("/review/grade/review_reason").stringValue()).isEqualTo("no_key");
    }

    @Test
    void an_answer_in_a_language_that_the_grader_cannot_read_lowers_no_mastery_before_a_teacher_has_looked() {
        String student = newStudent("Bilingual");
        choice(student, true);
        List<Map<String, Object>> before = way(student);
        String key = ",\"reference_answer\":\"Plants use the light to make sugar\"";
        String spanish = submit(
                student, "spanish", "constructed_response", key, "\"Porque usan la luz para hacer az\u00facar\"");
        assertThat(way(student)).isEqualTo(before);
        assertThat(review(spanish).at("/review/grade/review_reason").stringValue())
                .isEqualTo("not_read");
        decide(spanish, 0, ",\"points\":4");
        assertThat(way(student)).hasSize(2);
    }

    @Test
    void one_decision_can_go_for_all_waiting_answers_with_the_same_words_and_for_no_others() {
        List<String> same = List.of(
                written(newStudent("One"), "open_alike", "It needs light, and water."),
                written(newStudent("Two"), "open_alike", "it needs  light and water"),
                written(newStudent("Three"), "open_alike", "IT NEEDS LIGHT AND WATER!"));
        String other = written(newStudent("Four"), "open_alike", "it needs no light and water");
        assertThat(review(same.getFirst()).at("/review/alike").asInt()).isEqualTo(2);
        Answer decided = decide(same.getFirst(), 0, ",\"points\":3,\"alike\":true");
        assertThat(decided.body().path("decided").size()).isEqualTo(3);
        for (String grading : same) {
            assertThat(review(grading).at("/review/grade/points_earned").asDouble())
                    .isEqualTo(3);
            assertThat(review(grading).at("/review/grade/review_reason").isNull())
                    .isTrue();
        }
        assertThat(review(other).at("/review/grade/points_earned").asDouble()).isZero();
        assertThat(review(other).path("decided").size()).isEqualTo(3);
        post(REVIEWS + "/undo", "{\"batch_id\":" + decided.body().path("batch_id") + "}");
        assertThat(review(same.getLast()).at("/review/grade/review_reason").stringValue())
                .isEqualTo("no_key");
    }

    @Test
    void an_answer_that_gets_other_words_while_its_like_is_decided_about_is_left_waiting() throws SQLException {
        String meant = written(newStudent("Meant"), "open_words", "It needs light");
        String student = newStudent("Rewords");
        String other = written(student, "open_words", "it needs light");
        CompletableFuture<Answer> decided;
        try (Connection rewording = dataSource.getConnection()) {
            rewording.setAutoCommit(false);
            rewording
                    .createStatement()
                    .execute("select from students where student_id = '" + student + "' for no key update");
            decided = CompletableFuture.supplyAsync(() -> decide(meant, 0, ",\"points\":4,\"alike\":true"));
            Eventually.holds(() -> db.sql("""
                    select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()
                    """).query(Integer.class).single() > 0);
            rewording
                    .createStatement()
                    .execute("update question_results set answer = '\"It needs no light\"' where grading_id = '" + other
                            + "'");
            rewording.commit();
        }
        assertThat(decided.join().body().path("decided").size()).isEqualTo(1);
        assertThat(review(other).at("/review/grade/points_earned").asDouble()).isZero();
        assertThat(review(other).at("/review/grade/review_reason").stringValue())
                .isEqualTo("no_key");
    }

    @Test
    void a_decision_about_a_grade_that_somebody_else_decided_meanwhile_is_412_and_changes_nothing() {
        String grading = written(newStudent("Twice"), "open_twice", "Both at once");
        assertThat(decide(grading, 0, ",\"points\":1").status()).isEqualTo(200);
        assertThat(decide(grading, 0, ",\"points\":4").status()).isEqualTo(412);
        assertThat(review(grading).at("/review/grade/points_earned").asDouble()).isEqualTo(1);
        assertThat(decide(grading, 1, ",\"points\":4.5").status()).isEqualTo(422);
        assertThat(decide(grading, 1, ",\"criteria\":[{\"criterion_id\":\"none\",\"points\":1}]")
                        .status())
                .isEqualTo(422);
        assertThat(review(grading).at("/review/version").asInt()).isEqualTo(1);
    }

    @Test
    void the_alert_goes_when_nothing_of_hers_waits_any_more() {
        String student = newStudent("Waiting");
        String grading = written(student, "open_alert", "Nobody knows");
        assertThat(openAlerts(student)).containsExactly("needs_review");
        decide(grading, 0, "");
        assertThat(openAlerts(student)).isEmpty();
        assertThat(review(grading).at("/review/grade/decided").asBoolean()).isTrue();
    }

    private List<String> openAlerts(String student) {
        return db.sql("select kind from alerts where student_id = :student and state = 'raised'")
                .param("student", student)
                .query(String.class)
                .list();
    }

    @Test
    void what_a_student_asks_for_comes_first_and_only_once() {
        SignIn student = SignIn.demo(this, "{\"role\":\"student\",\"student_id\":\"student_017\"}");
        String grading = choice("student_017", false);
        String ask = "/api/students/students/student_017/gradings/" + grading + "/ask-review";
        String body = "{\"question_id\":\"q\",\"note\":\"I meant the other one\"}";
        assertThat(send(student.on(request("POST", ask, body))).status()).isEqualTo(200);
        assertThat(send(student.on(request("POST", ask, body))).status()).isEqualTo(409);
        JsonNode first = get(REVIEWS + "?limit=1").body().at("/reviews/0");
        assertThat(first.path("grading_id").stringValue()).isEqualTo(grading);
        assertThat(first.path("asked_note").stringValue()).isEqualTo("I meant the other one");
        SignIn other = SignIn.demo(this, "{\"role\":\"student\",\"student_id\":\"student_016\"}");
        assertThat(send(other.on(request("POST", ask, body))).status()).isEqualTo(404);
        decide(grading, 0, "");
        String decisions = "/api/students/students/student_017/gradings/" + grading + "/decisions";
        assertThat(send(student.on(request("GET", decisions, null)))
                        .body()
                        .at("/decisions/0/by")
                        .stringValue())
                .isEqualTo("your teacher");
    }

    @Test
    void the_next_answer_is_graded_as_the_teacher_graded_those_like_it() {
        String key = ",\"reference_answer\":\"Decomposers give the minerals of dead things back to the soil\"";
        String unusual = "\"Fungi do the recycling so roots get fed again\"";
        String first = submit(newStudent("First"), "by_precedent", "constructed_response", key, unusual);
        double before = review(first).at("/review/grade/points_earned").asDouble();
        assertThat(before).isLessThan(4);
        decide(first, 0, ",\"points\":4");
        String second = submit(newStudent("Second"), "by_precedent", "constructed_response", key, unusual);
        String unlike = submit(newStudent("Third"), "by_precedent", "constructed_response", key, "\"I like pizza\"");
        assertThat(review(second).at("/review/grade/points_earned").asDouble()).isEqualTo(4);
        assertThat(review(unlike).at("/review/grade/points_earned").asDouble()).isZero();
    }

    @Test
    void a_rubric_line_shows_the_words_that_earned_it_and_the_points_that_a_teacher_gives_it() {
        String rubric = """
                ,"rubric":{"criteria":[{"criterion_id":"light","description":"Plants take in light energy","points":1,
                  "levels":[{"points":0.5,"description":"Names light"}]},
                 {"criterion_id":"sugar","description":"The energy is stored in sugar","points":3}]}""";
        String grading = submit(
                newStudent("Rubric"),
                "by_rubric",
                "constructed_response",
                rubric,
                "\"Plants take in light energy. Cats sleep a lot.\"");
        JsonNode line = review(grading).at("/review/grade/criteria/0");
        assertThat(line.path("evidence").stringValue()).isEqualTo("Plants take in light energy.");
        assertThat(line.path("points").asDouble()).isEqualTo(1);
        decide(grading, 0, ",\"criteria\":[{\"criterion_id\":\"sugar\",\"points\":3}]");
        assertThat(review(grading).at("/review/grade/points_earned").asDouble()).isEqualTo(4);
        assertThat(review(grading).at("/review/grade/criteria/1/feedback").stringValue())
                .isEqualTo("Met.");
    }

    @Test
    void the_next_answer_gets_what_the_teacher_gave_for_the_same_words_on_each_line_while_the_line_says_the_same() {
        String rubric = """
                ,"rubric":{"criteria":[{"criterion_id":"a","description":"%s","points":2},
                 {"criterion_id":"b","description":"Fungi eat what is dead","points":2}]}""";
        String said = "Leaves are gone by spring";
        String words = "\"Worms pull the foliage under\"";
        String first =
                submit(newStudent("Line one"), "by_lines", "constructed_response", rubric.formatted(said), words);
        decide(first, 0, ",\"criteria\":[{\"criterion_id\":\"a\",\"points\":2},{\"criterion_id\":\"b\",\"points\":0}]");
        String second =
                submit(newStudent("Line two"), "by_lines", "constructed_response", rubric.formatted(said), words);
        assertThat(review(second).at("/review/grade/points_earned").asDouble()).isEqualTo(2);
        assertThat(review(second).at("/review/grade/criteria/0/points").asDouble())
                .isEqualTo(2);
        assertThat(review(second).at("/review/grade/review_reason").isNull()).isTrue();
        String other = submit(
                newStudent("Line three"),
                "by_lines",
                "constructed_response",
                rubric.formatted("Bacteria breathe out carbon dioxide"),
                words);
        assertThat(review(other).at("/review/grade/criteria/0/points").asDouble())
                .isZero();
    }

    @Test
    void the_queue_is_read_page_by_page_without_gap_or_double() {
        String classId = newClass("Paged");
        List<String> waiting = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            waiting.add(written(newStudent("Paged " + i, classId), "open_paged_" + i / 3, "Answer " + i % 2));
        }
        List<String> all = new ArrayList<>();
        List<Integer> alike = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get("/api/students/classes/" + classId + "/reviews?limit=2" + cursor)
                    .body();
            page.path("reviews").forEach(review -> {
                all.add(review.path("grading_id").stringValue());
                alike.add(review.path("alike").intValue());
            });
            cursor = page.path("next_cursor").isNull()
                    ? ""
                    : "&cursor=" + page.path("next_cursor").stringValue();
        } while (!cursor.isEmpty());
        assertThat(all).isEqualTo(waiting);
        assertThat(alike).as("also of answers on another page").containsExactly(1, 0, 1, 0, 0);
    }

    @Test
    void feedback_that_is_blank_is_refused_and_never_shown_to_a_student() {
        String grading = written(newStudent("Blank Blythe"), "blank", "a lake");
        Answer refused = decide(grading, 0, ",\"points\":2,\"feedback\":\" \\n \"");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/errors/0/field").stringValue()).isEqualTo("feedback");
        assertThat(decide(grading, 0, ",\"points\":2").status()).isEqualTo(200);
        assertThat(review(grading).at("/review/grade/feedback").stringValue()).isNotBlank();
    }
}
