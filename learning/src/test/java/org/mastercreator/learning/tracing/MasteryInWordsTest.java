package org.mastercreator.learning.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MasteryInWordsTest {
    @Property
    void an_interval_holds_its_mastery_and_stays_within_0_and_1(
            @ForAll @DoubleRange(min = 0, max = 1) double mastery, @ForAll @IntRange(min = 0, max = 10_000) int n) {
        MasteryInterval interval = MasteryInterval.of(mastery, n);
        assertThat(interval.low()).isBetween(0.0, mastery);
        assertThat(interval.high()).isBetween(mastery, 1.0);
    }

    @Test
    void two_answers_leave_more_doubt_than_twenty() {
        // The variance of Beta(7.5, 7.5) is 1/64.
        assertThat(MasteryInterval.of(0.5, 13)).isEqualTo(new MasteryInterval(0.5 - 1.645 / 8, 0.5 + 1.645 / 8));
        MasteryInterval two = MasteryInterval.of(0.62, 2);
        MasteryInterval twenty = MasteryInterval.of(0.62, 20);
        assertThat(two.high() - two.low()).isGreaterThan(twenty.high() - twenty.low());
        assertThatThrownBy(() -> MasteryInterval.of(0.5, -1)).hasMessageContaining("were -1");
    }

    @Test
    void the_levels_change_exactly_at_their_borders() {
        assertThat(MasteryLevel.of(0.75)).isEqualTo(MasteryLevel.MASTERED);
        assertThat(MasteryLevel.of(Math.nextDown(0.75))).isEqualTo(MasteryLevel.DEVELOPING);
        assertThat(MasteryLevel.of(0.45)).isEqualTo(MasteryLevel.DEVELOPING);
        assertThat(MasteryLevel.of(Math.nextDown(0.45))).isEqualTo(MasteryLevel.STRUGGLING);
    }

    @Test
    void a_percentage_just_below_a_border_does_not_read_as_if_it_had_reached_it() {
        assertThat(Percent.of(0.749)).isEqualTo("74.9%");
        assertThat(Percent.of(Math.nextDown(0.75))).isEqualTo("74.9%");
        assertThat(Percent.of(0.75)).isEqualTo("75%");
        assertThat(Percent.of(0.624)).isEqualTo("62%");
    }

    @Test
    void an_explanation_gives_figures_and_what_would_change_them() {
        MasteryExplanation why = MasteryExplanation.of(
                "Photosynthesis", 0.55, 1, BktParameters.DEFAULT, List.of(new MasteryExplanation.Step(1, 0.3, 0.55)));
        assertThat(why.summary()).isEqualTo("Photosynthesis stands at 55% (developing) after 1 answer.");
        assertThat(why.inputs()).contains("An answer that earned 100% of its points moved it from 30% to 55%.");
        assertThat(why.whatWouldChange())
                .isEqualTo("One more right answer would bring it to 87%, which counts as mastered; "
                        + "a wrong one to 40%.");
    }

    @Test
    void a_wrong_answer_that_still_moved_it_up_is_explained() {
        MasteryExplanation why = MasteryExplanation.of(
                "Osmosis", 0.34, 1, BktParameters.DEFAULT, List.of(new MasteryExplanation.Step(0, 0.3, 0.34)));
        assertThat(why.inputs().getLast()).endsWith("from 30% to 34%, because trying is a chance to learn.");
    }

    @Test
    void a_goal_out_of_reach_is_not_called_fifty_answers_away() {
        MasteryExplanation why =
                MasteryExplanation.of("Osmosis", 0.001, 0, new BktParameters(0, 0, 0.49, 0.49), List.of());
        assertThat(why.whatWouldChange()).endsWith("needs more than 50 right answers in a row.");
    }

    @Test
    void the_words_do_not_depend_on_the_language_of_the_machine() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(MasteryExplanation.of("Osmosis", 0.749, 12, BktParameters.DEFAULT, List.of())
                            .summary())
                    .isEqualTo("Osmosis stands at 74.9% (developing) after 12 answers.");
        } finally {
            Locale.setDefault(before);
        }
    }
}
