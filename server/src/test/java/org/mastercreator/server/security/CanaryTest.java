package org.mastercreator.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mastercreator.server.LiveClient;
import org.mastercreator.server.ServerTest;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Promise: words that are put into private fields come out again only where they may be read. */
@ExtendWith(OutputCaptureExtension.class)
class CanaryTest extends ServerTest {
    private static final String NAME = "Zzcanaryname Quill";
    private static final String IEP = "Zzcanaryimpairment";
    private static final String ANSWER = "Zzcanaryanswer";
    private static final String PASSWORD = "Zzcanarypassword-123456";

    @Test
    void no_private_word_reaches_a_log_a_metric_a_classmate_or_an_event_for_whom_it_is_not(CapturedOutput output) {
        String student = newStudent(NAME);
        SignIn classmate = SignIn.demo(this, "{\"role\":\"student\",\"student_id\":\"student_002\"}");
        LiveClient herOwn = LiveClient.connect(port, "/ws/student/student_002", "Cookie", classmate.cookie());
        LiveClient dashboard = LiveClient.connect(port, "/ws/dashboard/class_001");
        herOwn.await("connection_confirmed");
        dashboard.await("connection_confirmed");

        String iep =
                "{\"primary_disability\":\"%s\",\"accommodations\":[\"word_bank\"],\"goals\":[{\"goal\":\"%s goal\"}]}"
                        .formatted(IEP, IEP);
        assertThat(call("PUT", "/api/students/students/" + student + "/iep", iep)
                        .status())
                .isEqualTo(200);
        answer(student);
        provokeErrors(student);
        post("/api/adaptive/students/" + student + "/path", "{\"concept_ids\":[]}");
        post("/api/assessments/submit", submission("student_002", "ecosystems", true));
        herOwn.await("mastery_update");
        dashboard.await(frame -> frame.path("student_id").asString("").equals("student_002"));

        assertThat(herOwn.frames().toString()).doesNotContain(NAME, IEP, ANSWER, student);
        assertThat(dashboard.frames().toString()).contains(student).doesNotContain(IEP, ANSWER);
        assertThat(classmatesView(classmate, student)).noneMatch(text -> text.contains("Zzcanary"));
        assertThat(get("/metrics").response().body()).doesNotContain("Zzcanary").doesNotContain(student);
        assertThat(get("/api/ws/status").response().body()).doesNotContain("Zzcanary");
        LoggerFactory.getLogger(CanaryTest.class).info("the log is being watched");
        assertThat(output.getAll()).contains("the log is being watched").doesNotContain("Zzcanary");
        herOwn.cut();
        dashboard.cut();
    }

    private void answer(String student) {
        String body = """
                {"assessment_id":"canary","student_id":"%s",
                 "questions":[{"question_id":"q1","question_text":"Why?","question_type":"constructed_response",
                   "concept_id":"photosynthesis","points_possible":5,"reference_answer":"Light becomes sugar."}],
                 "responses":[{"question_id":"q1","answer":"%s turns light into sugar"}]}
                """.formatted(student, ANSWER);
        assertThat(post("/api/assessments/submit", body).status()).isEqualTo(200);
    }

    /** Mistakes are what logs are written about. */
    private void provokeErrors(String student) {
        post("/api/assessments/submit", "{\"student_id\":\"" + student + "\",\"responses\":\"" + ANSWER);
        post("/api/assessments/submit", "{\"student_id\":\"" + ANSWER + "\",\"responses\":{\"a\":\"" + ANSWER + "\"}}");
        post(
                "/api/students/students",
                "{\"student_name\":\"" + NAME.repeat(50) + "\",\"grade_level\":\"" + NAME + "\"}");
        post("/api/auth/login", "{\"login\":\"" + NAME + "\",\"password\":\"" + PASSWORD + "\"}");
        post("/api/auth/token", "{\"login\":\"rivera\",\"password\":\"" + PASSWORD + "\"}");
        get("/api/students/students/" + IEP + "/iep");
        call("PUT", "/api/students/students/" + student + "/iep", "{\"primary_disability\":{\"" + IEP + "\":1}}");
    }

    private List<String> classmatesView(SignIn classmate, String student) {
        List<String> seen = new ArrayList<>();
        for (String path : List.of(
                "/api/students/classes",
                "/api/students/students/student_002",
                "/api/students/students/" + student,
                "/api/students/students/" + student + "/iep",
                "/api/students/students/" + student + "/mastery",
                "/api/students/classes/class_001/dashboard",
                "/api/students/classes/class_001/roster",
                "/api/students/classes/class_001/iep-students",
                "/api/assessments/canary/results/" + student,
                "/api/assessments/students/" + student + "/history")) {
            seen.add(send(classmate.on(request("GET", path, null))).response().body());
        }
        return seen;
    }
}
