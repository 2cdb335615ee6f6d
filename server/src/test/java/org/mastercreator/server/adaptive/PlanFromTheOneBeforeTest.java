package org.mastercreator.server.adaptive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.ServerTest;
import tools.jackson.databind.JsonNode;

class PlanFromTheOneBeforeTest extends ServerTest {
    /** By concept and student: with whom she is in a small group. */
    private Map<String, Set<String>> companions() {
        Map<String, Set<String>> companions = new HashMap<>();
        JsonNode plan = post("/api/adaptive/plan", "{\"class_id\":\"class_001\",\"concept_ids\":[]}")
                .body()
                .path("plan");
        for (JsonNode group : plan.path("small_groups")) {
            Set<String> members = new HashSet<>();
            group.path("students")
                    .forEach(one -> members.add(one.path("student_id").stringValue()));
            members.forEach(one -> companions.put(group.path("concept_id").stringValue() + " " + one, members));
        }
        return companions;
    }

    private void joins(String name, boolean... answers) {
        String student = newStudent(name);
        for (boolean right : answers) {
            post("/api/assessments/submit", submission(student, "cell_structure", right));
        }
    }

    @Test
    void who_joins_the_class_moves_at_most_one_of_the_others_to_another_group() {
        joins("One", true, false, false);
        joins("Two", false, true, false);
        joins("Three", false, false, true);
        joins("Four", true, false);
        joins("Five", false, true);
        joins("Six", true, false, true);
        joins("Seven", true);
        joins("Eight", false, true, false, true);
        Map<String, Set<String>> before = companions();
        assertThat(companions()).isEqualTo(before);

        // Weakest of all: seated by mastery alone, they would push the others on.
        joins("Nine", false, false, false, false);
        joins("Ten", false, false, false);
        Map<String, Set<String>> after = companions();

        assertThat(after).hasSizeGreaterThan(before.size());
        Set<String> moved = new HashSet<>();
        before.forEach((student, old) -> {
            Set<String> left = new HashSet<>(old);
            left.removeAll(after.getOrDefault(student, Set.of()));
            if (left.size() > 1) {
                moved.add(student);
            }
        });
        assertThat(moved).hasSizeLessThanOrEqualTo(1);
    }
}
