package org.mastercreator.evaluate.mastery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mastercreator.learning.answers.AnswerLogBuilder;

class ScoresTest {
    private static Predictions predictions(boolean[] right, double... chances) {
        AnswerLogBuilder log = new AnswerLogBuilder();
        for (int i = 0; i < right.length; i++) {
            log.add(i / 2, 0, -1, right[i], 0);
        }
        Predictions predicted = new Predictions(log.build());
        System.arraycopy(chances, 0, predicted.chances, 0, chances.length);
        return predicted;
    }

    @Test
    void they_are_those_of_a_small_example_worked_out_by_hand() {
        Scores scores = new Ranked(predictions(new boolean[] {true, false, false, true}, 0.8, 0.8, 0.2, 0.6)).scores();
        // Pairs of right and wrong: 0.8 over 0.8 (a tie), 0.8 over 0.2, 0.6 under 0.8, 0.6 over 0.2.
        assertThat(scores.auc()).isCloseTo(2.5 / 4, within(1e-9));
        // First answers: 0.8 right, 0.2 wrong.
        assertThat(scores.aucFirst()).isEqualTo(1);
        assertThat(scores.accuracy()).isEqualTo(0.75);
        assertThat(scores.rmse()).isCloseTo(Math.sqrt((0.04 + 0.64 + 0.04 + 0.16) / 4), within(1e-9));
        assertThat(scores.logLoss())
                .isCloseTo(-(Math.log(0.8) + Math.log(0.2) + Math.log(0.8) + Math.log(0.6)) / 4, within(1e-9));
        // Bins: two of 0.8 with one right, one of 0.2 with none, one of 0.6 with one.
        assertThat(scores.calibrationError()).isCloseTo((0.6 + 0.2 + 0.4) / 4, within(1e-9));
    }

    @Test
    void where_all_answers_are_alike_there_is_no_auc() {
        assertThat(new Ranked(predictions(new boolean[] {true, true}, 0.3, 0.7))
                        .scores()
                        .auc())
                .isNaN();
    }

    @Test
    void drawing_one_student_again_and_again_tells_nothing_about_others() {
        Predictions predicted = predictions(new boolean[] {true, false}, 0.8, 0.2);
        assertThat(new Ranked(predicted).aucMargin(50, new Random(1))).isNaN();
    }
}
