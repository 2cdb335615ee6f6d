package org.mastercreator.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.LiveClient;
import org.mastercreator.server.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What an admin decides about users holds at once, on requests and on open sockets. */
class AdminTest extends ServerTest {
    private static final String PASSWORD = "correct horse battery";

    @Autowired
    private Users users;

    private SignIn admin;
    private String login;
    private String userId;

    @BeforeEach
    void aTeacherWithAPassword() {
        admin = SignIn.demo(this, "{\"role\":\"admin\"}");
        login = "teacher-" + UUID.randomUUID();
        userId = users.create(
                        Optional.empty(), login, "Some Teacher", Role.TEACHER, Optional.empty(), Optional.of(PASSWORD))
                .userId();
    }

    private Answer asAdmin(String method, String path, String body) {
        return send(admin.on(request(method, path, body)));
    }

    private JsonNode tokens(String password) {
        return post("/api/auth/token", JSON.writeValueAsString(Map.of("login", login, "password", password)))
                .body();
    }

    private int classesWith(String token) {
        return send(request("GET", "/api/students/classes", null).header("Authorization", "Bearer " + token))
                .status();
    }

    @Test
    void a_user_who_is_added_twice_with_one_key_is_added_once() {
        SignIn admin = SignIn.demo(this, "{\"role\":\"admin\"}");
        String body =
                "{\"login\":\"once\",\"display_name\":\"%s\",\"role\":\"teacher\",\"password\":\"long enough words\"}";
        Answer first = send(
                admin.on(request("POST", "/api/users", body.formatted("One"))).header("Idempotency-Key", "once"));
        Answer again = send(
                admin.on(request("POST", "/api/users", body.formatted("One"))).header("Idempotency-Key", "once"));
        Answer other = send(
                admin.on(request("POST", "/api/users", body.formatted("Two"))).header("Idempotency-Key", "once"));
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.status()).isEqualTo(422);
    }

    @Test
    void a_disabled_user_is_out_at_once_and_no_old_sign_in_comes_back_with_her() {
        asAdmin("PUT", "/api/students/classes/class_002/teachers/" + userId, null);
        JsonNode tokens = tokens(PASSWORD);
        String token = tokens.path("access_token").stringValue();
        LiveClient window = LiveClient.connect(port, "/ws/dashboard/class_002", "Authorization", "Bearer " + token);
        window.await("connection_confirmed");

        assertThat(asAdmin("PATCH", "/api/users/" + userId, "{\"disabled\":true}")
                        .status())
                .isEqualTo(200);
        assertThat(window.closeCode()).isEqualTo(4401);
        assertThat(classesWith(token)).isEqualTo(401);
        assertThat(tokens(PASSWORD).path("status").asInt()).isEqualTo(401);

        asAdmin("PATCH", "/api/users/" + userId, "{\"disabled\":false}");
        assertThat(classesWith(token)).isEqualTo(401);
        assertThat(post(
                                "/api/auth/refresh",
                                "{\"refresh_token\":\""
                                        + tokens.path("refresh_token").stringValue() + "\"}")
                        .status())
                .isEqualTo(401);
        assertThat(classesWith(tokens(PASSWORD).path("access_token").stringValue()))
                .isEqualTo(200);
    }

    @Test
    void a_new_password_ends_what_was_signed_in_with_the_old_one() {
        String token = tokens(PASSWORD).path("access_token").stringValue();
        asAdmin("PATCH", "/api/users/" + userId, "{\"display_name\":\"Other Name\"}");
        assertThat(classesWith(token)).isEqualTo(200);
        asAdmin("PATCH", "/api/users/" + userId, "{\"password\":\"another long password\"}");
        assertThat(classesWith(token)).isEqualTo(401);
        assertThat(tokens(PASSWORD).path("status").asInt()).isEqualTo(401);
        assertThat(classesWith(
                        tokens("another long password").path("access_token").stringValue()))
                .as("signed in, and asked to choose her own")
                .isEqualTo(403);
    }

    @Test
    void an_admin_cannot_lock_herself_out() {
        assertThat(asAdmin("PATCH", "/api/users/admin_demo", "{\"disabled\":true}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void a_disabled_demo_teacher_does_not_act_for_requests_without_credentials() {
        assertThat(asAdmin("PATCH", "/api/users/teacher_demo", "{\"disabled\":true}")
                        .status())
                .isEqualTo(200);
        try {
            assertThat(get("/api/students/classes").status()).isEqualTo(401);
        } finally {
            asAdmin("PATCH", "/api/users/teacher_demo", "{\"disabled\":false}");
        }
        assertThat(get("/api/students/classes").status()).isEqualTo(200);
    }

    @Test
    void a_teacher_of_a_students_second_class_watches_her_in_that_class() {
        String student = newStudent("Two Classes");
        db.sql("insert into enrolments (class_id, student_id, enrolled_at) values ('class_002', :student, now())")
                .param("student", student)
                .update();
        asAdmin("PUT", "/api/students/classes/class_002/teachers/" + userId, null);
        String token = tokens(PASSWORD).path("access_token").stringValue();
        LiveClient window = LiveClient.connect(port, "/ws/student/" + student, "Authorization", "Bearer " + token);
        window.await("connection_confirmed");
        post("/api/assessments/submit", submission(student, "ecosystems", true));
        assertThat(window.await("mastery_update").path("class_id").stringValue())
                .isEqualTo("class_002");
        window.cut();
    }
}
