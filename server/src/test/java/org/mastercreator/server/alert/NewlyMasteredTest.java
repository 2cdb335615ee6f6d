package org.mastercreator.server.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.ServerTest;
import tools.jackson.databind.JsonNode;

/** "Newly mastered" says the same as the word "Secure" beside a mastery. */
class NewlyMasteredTest extends ServerTest {
    private List<String> news(String student) {
        return db.sql("""
                select evidence from alerts where student_id = :student and kind = 'newly_mastered' order by raised_at
                """).param("student", student).query(String.class).list();
    }

    private JsonNode explained(String student) {
        return get("/api/students/students/" + student + "/mastery/ecosystems/explain")
                .body();
    }

    private double mastery(String student) {
        return explained(student).at("/explanation/mastery").asDouble();
    }

    private boolean isSecure(String student) {
        return explained(student).at("/explanation/next_answer/secure").asBoolean();
    }

    @Test
    void it_is_told_once_with_the_answer_that_makes_a_mastery_secure_and_not_after_a_lucky_run() {
        String student = newStudent("Slowly Sure");
        boolean luckyRun = false;
        int answers = 0;
        while (!isSecure(student) && answers++ < 40) {
            assertThat(news(student)).isEmpty();
            luckyRun |= mastery(student) >= 0.75;
            post("/api/assessments/submit", submission(student, "ecosystems", true));
        }
        assertThat(luckyRun).as("mastered before it was secure").isTrue();
        assertThat(news(student))
                .singleElement()
                .asString()
                .contains("right with a chance of")
                .endsWith("securely mastered after " + answers + " answers.");
        db.sql("""
                update alerts set state = 'dismissed', action = 'dismiss', closed_at = raised_at - interval '1 day'
                where student_id = :student
                """).param("student", student).update();
        post("/api/assessments/submit", submission(student, "ecosystems", true));
        assertThat(news(student)).hasSize(1);
    }
}
