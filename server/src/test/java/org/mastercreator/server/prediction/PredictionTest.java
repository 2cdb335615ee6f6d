package org.mastercreator.server.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mastercreator.learning.tracing.BktParameters;
import org.mastercreator.learning.tracing.KnowledgeTracer;
import org.mastercreator.server.Eventually;
import org.mastercreator.server.ServerTest;
import org.mastercreator.server.mastery.Corrections;
import org.mastercreator.server.security.SignIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Chances of success with their reasons, refits that must prove themselves, and reports that hide small groups. */
class PredictionTest extends ServerTest {
    @Autowired
    private Models models;

    @Autowired
    private Answers answers;

    @Autowired
    private Corrections corrections;

    @Autowired
    private ToldBefore told;

    @Autowired
    private JsonMapper json;

    @Autowired
    private TransactionTemplate transaction;

    private SignIn admin;

    @BeforeEach
    void signIn() {
        admin = SignIn.demo(this, "{\"role\":\"admin\"}");
    }

    /** Others in this context look at masteries too. */
    @AfterEach
    void backToTheStart() {
        if (models.current().isPresent()) {
            asAdmin("POST", "/api/adaptive/models/1/adopt", null);
        }
    }

    private Answer asAdmin(String method, String path, String body) {
        return send(admin.on(request(method, path, body)));
    }

    private JsonNode refit() {
        String job = asAdmin("POST", "/api/pipeline/run", "{\"kind\":\"refit\",\"class_id\":\"class_001\"}")
                .body()
                .path("job_id")
                .stringValue();
        Eventually.holds(() -> status(job).path("status").stringValue().equals("complete"));
        assertThat(status(job).path("completed_stages").valueStream().map(JsonNode::stringValue))
                .containsExactly("gather", "fit", "compare", "store");
        return asAdmin("GET", "/api/pipeline/results/" + job, null).body().at("/result/model");
    }

    @Test
    void of_two_adoptions_at_once_the_later_one_holds_for_every_concept() {
        long all = refit().path("version").longValue();
        String held = db.sql(
                        "select jsonb_object_keys(parameters -> 'tracing') from tracing_models where version = :all limit 1")
                .param("all", all)
                .query(String.class)
                .single();
        long fewer = db.sql("""
                insert into tracing_models (parameters, learned_from, made_at)
                select parameters #- array['tracing', :held], learned_from, now() from tracing_models
                where version = :all returning version
                """)
                .param("held", held)
                .param("all", all)
                .query(Long.class)
                .single();
        List<CompletableFuture<Answer>> adoptions = transaction.execute(_ -> {
            db.sql("select 1 from concepts where concept_id = :held for update")
                    .param("held", held)
                    .query()
                    .listOfRows();
            CompletableFuture<Answer> first = CompletableFuture.supplyAsync(() -> adopted(all));
            Eventually.holds(() -> waiting() == 1);
            CompletableFuture<Answer> second = CompletableFuture.supplyAsync(() -> adopted(fewer));
            Eventually.holds(() -> second.isDone() || waiting() == 2);
            return List.of(first, second);
        });
        assertThat(adoptions)
                .allSatisfy(adoption -> assertThat(adoption.join().status()).isEqualTo(200));
        assertThat(models.current()).hasValue(fewer);
        assertThat(db.sql("""
                        select distinct traced_by from concepts where concept_id in (
                            select jsonb_object_keys(parameters -> 'tracing') from tracing_models where version = :fewer)
                        """).param("fewer", fewer).query(Long.class).list()).containsExactly(fewer);
    }

    private Answer adopted(long version) {
        return asAdmin("POST", "/api/adaptive/models/" + version + "/adopt", null);
    }

    private int waiting() {
        return db.sql("""
                select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()
                """).query(Integer.class).single();
    }

    private JsonNode status(String job) {
        return asAdmin("GET", "/api/pipeline/status/" + job, null).body().path("job");
    }

    private JsonNode explained(String student, String concept) {
        return get("/api/students/students/" + student + "/mastery/" + concept + "/explain")
                .body()
                .path("explanation");
    }

    @Test
    void the_chance_of_the_next_answer_is_explained_and_moves_with_answers() {
        String student = newStudent("Predicted");
        double before =
                explained(student, "ecosystems").at("/next_answer/chance").asDouble();
        for (int i = 0; i < 4; i++) {
            post("/api/assessments/submit", submission(student, "ecosystems", true));
        }
        JsonNode after = explained(student, "ecosystems").path("next_answer");
        assertThat(after.path("chance").asDouble()).isBetween(before + 0.05, 1.0);
        assertThat(after.path("reasons").size()).isPositive();
        assertThat(after.at("/reasons/0/sentence").stringValue()).contains("the chance by");
        assertThat(explained(student, "photosynthesis")
                        .at("/next_answer/chance")
                        .asDouble())
                .as("elsewhere too")
                .isGreaterThan(before);
    }

    @Test
    void seven_answers_without_three_right_in_a_row_are_called_stuck() {
        String student = newStudent("Stuck");
        for (int i = 0; i < 7; i++) {
            assertThat(explained(student, "ecosystems")
                            .at("/next_answer/wheel_spinning")
                            .asBoolean())
                    .isFalse();
            post("/api/assessments/submit", submission(student, "ecosystems", i % 3 == 0));
        }
        assertThat(explained(student, "ecosystems")
                        .at("/next_answer/wheel_spinning")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void the_one_thing_to_ask_next_follows_the_answers() {
        String student = newStudent("Asked");
        JsonNode first = next(student);
        assertThat(first.path("kind").stringValue()).isIn("probe", "advance");
        assertThat(first.path("reason").stringValue())
                .contains(first.path("concept_name").stringValue());
        assertThat(first.at("/question/question_text").stringValue()).isNotBlank();
        for (int i = 0; i < 8; i++) {
            JsonNode asked = next(student);
            post(
                    "/api/assessments/submit",
                    submission(student, asked.path("concept_id").stringValue(), true));
        }
        assertThat(next(student).path("chance_of_success").asDouble())
                .isGreaterThan(first.path("chance_of_success").asDouble());
    }

    private JsonNode next(String student) {
        return get("/api/adaptive/students/" + student + "/next").body().path("next");
    }

    @Test
    void a_refit_is_compared_on_students_it_has_not_seen_and_can_be_undone() {
        JsonNode made = refit();
        JsonNode comparison = made.path("comparison");
        assertThat(comparison.path("held_out_students").asInt()).isGreaterThanOrEqualTo(5);
        assertThat(made.at("/learned_from/answers").asInt())
                .isEqualTo(answers() - comparison.path("held_out_answers").asInt());
        assertThat(made.path("current").asBoolean())
                .isEqualTo(comparison.path("better").asBoolean());
        for (String part :
                List.of("champion_mastery", "challenger_mastery", "champion_success", "challenger_success")) {
            assertThat(comparison.path(part).isNull())
                    .as(part)
                    .isEqualTo(comparison.path("held_out_students").asInt() < 10);
        }

        long version = made.path("version").asLong();
        assertThat(asAdmin("POST", "/api/adaptive/models/" + version + "/adopt", null)
                        .status())
                .isEqualTo(200);
        double learn = learnRate();
        String student = newStudent("Refitted");
        post("/api/assessments/submit", submission(student, "ecosystems", true));
        assertThat(explained(student, "ecosystems").path("model_version").stringValue())
                .isEqualTo("bkt-1." + version);
        assertThat(explained(student, "ecosystems")
                        .at("/next_answer/model_version")
                        .asLong())
                .isEqualTo(version);

        assertThat(asAdmin("POST", "/api/adaptive/models/1/adopt", null).status())
                .isEqualTo(200);
        assertThat(learnRate()).isCloseTo(0.1, within(1e-12)).isNotEqualTo(learn);
        JsonNode versions = asAdmin("GET", "/api/adaptive/models", null).body().path("models");
        assertThat(versions.get(versions.size() - 1).path("current").asBoolean())
                .isTrue();
        assertThat(versions.get(0).path("current").asBoolean()).isFalse();
    }

    @Test
    void a_verdict_says_which_of_the_two_was_not_good_enough() {
        assertThat(Refit.verdict(true, false)).startsWith("Adopted");
        assertThat(Refit.verdict(true, true)).startsWith("Not adopted").contains("their masteries clearly worse");
        assertThat(Refit.verdict(false, true)).startsWith("Not adopted").contains("not clearly better");
    }

    /** A version with other tracing parameters for one concept, as a refit would have stored it. */
    private long versionWith(String concept, BktParameters parameters) {
        if (models.current().isEmpty()) {
            refit();
        }
        return db.sql("""
                insert into tracing_models (parameters, learned_from, made_at)
                select jsonb_set(parameters, array['tracing', :concept], :bkt::jsonb), learned_from, now()
                from tracing_models where version = 1 returning version
                """)
                .param("concept", concept)
                .param("bkt", json.writeValueAsString(parameters))
                .query(Long.class)
                .single();
    }

    private String newConcept(String name) {
        return asAdmin(
                        "POST",
                        "/api/concepts",
                        "{\"concept_name\":\"" + name + "\",\"subject\":\"Prediction\",\"prerequisites\":[]}")
                .body()
                .at("/concept/concept_id")
                .stringValue();
    }

    private BktParameters parametersOf(String concept) {
        return Objects.requireNonNull(models.tracing().get(concept));
    }

    @Test
    void going_back_takes_back_what_a_version_learned_of_a_concept_that_came_after_the_first_one() {
        versionWith("ecosystems", BktParameters.DEFAULT);
        String concept = newConcept("Came later");
        BktParameters learned = new BktParameters(0.6, 0.2, 0.15, 0.05);
        adopted(versionWith(concept, learned));
        assertThat(parametersOf(concept)).isEqualTo(learned);
        adopted(1);
        assertThat(parametersOf(concept)).isEqualTo(BktParameters.DEFAULT);
        String student = newStudent("Later");
        post("/api/assessments/submit", submission(student, concept, true));
        assertThat(explained(student, concept).path("model_version").stringValue())
                .isEqualTo("bkt-1");
    }

    @Test
    void a_version_keeps_what_a_concept_is_traced_with_that_nobody_answered_for_it() {
        String concept = newConcept("Unanswered");
        BktParameters learned = new BktParameters(0.6, 0.2, 0.15, 0.05);
        adopted(versionWith(concept, learned));
        long next = refit().path("version").longValue();
        adopted(1);
        adopted(next);
        assertThat(parametersOf(concept)).isEqualTo(learned);
    }

    @Test
    void a_corrected_answer_is_traced_again_as_it_was_though_its_concept_came_after_the_first_version() {
        versionWith("ecosystems", BktParameters.DEFAULT);
        String concept = newConcept("Corrected");
        String student = newStudent("Corrected");
        String grading = post("/api/assessments/submit", submission(student, concept, false))
                .body()
                .at("/graded_assessment/grading_id")
                .stringValue();
        adopted(versionWith(concept, new BktParameters(0.6, 0.2, 0.15, 0.05)));
        transaction.executeWithoutResult(_ -> corrections.correct(
                student,
                grading,
                List.of(new Corrections.Correction(concept, "q1", OptionalDouble.of(1))),
                List.of("class_001")));
        assertThat(explained(student, concept).path("mastery").asDouble())
                .isCloseTo(
                        KnowledgeTracer.update(BktParameters.DEFAULT.pInit(), BktParameters.DEFAULT, 1), within(1e-9));
    }

    @Test
    void what_masteries_would_have_predicted_is_told_by_the_parameters_of_that_time() {
        String classId = small();
        joinAndAnswer(classId, 3);
        JsonNode before = reportOf(classId, 42).path("mastery");
        adopted(versionWith("ecosystems", new BktParameters(0.6, 0.2, 0.45, 0.4)));
        assertThat(reportOf(classId, 42).path("mastery")).isEqualTo(before);
    }

    @Test
    void answers_of_one_submission_are_gone_through_in_its_order() {
        String student = newStudent("Mixed");
        List<String> concepts = List.of("ecosystems", "photosynthesis", "ecosystems", "photosynthesis");
        List<Map<String, Object>> questions = new ArrayList<>();
        List<Map<String, Object>> responses = new ArrayList<>();
        for (int i = 0; i < concepts.size(); i++) {
            questions.add(Map.of(
                    "question_id",
                    "m" + i,
                    "question_text",
                    "Is it so?",
                    "question_type",
                    "true_false",
                    "concept_id",
                    concepts.get(i),
                    "points_possible",
                    1,
                    "correct_answer",
                    true));
            responses.add(Map.of("question_id", "m" + i, "answer", true));
        }
        post(
                "/api/assessments/submit",
                JSON.writeValueAsString(Map.of(
                        "assessment_id",
                        "mixed",
                        "student_id",
                        student,
                        "questions",
                        questions,
                        "responses",
                        responses)));
        assertThat(answers.ofStudent(student).stream().map(Answered::conceptId)).containsExactlyElementsOf(concepts);
    }

    @Test
    void a_question_of_the_item_bank_is_the_same_one_in_every_assessment() {
        String item =
                asAdmin("POST", "/api/items", """
                        {"licence":"CC BY 4.0","author":"A. Teacher","question":{"question_type":"true_false",
                         "question_text":"Asked twice?","concept_id":"ecosystems","points_possible":1,
                         "correct_answer":true}}
                        """).body().at("/item/item_id").stringValue();
        String student = newStudent("Asked twice");
        answer(student, quizOf(item), true);
        answer(student, quizOf(item), false);
        List<Answered> given = answers.ofStudent(student);
        assertThat(given.stream().map(Answered::question).distinct()).hasSize(2);
        assertThat(given.stream().map(Answered::item).distinct()).hasSize(1);
    }

    private JsonNode quizOf(String item) {
        return asAdmin(
                        "POST",
                        "/api/assessments",
                        "{\"class_id\":\"class_001\",\"title\":\"One\",\"questions\":[{\"item_id\":\"" + item + "\"}]}")
                .body()
                .path("assessment");
    }

    private void answer(String student, JsonNode quiz, boolean right) {
        Answer stored = post("/api/assessments/submit", """
                {"assessment_id":"%s","student_id":"%s","responses":[{"question_id":"%s","answer":%s}]}
                """.formatted(
                        quiz.path("assessment_id").stringValue(),
                        student,
                        quiz.at("/questions/0/question_id").stringValue(),
                        right));
        assertThat(stored.status()).as(stored.response().body()).isEqualTo(200);
    }

    private int answers() {
        return db.sql("select count(*) from mastery_history")
                .query(Integer.class)
                .single();
    }

    private double learnRate() {
        return db.sql("select p_learn from concepts where concept_id = 'ecosystems'")
                .query(Double.class)
                .single();
    }

    @Test
    void a_version_that_does_not_exist_is_not_found() {
        assertThat(asAdmin("POST", "/api/adaptive/models/999999/adopt", null).status())
                .isEqualTo(404);
    }

    @Test
    void only_an_admin_may_refit() {
        assertThat(post("/api/pipeline/run", "{\"kind\":\"refit\",\"class_id\":\"class_001\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_report_compares_what_was_predicted_with_what_happened() {
        // What other tests were told before may leave out a bin here: no two reports tell of few students together.
        db.sql("delete from feedback_groups").update();
        Answer made = post("/api/adaptive/feedback", "{\"class_id\":\"class_001\",\"days\":100}");
        JsonNode report = made.body().path("report");
        assertThat(report.path("answers").asInt()).isPositive().matches(count -> count % 10 == 0);
        assertThat(report.at("/success/rmse").asDouble()).isBetween(0.1, 0.6);
        assertThat(report.at("/success/observed").asDouble())
                .isEqualTo(report.at("/mastery/observed").asDouble());
        assertThat(report.path("calibration").size()).isBetween(3, 10);
        assertThat(report.path("calibration")).allSatisfy(bin -> {
            assertThat(bin.path("answers").asInt()).isGreaterThanOrEqualTo(10);
            assertThat(bin.path("predicted").asDouble())
                    .isBetween(bin.path("from").asDouble(), bin.path("to").asDouble());
        });
        assertThat(report.path("levels")
                        .valueStream()
                        .map(level -> level.path("level").stringValue()))
                .containsExactly("mastered", "developing", "struggling");
        assertThat(report.at("/levels/0/mastery/observed").asDouble())
                .isGreaterThan(report.at("/levels/2/mastery/observed").asDouble());
        assertThat(report.path("concepts").size()).isGreaterThanOrEqualTo(5);
        assertThat(report.path("findings").size()).isPositive();
        String id = report.path("report_id").stringValue();
        assertThat(get("/api/adaptive/feedback/" + id).body().path("report")).isEqualTo(report);
        assertThat(get("/api/adaptive/feedback/latest?class_id=class_001")
                        .body()
                        .path("report"))
                .isEqualTo(report);
    }

    @Test
    void groups_under_ten_are_not_told_and_ieps_never_for_one_class() {
        String small = small();
        JsonNode report = asAdmin("POST", "/api/adaptive/feedback", "{\"class_id\":\"" + small + "\"}")
                .body()
                .path("report");
        assertThat(report.path("success").isNull()).isTrue();
        assertThat(report.path("calibration").isEmpty()).isTrue();
        assertThat(report.path("concepts"))
                .allSatisfy(
                        concept -> assertThat(concept.path("success").isNull()).isTrue());
        assertThat(report.path("by_iep").isNull()).isTrue();
        JsonNode own = post("/api/adaptive/feedback", "{\"class_id\":\"class_001\",\"days\":100}")
                .body()
                .path("report");
        assertThat(own.path("by_iep").isNull()).isTrue();
    }

    private JsonNode reportOf(String classId, int days) {
        return asAdmin("POST", "/api/adaptive/feedback", "{\"class_id\":\"%s\",\"days\":%d}".formatted(classId, days))
                .body()
                .path("report");
    }

    private void joinAndAnswer(String classId, int students) {
        for (int i = 0; i < students; i++) {
            String student = asAdmin(
                            "POST",
                            "/api/students/students",
                            "{\"student_name\":\"J\",\"grade_level\":9,\"class_id\":\"" + classId + "\"}")
                    .body()
                    .at("/student/student_id")
                    .stringValue();
            asAdmin("POST", "/api/assessments/submit", submission(student, "ecosystems", i % 3 == 0));
        }
    }

    @Test
    void two_reports_never_tell_by_their_difference_what_fewer_than_ten_students_did() {
        String classId = small();
        joinAndAnswer(classId, 3);
        JsonNode before = reportOf(classId, 42);
        assertThat(before.path("success").isNull()).isFalse();
        joinAndAnswer(classId, 1);
        JsonNode after = reportOf(classId, 42);
        for (String part : List.of("answers", "success", "mastery", "concepts", "levels", "drift", "calibration")) {
            assertThat(after.path(part)).as(part).isEqualTo(before.path(part));
        }
        assertThat(after.path("findings").toString()).contains("fewer than ten students");
        assertThat(reportOf(classId, 300).path("success")).isEqualTo(before.path("success"));
        String first = db.sql("select min(student_id) from enrolments where class_id = :class")
                .param("class", classId)
                .query(String.class)
                .single();
        asAdmin("DELETE", "/api/students/students/" + first, null);
        assertThat(reportOf(classId, 42).path("success"))
                .as("after one was erased")
                .isEqualTo(before.path("success"));
        joinAndAnswer(classId, 10);
        JsonNode renewed = reportOf(classId, 42);
        assertThat(renewed.path("success")).isNotEqualTo(before.path("success"));
        assertThat(renewed.path("answers").asInt())
                .isGreaterThan(before.path("answers").asInt());
    }

    /** Twelve answered, eleven of them on one concept: who was told both figures would know the twelfth. */
    @Test
    void of_two_figures_of_one_report_that_differ_in_one_student_the_larger_is_told() {
        ReportGroups groups = new ReportGroups();
        for (int i = 0; i < 12; i++) {
            String concept = i == 0 ? "alone" : "ecosystems";
            Answered answer = new Answered(
                    "made_up_" + i, concept, "g", "quiz:q", "", 1, 0.5, Instant.parse("2026-03-02T09:00:00Z"));
            groups.add(answer, 0.7, 0.7, false);
        }
        Set<String> tellable =
                transaction.execute(_ -> told.tellable(groups, Set.of(ReportGroups.ALL, "concept:ecosystems")));
        assertThat(tellable).containsExactly(ReportGroups.ALL);
    }

    @Test
    void sets_that_differ_in_one_to_nine_are_too_close() {
        long[] ten = LongStream.range(0, 10).toArray();
        assertThat(ToldBefore.isTooClose(ten, ten)).isFalse();
        assertThat(ToldBefore.isTooClose(ten, LongStream.range(0, 11).toArray()))
                .isTrue();
        assertThat(ToldBefore.isTooClose(ten, LongStream.range(1, 10).toArray()))
                .isTrue();
        assertThat(ToldBefore.isTooClose(ten, LongStream.range(5, 20).toArray()))
                .isFalse();
        assertThat(ToldBefore.isTooClose(ten, LongStream.range(0, 20).toArray()))
                .isFalse();
        assertThat(ToldBefore.isTooClose(ten, LongStream.range(9, 18).toArray()))
                .isTrue();
    }

    /** A class of nine who all answered. */
    private String small() {
        String classId = asAdmin(
                        "POST",
                        "/api/students/classes",
                        "{\"class_name\":\"Small\",\"subject\":\"Biology\",\"grade_level\":9}")
                .body()
                .at("/class/class_id")
                .stringValue();
        for (int i = 0; i < 9; i++) {
            String student = asAdmin(
                            "POST",
                            "/api/students/students",
                            "{\"student_name\":\"S\",\"grade_level\":9,\"class_id\":\"" + classId + "\"}")
                    .body()
                    .at("/student/student_id")
                    .stringValue();
            asAdmin("POST", "/api/assessments/submit", submission(student, "ecosystems", i % 2 == 0));
        }
        return classId;
    }

    @Test
    void over_all_classes_students_with_an_iep_are_compared_with_the_others_once_both_are_ten() {
        List<String> students = new ArrayList<>();
        IntStream.range(0, 10).forEach(_ -> students.add(newStudent("Supported")));
        // So that nobody can take these figures from an earlier report and find the few who had an IEP before.
        joinAndAnswer("class_001", 10);
        for (String student : students) {
            asAdmin("PUT", "/api/students/students/" + student + "/iep", """
                    {"primary_disability":"Dyslexia","accommodations":["extended_time"],"goals":[]}
                    """);
            post("/api/assessments/submit", submission(student, "ecosystems", true));
        }
        JsonNode report = asAdmin("POST", "/api/adaptive/feedback", "{}").body().path("report");
        assertThat(report.at("/by_iep/with_iep/observed").asDouble()).isBetween(0.0, 1.0);
        assertThat(report.at("/by_iep/without_iep/observed").asDouble()).isBetween(0.0, 1.0);
        assertThat(report.path("findings").toString()).contains("IEP");
    }

    @Test
    void teachers_ask_about_their_own_classes_only() {
        assertThat(post("/api/adaptive/feedback", "{}").status()).isEqualTo(422);
        assertThat(post("/api/adaptive/feedback", "{\"class_id\":\"class_002\"}")
                        .status())
                .isEqualTo(404);
        String id = asAdmin("POST", "/api/adaptive/feedback", "{}")
                .body()
                .at("/report/report_id")
                .stringValue();
        assertThat(get("/api/adaptive/feedback/" + id).status()).isEqualTo(404);
        assertThat(get("/api/adaptive/feedback/latest?class_id=class_002").status())
                .isEqualTo(404);
        assertThat(post("/api/adaptive/feedback", "{\"class_id\":\"class_001\",\"days\":0}")
                        .status())
                .isEqualTo(422);
    }
}
