package org.mastercreator.evaluate.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulationTest {
    private static final List<Row> ROWS = new Simulation(60, 3, 2).run();

    @Test
    void the_same_seed_gives_the_same_result_whatever_the_number_of_threads() {
        List<Row> one = new Simulation(8, 5, 1).run();
        assertThat(new Simulation(8, 5, 3).run()).isEqualTo(one);
        assertThat(new Simulation(8, 6, 1).run()).isNotEqualTo(one);
    }

    @ParameterizedTest
    @EnumSource(World.class)
    void ours_gains_more_than_chance_the_fixed_order_and_the_threshold_rule(World world) {
        for (int budget : Trial.BUDGETS) {
            assertThat(value(world, Teaching.OURS, budget, Measure.GAIN))
                    .isGreaterThan(value(world, Teaching.RANDOM, budget, Measure.GAIN))
                    .isGreaterThan(value(world, Teaching.FIXED, budget, Measure.GAIN))
                    .isGreaterThan(value(world, Teaching.THRESHOLD, budget, Measure.GAIN));
        }
    }

    @ParameterizedTest
    @EnumSource(World.class)
    void wrong_parameters_cost_ours_less_than_a_sixth_of_its_gain(World world) {
        for (int budget : Trial.BUDGETS) {
            double ours = value(world, Teaching.OURS, budget, Measure.GAIN);
            assertThat(value(world, Teaching.OURS_WRONG, budget, Measure.GAIN)).isGreaterThan(ours * 5 / 6);
            assertThat(value(world, Teaching.OURS_START, budget, Measure.GAIN)).isGreaterThan(ours * 5 / 6);
        }
    }

    @ParameterizedTest
    @EnumSource(World.class)
    void the_oracle_is_never_wrong_and_never_wastes_an_answer(World world) {
        for (int budget : Trial.BUDGETS) {
            assertThat(value(world, Teaching.ORACLE, budget, Measure.GAIN)).isEqualTo(100);
            assertThat(value(world, Teaching.ORACLE, budget, Measure.OVER)).isZero();
            assertThat(value(world, Teaching.ORACLE, budget, Measure.FALSE_NOW)).isZero();
        }
    }

    @Test
    void a_student_begins_the_same_under_every_policy_and_her_course_has_no_circle() {
        for (World world : World.values()) {
            SplittableRandom random = new SplittableRandom(4);
            Course course = Course.draw(world, random);
            for (int i = 0; i < course.size(); i++) {
                int place = i;
                assertThat(course.prerequisitesOf(i))
                        .allSatisfy(below -> assertThat(below).isLessThan(place));
            }
            assertThat(new Pupil(course, new SplittableRandom(9)).masteredCount())
                    .isEqualTo(new Pupil(course, new SplittableRandom(9)).masteredCount());
        }
    }

    /** What the policies are told is true: P(L0) of a concept is how many students know it at the start. */
    @Test
    void as_many_know_a_concept_at_the_start_as_its_parameter_says() {
        Course course = Course.draw(World.STANDARD, new SplittableRandom(2));
        int students = 3000;
        double expected = 0;
        double known = 0;
        for (int i = 0; i < course.size(); i++) {
            expected += course.parametersOf(i).pInit();
        }
        for (int i = 0; i < students; i++) {
            known += new Pupil(course, new SplittableRandom(i)).masteredCount();
        }
        assertThat(known / students).isBetween(expected * 0.93, expected * 1.07);
    }

    private static double value(World world, Teaching policy, int budget, Measure measure) {
        return ROWS.stream()
                .filter(row -> row.world() == world && row.policy() == policy && row.budget() == budget)
                .map(row -> row.figures().get(measure))
                .findFirst()
                .orElseThrow()
                .value();
    }
}
