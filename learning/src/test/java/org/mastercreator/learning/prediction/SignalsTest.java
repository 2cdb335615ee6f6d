package org.mastercreator.learning.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mastercreator.learning.tracing.ConceptBkt;

/** Each signal of one short history, by hand. Every question has even odds, so that an answer's surplus is ±0.5. */
class SignalsTest {
    private static final ConceptBkt BKT = ConceptBkt.of(0.4, 0.1, 0, 0.2, 0.1);
    private static final int CELLS = 7;
    private static final int ENERGY = 3;
    private static final int NEW = 5;

    private static Signals.Asked asked(int concept, int question, long time) {
        return new Signals.Asked(concept, question, time, 0.75, -0.5, -0.25, 100, BKT);
    }

    private static StudentState student() {
        StudentState student = new StudentState();
        Signals.move(student, asked(CELLS, 1, 1_000), true);
        Signals.move(student, asked(CELLS, 2, 1_010), false);
        Signals.move(student, asked(CELLS, 1, 1_020), true);
        Signals.move(student, asked(ENERGY, 3, 1_100), true);
        Signals.move(student, asked(ENERGY, 4, 1_110), false);
        return student;
    }

    private static Map<Signal, Double> read(Signals.Asked asked) {
        double[] signals = new double[Signal.COUNT];
        Signals.read(student(), asked, signals);
        Map<Signal, Double> read = new LinkedHashMap<>();
        IntStream.range(0, signals.length).forEach(i -> read.put(Signal.at(i), signals[i]));
        return read;
    }

    /** A mean of surpluses, the latest last, each counted with a share and what was before with the rest. */
    private static double mean(double share, double... surpluses) {
        double mean = 0;
        for (double surplus : surpluses) {
            mean += share * (surplus - mean);
        }
        return mean;
    }

    private static void assertSignals(Map<Signal, Double> read, Map<Signal, Double> expected) {
        expected.forEach(
                (signal, value) -> assertThat(read.get(signal)).as("%s", signal).isCloseTo(value, within(1e-6)));
    }

    @Test
    void of_a_concept_that_was_left_what_was_answered_there_counts_and_how_long_ago_it_is() {
        double mastery = BKT.after(BKT.after(BKT.after(BKT.start(), true), false), true);
        Map<Signal, Double> expected = new LinkedHashMap<>();
        expected.put(Signal.BASE, 1.0);
        expected.put(Signal.CONCEPT_EASE, -0.5);
        expected.put(Signal.CONCEPT_EASE_AT_FIRST, 0.0);
        expected.put(Signal.QUESTION_EASE, -0.25);
        expected.put(Signal.TRACED, LogOdds.of(BKT.chanceOfRightAnswer(mastery)));
        expected.put(Signal.FIRST, 0.0);
        expected.put(Signal.RIGHT_BEFORE, Math.log(3));
        expected.put(Signal.WRONG_BEFORE, Math.log(2));
        expected.put(Signal.NEWNESS, 0.25);
        expected.put(Signal.SURPLUS_FAST, mean(0.5, 0.5, -0.5, 0.5));
        expected.put(Signal.SURPLUS_SLOW, mean(0.2, 0.5, -0.5, 0.5));
        expected.put(Signal.LAST, 1.0);
        expected.put(Signal.SECOND_LAST, -1.0);
        expected.put(Signal.THIRD_LAST, 1.0);
        expected.put(Signal.FOURTH_LAST, 0.0);
        expected.put(Signal.FIFTH_LAST, 0.0);
        expected.put(Signal.LAST_TWO_AGREE, -1.0);
        expected.put(Signal.LAST_AND_THIRD_AGREE, 1.0);
        expected.put(Signal.SECOND_AND_THIRD_AGREE, -1.0);
        expected.put(Signal.ABILITY_AT_FIRST, 0.0);
        expected.put(Signal.FIRST_ANSWERS, 1.0 / 5);
        expected.put(Signal.FIRST_ANSWERS_AT_FIRST, 0.0);
        expected.put(Signal.ALL_RIGHT, Math.log(4));
        expected.put(Signal.ALL_WRONG, Math.log(3));
        expected.put(Signal.CONCEPTS_TRIED, Math.log(3));
        expected.put(Signal.LATELY_FAST, mean(0.3, 0.5, -0.5, 0.5, 0.5, -0.5));
        expected.put(Signal.LATELY_MIDDLE, mean(0.1, 0.5, -0.5, 0.5, 0.5, -0.5));
        expected.put(Signal.LATELY_SLOW, mean(0.02, 0.5, -0.5, 0.5, 0.5, -0.5));
        expected.put(Signal.LATELY_AT_FIRST, 0.0);
        expected.put(Signal.LAST_OF_ALL, -1.0);
        expected.put(Signal.SECOND_LAST_OF_ALL, 1.0);
        expected.put(Signal.THIRD_LAST_OF_ALL, 1.0);
        expected.put(Signal.LAST_TWO_OF_ALL_AGREE, -1.0);
        expected.put(Signal.STAYED, 0.0);
        expected.put(Signal.ANSWERS_AWAY, Math.log(3));
        expected.put(Signal.CAME_BACK, 1.0);
        expected.put(Signal.SURPLUS_AT_RETURN, mean(0.2, 0.5, -0.5, 0.5));
        expected.put(Signal.TIME_AWAY, Math.log(1 + 1.8));
        expected.put(Signal.PAUSE, Math.log(1 + 0.9));
        expected.put(Signal.SAME_QUESTION, -1.0);
        expected.put(Signal.WRONG_SQUARED, Math.log(3) * Math.log(3));
        expected.put(Signal.TRIED_AFTER_TIME_AWAY, Math.log(3) * Math.log(3));
        assertSignals(read(asked(CELLS, 2, 1_200)), expected);
    }

    @Test
    void of_the_concept_at_hand_nothing_is_away_and_of_a_new_one_only_what_was_shown_elsewhere_counts() {
        Map<Signal, Double> atHand = read(asked(ENERGY, 3, 1_110));
        assertSignals(
                atHand,
                Map.of(
                        Signal.STAYED, 1.0,
                        Signal.ANSWERS_AWAY, 0.0,
                        Signal.CAME_BACK, 0.0,
                        Signal.SURPLUS_AT_RETURN, 0.0,
                        Signal.TIME_AWAY, 0.0,
                        Signal.PAUSE, 0.0,
                        Signal.SAME_QUESTION, 1.0));
        Map<Signal, Double> fresh = read(asked(NEW, 9, 1_210));
        assertSignals(
                fresh,
                Map.of(
                        Signal.FIRST, 1.0,
                        Signal.TRACED, LogOdds.of(BKT.chanceOfRightAnswer(0.4)),
                        Signal.CONCEPT_EASE_AT_FIRST, -0.5,
                        Signal.NEWNESS, 1.0,
                        Signal.RIGHT_BEFORE, 0.0,
                        Signal.FIRST_ANSWERS_AT_FIRST, 1.0 / 5,
                        Signal.TIME_AWAY, 0.0,
                        Signal.PAUSE, Math.log(2),
                        Signal.SAME_QUESTION, 0.0));
        assertThat(fresh.get(Signal.ABILITY_AT_FIRST)).isEqualTo(fresh.get(Signal.ABILITY));
        assertThat(fresh.get(Signal.LATELY_AT_FIRST)).isEqualTo(fresh.get(Signal.LATELY_MIDDLE));
    }

    /** The gains of a first answer: the variance of each, damped by that of both. */
    @Test
    void one_right_answer_raises_what_is_thought_of_her_and_of_her_in_that_concept_each_by_its_trust() {
        StudentState student = new StudentState();
        Signals.move(student, asked(CELLS, 1, 0), true);
        double damping = 1 / (1 + 0.2 * (1.003 + 1.02));
        assertThat((double) student.overallAbility).isCloseTo(1.003 * 0.5 * damping, within(1e-6));
        assertThat((double) student.ability[0]).isCloseTo(1.02 * 0.5 * damping, within(1e-6));
        Signals.move(student, asked(CELLS, 1, 0), false);
        assertThat(student.overallAbility).isNegative();
    }
}
