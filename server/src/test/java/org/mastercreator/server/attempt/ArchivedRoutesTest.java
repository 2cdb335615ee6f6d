package org.mastercreator.server.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.Eventually;
import org.mastercreator.server.security.AccessRules;
import org.mastercreator.server.security.SignIn;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * Promise: an archived class stays as it is until it is brought back. Of every route that changes something it is decided
 * here what it does with one; a new route fails this until it is decided too.
 */
class ArchivedRoutesTest extends AttemptWorld {
    private static final String OF_CLASS = "/api/students/classes/{class_id}";
    private static final String OF_STUDENT = "/api/students/students/{student_id}";
    private static final String OF_ASSESSMENT = "/api/assessments/{assessment_id}";

    /** What is refused, with a body that a class in use takes. */
    private static final Map<String, String> REFUSED = Map.ofEntries(
            Map.entry("PATCH " + OF_CLASS, "{\"class_name\":\"Renamed\"}"),
            Map.entry("POST " + OF_CLASS + "/sign-ins", "{\"student_ids\":[\"{student_id}\"]}"),
            Map.entry(
                    "PUT " + OF_CLASS + "/thresholds",
                    "{\"wheel_spinning_opportunities\":9,\"sudden_drop\":0.4,\"rapid_seconds\":3,\"idle_minutes\":9}"),
            Map.entry(
                    "POST " + OF_CLASS + "/reviews/decide",
                    "{\"grading_id\":\"{grading_id}\",\"question_id\":\"q1\",\"version\":0,\"points\":1}"),
            Map.entry(
                    "POST " + OF_CLASS + "/reviews/settle",
                    "{\"answers\":[{\"grading_id\":\"{grading_id}\",\"question_id\":\"q1\",\"version\":0,\"points\":1}]}"),
            Map.entry("POST " + OF_CLASS + "/reviews/undo", "{\"batch_id\":\"{batch_id}\"}"),
            Map.entry("POST " + OF_CLASS + "/assignments", "{\"assessment_id\":\"{assessment_id}\"}"),
            Map.entry("PUT " + OF_CLASS + "/assignments/{assignment_id}", "{}"),
            Map.entry("DELETE " + OF_CLASS + "/assignments/{assignment_id}", ""),
            Map.entry("POST " + OF_CLASS + "/assignments/{assignment_id}/close", ""),
            Map.entry(
                    "POST " + OF_CLASS + "/assignments/{assignment_id}/attempts/{attempt_id}/extend",
                    "{\"minutes\":5,\"reason\":\"She was offline\"}"),
            Map.entry("POST /api/students/alerts/{alert_id}/dismiss", "{}"),
            Map.entry(
                    "POST /api/students/students",
                    "{\"student_name\":\"Too Late\",\"grade_level\":8,\"class_id\":\"{class_id}\"}"),
            Map.entry("POST " + OF_STUDENT + "/attempts", "{\"assignment_id\":\"{unbegun_id}\"}"),
            Map.entry("POST " + OF_STUDENT + "/gradings/{grading_id}/ask-review", "{\"question_id\":\"q1\"}"),
            Map.entry(
                    "POST /api/assessments",
                    "{\"class_id\":\"{class_id}\",\"title\":\"New\","
                            + "\"questions\":[{\"item_id\":\"itm_photosynthesis_1\"}]}"),
            Map.entry(
                    "PUT " + OF_ASSESSMENT,
                    "{\"class_id\":\"{class_id}\",\"title\":\"Other\","
                            + "\"questions\":[{\"item_id\":\"itm_photosynthesis_1\"}]}"),
            Map.entry("DELETE " + OF_ASSESSMENT, ""),
            Map.entry("PATCH " + OF_ASSESSMENT + "/questions/{question_id}", "{\"correct_answer\":false}"),
            Map.entry("POST " + OF_ASSESSMENT + "/corrections/{correction_id}/undo", ""),
            Map.entry("POST " + OF_ASSESSMENT + "/corrections/{correction_id}/resume", ""),
            Map.entry("POST /api/adaptive/students/{student_id}/path", "{}"),
            Map.entry("POST /api/adaptive/plan", "{\"class_id\":\"{class_id}\"}"),
            Map.entry("POST /api/pipeline/run", "{\"class_id\":\"{class_id}\"}"),
            Map.entry(
                    "POST /api/pipeline/batch-grade",
                    "{\"class_id\":\"{class_id}\",\"assessment_id\":\"{assessment_id}\","
                            + "\"submissions\":[{\"student_id\":\"{student_id}\",\"responses\":[]}]}"),
            Map.entry("POST /api/assessments/submit", submission("{student_id}", "photosynthesis", true)));

    /** What is not, and why. */
    private static final Map<String, String> ELSEWISE = Map.ofEntries(
            Map.entry("PUT " + OF_CLASS + "/teachers/{user_id}", "says who may read it"),
            Map.entry("DELETE " + OF_CLASS + "/teachers/{user_id}", "says who may read it no longer"),
            Map.entry("POST " + OF_CLASS + "/bulk-import", "is refused; a file is sent below"),
            Map.entry("POST /api/assessments/batch-grade", "says it of each submission; see ArchivedClassTest"),
            Map.entry("POST " + OF_CLASS + "/thresholds/rehearse", "sets nothing"),
            Map.entry("POST " + OF_ASSESSMENT + "/questions/{question_id}/preview", "sets nothing"),
            Map.entry("POST /api/adaptive/feedback", "looks back at what was predicted"),
            Map.entry("POST /api/pipeline/{job_id}/cancel", "ends what was begun before"),
            Map.entry("PUT " + OF_STUDENT + "/attempts/{attempt_id}/answers", "of what is under way"),
            Map.entry("PUT " + OF_STUDENT + "/attempts/{attempt_id}/answers/{question_id}", "of what is under way"),
            Map.entry("POST " + OF_STUDENT + "/attempts/{attempt_id}/submit", "hands in what is under way"),
            Map.entry("PATCH " + OF_STUDENT, "her own record, in whichever class she is"),
            Map.entry("PUT " + OF_STUDENT + "/iep", "her own record, in whichever class she is"),
            Map.entry("DELETE " + OF_STUDENT, "erases"));

    private static final Set<String> OF_NO_CLASS = Set.of(
            "/api/auth",
            "/api/ws/ticket",
            "/api/users",
            "/api/concepts",
            "/api/content",
            "/api/items",
            "/api/adaptive/models");

    @Autowired
    private DataSource dataSource;

    private final Map<String, String> ids = new HashMap<>();
    private SignIn admin;

    @BeforeEach
    void aClassInWhichThereIsEverything() {
        admin = SignIn.demo(this, "{\"role\":\"admin\"}");
        ids.put("user_id", "teacher_demo");
        keep(
                "class_id",
                "/class/class_id",
                "/api/students/classes",
                "{\"class_name\":\"Old\",\"subject\":\"Biology\",\"grade_level\":8,"
                        + "\"concept_ids\":[\"photosynthesis\"],\"teacher_ids\":[\"teacher_demo\"]}");
        keep(
                "student_id",
                "/student/student_id",
                "/api/students/students",
                "{\"student_name\":\"Last Year\",\"grade_level\":8,\"class_id\":\"{class_id}\"}");
        ids.put("question_id", "own");
        keep("assessment_id", "/assessment/assessment_id", "/api/assessments", """
                {"class_id":"{class_id}","title":"Last one","questions":[{"question":{"question_id":"own",
                 "question_text":"Do leaves fall?","question_type":"true_false","concept_id":"photosynthesis",
                 "points_possible":1,"correct_answer":false}}]}
                """);
        keep("assignment_id", "/assignment/assignment_id", OF_CLASS + "/assignments", """
                {"assessment_id":"{assessment_id}"}
                """);
        keep("unbegun_id", "/assignment/assignment_id", OF_CLASS + "/assignments", """
                {"assessment_id":"{assessment_id}"}
                """);
        db.sql("""
                with herself as (insert into users (user_id, login, display_name, role, student_id)
                    values (:student, :student, :student, 'student', :student)),
                alert as (insert into alerts (alert_id, class_id, student_id, kind, evidence, clears_when, state, raised_at)
                    values ('alert_' || :student, :class, :student, 'needs_review', 'Seen', 'Looked at', 'raised', now()))
                insert into attempts (attempt_id, assignment_id, student_id, number, state, started_at, accommodations)
                values ('att_' || :student, :assignment, :student, 1, 'open', now(), '{}')
                """)
                .param("student", ids.get("student_id"))
                .param("class", ids.get("class_id"))
                .param("assignment", ids.get("assignment_id"))
                .update();
        ids.put("alert_id", "alert_" + ids.get("student_id"));
        ids.put("attempt_id", "att_" + ids.get("student_id"));
        keep(
                "grading_id",
                "/graded_assessment/grading_id",
                "/api/assessments/submit",
                submission("{student_id}", "photosynthesis", true));
        keep(
                "batch_id",
                "/batch_id",
                OF_CLASS + "/reviews/decide",
                "{\"grading_id\":\"{grading_id}\",\"question_id\":\"q1\",\"version\":0,\"points\":1}");
        JsonNode corrected = asked("PATCH " + OF_ASSESSMENT + "/questions/own", "{\"correct_answer\":true}")
                .body();
        ids.put("correction_id", corrected.at("/correction/correction_id").stringValue());
        String job = "/api/pipeline/status/" + corrected.at("/job/job_id").stringValue();
        Eventually.holds(() ->
                asked("GET " + job, "").body().at("/job/status").stringValue().equals("complete"));
    }

    private String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> id : ids.entrySet()) {
            filled = filled.replace("{" + id.getKey() + "}", id.getValue());
        }
        return filled;
    }

    private Answer asked(String route, String body) {
        int blank = route.indexOf(' ');
        boolean herself = route.endsWith("/attempts");
        SignIn who =
                herself ? SignIn.demo(this, filled("{\"role\":\"student\",\"student_id\":\"{student_id}\"}")) : admin;
        return send(who.on(request(
                route.substring(0, blank), filled(route.substring(blank + 1)), body.isEmpty() ? null : filled(body))));
    }

    private void keep(String id, String at, String path, String body) {
        Answer made = asked("POST " + path, body);
        assertThat(made.status()).as(made.response().body()).isIn(200, 201);
        ids.put(id, made.body().at(at).stringValue());
    }

    private void archive(boolean archived) {
        assertThat(asked("PATCH " + OF_CLASS, "{\"archived\":" + archived + "}").status())
                .isEqualTo(200);
    }

    @Test
    void of_every_route_that_changes_something_it_is_decided_what_it_does_in_an_archived_class() {
        Set<String> undecided = AccessRules.routes().stream()
                .filter(route -> !route.method().name().equals("GET"))
                .filter(route -> OF_NO_CLASS.stream().noneMatch(route.path()::startsWith))
                .map(route -> route.method() + " " + route.path())
                .filter(route -> !REFUSED.containsKey(route) && !ELSEWISE.containsKey(route))
                .filter(route -> !route.equals("POST /api/students/classes"))
                .collect(Collectors.toSet());
        assertThat(undecided).isEmpty();
    }

    @Test
    void what_would_change_an_archived_class_is_refused_and_says_so_and_leaves_it_as_it_was() {
        archive(true);
        String before =
                asked("GET " + OF_CLASS + "/dashboard", "").body().at("/class").toString();
        Map<String, String> wrong = new TreeMap<>();
        REFUSED.forEach((route, body) -> {
            Answer answer = asked(route, body);
            if (answer.status() != 409
                    || !answer.body().path("type").stringValue().endsWith(":class-archived")) {
                wrong.put(route, answer.status() + " " + answer.response().body());
            }
        });
        assertThat(wrong).isEmpty();
        String csv = """
                --x\r
                Content-Disposition: form-data; name="file"; filename="a.csv"\r
                \r
                student_name,grade_level,has_iep,reading_level
                Table Row,8,no,\r
                --x--\r
                """;
        Answer table = send(admin.on(request("POST", filled(OF_CLASS + "/bulk-import"), csv))
                .setHeader("Content-Type", "multipart/form-data; boundary=x"));
        assertRefused(table, "class-archived");
        assertThat(asked("GET " + OF_CLASS + "/dashboard", "")
                        .body()
                        .at("/class")
                        .toString())
                .isEqualTo(before);
        // Asked twice it is archived once; brought back it may get another name at once.
        archive(true);
        assertThat(asked("PATCH " + OF_CLASS, "{\"archived\":false,\"class_name\":\"Back\"}")
                        .status())
                .isEqualTo(200);
        assertThat(asked("PATCH " + OF_CLASS, "{\"class_name\":\"Back again\"}").status())
                .isEqualTo(200);
    }

    @Test
    void who_reads_an_archived_class_can_still_be_said() {
        archive(true);
        assertThat(asked("DELETE " + OF_CLASS + "/teachers/{user_id}", "").status())
                .isEqualTo(200);
        assertThat(asked("PUT " + OF_CLASS + "/teachers/{user_id}", "{}").status())
                .isEqualTo(200);
    }

    /** The class is locked as if it were just being archived; whoever looks only at what is committed sees it in use. */
    @Test
    void a_submission_at_the_moment_of_archiving_is_in_before_or_refused() throws SQLException {
        for (boolean archives : new boolean[] {false, true}) {
            int stored = submissions();
            CompletableFuture<Answer> sent;
            try (Connection other = dataSource.getConnection()) {
                other.setAutoCommit(false);
                try (var archiving = other.prepareStatement(
                        "update classes set archived_at = case when ? then now() end where class_id = ?")) {
                    archiving.setBoolean(1, archives);
                    archiving.setString(2, ids.get("class_id"));
                    archiving.executeUpdate();
                }
                sent = CompletableFuture.supplyAsync(() ->
                        asked("POST /api/assessments/submit", submission("{student_id}", "photosynthesis", true)));
                Eventually.holds(() -> sent.isDone() || waitsForALock());
                assertThat(sent.isDone()).isFalse();
                other.commit();
            }
            if (archives) {
                assertRefused(sent.join(), "class-archived");
            } else {
                assertThat(sent.join().status()).isEqualTo(200);
            }
            assertThat(submissions()).isEqualTo(stored + (archives ? 0 : 1));
        }
    }

    private int submissions() {
        return db.sql("select count(*) from submissions where student_id = :student")
                .param("student", ids.get("student_id"))
                .query(Integer.class)
                .single();
    }

    private boolean waitsForALock() {
        return Boolean.TRUE.equals(db.sql("""
                select exists (select from pg_stat_activity
                    where wait_event_type = 'Lock' and query like '%for share%' and query like '%classes%')
                """).query(Boolean.class).single());
    }
}
