package org.mastercreator.learning.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    private static Stream<Calibration.Outcome> outcomes(double thought, int met, int missed) {
        return Stream.concat(
                Collections.nCopies(met, new Calibration.Outcome(new Chances(thought, thought), 1)).stream(),
                Collections.nCopies(missed, new Calibration.Outcome(new Chances(thought, thought), 0)).stream());
    }

    private static Chances calibrated(double thought, Stream<Calibration.Outcome> outcomes) {
        return new Calibration(outcomes.toList()).of(new Chances(thought, thought));
    }

    @Test
    void chances_stay_as_they_are_while_nothing_is_known_and_where_they_hold() {
        assertThat(calibrated(0.7, Stream.of()).right()).isCloseTo(0.7, within(1e-9));
        Stream<Calibration.Outcome> asThought = Stream.concat(outcomes(0.2, 20, 80), outcomes(0.8, 80, 20));
        assertThat(calibrated(0.7, asThought).right()).isCloseTo(0.7, within(0.01));
    }

    @Test
    void what_was_thought_too_little_of_is_believed_more_and_each_outcome_moves_it_on() {
        List<Double> believed = IntStream.of(1, 3, 10, 30)
                .mapToObj(n -> calibrated(0.4, Stream.concat(outcomes(0.4, n, 0), outcomes(0.1, 0, n))))
                .map(Chances::right)
                .toList();
        assertThat(believed).isSorted();
        assertThat(believed.getFirst()).isBetween(0.4, 0.6);
        assertThat(believed.getLast()).isGreaterThan(0.8);
    }

    @Test
    void it_is_proven_by_enough_outcomes_that_were_mostly_as_thought() {
        assertThat(new Calibration(List.of()).isProven()).isFalse();
        assertThat(new Calibration(outcomes(0.8, 14, 0).toList()).isProven()).isFalse();
        assertThat(new Calibration(Stream.concat(outcomes(0.8, 9, 1), outcomes(0.2, 1, 9))
                                .toList())
                        .isProven())
                .isTrue();
        assertThat(new Calibration(Stream.concat(outcomes(0.8, 8, 2), outcomes(0.2, 2, 8))
                                .toList())
                        .isProven())
                .isFalse();
    }

    @Test
    void half_of_the_points_count_as_partly_and_not_as_right() {
        Chances chances = new Chances(0.5, 0.5);
        Calibration calibration = new Calibration(Collections.nCopies(10, new Calibration.Outcome(chances, 0.5)));
        assertThat(calibration.of(chances).right()).isLessThan(0.3);
        assertThat(calibration.of(chances).partly()).isGreaterThan(0.7);
    }

    @Property(tries = 300)
    void whatever_was_given_a_greater_chance_stays_the_greater(
            @ForAll @Size(max = 150) List<@DoubleRange(min = 0, max = 1) Double> thought,
            @ForAll @Size(value = 150) List<Boolean> met) {
        Calibration calibration = new Calibration(IntStream.range(0, thought.size())
                .mapToObj(i -> new Calibration.Outcome(new Chances(thought.get(i), thought.get(i)), met.get(i) ? 1 : 0))
                .toList());
        double before = 0;
        for (int percent = 5; percent <= 95; percent += 5) {
            double chance = calibration.of(new Chances(percent / 100.0, 0)).right();
            assertThat(chance).isBetween(before, 1.0);
            before = chance;
        }
    }
}
