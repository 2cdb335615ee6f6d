package org.mastercreator.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mastercreator.learning.tracing.BktParameters;
import org.mastercreator.learning.tracing.KnowledgeTracer;
import tools.jackson.databind.JsonNode;

/** Promises: the same figure everywhere, and the same work gives the same mastery. */
class SameFigureTest extends ServerTest {
    @Test
    void the_same_mastery_stands_in_dashboard_student_view_distribution_and_roster() {
        JsonNode dashboard = get("/api/students/classes/class_001/dashboard").body();
        Map<String, List<Double>> byConcept = new HashMap<>();
        for (JsonNode cell : dashboard.path("mastery")) {
            String student = cell.path("student_id").stringValue();
            String concept = cell.path("concept_id").stringValue();
            byConcept
                    .computeIfAbsent(concept, _ -> new ArrayList<>())
                    .add(cell.path("mastery").asDouble());
            if (student.equals("student_009")) {
                JsonNode own = get("/api/students/students/student_009/mastery?concept_ids=" + concept)
                        .body()
                        .at("/mastery/0");
                assertThat(own.path("mastery")).isEqualTo(cell.path("mastery"));
                assertThat(own.path("observations")).isEqualTo(cell.path("observations"));
                assertThat(own.path("interval")).isEqualTo(cell.path("interval"));
            }
        }
        byConcept.forEach((concept, values) -> {
            JsonNode spread =
                    get("/api/students/classes/class_001/mastery/" + concept).body();
            assertThat(spread.path("mean").asDouble())
                    .isCloseTo(values.stream().mapToDouble(v -> v).average().orElseThrow(), within(1e-9));
            assertThat(spread.at("/distribution/student_count").asInt()).isEqualTo(values.size());
        });
    }

    private record Step(String studentId, String conceptId, double credit, double newMastery, int observations) {}

    @Test
    void replaying_every_answer_in_order_gives_the_stored_mastery_exactly() {
        Map<String, BktParameters> parameters = new HashMap<>();
        db.sql("select concept_id, p_init, p_learn, p_guess, p_slip from concepts")
                .query((row, _) -> parameters.put(
                        row.getString(1),
                        new BktParameters(row.getDouble(2), row.getDouble(3), row.getDouble(4), row.getDouble(5))))
                .list();
        Map<String, Double> replayed = new HashMap<>();
        List<Step> steps = db.sql("""
                select student_id, concept_id, credit, new_mastery, observations from mastery_history
                where student_id < 'student_025' order by student_id, concept_id, observations
                """).query(Step.class).list();
        assertThat(steps.size()).isGreaterThan(800);
        for (Step step : steps) {
            String key = step.studentId() + " " + step.conceptId();
            BktParameters of = parameters.get(step.conceptId());
            double next = KnowledgeTracer.update(replayed.getOrDefault(key, of.pInit()), of, step.credit());
            assertThat(next).isEqualTo(step.newMastery());
            replayed.put(key, next);
        }
    }
}
