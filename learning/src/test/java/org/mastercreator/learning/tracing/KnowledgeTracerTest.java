package org.mastercreator.learning.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class KnowledgeTracerTest {
    private static final BktParameters CLASSIC = new BktParameters(0.5, 0.2, 0.2, 0.1);

    @Provide
    Arbitrary<BktParameters> parameters() {
        Arbitrary<Double> any = Arbitraries.doubles().between(0, 1).ofScale(3);
        Arbitrary<Double> below = Arbitraries.doubles().between(0, 0.499).ofScale(3);
        return Combinators.combine(any, any, below, below).as(BktParameters::new);
    }

    @Property
    void a_mastery_never_leaves_its_bounds(
            @ForAll @DoubleRange(min = 0, max = 1) double mastery,
            @ForAll("parameters") BktParameters parameters,
            @ForAll @DoubleRange(min = 0, max = 1) double credit) {
        assertThat(KnowledgeTracer.update(mastery, parameters, credit)).isBetween(0.001, 0.999);
        assertThat(KnowledgeTracer.chanceOfRightAnswer(mastery, parameters)).isBetween(0.0, 1.0);
    }

    @Property
    void more_credit_never_lowers_the_mastery(
            @ForAll @DoubleRange(min = 0, max = 1) double mastery,
            @ForAll("parameters") BktParameters parameters,
            @ForAll @DoubleRange(min = 0, max = 1) double one,
            @ForAll @DoubleRange(min = 0, max = 1) double other) {
        double less = KnowledgeTracer.update(mastery, parameters, Math.min(one, other));
        double more = KnowledgeTracer.update(mastery, parameters, Math.max(one, other));
        assertThat(more).isGreaterThanOrEqualTo(less - 1e-12);
    }

    @Property
    void a_higher_mastery_stays_ahead_after_the_same_answer(
            @ForAll @DoubleRange(min = 0, max = 1) double one,
            @ForAll @DoubleRange(min = 0, max = 1) double other,
            @ForAll("parameters") BktParameters parameters,
            @ForAll @DoubleRange(min = 0, max = 1) double credit) {
        double behind = KnowledgeTracer.update(Math.min(one, other), parameters, credit);
        double ahead = KnowledgeTracer.update(Math.max(one, other), parameters, credit);
        assertThat(ahead).isGreaterThanOrEqualTo(behind - 1e-12);
    }

    @Property
    void the_same_answers_give_the_same_mastery(@ForAll List<@DoubleRange(min = 0, max = 1) Double> credits) {
        assertThat(after(credits)).isEqualTo(after(credits));
    }

    private static double after(List<Double> credits) {
        double mastery = BktParameters.DEFAULT.pInit();
        for (double credit : credits) {
            mastery = KnowledgeTracer.update(mastery, BktParameters.DEFAULT, credit);
        }
        return mastery;
    }

    @Test
    void follows_corbett_and_anderson_by_hand_after_a_right_answer() {
        // P(L|right) = 0.5·0.9 / (0.5·0.9 + 0.5·0.2) = 0.45/0.55 = 9/11; then 9/11 + 2/11·0.2 = 9.4/11.
        assertThat(KnowledgeTracer.update(0.5, CLASSIC, 1)).isCloseTo(9.4 / 11, within(1e-12));
    }

    @Test
    void follows_corbett_and_anderson_by_hand_after_a_wrong_answer() {
        // P(L|wrong) = 0.5·0.1 / (0.5·0.1 + 0.5·0.8) = 0.05/0.45 = 1/9; then 1/9 + 8/9·0.2 = 2.6/9.
        assertThat(KnowledgeTracer.update(0.5, CLASSIC, 0)).isCloseTo(2.6 / 9, within(1e-12));
    }

    @Test
    void follows_corbett_and_anderson_by_hand_over_a_right_and_a_wrong_answer() {
        // From L = 9.4/11 a wrong answer: 0.94/11 / (0.94/11 + 1.28/11) = 0.94/2.22; then the chance to learn.
        double posterior = 0.94 / 2.22;
        assertThat(KnowledgeTracer.update(KnowledgeTracer.update(0.5, CLASSIC, 1), CLASSIC, 0))
                .isCloseTo(posterior + (1 - posterior) * 0.2, within(1e-12));
    }

    @Test
    void expects_right_answers_from_knowing_without_a_slip_and_from_guessing() {
        // 0.5·(1 − 0.1) + 0.5·0.2
        assertThat(KnowledgeTracer.chanceOfRightAnswer(0.5, CLASSIC)).isCloseTo(0.55, within(1e-12));
    }

    @Test
    void a_run_of_a_thousand_wrong_answers_leaves_the_next_right_one_its_power() {
        BktParameters noLearning = new BktParameters(0.5, 0, 0.2, 0.1);
        double mastery = 0.5;
        for (int i = 0; i < 1000; i++) {
            mastery = KnowledgeTracer.update(mastery, noLearning, 0);
        }
        assertThat(mastery).isEqualTo(0.001);
        assertThat(KnowledgeTracer.update(mastery, noLearning, 1)).isGreaterThan(0.004);
    }

    @Test
    void counts_right_answers_to_a_goal_and_says_when_fifty_are_not_enough() {
        assertThat(KnowledgeTracer.rightAnswersUntil(0.8, BktParameters.DEFAULT, 0.75))
                .hasValue(0);
        assertThat(KnowledgeTracer.rightAnswersUntil(0.5, CLASSIC, 0.75)).hasValue(1);
        assertThat(KnowledgeTracer.rightAnswersUntil(0.001, new BktParameters(0, 0, 0.49, 0.49), 0.75))
                .isEmpty();
    }

    @Test
    void a_probability_outside_its_range_is_refused_in_words() {
        assertThatThrownBy(() -> Probability.of(1.2)).hasMessage("probability must be in [0, 1], was 1.2");
        assertThatThrownBy(() -> Probability.of(Double.NaN)).hasMessageContaining("was NaN");
        assertThatThrownBy(() -> KnowledgeTracer.update(0.5, CLASSIC, -0.1)).hasMessageContaining("was -0.1");
        assertThatThrownBy(() -> new BktParameters(0.3, 0.3, 0.5, 0.1)).hasMessageContaining("below 0.5");
    }
}
