package org.mastercreator.learning.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.mastercreator.learning.answers.AnswerLog;
import org.mastercreator.learning.answers.AnswerLogBuilder;

class NamedModelTest {
    private static final List<String> CONCEPTS = List.of("cells", "energy");
    private static final List<String> QUESTIONS = List.of("quiz:q1", "quiz:q2", "quiz:q3");
    private static final NamedModel TAUGHT = NamedModel.fit(answers(), CONCEPTS, QUESTIONS);

    private static AnswerLog answers() {
        Random random = new Random(4);
        AnswerLogBuilder log = new AnswerLogBuilder();
        for (int i = 0; i < 2_000; i++) {
            int question = random.nextInt(3);
            log.add(i % 50, question % 2, question, random.nextInt(4) > question, i);
        }
        return log.build();
    }

    private static NamedModel.Student walked(NamedModel model, boolean[] right) {
        NamedModel.Student student = model.begin();
        for (int i = 0; i < right.length; i++) {
            student.take(i % 5 == 4 ? "something new" : CONCEPTS.get(i % 2), "quiz:q" + i % 4, i, right[i]);
        }
        return student;
    }

    @Property(tries = 100)
    void a_model_that_was_stored_and_read_again_predicts_the_same(@ForAll @Size(max = 40) boolean[] right) {
        NamedModel again = NamedModel.of(TAUGHT.stored());
        for (String concept : List.of("cells", "energy", "something new", "never met")) {
            for (String question : List.of("", "quiz:q3", "other")) {
                assertThat(walked(again, right).chance(concept, question, 99))
                        .isCloseTo(walked(TAUGHT, right).chance(concept, question, 99), within(1e-9));
            }
        }
    }

    @Test
    void what_was_stored_and_read_again_is_stored_the_same() {
        assertThat(NamedModel.of(TAUGHT.stored()).stored()).isEqualTo(TAUGHT.stored());
        assertThat(NamedModel.of(NamedModel.untaught().stored()).stored())
                .isEqualTo(NamedModel.untaught().stored());
    }

    @Test
    void signals_that_a_stored_model_does_not_know_count_with_their_start_weights() {
        StoredModel stored = NamedModel.untaught().stored();
        Map<String, Double> older = new LinkedHashMap<>(stored.weights());
        older.keySet().removeIf(name -> name.contains("_OF_THE_ABLE") || name.contains("_AFTER_TIME_AWAY"));
        assertThat(older).hasSizeLessThan(stored.weights().size());
        StoredModel before = new StoredModel(
                stored.level(),
                stored.longPause(),
                stored.pooled(),
                older,
                stored.means(),
                stored.concepts(),
                stored.questions());
        assertThat(NamedModel.of(before).stored()).isEqualTo(stored);
    }

    @Test
    void a_model_that_was_stored_before_transitions_were_looked_at_is_read_without_them() {
        StoredModel stored = TAUGHT.stored();
        assertThat(stored.concepts().get("cells").after()).containsOnlyKeys("energy");
        Map<String, StoredModel.Concept> older = new LinkedHashMap<>();
        stored.concepts()
                .forEach((name, part) -> older.put(
                        name,
                        new StoredModel.Concept(part.tracing(), part.ease(), part.seen(), part.additions(), null)));
        StoredModel before = new StoredModel(
                stored.level(),
                stored.longPause(),
                stored.pooled(),
                stored.weights(),
                stored.means(),
                older,
                stored.questions());
        assertThat(NamedModel.of(before).stored().concepts().get("cells").after())
                .isEmpty();
    }

    @Test
    void two_concepts_that_the_model_has_not_seen_are_told_apart() {
        NamedModel.Student student = NamedModel.untaught().begin();
        for (int i = 0; i < 6; i++) {
            student.take("new one", "", i, true);
            student.take("new two", "", i, false);
        }
        assertThat(student.chance("new one", "", 9)).isGreaterThan(student.chance("new two", "", 9) + 0.2);
    }

    @Test
    void a_concept_that_the_model_has_not_seen_is_traced_with_the_pooled_parameters() {
        assertThat(TAUGHT.tracing("never met"))
                .isEqualTo(TAUGHT.stored().pooled().bkt());
        assertThat(TAUGHT.tracing("cells")).isNotEqualTo(TAUGHT.tracing("never met"));
    }

    @Test
    void errors_are_those_of_a_small_example() {
        PredictionErrors errors = new PredictionErrors();
        errors.add(0.9, true);
        errors.add(0.9, false);
        errors.add(0.2, false);
        assertThat(errors.predicted()).isCloseTo(2.0 / 3, within(1e-9));
        assertThat(errors.observed()).isCloseTo(1.0 / 3, within(1e-9));
        assertThat(errors.rmse()).isCloseTo(Math.sqrt((0.01 + 0.81 + 0.04) / 3), within(1e-9));
        assertThat(errors.calibrationError()).isCloseTo((0.8 + 0.2) / 3, within(1e-9));
        assertThat(errors.bins()).extracting(PredictionErrors.Bin::answers).containsExactly(1, 2);
        assertThat(errors.bins().getLast().observed()).isEqualTo(0.5);
    }
}
