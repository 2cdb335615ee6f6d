package org.mastercreator.server.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.LiveClient;
import tools.jackson.databind.JsonNode;

/** Promise: who is concerned hears of an assignment at once, and a student hears of nobody else. */
class AssignmentEventsTest extends AttemptWorld {
    private LiveClient channelOf(Taker taker) {
        LiveClient channel = LiveClient.connect(
                port, "/ws/student/" + taker.id(), "Cookie", taker.signIn().cookie());
        channel.await("connection_confirmed");
        return channel;
    }

    private LiveClient dashboard() {
        LiveClient dashboard = LiveClient.connect(port, "/ws/dashboard/class_001");
        dashboard.await("connection_confirmed");
        return dashboard;
    }

    private static JsonNode await(LiveClient client, String state, String studentId) {
        return client.await(frame -> frame.path("type").asString("").equals("assignment_update")
                && frame.path("state").asString("").equals(state)
                && frame.path("student_id").asString("").equals(studentId));
    }

    private Answer change(JsonNode assignment, Taker... takers) {
        return call(
                "PUT",
                ASSIGNMENTS + "/" + id(assignment),
                JSON.writeValueAsString(Map.of(
                        "student_ids", List.of(takers).stream().map(Taker::id).toList())));
    }

    @Test
    void each_student_concerned_and_every_teacher_hears_of_an_assignment_and_of_what_becomes_of_it() {
        Taker first = taker("Hears first");
        Taker second = taker("Hears second");
        Taker other = taker("Hears nothing");
        LiveClient hers = channelOf(first);
        LiveClient theirs = channelOf(second);
        LiveClient silent = channelOf(other);
        LiveClient class1 = dashboard();

        JsonNode assignment = assign("\"closes_at\":\"2099-01-01T00:00:00Z\"", first);
        JsonNode told = await(hers, "assigned", first.id());
        assertThat(told.path("assignment_id").stringValue()).isEqualTo(id(assignment));
        assertThat(told.path("assessment_id").stringValue()).isEqualTo(QUIZ);
        assertThat(told.path("title").stringValue())
                .isEqualTo(assignment.path("title").stringValue());
        assertThat(told.path("due").stringValue()).isEqualTo("2099-01-01T00:00:00Z");
        assertThat(await(class1, "assigned", "").path("assignment_id").stringValue())
                .isEqualTo(id(assignment));

        assertThat(change(assignment, first, second).status()).isEqualTo(200);
        await(hers, "changed", first.id());
        await(theirs, "assigned", second.id());
        await(class1, "changed", "");
        assertThat(change(assignment, second).status()).isEqualTo(200);
        await(hers, "withdrawn", first.id());

        started(second, assignment);
        await(theirs, "begun", second.id());
        await(class1, "begun", second.id());
        assertThat(post(ASSIGNMENTS + "/" + id(assignment) + "/close", null).status())
                .isEqualTo(200);
        await(theirs, "closed", second.id());
        await(class1, "closed", "");

        assertThat(hers.frames().toString()).doesNotContain(second.id(), other.id());
        assertThat(theirs.frames().toString()).doesNotContain(first.id(), other.id());
        assertThat(silent.events()).isEmpty();
        List.of(hers, theirs, silent, class1).forEach(LiveClient::cut);
    }

    @Test
    void a_co_teacher_hears_of_a_new_assessment_and_a_student_that_what_was_assigned_of_it_is_gone() {
        Taker student = taker("Loses it");
        LiveClient hers = channelOf(student);
        LiveClient class1 = dashboard();
        String assessment = post("/api/assessments", """
                {"class_id":"class_001","title":"New here","questions":[{"item_id":"itm_ecosystems_1"}]}
                """)
                .body()
                .at("/assessment/assessment_id")
                .stringValue();
        JsonNode made = class1.await("assessment_update");
        assertThat(made.path("assessment_id").stringValue()).isEqualTo(assessment);
        assertThat(made.path("state").stringValue()).isEqualTo("created");
        post(ASSIGNMENTS, "{\"assessment_id\":\"" + assessment + "\"}");
        await(hers, "assigned", student.id());
        assertThat(call("DELETE", "/api/assessments/" + assessment, null).status())
                .isEqualTo(200);
        await(hers, "withdrawn", student.id());
        class1.await(frame -> frame.path("type").asString("").equals("assessment_update")
                && frame.path("state").asString("").equals("archived"));
        assertThat(hers.frames().toString()).doesNotContain("assessment_update");
        hers.cut();
        class1.cut();
    }

    @Test
    void what_is_refused_is_told_to_nobody() {
        LiveClient class1 = dashboard();
        assertThat(post(ASSIGNMENTS, "{\"assessment_id\":\"none\"}").status()).isEqualTo(422);
        JsonNode assignment = assign("", taker("After it"));
        assertThat(await(class1, "assigned", "").path("assignment_id").stringValue())
                .isEqualTo(id(assignment));
        class1.cut();
    }
}
