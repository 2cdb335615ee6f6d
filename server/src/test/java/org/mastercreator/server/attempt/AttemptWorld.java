package org.mastercreator.server.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.mastercreator.server.ServerTest;
import org.mastercreator.server.security.SignIn;
import tools.jackson.databind.JsonNode;

/** A class with an assessment, students of their own and a teacher. */
abstract class AttemptWorld extends ServerTest {
    static final String QUIZ = "class_001_photosynthesis_quiz";
    static final String ASSIGNMENTS = "/api/students/classes/class_001/assignments";

    /** A student who is signed in. */
    record Taker(String id, SignIn signIn) {
        String path() {
            return "/api/students/students/" + id;
        }
    }

    Taker taker(String name) {
        String id = newStudent(name);
        db.sql("""
                insert into users (user_id, login, display_name, role, student_id)
                values (:id, :id, :id, 'student', :id)
                """).param("id", id).update();
        return new Taker(id, SignIn.demo(this, "{\"role\":\"student\",\"student_id\":\"" + id + "\"}"));
    }

    void give(Taker taker, String accommodations) {
        Answer put = call("PUT", taker.path() + "/iep", "{\"accommodations\":[" + accommodations + "],\"goals\":[]}");
        assertThat(put.status()).as(put.response().body()).isEqualTo(200);
    }

    /** Assigns the quiz (10 minutes) to these students. */
    JsonNode assign(String settings, Taker... takers) {
        Answer made = post(ASSIGNMENTS, "{\"assessment_id\":\"" + QUIZ + "\"," + settings(settings, takers) + "}");
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        return made.body().path("assignment");
    }

    void change(JsonNode assignment, String settings, Taker... takers) {
        Answer changed = call("PUT", ASSIGNMENTS + "/" + id(assignment), "{" + settings(settings, takers) + "}");
        assertThat(changed.status()).as(changed.response().body()).isEqualTo(200);
    }

    private static String settings(String settings, Taker... takers) {
        String ids = Arrays.stream(takers).map(Taker::id).collect(Collectors.joining("\",\"", "\"", "\""));
        return "\"student_ids\":[" + ids + "]" + (settings.isEmpty() ? "" : "," + settings);
    }

    String id(JsonNode assignment) {
        return assignment.path("assignment_id").stringValue();
    }

    Answer as(Taker taker, String method, String path, String body) {
        return send(taker.signIn().on(request(method, taker.path() + path, body)));
    }

    Answer start(Taker taker, String assignmentId) {
        return as(taker, "POST", "/attempts", "{\"assignment_id\":\"" + assignmentId + "\"}");
    }

    String started(Taker taker, JsonNode assignment) {
        Answer answer = start(taker, id(assignment));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.body().path("attempt_id").stringValue();
    }

    Answer save(Taker taker, String attempt, String question, long sequence, Object answer) {
        return as(
                taker,
                "PUT",
                "/attempts/" + attempt + "/answers/" + question,
                JSON.writeValueAsString(Map.of("sequence", sequence, "answer", answer)));
    }

    Answer submit(Taker taker, String attempt) {
        return as(taker, "POST", "/attempts/" + attempt + "/submit", null);
    }

    JsonNode attempt(Taker taker, String attempt) {
        return as(taker, "GET", "/attempts/" + attempt, null).body().path("attempt");
    }

    JsonNode progress(JsonNode assignment, Taker taker) {
        for (JsonNode one :
                get(ASSIGNMENTS + "/" + id(assignment) + "/progress").body().path("students")) {
            if (one.path("student_id").stringValue().equals(taker.id())) {
                return one;
            }
        }
        throw new AssertionError("not among those who take it");
    }

    int submissionsOf(Taker taker) {
        return db.sql("select count(*) from submissions where student_id = :student")
                .param("student", taker.id())
                .query(Integer.class)
                .single();
    }

    /** Lets the time of an attempt have run out so long ago. */
    void timeUpSince(String attempt, Duration ago) {
        db.sql("update attempts set time_up_at = :at where attempt_id = :id")
                .param("at", Assignments.utc(Instant.now().minus(ago)))
                .param("id", attempt)
                .update();
    }

    void assertRefused(Answer answer, String problem) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(409);
        assertThat(answer.body().path("type").stringValue()).isEqualTo("urn:mastercreator:problem:" + problem);
        assertThat(answer.body().path("detail").stringValue()).isNotBlank();
    }
}
