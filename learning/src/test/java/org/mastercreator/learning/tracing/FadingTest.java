package org.mastercreator.learning.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FadingTest {
    /** The page computes the same: web/src/model/fading.test.ts has the same table. */
    @ParameterizedTest
    @CsvSource({
        "0.9, 0, 0, 0.9",
        "0.9, 0, 30, 0.6",
        "0.9, 8, 60, 0.6",
        "0.9, 40, 120, 0.6",
        "0.8, 4, 14, 0.698",
        "0.2, 5, 90, 0.2",
        "0.9, 3, -5, 0.9"
    })
    void half_of_what_is_above_the_start_is_left_after_a_half_life(
            double mastery, int observations, double days, double left) {
        assertThat(Fading.of(mastery, observations, days)).isCloseTo(left, within(5e-3));
    }

    @Property
    void it_never_rises_and_more_practice_lasts_longer(
            @ForAll @DoubleRange(min = 0, max = 1) double mastery,
            @ForAll @IntRange(max = 100) int observations,
            @ForAll @DoubleRange(min = 0, max = 1_000) double days) {
        double left = Fading.of(mastery, observations, days);
        assertThat(left).isBetween(0.0, mastery);
        assertThat(Fading.of(mastery, observations, days + 1)).isLessThanOrEqualTo(left);
        assertThat(Fading.of(mastery, observations + 1, days)).isGreaterThanOrEqualTo(left);
    }
}
