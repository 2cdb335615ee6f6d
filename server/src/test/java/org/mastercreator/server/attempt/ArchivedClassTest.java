package org.mastercreator.server.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.Eventually;
import org.mastercreator.server.LiveClient;
import org.mastercreator.server.security.SignIn;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A class whose year is over is put away, stays readable, takes nothing new, loses nothing, and comes back. */
class ArchivedClassTest extends AttemptWorld {
    private static final String CLASSES = "/api/students/classes";
    private static final String ARCHIVED = "class-archived";

    @Autowired
    private HandIns handIns;

    private SignIn teacher;
    private String classId;
    private Taker taker;
    private String assignmentId;

    /** With a student of its own and a quiz of one question that she is to take. */
    @BeforeEach
    void aClass() {
        teacher = SignIn.demo(this, "{\"role\":\"teacher\"}");
        classId = made(
                CLASSES,
                "{\"class_name\":\"Year 8\",\"subject\":\"Biology\",\"grade_level\":8,"
                        + "\"concept_ids\":[\"photosynthesis\"]}",
                "/class/class_id");
        String student = made(
                "/api/students/students",
                "{\"student_name\":\"Last Year\",\"grade_level\":8,\"class_id\":\"" + classId + "\"}",
                "/student/student_id");
        db.sql("""
                insert into users (user_id, login, display_name, role, student_id)
                values (:id, :id, :id, 'student', :id)
                """).param("id", student).update();
        taker = new Taker(student, SignIn.demo(this, "{\"role\":\"student\",\"student_id\":\"" + student + "\"}"));
        String quiz = made(
                "/api/assessments",
                "{\"class_id\":\"" + classId + "\",\"title\":\"Last one\","
                        + "\"questions\":[{\"item_id\":\"itm_photosynthesis_1\"}]}",
                "/assessment/assessment_id");
        assignmentId = made(of("/assignments"), "{\"assessment_id\":\"" + quiz + "\"}", "/assignment/assignment_id");
    }

    private String of(String path) {
        return CLASSES + "/" + classId + path;
    }

    private Answer asTeacher(String method, String path, String body) {
        return send(teacher.on(request(method, path, body)));
    }

    private String made(String path, String body, String id) {
        Answer answer = asTeacher("POST", path, body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.body().at(id).stringValue();
    }

    private JsonNode archive(boolean archived) {
        Answer answer = asTeacher("PATCH", of(""), "{\"archived\":" + archived + "}");
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.body().path("class");
    }

    private List<String> listed(SignIn who, String query) {
        return send(who.on(request("GET", CLASSES + "?limit=200" + query, null)))
                .body()
                .path("classes")
                .valueStream()
                .map(each -> each.path("class_id").stringValue())
                .toList();
    }

    private boolean hasAClassInUse(SignIn who) {
        return send(who.on(request("GET", "/api/auth/session", null)))
                .body()
                .at("/session/class_in_use")
                .booleanValue();
    }

    private String question() {
        return attempt(taker, open()).at("/questions/0/question_id").stringValue();
    }

    private String open() {
        return start(taker, assignmentId).body().path("attempt_id").stringValue();
    }

    @Test
    void it_leaves_the_list_and_comes_back_and_every_window_of_it_hears_of_both() {
        LiveClient window = LiveClient.connect(port, "/ws/dashboard/" + classId, "Cookie", teacher.cookie());
        window.await("connection_confirmed");
        assertThat(archive(true).path("archived_at").stringValue()).isNotBlank();
        window.await("class_update");
        assertThat(listed(teacher, "")).doesNotContain(classId);
        assertThat(listed(teacher, "&archived=true")).contains(classId);
        assertThat(listed(taker.signIn(), "")).isEmpty();
        assertThat(hasAClassInUse(taker.signIn())).isFalse();
        for (String path : List.of("", "/dashboard", "/students", "/roster", "/assignments", "/reviews", "/alerts")) {
            assertThat(asTeacher("GET", of(path), null).status()).as(path).isEqualTo(200);
        }
        assertThat(asTeacher("GET", of("/dashboard"), null)
                        .body()
                        .at("/class/archived_at")
                        .stringValue())
                .isNotBlank();
        assertThat(archive(false).path("archived_at").isNull()).isTrue();
        assertThat(listed(teacher, "")).contains(classId);
        assertThat(hasAClassInUse(taker.signIn())).isTrue();
        window.await(frame -> window.events().stream()
                        .filter(event -> event.path("type").stringValue().equals("class_update"))
                        .count()
                == 2);
        window.cut();
        assertThat(db.sql("select count(*) from audit_log where object_type = 'class' and object_id = :class")
                        .param("class", classId)
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void whoever_archives_it_says_of_which_state_and_a_stranger_does_not_find_it() {
        String tag = asTeacher("GET", of(""), null)
                .response()
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        asTeacher("PATCH", of(""), "{\"grade_level\":9}");
        assertThat(send(teacher.on(request("PATCH", of(""), "{\"archived\":true}"))
                                .header("If-Match", tag))
                        .status())
                .isEqualTo(412);
        assertThat(send(taker.signIn().on(request("PATCH", of(""), "{\"archived\":true}")))
                        .status())
                .isEqualTo(403);
        assertThat(asTeacher("PATCH", CLASSES + "/class_002", "{\"archived\":true}")
                        .status())
                .isEqualTo(404);
        assertThat(listed(teacher, "")).contains(classId);
    }

    @Test
    void it_takes_nothing_new_and_says_so() {
        archive(true);
        String quiz = db.sql("select assessment_id from assignments where assignment_id = :id")
                .param("id", assignmentId)
                .query(String.class)
                .single();
        String work = submission(taker.id(), "photosynthesis", true);
        Map<String, String> refused = Map.of(
                "/api/assessments/submit",
                work,
                of("/assignments"),
                "{\"assessment_id\":\"" + quiz + "\"}",
                "/api/students/students",
                "{\"student_name\":\"X\",\"grade_level\":8,\"class_id\":\"" + classId + "\"}",
                of("/sign-ins"),
                "{\"student_ids\":[\"" + taker.id() + "\"]}",
                "/api/pipeline/batch-grade",
                "{\"class_id\":\"%s\",\"assessment_id\":\"%s\",\"submissions\":[{\"student_id\":\"%s\",\"responses\":[]}]}"
                        .formatted(classId, quiz, taker.id()));
        refused.forEach((path, body) -> assertRefused(asTeacher("POST", path, body), ARCHIVED));
        assertRefused(asTeacher("PUT", of("/assignments/" + assignmentId), "{}"), ARCHIVED);
        assertRefused(start(taker, assignmentId), ARCHIVED);
        assertThat(as(taker, "GET", "/assignments", null)
                        .body()
                        .at("/assignments/0/state")
                        .stringValue())
                .isEqualTo("closed");
        assertThat(asTeacher("POST", "/api/assessments/batch-grade", """
                        {"assessment_id":"%s","submissions":[{"student_id":"%s","responses":[]}]}
                        """.formatted(quiz, taker.id()))
                        .body()
                        .path("failed")
                        .asInt())
                .isEqualTo(1);
        assertThat(submissionsOf(taker)).isZero();
        archive(false);
        assertThat(start(taker, assignmentId).status()).isEqualTo(201);
        assertThat(asTeacher("POST", "/api/assessments/submit", work).status()).isEqualTo(200);
    }

    @Test
    void who_is_in_another_class_too_goes_on_there_and_both_show_it_without_an_alert_in_the_old_one() {
        db.sql("insert into enrolments (class_id, student_id, enrolled_at) values ('class_001', :student, now())")
                .param("student", taker.id())
                .update();
        archive(true);
        LiveClient old = LiveClient.connect(port, "/ws/dashboard/" + classId, "Cookie", teacher.cookie());
        old.await("connection_confirmed");
        for (int i = 0; i < 6; i++) {
            assertThat(asTeacher("POST", "/api/assessments/submit", submission(taker.id(), "photosynthesis", true))
                            .status())
                    .isEqualTo(200);
        }
        old.await("mastery_update");
        List<String> alerted = db.sql("select class_id from alerts where student_id = :student")
                .param("student", taker.id())
                .query(String.class)
                .list();
        assertThat(alerted).contains("class_001").doesNotContain(classId);
        assertThat(asTeacher("POST", "/api/adaptive/students/" + taker.id() + "/path", "{\"concept_ids\":[]}")
                        .status())
                .isEqualTo(200);
        String ofTheOld = submission(taker.id(), "photosynthesis", true)
                .replace(
                        "exit_ticket",
                        db.sql("select assessment_id from assignments where assignment_id = :id")
                                .param("id", assignmentId)
                                .query(String.class)
                                .single());
        assertRefused(asTeacher("POST", "/api/assessments/submit", ofTheOld), ARCHIVED);
        old.cut();
    }

    @Test
    void what_is_under_way_is_handed_in_as_it_was_saved_and_what_came_too_late_can_still_be_taken() {
        String attempt = open();
        String question = question();
        assertThat(save(taker, attempt, question, 1, "first").status()).isEqualTo(200);
        LiveClient own = LiveClient.connect(
                port, "/ws/student/" + taker.id(), "Cookie", taker.signIn().cookie());
        own.await("connection_confirmed");
        archive(true);
        assertThat(own.await("assignment_update").path("state").stringValue()).isEqualTo("closed");
        assertThat(attempt(taker, attempt).path("seconds_left").asInt(-1)).isZero();
        // An answer that was on its way is still taken.
        assertThat(save(taker, attempt, question, 2, "second").status()).isEqualTo(200);
        archivedSince(Duration.ofSeconds(30));
        assertRefused(save(taker, attempt, question, 3, "third"), "time-over");
        handIns.sweep();
        Eventually.holds(
                () -> attempt(taker, attempt).path("state").stringValue().equals("closed"));
        assertThat(attempt(taker, attempt).at("/answers/0/answer").stringValue())
                .isEqualTo("second");
        assertThat(submissionsOf(taker)).isOne();
        String extend = of("/assignments/" + assignmentId + "/attempts/" + attempt + "/extend");
        String more = "{\"minutes\":5,\"reason\":\"She was offline\"}";
        assertRefused(asTeacher("POST", extend, more), ARCHIVED);
        archive(false);
        assertThat(asTeacher("POST", extend, more).status()).isEqualTo(200);
        assertThat(save(taker, attempt, question, 3, "third").status()).isEqualTo(200);
        own.cut();
    }

    @Test
    void an_attempt_of_a_class_that_was_put_away_by_mistake_goes_on_when_it_is_back_at_once() {
        String attempt = open();
        archive(true);
        archive(false);
        handIns.sweep();
        assertThat(attempt(taker, attempt).path("state").stringValue()).isEqualTo("open");
        assertThat(Optional.of(save(taker, attempt, question(), 1, "late").status()))
                .contains(200);
    }

    @Test
    void a_batch_that_runs_goes_on_to_its_end() {
        String quiz = db.sql("select assessment_id from assignments where assignment_id = :id")
                .param("id", assignmentId)
                .query(String.class)
                .single();
        Answer begun = asTeacher("POST", "/api/pipeline/batch-grade", """
                {"class_id":"%s","assessment_id":"%s","submissions":[{"student_id":"%s","responses":[]}]}
                """.formatted(classId, quiz, taker.id()));
        assertThat(begun.status()).isEqualTo(202);
        archive(true);
        String job = begun.body().path("job_id").stringValue();
        Eventually.holds(() -> asTeacher("GET", "/api/pipeline/status/" + job, null)
                .body()
                .at("/job/status")
                .stringValue()
                .equals("complete"));
        assertThat(submissionsOf(taker)).isOne();
    }

    private void archivedSince(Duration ago) {
        db.sql("update classes set archived_at = archived_at - cast(:ago as interval) where class_id = :class")
                .param("ago", ago.toSeconds() + " seconds")
                .param("class", classId)
                .update();
    }
}
