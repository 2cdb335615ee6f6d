package org.mastercreator.server.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mastercreator.server.ServerTest;
import org.mastercreator.server.security.SignIn;
import tools.jackson.databind.JsonNode;

class AccommodationLedgerTest extends ServerTest {
    private static final String QUIZ = "class_001_photosynthesis_quiz";

    private JsonNode applied(String studentId) {
        return get("/api/students/students/" + studentId + "/accommodations")
                .body()
                .path("applications");
    }

    private void handIn(String studentId) {
        SignIn student = SignIn.demo(this, "{\"role\":\"student\",\"student_id\":\"" + studentId + "\"}");
        String body = "{\"assessment_id\":\"" + QUIZ + "\",\"student_id\":\"" + studentId + "\",\"responses\":[]}";
        assertThat(send(student.on(request("POST", "/api/assessments/submit", body)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void extended_time_that_a_student_had_is_written_down_once_for_each_work_and_for_no_one_else() {
        var put = call(
                "PUT",
                "/api/students/students/student_009/iep",
                "{\"accommodations\":[\"extended_time\"],\"goals\":[]}");
        assertThat(put.status()).as(put.response().body()).isEqualTo(200);
        int before = applied("student_009").size();
        handIn("student_009");
        handIn("student_012");
        JsonNode ledger = applied("student_009");
        assertThat(ledger.size()).isEqualTo(before + 1);
        assertThat(ledger.get(0).path("code").stringValue()).isEqualTo("extended_time");
        assertThat(ledger.get(0).path("assessment_id").stringValue()).isEqualTo(QUIZ);
        assertThat(ledger.get(0).path("detail").stringValue()).startsWith("15 instead of 10 minutes");
        assertThat(applied("student_012").size()).as("no IEP, no entry").isZero();
        post("/api/assessments/submit", submission("student_009", "photosynthesis", true));
        assertThat(applied("student_009").size())
                .as("a teacher's own entry had no timer")
                .isEqualTo(before + 1);
    }
}
