package org.mastercreator.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mastercreator.server.LiveClient;
import org.mastercreator.server.ServerTest;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** A child who forgot the password gets another one from her teacher, and from nobody else's. */
@ExtendWith(OutputCaptureExtension.class)
class GivenSignInsTest extends ServerTest {
    private static final String SIGN_INS = "/api/students/classes/class_001/sign-ins";
    private SignIn teacher;

    @BeforeEach
    void signIn() {
        teacher = SignIn.demo(this, "{\"role\":\"teacher\"}");
    }

    private Answer give(SignIn who, String... studentIds) {
        return send(who.on(
                request("POST", SIGN_INS, "{\"student_ids\":" + JSON.writeValueAsString(List.of(studentIds)) + "}")));
    }

    private JsonNode given(String studentId) {
        Answer answer = give(teacher, studentId);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().headers().firstValue("Cache-Control")).contains("no-store");
        return answer.body().at("/sign_ins/0");
    }

    private Answer tokens(JsonNode given) {
        return post(
                "/api/auth/token",
                "{\"login\":\"%s\",\"password\":\"%s\"}"
                        .formatted(
                                given.path("login").stringValue(),
                                given.path("password").stringValue()));
    }

    private int own(Answer tokens, String studentId) {
        return send(request("GET", "/api/students/students/" + studentId, null).header("Authorization", bearer(tokens)))
                .status();
    }

    private static String bearer(Answer tokens) {
        return "Bearer " + tokens.body().path("access_token").stringValue();
    }

    private List<String> deeds(String studentId) {
        return db.sql("""
                select l.action from audit_log l join users u on l.object_type = 'user' and l.object_id = u.user_id
                where u.student_id = :student and l.class_id = 'class_001' order by l.audit_id
                """).param("student", studentId).query(String.class).list();
    }

    @Test
    void a_new_password_works_at_once_and_ends_the_old_one_with_all_that_was_signed_in_with_it(CapturedOutput output) {
        String student = newStudent("Forgetful Fern");
        JsonNode first = given(student);
        Answer signedIn = tokens(first);
        assertThat(own(signedIn, student)).isEqualTo(200);
        LiveClient window = LiveClient.connect(port, "/ws/student/" + student, "Authorization", bearer(signedIn));
        window.await("connection_confirmed");

        JsonNode second = given(student);
        assertThat(window.closeCode()).isEqualTo(4401);
        assertThat(own(signedIn, student)).isEqualTo(401);
        assertThat(tokens(first).status()).isEqualTo(401);
        assertThat(second.path("login")).isEqualTo(first.path("login"));
        assertThat(own(tokens(second), student)).isEqualTo(200);
        assertThat(deeds(student)).containsExactly("create", "change");

        String password = second.path("password").stringValue();
        assertThat(password).matches("([a-z2-9]{4}-){2}[a-z2-9]{4}");
        assertThat(db.sql("select password_hash from users where student_id = :id")
                        .param("id", student)
                        .query(String.class)
                        .single())
                .startsWith("$argon2id$");
        LoggerFactory.getLogger(GivenSignInsTest.class).info("the log is being watched");
        assertThat(output.getAll()).contains("the log is being watched").doesNotContain(password, "forgetful.fern");
    }

    @Test
    void her_family_sees_in_her_record_who_gave_it() {
        String student = newStudent("Watched Wren");
        given(student);
        JsonNode openings = send(teacher.on(request("GET", "/api/students/students/" + student + "/access-log", null)))
                .body()
                .path("openings");
        assertThat(openings.valueStream())
                .anyMatch(each -> each.path("what").stringValue().equals("user")
                        && each.path("name").stringValue().equals("Ms. Rivera"));
    }

    @Test
    void students_of_one_name_get_logins_of_their_own_and_the_list_shows_them() {
        String name = "Twin " + UUID.randomUUID().toString().substring(0, 8);
        String one = newStudent(name);
        String two = newStudent(name);
        JsonNode both = give(teacher, one, two).body().path("sign_ins");
        String login = LoginNames.of(name);
        assertThat(both.valueStream().map(each -> each.path("login").stringValue()))
                .containsExactlyInAnyOrder(login, login + "2");
        assertThat(both.get(0).path("password")).isNotEqualTo(both.get(1).path("password"));
        List<JsonNode> listed = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = send(teacher.on(request("GET", SIGN_INS + "?limit=200" + cursor, null)))
                    .body();
            page.path("sign_ins").forEach(listed::add);
            cursor = page.path("next_cursor").isNull()
                    ? ""
                    : "&cursor=" + page.path("next_cursor").stringValue();
        } while (!cursor.isEmpty());
        assertThat(listed)
                .filteredOn(each ->
                        List.of(one, two).contains(each.path("student_id").stringValue()))
                .extracting(each -> each.path("login").stringValue())
                .containsExactlyInAnyOrder(login, login + "2");
    }

    @Test
    void two_teachers_who_give_a_first_sign_in_at_the_same_moment_make_one_user() {
        String student = newStudent("Double Dora");
        List<CompletableFuture<Answer>> giving = List.of(
                CompletableFuture.supplyAsync(() -> give(teacher, student)),
                CompletableFuture.supplyAsync(() -> give(teacher, student)));
        List<Answer> answers = giving.stream().map(CompletableFuture::join).toList();
        assertThat(answers).allMatch(answer -> answer.status() == 200);
        assertThat(answers.stream()
                        .map(answer -> tokens(answer.body().at("/sign_ins/0")).status()))
                .containsExactlyInAnyOrder(200, 401);
    }

    @Test
    void nobody_is_given_anything_where_one_of_them_is_not_in_the_class_or_does_not_exist() {
        String student = newStudent("Innocent Ines");
        Answer foreign = give(teacher, student, "student_101");
        Answer unknown = give(teacher, student, "student_none");
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(foreign.body().path("detail")).isEqualTo(unknown.body().path("detail"));
        // A teacher, an admin: they are in no class as students.
        assertThat(give(teacher, "teacher_002").status()).isEqualTo(404);
        assertThat(give(teacher, "admin_demo").status()).isEqualTo(404);
        assertThat(deeds(student)).isEmpty();
        assertThat(send(teacher.on(request(
                                "POST",
                                "/api/students/classes/class_002/sign-ins",
                                "{\"student_ids\":[\"student_101\"]}")))
                        .status())
                .isEqualTo(404);
        SignIn herself = SignIn.demo(this, "{\"role\":\"student\",\"student_id\":\"student_005\"}");
        assertThat(give(herself, "student_005").status()).isEqualTo(403);
        assertThat(give(teacher).status()).isEqualTo(422);
    }

    @Test
    void whom_an_admin_keeps_out_stays_out_and_the_others_get_theirs() {
        String kept = newStudent("Kept Out");
        String other = newStudent("Let In");
        JsonNode before = given(kept);
        SignIn admin = SignIn.demo(this, "{\"role\":\"admin\"}");
        String user = db.sql("select user_id from users where student_id = :id")
                .param("id", kept)
                .query(String.class)
                .single();
        send(admin.on(request("PATCH", "/api/users/" + user, "{\"disabled\":true}")));
        JsonNode outcome = give(teacher, kept, other).body();
        assertThat(outcome.at("/not_given/0/student_id").stringValue()).isEqualTo(kept);
        assertThat(outcome.path("sign_ins")).hasSize(1);
        assertThat(tokens(outcome.at("/sign_ins/0")).status()).isEqualTo(200);
        send(admin.on(request("PATCH", "/api/users/" + user, "{\"disabled\":false}")));
        assertThat(tokens(before).status()).isEqualTo(200);
    }
}
