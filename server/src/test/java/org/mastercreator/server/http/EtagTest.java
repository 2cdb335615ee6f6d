package org.mastercreator.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.Api;
import org.mastercreator.server.ServerTest;
import org.mastercreator.server.security.SignIn;

/** Promise: what can be changed carries an ETag; a stale If-Match is 412 and changes nothing. */
class EtagTest extends ServerTest {
    private String tag(String path) {
        return get(path).response().headers().firstValue("ETag").orElseThrow();
    }

    private Answer change(String method, String path, String body, String ifMatch) {
        return send(request(method, path, body).header("If-Match", ifMatch));
    }

    @Test
    void of_twenty_who_read_the_same_student_one_changes_her() throws Exception {
        String path = "/api/students/students/" + newStudent("Tagged");
        String read = tag(path);
        List<Future<Answer>> answers;
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = IntStream.range(0, 20)
                    .mapToObj(i ->
                            clients.submit(() -> change("PATCH", path, "{\"student_name\":\"Name " + i + "\"}", read)))
                    .toList();
        }
        int changed = 0;
        for (Future<Answer> answer : answers) {
            assertThat(answer.get().status()).isIn(200, 412);
            changed += answer.get().status() == 200 ? 1 : 0;
        }
        assertThat(changed).isEqualTo(1);
        assertThat(change("PATCH", path, "{\"grade_level\":8}", tag(path)).status())
                .isEqualTo(200);
        assertThat(change("PATCH", path, "{\"grade_level\":7}", "*").status()).isEqualTo(200);
    }

    /** What can be said twice without harm, and why it names no version. */
    private static final Map<String, String> WITHOUT_IF_MATCH = Map.of(
            "PUT /api/auth/password",
            "replaces the given password that the session was opened with, and no other",
            "PUT /api/students/classes/{class_id}/teachers/{user_id}",
            "has no body: two who say it say the same, and nothing is overwritten",
            "DELETE /api/students/classes/{class_id}/teachers/{user_id}",
            "has no body: two who say it say the same, and nothing is overwritten",
            "PUT /api/students/students/{student_id}/attempts/{attempt_id}/answers",
            "each answer carries a number that rises: an older one never overwrites a newer",
            "PUT /api/students/students/{student_id}/attempts/{attempt_id}/answers/{question_id}",
            "the answer carries a number that rises: an older one never overwrites a newer");

    @Test
    void every_route_that_changes_something_takes_if_match_or_says_why_not() {
        List<Api.Operation> changing = Api.operations(get("/api/openapi.json").body()).stream()
                .filter(operation -> List.of("PUT", "PATCH", "DELETE").contains(operation.method()))
                .toList();
        assertThat(changing).hasSizeGreaterThan(5);
        assertThat(changing.stream().map(Api.Operation::toString)).containsAll(WITHOUT_IF_MATCH.keySet());
        for (Api.Operation operation : changing) {
            boolean takes = operation
                    .node()
                    .path("parameters")
                    .valueStream()
                    .anyMatch(parameter -> parameter.path("in").stringValue().equals("header")
                            && parameter.path("name").stringValue().equals("If-Match"));
            assertThat(takes || WITHOUT_IF_MATCH.containsKey(operation.toString()))
                    .as("%s takes If-Match, or is an exception with a reason", operation)
                    .isTrue();
        }
    }

    @Test
    void a_stale_change_of_thresholds_is_412_and_changes_nothing() {
        String path = "/api/students/classes/class_001/thresholds";
        String body =
                "{\"wheel_spinning_opportunities\":%d,\"sudden_drop\":0.3,\"rapid_seconds\":3,\"idle_minutes\":5}";
        String read = tag(path);
        assertThat(change("PUT", path, body.formatted(11), read).status()).isEqualTo(200);
        assertThat(change("PUT", path, body.formatted(12), read).status()).isEqualTo(412);
        assertThat(get(path)
                        .body()
                        .at("/thresholds/wheel_spinning_opportunities")
                        .asInt())
                .isEqualTo(11);
        assertThat(change("PUT", path, body.formatted(7), tag(path)).status()).isEqualTo(200);
    }

    @Test
    void a_student_who_was_changed_since_she_was_read_is_not_erased() {
        String path = "/api/students/students/" + newStudent("Kept");
        String read = tag(path);
        assertThat(change("PATCH", path, "{\"reading_level\":\"on grade\"}", read)
                        .status())
                .isEqualTo(200);
        assertThat(change("DELETE", path, null, read).status()).isEqualTo(412);
        assertThat(get(path).status()).isEqualTo(200);
        assertThat(change("DELETE", path, null, tag(path)).status()).isEqualTo(200);
    }

    @Test
    void a_stale_change_of_a_user_is_412_and_changes_nothing() {
        SignIn admin = SignIn.demo(this, "{\"role\":\"admin\"}");
        String made =
                "{\"login\":\"tagged\",\"display_name\":\"Tagged\",\"role\":\"teacher\",\"password\":\"long enough words\"}";
        String path = "/api/users/"
                + send(admin.on(request("POST", "/api/users", made)))
                        .body()
                        .at("/user/user_id")
                        .stringValue();
        String read = send(admin.on(request("GET", path, null)))
                .response()
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        String rename = "{\"display_name\":\"%s\"}";
        assertThat(send(admin.on(request("PATCH", path, rename.formatted("First"))
                                .header("If-Match", read)))
                        .status())
                .isEqualTo(200);
        assertThat(send(admin.on(request("PATCH", path, rename.formatted("Second"))
                                .header("If-Match", read)))
                        .status())
                .isEqualTo(412);
        assertThat(send(admin.on(request("GET", path, null)))
                        .body()
                        .at("/user/display_name")
                        .stringValue())
                .isEqualTo("First");
    }

    @Test
    void of_two_teachers_who_see_to_the_same_alert_the_second_is_told() {
        String student = newStudent("Alerted");
        db.sql("""
                insert into alerts (alert_id, class_id, student_id, kind, evidence, clears_when, state, raised_at)
                values ('alert_tagged', 'class_001', :student, 'idle', 'Quiet.', 'An answer.', 'raised', now())
                """).param("student", student).update();
        String path = "/api/students/alerts/alert_tagged/dismiss";
        assertThat(change("POST", path, "{\"action\":\"snooze\"}", "\"1\"").status())
                .isEqualTo(200);
        Answer stale = change("POST", path, "{\"action\":\"dismiss\"}", "\"1\"");
        assertThat(stale.status()).isEqualTo(412);
        Answer present = change("POST", path, "{\"action\":\"helped\"}", "\"2\"");
        assertThat(present.status()).isEqualTo(200);
        assertThat(present.response().headers().firstValue("ETag")).contains("\"3\"");
    }

    @Test
    void a_stale_change_of_an_iep_is_412_and_changes_nothing() {
        String path = "/api/students/students/" + newStudent("Planned") + "/iep";
        String dyslexia = "{\"primary_disability\":\"Dyslexia\",\"accommodations\":[\"extended_time\"]}";
        assertThat(change("PUT", path, dyslexia, "\"1\"").status()).isEqualTo(412);
        assertThat(send(request("PUT", path, dyslexia)).status()).isEqualTo(200);
        String read = tag(path);
        assertThat(change("PUT", path, "{\"accommodations\":[]}", read).status())
                .isEqualTo(200);
        Answer stale = change("PUT", path, dyslexia, read);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.body().path("type").stringValue()).isEqualTo("urn:mastercreator:problem:changed");
        assertThat(get(path).body().at("/iep/accommodations").isEmpty()).isTrue();
    }
}
