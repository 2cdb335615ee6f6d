package org.mastercreator.server.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.ServerTest;
import org.mastercreator.server.security.SignIn;
import tools.jackson.databind.JsonNode;

/** Promise: the export of a student holds every row about her, and nobody else. */
class ExportTest extends ServerTest {
    private static final String FORMULA = "=HYPERLINK(\"http://x\")";

    private String path(String student) {
        return "/api/students/students/" + student + "/export";
    }

    private String busyStudent(String name) {
        String student = newStudent(name);
        call(
                "PUT",
                "/api/students/students/" + student + "/iep",
                "{\"primary_disability\":\"Dyslexia\",\"accommodations\":[\"word_bank\"]}");
        post("/api/assessments/submit", """
                {"assessment_id":"written","student_id":"%s",
                 "questions":[{"question_id":"q1","question_text":"Why?","question_type":"constructed_response",
                   "concept_id":"photosynthesis","points_possible":5,"reference_answer":"Light becomes sugar."}],
                 "responses":[{"question_id":"q1","answer":"%s"}]}
                """.formatted(student, FORMULA.replace("\"", "\\\"")));
        for (int i = 0; i < 4; i++) {
            post("/api/assessments/submit", submission(student, "ecosystems", false));
        }
        post("/api/adaptive/students/" + student + "/path", "{\"concept_ids\":[]}");
        post("/api/adaptive/plan", "{\"class_id\":\"class_001\"}");
        return student;
    }

    @Test
    void it_holds_a_row_for_every_row_about_her_in_every_table() {
        String student = busyStudent("Odd Exporter");
        Answer answer = get(path(student));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(
                        value -> assertThat(value).contains("attachment").doesNotContain(student));
        JsonNode tables = answer.body().path("tables");
        for (Table table : PersonalData.TABLES) {
            if (table.hers().isPresent()) {
                long stored = db.sql("select count(*) from " + table.name() + " where "
                                + table.hers().get())
                        .param("student", student)
                        .query(Long.class)
                        .single();
                assertThat(tables.path(table.name()).size()).as(table.name()).isEqualTo(stored);
            }
        }
        for (String table : List.of(
                "students",
                "enrolments",
                "ieps",
                "submissions",
                "question_results",
                "mastery",
                "mastery_history",
                "learning_paths",
                "class_plans",
                "stream_events",
                "audit_log")) {
            assertThat(tables.path(table).size()).as(table).isPositive();
        }
        assertThat(tables.at("/students/0/student_name").stringValue()).isEqualTo("Odd Exporter");
        assertThat(tables.at("/ieps/0/primary_disability").stringValue()).isEqualTo("Dyslexia");
        assertThat(tables.at("/class_plans/0/plan/path/student_id").stringValue())
                .isEqualTo(student);
        assertThat(tables.at("/class_plans/0/plan/reason").isString()).isTrue();
        assertThat(tables.at("/class_plans/0/plan/ask_first").isArray()).isTrue();
        assertThat(tables.at("/students/0/created_at").stringValue()).endsWith("Z");
    }

    @Test
    void it_names_no_other_student_and_no_password() {
        String student = busyStudent("Lone Exporter");
        String text = get(path(student)).response().body();
        List<String> others = db.sql("select student_id from students where student_id <> :student")
                .param("student", student)
                .query(String.class)
                .list();
        assertThat(others).hasSizeGreaterThan(20).noneMatch(text::contains);
        assertThat(text).doesNotContain("$argon2");
    }

    @Test
    void the_zip_is_for_a_spreadsheet_that_computes_nothing() throws IOException, InterruptedException {
        String student = busyStudent("=1+1");
        HttpResponse<byte[]> answer = HTTP.send(
                request("GET", path(student) + "?format=zip", null).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(files.get("students.csv")).contains("'=1+1").doesNotContain(",=1+1");
        assertThat(files.get("question_results.csv")).contains("'=HYPERLINK").doesNotContain(",\"=HYPERLINK");
        assertThat(files.get("contents.txt")).contains("students: 1 row\n", "users.password_hash: a secret");
        assertThat(files.keySet()).contains("mastery_history.csv", "stream_events.csv");
    }

    @Test
    void it_is_one_read_in_the_audit_log_for_staff_only_and_says_what_format_there_is() {
        String student = newStudent("Watched Exporter");
        String count = "select count(*) from audit_log where object_type = 'student_export' and object_id = :student";
        get(path(student));
        assertThat(db.sql(count).param("student", student).query(Long.class).single())
                .isEqualTo(1);
        assertThat(get(path(student) + "?format=xml").status()).isEqualTo(422);
        SignIn herself = SignIn.demo(this, "{\"role\":\"student\",\"student_id\":\"student_001\"}");
        assertThat(send(herself.on(request("GET", path("student_001"), null))).status())
                .isIn(403, 404);
    }
}
