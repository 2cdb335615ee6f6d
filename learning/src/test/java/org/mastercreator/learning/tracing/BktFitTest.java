package org.mastercreator.learning.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.mastercreator.learning.answers.AnswerLog;
import org.mastercreator.learning.answers.AnswerLogBuilder;

class BktFitTest {
    @Property(tries = 200)
    void no_round_of_the_fit_lowers_the_penalised_likelihood(
            @ForAll @Size(min = 1, max = 20) List<@Size(min = 1, max = 30) List<Boolean>> sequences,
            @ForAll boolean forgetting) {
        Sequences all = new Sequences(log(sequences));
        ConceptBkt centre = ConceptBkt.of(0.4, 0.1, forgetting ? 0.05 : 0, 0.3, 0.1);
        List<Double> objective = BktFit.climb(all, 0, all.size(), centre).objective();
        for (int i = 1; i < objective.size(); i++) {
            assertThat(objective.get(i)).isGreaterThanOrEqualTo(objective.get(i - 1) - 1e-7);
        }
    }

    @Property(tries = 50)
    void the_order_of_students_does_not_matter(
            @ForAll @Size(min = 2, max = 30) List<@Size(min = 1, max = 12) List<Boolean>> sequences,
            @ForAll Random random) {
        ConceptBkt one = BktFit.fit(log(sequences), true).of(0);
        List<List<Boolean>> shuffled = new java.util.ArrayList<>(sequences);
        Collections.shuffle(shuffled, random);
        same(one, BktFit.fit(log(shuffled), true).of(0), within(1e-6));
    }

    @Property(tries = 50)
    void guess_and_slip_stay_below_one_half_whatever_is_answered(
            @ForAll @Size(min = 1, max = 30) List<@Size(min = 1, max = 12) List<Boolean>> sequences,
            @ForAll @IntRange(min = 1, max = 40) int copies) {
        List<List<Boolean>> many = Collections.nCopies(copies, sequences).stream()
                .flatMap(List::stream)
                .toList();
        ConceptBkt fitted = BktFit.fit(log(many), true).of(0);
        assertThat(fitted.known().pGuess()).isBetween(0.001, 0.49);
        assertThat(fitted.known().pSlip()).isBetween(0.001, 0.49);
    }

    @Test
    void finds_the_parameters_that_made_the_answers_within_three_points() {
        ConceptBkt truth = ConceptBkt.of(0.3, 0.15, 0, 0.2, 0.1);
        same(BktFit.fit(SimulatedClass.of(truth, 3000, 15, 1), false).of(0), truth, within(0.03));
    }

    @Test
    void finds_forgetting_within_three_points() {
        ConceptBkt truth = ConceptBkt.of(0.4, 0.2, 0.1, 0.15, 0.05);
        same(BktFit.fit(SimulatedClass.of(truth, 3000, 20, 2), true).of(0), truth, within(0.03));
    }

    @Test
    void ten_thousand_answers_in_a_row_do_not_break_it() {
        Random random = new Random(3);
        for (double share : new double[] {0, 0.5, 1}) {
            List<Boolean> answers = IntStream.range(0, 10_000)
                    .mapToObj(i -> random.nextDouble() < share)
                    .toList();
            for (boolean forgetting : new boolean[] {false, true}) {
                ConceptBkt fitted =
                        BktFit.fit(log(List.of(answers)), forgetting).of(0);
                double mastery = fitted.start();
                for (boolean answer : answers) {
                    mastery = fitted.after(mastery, answer);
                }
                assertThat(fitted.chanceOfRightAnswer(mastery)).isCloseTo(share, within(0.1));
            }
        }
    }

    @Test
    void a_concept_with_few_answers_stays_near_the_pooled_one_and_an_unseen_one_takes_it() {
        AnswerLogBuilder log = new AnswerLogBuilder();
        AnswerLog many = SimulatedClass.of(ConceptBkt.of(0.6, 0.2, 0.01, 0.2, 0.1), 500, 10, 4);
        for (int row = 0; row < many.size(); row++) {
            log.add(row / 10, 0, AnswerLog.NO_QUESTION, many.right(row), 0);
        }
        log.add(0, 1, AnswerLog.NO_QUESTION, false, 0).add(1, 1, AnswerLog.NO_QUESTION, false, 0);
        FittedBkt fitted = BktFit.fit(log.build(), true);
        same(fitted.of(1), fitted.pooled(), within(0.08));
        assertThat(fitted.of(1).known().pInit())
                .isLessThan(fitted.pooled().known().pInit());
        assertThat(fitted.of(77)).isEqualTo(fitted.pooled());
    }

    @Test
    void without_answers_it_gives_what_is_usual() {
        assertThat(BktFit.fit(AnswerLog.empty(), false).of(0).pForget()).isZero();
        assertThat(BktFit.fit(AnswerLog.empty(), true).of(0).pForget()).isPositive();
    }

    private static void same(ConceptBkt one, ConceptBkt other, Offset<Double> offset) {
        assertThat(one.known().pInit()).isCloseTo(other.known().pInit(), offset);
        assertThat(one.known().pLearn()).isCloseTo(other.known().pLearn(), offset);
        assertThat(one.pForget()).isCloseTo(other.pForget(), offset);
        assertThat(one.known().pGuess()).isCloseTo(other.known().pGuess(), offset);
        assertThat(one.known().pSlip()).isCloseTo(other.known().pSlip(), offset);
    }

    private static AnswerLog log(List<List<Boolean>> sequences) {
        AnswerLogBuilder log = new AnswerLogBuilder();
        for (int student = 0; student < sequences.size(); student++) {
            for (boolean right : sequences.get(student)) {
                log.add(student, 0, AnswerLog.NO_QUESTION, right, 0);
            }
        }
        return log.build();
    }
}
