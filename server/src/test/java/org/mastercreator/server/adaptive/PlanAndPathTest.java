package org.mastercreator.server.adaptive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.Eventually;
import org.mastercreator.server.ServerTest;
import tools.jackson.databind.JsonNode;

class PlanAndPathTest extends ServerTest {
    private static final List<String> TOLD = List.of(
            "overall_mastery",
            "suggested_group",
            "mastered_concepts",
            "developing_concepts",
            "struggling_concepts",
            "next_concepts",
            "recommendations",
            "review_concepts");

    private JsonNode plan(String concepts) {
        return post("/api/adaptive/plan", "{\"class_id\":\"class_001\",\"concept_ids\":[" + concepts + "]}")
                .body()
                .path("plan");
    }

    @Test
    void a_plan_says_of_each_student_what_her_own_path_says_also_where_it_is_about_one_concept_only() {
        Eventually.holds(() -> !plan("").findValues("content_id").isEmpty()); // the library is read at the start
        for (String concepts : List.of("\"ecosystems\"", "")) {
            for (JsonNode planned : plan(concepts).path("paths")) {
                JsonNode own = post(
                                "/api/adaptive/students/"
                                        + planned.path("student_id").stringValue() + "/path",
                                "{\"concept_ids\":[" + concepts + "]}")
                        .body()
                        .path("learning_path");
                for (String part : TOLD) {
                    assertThat(own.path(part)).as(part).isEqualTo(planned.path(part));
                }
            }
        }
    }

    @Test
    void who_has_not_answered_changes_no_figure_of_the_class() {
        newStudent("Just Arrived");
        Map<String, Object> before = figures();
        String student = newStudent("Also Just Arrived");
        JsonNode plan = plan("");
        assertThat(figures()).isEqualTo(before);
        plan.path("class_mastery")
                .forEachEntry((concept, mean) -> assertThat(mean.asDouble())
                        .as(concept)
                        .isEqualTo(get("/api/students/classes/class_001/mastery/" + concept)
                                .body()
                                .path("mean")
                                .asDouble()));
        assertThat(plan.path("groups").get(2).path("students"))
                .filteredOn(one -> one.path("student_id").stringValue().equals(student))
                .singleElement()
                .satisfies(one -> assertThat(one.path("reason").stringValue()).startsWith("No answers yet"));
        assertThat(plan.path("ask_first"))
                .filteredOn(ask ->
                        ask.path("students").findValuesAsString("student_id").contains(student))
                .singleElement()
                .satisfies(ask -> assertThat(ask.path("reason").stringValue()).contains("a few questions show"));
        assertThat(get("/api/students/students/" + student + "/mastery/ecosystems/explain")
                        .body()
                        .at("/explanation/summary")
                        .stringValue())
                .isEqualTo("No answers on Ecosystems yet: 30% is assumed for everyone.");
    }

    private Map<String, Object> figures() {
        JsonNode plan = plan("");
        return Map.of(
                "class_mastery", plan.path("class_mastery"),
                "reteach", plan.path("reteach"),
                "extend", plan.path("extend"));
    }
}
