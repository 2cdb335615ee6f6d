package org.mastercreator.server.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.Eventually;
import org.mastercreator.server.LiveClient;
import org.mastercreator.server.ServerTest;
import org.mastercreator.server.security.SignIn;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

/**
 * Promise: an erased student is in no table, stream, index or memory. One is planted with words that nobody else has,
 * wherever the product keeps words.
 */
class ErasureTest extends ServerTest {
    private static final String CANARY = "zqcanary";
    private static final String ID = "zqcanary-17";
    private static final String NAME = "Zqcanary Erasable";
    private static final String PASSWORD = "zqcanary-password-1";
    private static final String CLASS = "/api/students/classes/class_001";

    @Value("${mastercreator.data-dir}")
    private Path dataDir;

    private Answer with(String key, String method, String path, String body) {
        return send(request(method, path, body).header("Idempotency-Key", key));
    }

    private void create() {
        Answer made = with(
                "zq-create",
                "POST",
                "/api/students/students",
                "{\"student_id\":\"%s\",\"student_name\":\"%s\",\"grade_level\":9,\"class_id\":\"class_001\"}"
                        .formatted(ID, NAME));
        assertThat(made.status()).isIn(200, 201, 404);
    }

    private HttpRequest.Builder asHerself(String token, String method, String path, String body) {
        return request(method, path, body).header("Authorization", "Bearer " + token);
    }

    private String account() {
        SignIn admin = SignIn.demo(this, "{\"role\":\"admin\"}");
        String user = """
                {"login":"zqcanary.login","display_name":"%s","role":"student","student_id":"%s","password":"%s"}
                """.formatted(NAME, ID, PASSWORD);
        assertThat(send(admin.on(request("POST", "/api/users", user))).status()).isEqualTo(201);
        return post("/api/auth/token", "{\"login\":\"zqcanary.login\",\"password\":\"" + PASSWORD + "\"}")
                .body()
                .path("access_token")
                .stringValue();
    }

    private static String written(String assessment) {
        return """
                {"assessment_id":"%s","student_id":"%s",
                 "questions":[{"question_id":"q1","question_text":"Why?","question_type":"constructed_response",
                   "concept_id":"photosynthesis","points_possible":5,"reference_answer":"Light becomes sugar."}],
                 "responses":[{"question_id":"q1","answer":"zqcanary light turns to sugar"}]}
                """.formatted(assessment, ID);
    }

    private void plant(String token) {
        call(
                "PUT",
                "/api/students/students/" + ID + "/iep",
                "{\"primary_disability\":\"zqcanary\",\"accommodations\":[\"word_bank\"],\"goals\":[{\"goal\":\"zqcanary\"}]}");
        String grading = with("zq-submit", "POST", "/api/assessments/submit", written("zq_written"))
                .body()
                .at("/graded_assessment/grading_id")
                .stringValue();
        String judged = post("/api/assessments/submit", submission(ID, "ecosystems", false))
                .body()
                .at("/graded_assessment/grading_id")
                .stringValue();
        assertThat(send(asHerself(
                                token,
                                "POST",
                                "/api/students/students/" + ID + "/gradings/" + judged + "/ask-review",
                                "{\"question_id\":\"q1\",\"note\":\"zqcanary please\"}"))
                        .status())
                .isEqualTo(200);
        assertThat(with(
                                "zq-decide",
                                "POST",
                                CLASS + "/reviews/decide",
                                "{\"grading_id\":\"%s\",\"question_id\":\"q1\",\"version\":0,\"points\":4,\"reason\":\"zqcanary\"}"
                                        .formatted(grading))
                        .status())
                .isEqualTo(200);
        for (int i = 0; i < 6; i++) {
            post("/api/assessments/submit", submission(ID, "ecosystems", false));
        }
        for (String alert : db.sql("select alert_id from alerts where student_id = :id and state = 'raised'")
                .param("id", ID)
                .query(String.class)
                .list()) {
            with(
                    "zq-alert-" + alert,
                    "POST",
                    "/api/students/alerts/" + alert + "/dismiss",
                    "{\"action\":\"dismiss\",\"note\":\"zqcanary\"}");
        }
        with("zq-path", "POST", "/api/adaptive/students/" + ID + "/path", "{\"concept_ids\":[]}");
        post("/api/adaptive/students/student_001/path", "{\"concept_ids\":[]}");
        with("zq-plan", "POST", "/api/adaptive/plan", "{\"class_id\":\"class_001\"}");
        send(asHerself(token, "POST", "/api/ws/ticket", null));
        finished(with("zq-job", "POST", "/api/pipeline/run", "{\"kind\":\"class_plan\",\"class_id\":\"class_001\"}"));
        finished(with("zq-batch", "POST", "/api/pipeline/batch-grade", """
                {"class_id":"class_001","assessment_id":"zq_batch",
                 "questions":[{"question_id":"q1","question_text":"Is it so?","question_type":"true_false",
                   "concept_id":"ecosystems","points_possible":2,"correct_answer":true}],
                 "submissions":[{"student_id":"%s","responses":[{"question_id":"q1","answer":true}]},
                   {"student_id":"%s","responses":[{"question_id":"zqcanary","answer":true}]}]}
                """.formatted(ID, ID)));
        call("PATCH", "/api/students/students/" + ID, "{\"reading_level\":\"zqcanary\"}");
        namedInABatchOfAnotherClass();
        db.sql("""
                insert into idempotency_keys (user_id, route, key, body_hash, attempt, leased_until, created_at)
                select user_id, 'zqcanary', 'hers', '', gen_random_uuid(), now(), now() from users where student_id = :id
                """).param("id", ID).update();
    }

    private void namedInABatchOfAnotherClass() {
        SignIn admin = SignIn.demo(this, "{\"role\":\"admin\"}");
        finished(send(admin.on(request("POST", "/api/pipeline/batch-grade", """
                {"class_id":"class_002","assessment_id":"other_batch",
                 "questions":[{"question_id":"q1","question_text":"Is it so?","question_type":"true_false",
                   "concept_id":"ecosystems","points_possible":2,"correct_answer":true}],
                 "submissions":[{"student_id":"%s","responses":[]}]}
                """.formatted(ID)))));
    }

    private void finished(Answer job) {
        String jobId = job.body().path("job_id").stringValue();
        Eventually.holds(() -> List.of("complete", "failed").contains(status(jobId)));
    }

    private String status(String jobId) {
        return db.sql("select status from jobs where job_id = :job")
                .param("job", jobId)
                .query(String.class)
                .single();
    }

    /** Every column of every table in which the canary stands, in whatever type. */
    private List<String> placesInTheDatabase() {
        List<String> places = new ArrayList<>();
        List<String[]> columns = db.sql("""
                select c.table_name, c.column_name from information_schema.columns c
                join information_schema.tables t using (table_schema, table_name)
                where table_schema = 'public' and t.table_type = 'BASE TABLE'
                """)
                .query((row, _) -> new String[] {row.getString(1), row.getString(2)})
                .list();
        for (String[] column : columns) {
            long found = db.sql("select count(*) from \"" + column[0] + "\" where \"" + column[1] + "\"::text ilike '%"
                            + CANARY + "%'")
                    .query(Long.class)
                    .single();
            if (found > 0) {
                places.add(column[0] + "." + column[1]);
            }
        }
        return places;
    }

    private List<Path> indexFiles() throws IOException {
        try (Stream<Path> files = Files.walk(dataDir)) {
            return files.filter(file -> file.toString().contains("library-") && Files.isRegularFile(file))
                    .toList();
        }
    }

    private static boolean hasCanary(String text) {
        return text.toLowerCase(Locale.ROOT).contains(CANARY);
    }

    private String epoch() {
        return db.sql("select epoch from streams where class_id = 'class_001'")
                .query(String.class)
                .single();
    }

    @Test
    void nothing_of_her_is_left_but_that_she_was_erased() throws IOException {
        String epochBefore = epoch();
        long before = db.sql("select head from streams where class_id = 'class_001'")
                .query(Long.class)
                .single();
        create();
        String token = account();
        LiveClient dashboard = LiveClient.connect(port, "/ws/dashboard/class_001");
        LiveClient herOwn = LiveClient.connect(port, "/ws/student/" + ID, "Authorization", "Bearer " + token);
        dashboard.await("connection_confirmed");
        herOwn.await("connection_confirmed");
        plant(token);
        assertThat(placesInTheDatabase())
                .contains(
                        "students.student_name",
                        "ieps.primary_disability",
                        "users.login",
                        "question_results.answer",
                        "question_results.asked_note",
                        "grade_decisions.reason",
                        "alerts.note",
                        "learning_paths.path",
                        "class_plans.plan",
                        "batch_submissions.named",
                        "stream_events.payload",
                        "idempotency_keys.answer");

        assertThat(call("DELETE", "/api/students/students/" + ID, null).status())
                .isEqualTo(200);

        assertThat(placesInTheDatabase()).isEqualTo(List.of("audit_log.object_id"));
        assertThat(db.sql("select distinct object_id from audit_log where object_id ilike '%zqcanary%'")
                        .query(String.class)
                        .list())
                .isEqualTo(List.of(ID));
        assertThat(indexFiles()).isNotEmpty().noneMatch(file -> hasCanary(read(file)));
        dashboard.await("resync_required");
        assertThat(herOwn.closeCode()).isPositive();
        assertThat(send(asHerself(token, "GET", "/api/auth/session", null))
                        .response()
                        .body())
                .doesNotContain(NAME);
        noWindowFindsHer(epochBefore, before);
        dashboard.cut();
        create();
        assertThat(db.sql("select count(*) from students where student_id = :id")
                        .param("id", ID)
                        .query(Long.class)
                        .single())
                .as("a late retry of the request that made her does not make her again")
                .isZero();
        assertThat(get("/api/students/students/" + ID).status()).isEqualTo(404);
        // Presence forgets whose window closed after its moment of grace.
        Eventually.holds(() -> !hasCanary(get(CLASS + "/dashboard").response().body()));
    }

    /** Its server held it for the last time and has read her already: another begins it anew, as if it had not been begun. */
    @Test
    void a_plan_that_is_being_made_for_her_class_is_made_anew_without_her() {
        String student = newStudent("Planned For");
        String job = "job_" + student;
        db.sql("""
                insert into jobs (job_id, kind, class_id, input, status, completed_stages, work, attempts, leased_by,
                    leased_until, created_by, created_at)
                values (:job, 'class_plan', 'class_001', '{"concept_ids":[]}', 'running', '{gather}',
                    jsonb_build_object('read', :student::text), 3, 'another server', now() + interval '1 day',
                    'teacher_demo', now())
                """).param("job", job).param("student", student).update();
        assertThat(call("DELETE", "/api/students/students/" + student, null).status())
                .isEqualTo(200);
        Eventually.holds(() -> status(job).equals("complete"));
        assertThat(db.sql("select count(*) from jobs where job_id = :job and jobs::text like '%' || :student || '%'")
                        .param("job", job)
                        .param("student", "\"" + student)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private void noWindowFindsHer(String epochBefore, long before) {
        LiveClient late =
                LiveClient.connect(port, "/ws/dashboard/class_001?epoch=" + epochBefore + "&offset=" + before);
        assertThat(late.await("resync_required").path("reason").stringValue()).isEqualTo("epoch_changed");
        LiveClient anew = LiveClient.connect(port, "/ws/dashboard/class_001?epoch=" + epoch() + "&offset=" + before);
        long head = db.sql("select head from streams where class_id = 'class_001'")
                .query(Long.class)
                .single();
        Eventually.holds(() ->
                anew.events().stream().anyMatch(event -> event.path("offset").asLong() == head));
        assertThat(anew.events().stream().map(JsonNode::toString).filter(event -> event.contains("erased")))
                .isNotEmpty();
        for (LiveClient window : List.of(late, anew)) {
            assertThat(window.frames()).noneMatch(frame -> hasCanary(frame.toString()));
            window.cut();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
