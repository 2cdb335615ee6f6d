package org.mastercreator.learning.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ConceptBktTest {
    @Provide
    Arbitrary<ConceptBkt> parameters() {
        Arbitrary<Double> any = Arbitraries.doubles().between(0, 1).ofScale(3);
        Arbitrary<Double> below = Arbitraries.doubles().between(0, 0.499).ofScale(3);
        return Combinators.combine(any, any, any, below, below).as(ConceptBkt::of);
    }

    @Property
    void everything_stays_a_probability(
            @ForAll("parameters") ConceptBkt bkt,
            @ForAll @DoubleRange(min = 0, max = 1) double mastery,
            @ForAll boolean right) {
        assertThat(bkt.seen(mastery, right)).isBetween(0.0, 1.0);
        assertThat(bkt.after(mastery, right)).isBetween(0.001, 0.999);
        assertThat(bkt.chanceOfRightAnswer(mastery)).isBetween(0.0, 1.0);
    }

    @Property
    void a_right_answer_never_speaks_against_knowing_and_a_wrong_one_never_for_it(
            @ForAll("parameters") ConceptBkt bkt, @ForAll @DoubleRange(min = 0, max = 1) double mastery) {
        assertThat(bkt.seen(mastery, true)).isGreaterThanOrEqualTo(mastery - 1e-12);
        assertThat(bkt.seen(mastery, false)).isLessThanOrEqualTo(mastery + 1e-12);
    }

    @Property
    void without_forgetting_it_is_the_tracer_that_keeps_the_mastery(
            @ForAll("parameters") ConceptBkt any,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double mastery,
            @ForAll boolean right) {
        BktParameters known = new BktParameters(0.3, any.known().pLearn(), 0.2, 0.1);
        assertThat(new ConceptBkt(known, 0).after(mastery, right))
                .isCloseTo(KnowledgeTracer.update(mastery, known, right ? 1 : 0), within(1e-12));
    }

    /** A right answer: 0.45 of 0.55. A fifth of that is forgotten, a tenth of the rest learned. */
    @Test
    void what_was_known_may_be_forgotten_and_what_was_not_may_be_learned() {
        ConceptBkt bkt = ConceptBkt.of(0.5, 0.1, 0.2, 0.2, 0.1);
        assertThat(bkt.after(0.5, true)).isCloseTo((0.45 * 0.8 + 0.1 * 0.1) / 0.55, within(1e-12));
    }

    /**
     * B. van de Sande, Properties of the Bayesian Knowledge Tracing Model, JEDM 5 (2013): over all ways to answer, the
     * expected performance at step n is 1 − S − (1 − S − G)(1 − L0)(1 − T)^n.
     */
    @Test
    void expected_performance_follows_van_de_sandes_exponential() {
        ConceptBkt bkt = ConceptBkt.of(0.36, 0.1, 0, 0.3, 0.05);
        for (int step = 0; step < 10; step++) {
            double closed = 0.95 - 0.65 * 0.64 * Math.pow(0.9, step);
            assertThat(expected(bkt, bkt.start(), step)).isCloseTo(closed, within(1e-3));
        }
    }

    /**
     * J. Beck and K. Chang, Identifiability, User Modeling 2007: these two sets of parameters tell different stories
     * about what is known and yet expect the same performance.
     */
    @Test
    void beck_and_changs_two_stories_expect_the_same_performance() {
        ConceptBkt knowledge = ConceptBkt.of(0.56, 0.1, 0, 0, 0.05);
        ConceptBkt guessing = ConceptBkt.of(0.36, 0.1, 0, 0.3, 0.05);
        for (int step = 0; step < 10; step++) {
            assertThat(expected(knowledge, knowledge.start(), step))
                    .isCloseTo(expected(guessing, guessing.start(), step), within(0.01));
        }
    }

    private static double expected(ConceptBkt bkt, double mastery, int steps) {
        double right = bkt.chanceOfRightAnswer(mastery);
        return steps == 0
                ? right
                : right * expected(bkt, bkt.after(mastery, true), steps - 1)
                        + (1 - right) * expected(bkt, bkt.after(mastery, false), steps - 1);
    }
}
