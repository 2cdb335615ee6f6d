package org.mastercreator.server.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.LiveClient;
import org.mastercreator.server.ServerTest;
import org.mastercreator.server.security.SignIn;
import tools.jackson.databind.JsonNode;

/** A teacher makes a class, is at home in it, and changes what it is called and taught. */
class ClassEditsTest extends ServerTest {
    private static final String CLASSES = "/api/students/classes";
    private SignIn teacher;
    private SignIn admin;

    @BeforeEach
    void signIn() {
        teacher = SignIn.demo(this, "{\"role\":\"teacher\"}");
        admin = SignIn.demo(this, "{\"role\":\"admin\"}");
    }

    private Answer as(SignIn who, String method, String path, String body) {
        return send(who.on(request(method, path, body)));
    }

    private static List<String> ids(JsonNode concepts) {
        return concepts.valueStream()
                .map(concept -> concept.path("concept_id").stringValue())
                .toList();
    }

    private static List<String> fields(Answer refused) {
        assertThat(refused.status()).isEqualTo(422);
        return refused.body()
                .path("errors")
                .valueStream()
                .map(error -> error.path("field").stringValue())
                .sorted()
                .toList();
    }

    private String made(SignIn who, String more) {
        Answer made = as(
                who,
                "POST",
                CLASSES,
                "{\"class_name\":\"Biology 10B\",\"subject\":\"Biology\",\"grade_level\":10" + more + "}");
        assertThat(made.status()).isEqualTo(201);
        return made.body().at("/class/class_id").stringValue();
    }

    @Test
    void a_teacher_teaches_the_class_that_she_made_and_sees_it_among_hers() {
        String classId = made(teacher, ",\"concept_ids\":[\"photosynthesis\",\"ecosystems\"]");
        JsonNode dashboard =
                as(teacher, "GET", CLASSES + "/" + classId + "/dashboard", null).body();
        assertThat(ids(dashboard.path("concepts"))).containsExactly("photosynthesis", "ecosystems");
        assertThat(dashboard.at("/class/teachers/0/user_id").stringValue()).isEqualTo("teacher_demo");
        assertThat(as(teacher, "GET", CLASSES, null).response().body()).contains(classId);
    }

    @Test
    void an_admin_says_who_teaches_a_class_and_a_teacher_only_makes_classes_of_her_own() {
        String classId = made(admin, ",\"teacher_ids\":[\"teacher_002\"]");
        assertThat(as(teacher, "GET", CLASSES + "/" + classId, null).status()).isEqualTo(404);
        assertThat(fields(as(teacher, "POST", CLASSES, """
                        {"class_id":"mine","class_name":"A","subject":"B","grade_level":9,
                         "concept_ids":["no_such"],"teacher_ids":["teacher_002"]}
                        """))).containsExactly("class_id", "concept_ids", "teacher_ids");
        assertThat(fields(as(
                        admin,
                        "POST",
                        CLASSES,
                        "{\"class_name\":\"A\",\"subject\":\"B\",\"grade_level\":9,\"teacher_ids\":[\"admin_demo\"],"
                                + "\"concept_ids\":[\"ecosystems\",\"ecosystems\"]}")))
                .containsExactly("concept_ids", "teacher_ids");
    }

    @Test
    void a_change_says_what_it_was_made_of_and_every_window_of_the_class_hears_that_there_was_one() {
        String classId = made(teacher, ",\"concept_ids\":[\"photosynthesis\",\"ecosystems\"]");
        String path = CLASSES + "/" + classId;
        Answer before = as(teacher, "GET", path, null);
        String tag = before.response().headers().firstValue("ETag").orElseThrow();
        LiveClient window = LiveClient.connect(port, "/ws/dashboard/" + classId, "Cookie", teacher.cookie());
        window.await("connection_confirmed");
        String body = "{\"class_name\":\"Biology 10C\",\"concept_ids\":[\"cell_structure\",\"photosynthesis\"]}";
        Answer changed = send(teacher.on(request("PATCH", path, body)).header("If-Match", tag));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().at("/class/class_name").stringValue()).isEqualTo("Biology 10C");
        assertThat(changed.body().at("/class/grade_level").asInt()).isEqualTo(10);
        assertThat(ids(changed.body().path("concepts"))).containsExactly("cell_structure", "photosynthesis");
        assertThat(window.await("class_update").path("class_id").stringValue()).isEqualTo(classId);
        Answer stale =
                send(teacher.on(request("PATCH", path, "{\"grade_level\":11}")).header("If-Match", tag));
        assertThat(stale.status()).isEqualTo(412);
        window.cut();
        assertThat(fields(as(teacher, "PATCH", path, "{}"))).containsExactly("$");
        assertThat(fields(as(teacher, "PATCH", path, "{\"class_name\":\" \",\"concept_ids\":[\"no_such\"]}")))
                .contains("class_name");
    }

    @Test
    void a_concept_that_is_taken_out_and_comes_back_shows_what_its_students_had_reached() {
        String classId = made(teacher, ",\"concept_ids\":[\"photosynthesis\"]");
        String student = as(
                        teacher,
                        "POST",
                        "/api/students/students",
                        "{\"student_name\":\"Noor\",\"grade_level\":10,\"class_id\":\"" + classId + "\"}")
                .body()
                .at("/student/student_id")
                .stringValue();
        as(teacher, "POST", "/api/assessments/submit", submission(student, "photosynthesis", true));
        String dashboard = CLASSES + "/" + classId + "/dashboard";
        JsonNode reached = as(teacher, "GET", dashboard, null).body().path("mastery");
        assertThat(reached).hasSize(1);
        as(teacher, "PATCH", CLASSES + "/" + classId, "{\"concept_ids\":[]}");
        assertThat(as(teacher, "GET", dashboard, null).body().path("mastery")).isEmpty();
        as(teacher, "PATCH", CLASSES + "/" + classId, "{\"concept_ids\":[\"ecosystems\",\"photosynthesis\"]}");
        assertThat(as(teacher, "GET", dashboard, null).body().path("mastery")).isEqualTo(reached);
    }

    @Test
    void a_teacher_adds_a_concept_that_the_school_does_not_have_yet_once() {
        String name = "Osmosis " + UUID.randomUUID();
        String body = "{\"concept_name\":\"%s\",\"subject\":\"Biology\",\"prerequisites\":[\"cell_structure\"]}";
        JsonNode concept = as(teacher, "POST", "/api/concepts", body.formatted(name))
                .body()
                .path("concept");
        assertThat(as(teacher, "POST", "/api/concepts", body.formatted(name.toUpperCase(Locale.ROOT)))
                        .status())
                .isEqualTo(409);
        assertThat(fields(as(
                        teacher,
                        "POST",
                        "/api/concepts",
                        "{\"concept_name\":\"X\",\"subject\":\"Y\",\"prerequisites\":[\"no_such\"]}")))
                .containsExactly("prerequisites");
        JsonNode first = as(teacher, "GET", "/api/concepts?limit=2", null).body();
        assertThat(first.path("concepts")).hasSize(2);
        JsonNode rest = as(
                        teacher,
                        "GET",
                        "/api/concepts?cursor=" + first.path("next_cursor").stringValue(),
                        null)
                .body();
        assertThat(rest.path("concepts")).contains(concept);
        String classId = made(
                teacher,
                ",\"concept_ids\":[\"cell_structure\",\""
                        + concept.path("concept_id").stringValue() + "\"]");
        assertThat(as(teacher, "GET", CLASSES + "/" + classId, null).body().at("/concepts/1/prerequisites/0"))
                .isEqualTo(JSON.valueToTree("cell_structure"));
    }
}
