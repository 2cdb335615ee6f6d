package org.mastercreator.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.LiveClient;
import org.mastercreator.server.ServerTest;
import tools.jackson.databind.JsonNode;

/** Promise: a password that somebody else knows opens nothing but the choice of an own one. */
class OwnPasswordTest extends ServerTest {
    private static final String GIVEN = "a given password";
    private static final String OWN = "one of her very own";
    private static final Set<AccessRules.Rule> OPEN = Set.of(
            AccessRules.Rule.PROBE,
            AccessRules.Rule.PUBLIC,
            AccessRules.Rule.ANY_SIGN_IN,
            // Whoever is on this machine may ask.
            AccessRules.Rule.OPERATOR);

    private SignIn admin;
    private String login;
    private String userId;

    @BeforeEach
    void aTeacherWithAGivenPassword() {
        admin = SignIn.demo(this, "{\"role\":\"admin\"}");
        login = "given-" + UUID.randomUUID();
        Answer made = asAdmin(
                "POST",
                "/api/users",
                Map.of("login", login, "display_name", "New Teacher", "role", "teacher", "password", GIVEN));
        assertThat(made.status()).isEqualTo(201);
        userId = made.body().at("/user/user_id").stringValue();
        asAdmin("PUT", "/api/students/classes/class_002/teachers/" + userId, Map.of());
    }

    private Answer asAdmin(String method, String path, Map<String, ?> body) {
        return send(admin.on(request(method, path, JSON.writeValueAsString(body))));
    }

    private Answer signIn(String login, String password) {
        return post("/api/auth/token", JSON.writeValueAsString(Map.of("login", login, "password", password)));
    }

    private String bearer(String password) {
        return "Bearer " + signIn(login, password).body().path("access_token").asString("none");
    }

    private Answer asked(String bearer, String method, String path, String body) {
        return send(request(method, path, body).header("Authorization", bearer));
    }

    private Answer choose(String bearer, String password) {
        return asked(bearer, "PUT", "/api/auth/password", JSON.writeValueAsString(Map.of("password", password)));
    }

    private Answer change(String bearer, String current, String password) {
        return asked(
                bearer,
                "PUT",
                "/api/auth/password",
                JSON.writeValueAsString(Map.of("current_password", current, "password", password)));
    }

    private boolean asksToChoose(String bearer) {
        return asked(bearer, "GET", "/api/auth/session", null)
                .body()
                .at("/session/choose_password")
                .booleanValue();
    }

    private boolean hasAnOwn(String bearer) {
        return asked(bearer, "GET", "/api/auth/session", null)
                .body()
                .at("/session/own_password")
                .booleanValue();
    }

    private static boolean isToChoose(Answer answer) {
        return answer.status() == 403
                && answer.body().path("type").stringValue().endsWith(":password-to-choose");
    }

    private int classes(String bearer) {
        return asked(bearer, "GET", "/api/students/classes", null).status();
    }

    @Test
    void who_signs_in_with_a_given_password_can_do_nothing_on_any_route_socket_or_stream_before_she_chose_her_own() {
        String bearer = bearer(GIVEN);
        Map<String, String> open = new TreeMap<>();
        for (AccessRules.Route route : AccessRules.routes()) {
            if (!OPEN.contains(route.rule())) {
                String path = route.path().replaceAll("\\{[a-z_]+}", "class_002");
                boolean reads = route.method().name().equals("GET");
                Answer answer = asked(bearer, route.method().name(), path, reads ? null : "{}");
                if (!isToChoose(answer)) {
                    open.put(route.method() + " " + route.path(), "answered " + answer.status());
                }
            }
        }
        assertThat(open).isEmpty();
        LiveClient window = LiveClient.connect(port, "/ws/dashboard/class_002", "Authorization", bearer);
        assertThat(window.closeCode()).isEqualTo(4403);
        assertThat(isToChoose(asked(bearer, "GET", "/api/stream/dashboard/class_002", null)))
                .isTrue();
        assertThat(asksToChoose(bearer)).isTrue();
        assertThat(asked(bearer, "POST", "/api/auth/logout", "").status()).isEqualTo(204);
        assertThat(asked(bearer, "GET", "/api/auth/session", null)
                        .body()
                        .path("session")
                        .isNull())
                .isTrue();
    }

    @Test
    void the_chosen_password_goes_by_the_rules_and_is_not_the_given_one_and_ends_all_other_sign_ins() {
        String bearer = bearer(GIVEN);
        String elsewhere = bearer(GIVEN);
        for (String refused : List.of("", "too short", "            ", GIVEN, "x".repeat(201))) {
            Answer answer = choose(bearer, refused);
            assertThat(answer.status()).as(refused).isEqualTo(422);
            assertThat(answer.body().at("/errors/0/field").stringValue()).isEqualTo("password");
        }
        assertThat(choose(bearer, "too short").body().at("/errors/0/message").stringValue())
                .isEqualTo("must have 12 to 200 characters");
        assertThat(asksToChoose(bearer)).isTrue();
        assertThat(hasAnOwn(bearer)).isFalse();
        assertThat(choose(bearer, OWN).status()).isEqualTo(204);

        assertThat(asksToChoose(bearer)).isFalse();
        assertThat(hasAnOwn(bearer)).isTrue();
        assertThat(classes(bearer)).isEqualTo(200);
        assertThat(classes(elsewhere)).isEqualTo(401);
        assertThat(signIn(login, GIVEN).status()).isEqualTo(401);
        assertThat(asksToChoose(bearer(OWN))).isFalse();
        assertThat(db.sql("""
                select count(*) from audit_log
                where user_id = :user and action = 'change' and object_type = 'user' and object_id = :user
                """).param("user", userId).query(Integer.class).single())
                .isEqualTo(1);
        // Chosen is chosen: another one needs this one.
        assertThat(choose(bearer, "yet another one").status()).isEqualTo(422);
    }

    @Test
    void of_two_who_know_the_given_password_one_chooses_and_the_other_is_out() {
        List<String> bearers = List.of(bearer(GIVEN), bearer(GIVEN));
        List<CompletableFuture<Integer>> choosing = List.of(
                CompletableFuture.supplyAsync(
                        () -> choose(bearers.get(0), "the first one's").status()),
                CompletableFuture.supplyAsync(
                        () -> choose(bearers.get(1), "the second one's").status()));
        List<Integer> statuses =
                choosing.stream().map(CompletableFuture::join).sorted().toList();
        assertThat(statuses.getFirst()).isEqualTo(204);
        assertThat(statuses.getLast()).isIn(401, 409);
        assertThat(bearers.stream().map(this::classes).sorted()).containsExactly(200, 401);
    }

    @Test
    void a_password_given_again_asks_again_but_not_an_admin_who_sets_her_own() {
        String bearer = bearer(GIVEN);
        choose(bearer, OWN);
        assertThat(asAdmin("PATCH", "/api/users/" + userId, Map.of("password", "given once more"))
                        .status())
                .isEqualTo(200);
        assertThat(asksToChoose(bearer("given once more"))).isTrue();
        assertThat(asAdmin("PATCH", "/api/users/" + userId, Map.of("display_name", "Renamed"))
                        .status())
                .isEqualTo(200);
        assertThat(asksToChoose(bearer("given once more"))).isTrue();

        asAdmin(
                "POST",
                "/api/users",
                Map.of("login", login + "-a", "display_name", "Head", "role", "admin", "password", GIVEN));
        String head = "Bearer "
                + signIn(login + "-a", GIVEN).body().path("access_token").stringValue();
        choose(head, OWN);
        String own = db.sql("select user_id from users where login = :login")
                .param("login", login + "-a")
                .query(String.class)
                .single();
        asked(head, "PATCH", "/api/users/" + own, "{\"password\":\"set by herself\"}");
        String again = "Bearer "
                + signIn(login + "-a", "set by herself")
                        .body()
                        .path("access_token")
                        .stringValue();
        assertThat(asksToChoose(again)).isFalse();
    }

    @Test
    void a_student_chooses_only_where_who_gave_the_password_wished_it_and_staff_always() {
        String student = newStudent("Choosing Chika");
        for (String wish : List.of("", ",\"choose_password\":false", ",\"choose_password\":true")) {
            JsonNode given = post(
                            "/api/students/classes/class_001/sign-ins",
                            "{\"student_ids\":[\"" + student + "\"]" + wish + "}")
                    .body()
                    .at("/sign_ins/0");
            assertThat(given.path("choose_password").booleanValue()).isEqualTo(wish.endsWith("true"));
            Answer signedIn = signIn(
                    given.path("login").stringValue(), given.path("password").stringValue());
            String bearer = "Bearer " + signedIn.body().path("access_token").stringValue();
            assertThat(asksToChoose(bearer)).as(wish).isEqualTo(wish.endsWith("true"));
            assertThat(isToChoose(asked(bearer, "GET", "/api/students/students/" + student, null)))
                    .isEqualTo(wish.endsWith("true"));
        }
        assertThat(asAdmin(
                                "PATCH",
                                "/api/users/" + userId,
                                Map.of("password", "some other words", "choose_password", false))
                        .body()
                        .at("/errors/0/field")
                        .stringValue())
                .isEqualTo("choose_password");
        assertThat(asksToChoose(bearer(GIVEN))).isTrue();
    }

    @Test
    void who_knows_her_password_changes_it_and_only_her_other_sign_ins_end() {
        String bearer = bearer(GIVEN);
        choose(bearer, OWN);
        String elsewhere = bearer(OWN);
        LiveClient here = LiveClient.connect(port, "/ws/dashboard/class_002", "Authorization", bearer);
        LiveClient there = LiveClient.connect(port, "/ws/dashboard/class_002", "Authorization", elsewhere);
        here.await("connection_confirmed");
        there.await("connection_confirmed");
        String wanted = "another one of mine";
        for (String wrong : List.of("", "not the present one")) {
            Answer refused = change(bearer, wrong, wanted);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.body().at("/errors/0/field").stringValue()).isEqualTo("current_password");
        }
        assertThat(choose(bearer, wanted).status())
                .as("without the present one")
                .isEqualTo(422);
        assertThat(change(bearer, OWN, OWN).body().at("/errors/0/field").stringValue())
                .isEqualTo("password");
        assertThat(change(bearer, OWN, wanted).status()).isEqualTo(204);

        assertThat(there.closeCode()).isEqualTo(4401);
        assertThat(classes(elsewhere)).isEqualTo(401);
        assertThat(classes(bearer)).isEqualTo(200);
        here.send("{\"type\":\"ping\"}");
        here.await("pong");
        assertThat(signIn(login, OWN).status()).isEqualTo(401);
        assertThat(asksToChoose(bearer(wanted))).isFalse();
    }

    @Test
    void of_two_who_change_it_at_once_one_does() {
        String bearer = bearer(GIVEN);
        choose(bearer, OWN);
        List<Integer> statuses = Stream.of("the first one of two", "the second one of two")
                .map(wanted -> CompletableFuture.supplyAsync(
                        () -> change(bearer, OWN, wanted).status()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();
        assertThat(statuses.getFirst()).isEqualTo(204);
        assertThat(statuses.getLast()).isIn(409, 422);
    }

    @Test
    void the_demos_sign_in_by_one_click_is_not_asked() {
        String student = newStudent("Clicking Cleo");
        post(
                "/api/students/classes/class_001/sign-ins",
                "{\"student_ids\":[\"" + student + "\"],\"choose_password\":true}");
        String user = db.sql("select user_id from users where student_id = :id")
                .param("id", student)
                .query(String.class)
                .single();
        SignIn clicked = SignIn.demo(this, "{\"role\":\"student\",\"student_id\":\"" + user + "\"}");
        assertThat(send(clicked.on(request("GET", "/api/students/students/" + student, null)))
                        .status())
                .isEqualTo(200);
        assertThat(send(clicked.on(request("PUT", "/api/auth/password", "{\"password\":\"" + OWN + "\"}")))
                        .status())
                .isEqualTo(409);
    }
}
