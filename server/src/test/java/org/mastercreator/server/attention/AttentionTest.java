package org.mastercreator.server.attention;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mastercreator.server.ServerTest;
import org.mastercreator.server.security.SignIn;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A teacher sees how her own attention was spread, and nobody else does. */
class AttentionTest extends ServerTest {
    private static final String ROUTE = "/api/students/classes/class_001/attention";

    @Autowired
    private Attentions attentions;

    private JsonNode attention(SignIn who, String query) {
        Answer answer = send(who.on(request("GET", ROUTE + query, null)));
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().path("attention");
    }

    private static JsonNode of(JsonNode attention, String student) {
        return attention
                .path("by_student")
                .valueStream()
                .filter(one -> one.path("student_id").stringValue().equals(student))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_a_teacher_did_for_a_student_is_counted_for_her_and_not_for_a_colleague() {
        SignIn teacher = SignIn.demo(this, "{\"role\":\"teacher\"}");
        String student = newStudent("Seldom Seen");
        JsonNode before = attention(teacher, "?days=7");
        assertThat(of(before, student).path("acts").asInt()).isZero();

        send(teacher.on(request("GET", "/api/students/students/" + student + "/mastery", null)));
        send(teacher.on(request("GET", "/api/assessments/students/" + student + "/history", null)));
        send(teacher.on(request("POST", "/api/adaptive/students/" + student + "/path", "{\"concept_ids\":[]}")));
        for (int i = 0; i < 12; i++) {
            post("/api/assessments/submit", submission(student, "photosynthesis", false));
        }
        String alert = db.sql("select alert_id from alerts where student_id = :student and state = 'raised' limit 1")
                .param("student", student)
                .query(String.class)
                .single();
        send(teacher.on(request("POST", "/api/students/alerts/" + alert + "/dismiss", "{\"action\":\"helped\"}")));

        JsonNode now = of(attention(teacher, "?days=7"), student);
        assertThat(now.path("visits").asInt()).isBetween(1, 2);
        assertThat(now.path("recommendations").asInt()).isEqualTo(1);
        assertThat(now.path("alerts").asInt()).isEqualTo(1);
        assertThat(now.path("acts").asInt()).isEqualTo(now.path("visits").asInt() + 2);
        assertThat(attention(teacher, "").path("sentence").stringValue())
                .startsWith("Half of your attention in the last 28 days");

        Attention colleagues = attentions.of("teacher_002", "class_001", 7);
        assertThat(colleagues.acts()).isZero();
        assertThat(colleagues.sentence()).startsWith("Nothing is noted");
    }

    @Test
    void an_admin_and_a_student_are_told_nothing() {
        for (String role :
                new String[] {"{\"role\":\"admin\"}", "{\"role\":\"student\",\"student_id\":\"student_001\"}"}) {
            Answer answer = send(SignIn.demo(this, role).on(request("GET", ROUTE, null)));
            assertThat(answer.status()).isEqualTo(403);
        }
    }

    @Test
    void groups_are_left_out_where_one_has_fewer_than_ten_students() {
        SignIn teacher = SignIn.demo(this, "{\"role\":\"teacher\"}");
        int withIep = db.sql(
                        "select count(*) from ieps join enrolments using (student_id) where class_id = 'class_001'")
                .query(Integer.class)
                .single();
        assertThat(withIep).isBetween(1, 9);
        assertThat(attention(teacher, "").path("by_iep").isNull()).isTrue();
    }

    @Test
    void looking_is_audited_and_a_span_out_of_bounds_is_refused() {
        SignIn teacher = SignIn.demo(this, "{\"role\":\"teacher\"}");
        String count =
                "select count(*) from audit_log where object_type = 'class_attention' and object_id = 'class_001'";
        int before = db.sql(count).query(Integer.class).single();
        attention(teacher, "");
        assertThat(db.sql(count).query(Integer.class).single()).isEqualTo(before + 1);
        for (String days : new String[] {"0", "366"}) {
            Answer answer = send(teacher.on(request("GET", ROUTE + "?days=" + days, null)));
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.body().at("/errors/0/field").stringValue()).isEqualTo("days");
        }
    }
}
