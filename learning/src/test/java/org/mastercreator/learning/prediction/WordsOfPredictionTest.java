package org.mastercreator.learning.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What "secure" and "wheel-spinning" need. */
class WordsOfPredictionTest {
    private static final List<Boolean> NO_RUN = List.of(true, true, false, true, false, true, true);

    @Test
    void secure_needs_mastery_and_a_very_likely_next_answer() {
        assertThat(Secure.is(0.75, 0.86)).isTrue();
        assertThat(Secure.is(0.99, 0.85)).isFalse();
        assertThat(Secure.is(0.74, 0.99)).isFalse();
    }

    @Test
    void wheel_spinning_is_foreseen_after_seven_answers_without_three_right_in_a_row() {
        assertThat(WheelSpinning.isForeseen(NO_RUN, 0.79)).isTrue();
        assertThat(WheelSpinning.isForeseen(NO_RUN, 0.8)).isFalse();
        assertThat(WheelSpinning.isForeseen(NO_RUN.subList(0, 6), 0.2)).isFalse();
    }

    @Test
    void three_right_in_a_row_at_any_time_end_the_worry() {
        List<Boolean> answers = new ArrayList<>(Collections.nCopies(8, false));
        assertThat(WheelSpinning.isForeseen(answers, 0.2)).isTrue();
        answers.addAll(List.of(true, true, true, false));
        assertThat(WheelSpinning.isForeseen(answers, 0.2)).isFalse();
    }
}
