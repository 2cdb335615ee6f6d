package org.mastercreator.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mastercreator.server.ServerTest;

/** What a client would like to get back does not decide whether its work counts. */
class AcceptTest extends ServerTest {
    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/csv", "garbage", "application/problem+json", "application/json;q=0"})
    void work_that_was_stored_is_never_answered_as_if_it_was_not(String accept) {
        String student = newStudent("Accepting");
        Answer answer = send(request("POST", "/api/assessments/submit", submission(student, "ecosystems", true))
                .header("Accept", accept));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().headers().firstValue("Content-Type")).contains("application/json");
        assertThat(get("/api/assessments/exit_ticket/results/" + student).status())
                .isEqualTo(200);
    }

    @Test
    void an_entry_of_a_list_that_is_null_is_named_as_a_field_that_a_client_knows() {
        Answer answer = post(
                "/api/assessments/submit",
                "{\"assessment_id\":\"a\",\"student_id\":\"student_001\",\"responses\":[null]}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/errors/0/field").stringValue()).isEqualTo("responses[0]");
    }
}
