package org.mastercreator.learning.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnswerLogTest {
    private final AnswerLog log = new AnswerLogBuilder()
            .add(1, 5, 0, true, 30)
            .add(0, 4, 1, false, 10)
            .add(1, 6, AnswerLog.NO_QUESTION, false, 20)
            .add(1, 7, 2, true, 30)
            .build();

    @Test
    void answers_stand_by_student_and_time_and_equal_times_keep_their_order() {
        assertThat(log.size()).isEqualTo(4);
        assertThat(log.students()).isEqualTo(2);
        assertThat(IntStream.range(0, 4).map(log::concept)).containsExactly(4, 6, 5, 7);
        assertThat(IntStream.range(0, 4).map(log::question)).containsExactly(1, -1, 0, 2);
        assertThat(log.right(0)).isFalse();
        assertThat(log.time(1)).isEqualTo(20);
        assertThat(log.conceptCount()).isEqualTo(8);
        assertThat(log.questionCount()).isEqualTo(3);
    }

    @Test
    void arrivals_keep_the_order_across_students() {
        assertThat(IntStream.range(0, 4).map(log::arrival)).containsExactly(1, 0, 1, 1);
    }

    @Test
    void chosen_students_are_numbered_anew() {
        AnswerLog chosen = log.of(1);
        assertThat(chosen.students()).isEqualTo(1);
        assertThat(IntStream.range(chosen.from(0), chosen.to(0)).map(chosen::concept))
                .containsExactly(6, 5, 7);
        assertThat(IntStream.range(0, 3).map(chosen::arrival)).containsOnly(0);
    }

    @Test
    void many_answers_fit() {
        AnswerLogBuilder many = new AnswerLogBuilder();
        IntStream.range(0, 5000).forEach(i -> many.add(i % 7, 0, 0, true, 0));
        assertThat(many.build().size()).isEqualTo(5000);
    }

    @Test
    void an_empty_log_and_negative_numbers() {
        assertThat(AnswerLog.empty().students()).isZero();
        assertThat(AnswerLog.empty().conceptCount()).isZero();
        AnswerLogBuilder builder = new AnswerLogBuilder();
        assertThatThrownBy(() -> builder.add(-1, 0, 0, true, 0)).hasMessageContaining("student -1");
    }
}
