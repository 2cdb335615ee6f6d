package org.mastercreator.learning.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.mastercreator.learning.tracing.BktParameters;

class AlertRulesTest {
    private static final Thresholds DEFAULT = Thresholds.DEFAULT;

    @Property
    void an_alert_that_was_just_raised_is_not_resolved_by_a_mastery_that_stays_where_it_is(
            @ForAll @DoubleRange(min = 0, max = 1) double before,
            @ForAll @DoubleRange(min = 0, max = 1) double after,
            @ForAll @IntRange(min = 1, max = 60) int observations) {
        AlertRules.ConceptChange change = change(before, after, observations);
        AlertRules.ConceptChange still = change(after, after, observations + 1);
        if (AlertRules.wheelSpinning(change, DEFAULT) instanceof Decision.Raise) {
            assertThat(AlertRules.wheelSpinning(still, DEFAULT)).isInstanceOf(Decision.Raise.class);
        }
        if (AlertRules.suddenDrop(change, DEFAULT) instanceof Decision.Raise) {
            assertThat(AlertRules.suddenDrop(still, DEFAULT)).isEqualTo(new Decision.Keep());
        }
        if (AlertRules.newlyMastered(change) instanceof Decision.Raise) {
            assertThat(AlertRules.newlyMastered(still)).isEqualTo(new Decision.Keep());
        }
    }

    @Property
    void a_mastery_that_wavers_by_two_points_never_raises_and_resolves_in_turn(
            @ForAll @DoubleRange(min = 0.02, max = 0.98) double mastery) {
        AlertRules.ConceptChange up = change(mastery - 0.02, mastery + 0.02, 12);
        AlertRules.ConceptChange down = change(mastery + 0.02, mastery - 0.02, 13);
        for (List<Decision> turn : List.of(
                List.of(AlertRules.wheelSpinning(up, DEFAULT), AlertRules.wheelSpinning(down, DEFAULT)),
                List.of(AlertRules.newlyMastered(up), AlertRules.newlyMastered(down)),
                List.of(AlertRules.suddenDrop(up, DEFAULT), AlertRules.suddenDrop(down, DEFAULT)))) {
            boolean raises = turn.stream().anyMatch(Decision.Raise.class::isInstance);
            boolean resolves = turn.stream().anyMatch(Decision.Resolve.class::isInstance);
            assertThat(raises && resolves).isFalse();
        }
    }

    @Property
    void the_same_evidence_gives_the_same_decision(
            @ForAll @DoubleRange(min = 0, max = 1) double before,
            @ForAll @DoubleRange(min = 0, max = 1) double after,
            @ForAll @IntRange(min = 1, max = 60) int observations) {
        assertThat(AlertRules.wheelSpinning(change(before, after, observations), DEFAULT))
                .isEqualTo(AlertRules.wheelSpinning(change(before, after, observations), DEFAULT));
    }

    @Test
    void much_practice_without_mastery_is_told_with_its_figures_and_its_end() {
        assertThat(AlertRules.wheelSpinning(change(0.3, 0.31, 12), DEFAULT))
                .isEqualTo(new Decision.Raise(
                        "12 answers on Cellular respiration and still at 31\u00a0%: more practice alone is not moving it.",
                        "Clears by itself when it reaches 60\u00a0%: about 1 right answer."));
    }

    @Test
    void wheel_spinning_is_raised_below_45_percent_resolved_from_60_and_kept_between() {
        assertThat(AlertRules.wheelSpinning(change(0.3, 0.44, 10), DEFAULT)).isInstanceOf(Decision.Raise.class);
        assertThat(AlertRules.wheelSpinning(change(0.3, 0.44, 9), DEFAULT)).isEqualTo(new Decision.Keep());
        assertThat(AlertRules.wheelSpinning(change(0.3, 0.45, 10), DEFAULT)).isEqualTo(new Decision.Keep());
        assertThat(AlertRules.wheelSpinning(change(0.3, 0.60, 10), DEFAULT)).isEqualTo(new Decision.Resolve());
    }

    @Test
    void a_fall_from_70_to_50_percent_is_one_of_20_points_in_binary_fractions_too() {
        assertThat(AlertRules.suddenDrop(change(0.7, 0.5, 4), DEFAULT))
                .isEqualTo(new Decision.Raise(
                        "Cellular respiration fell from 70\u00a0% to 50\u00a0% with the last assessment.",
                        "Clears with the next assessment that lifts it by 5 points, or to 75\u00a0%."));
        assertThat(AlertRules.suddenDrop(change(0.7, 0.51, 4), DEFAULT)).isEqualTo(new Decision.Keep());
    }

    @Test
    void the_small_rise_that_trying_alone_brings_does_not_end_a_drop() {
        assertThat(AlertRules.suddenDrop(change(0.3, 0.34, 5), DEFAULT)).isEqualTo(new Decision.Keep());
        assertThat(AlertRules.suddenDrop(change(0.3, 0.35, 5), DEFAULT)).isEqualTo(new Decision.Resolve());
        assertThat(AlertRules.suddenDrop(change(0.79, 0.82, 5), DEFAULT)).isEqualTo(new Decision.Resolve());
    }

    @Test
    void mastery_is_good_news_only_on_the_way_up_over_the_border() {
        assertThat(AlertRules.newlyMastered(change(0.7, 0.75, 1)))
                .isEqualTo(new Decision.Raise(
                        "Cellular respiration rose from 70\u00a0% to 75\u00a0%: mastered after 1 answer.",
                        "Good news: dismiss it when you have told the student."));
        assertThat(AlertRules.newlyMastered(change(0.75, 0.9, 3))).isEqualTo(new Decision.Keep());
        assertThat(AlertRules.newlyMastered(change(0.8, 0.5, 3))).isEqualTo(new Decision.Keep());
        assertThat(AlertRules.newlyMastered(change(0.8, 0.44, 3))).isEqualTo(new Decision.Resolve());
    }

    @Test
    void three_quick_and_mostly_wrong_answers_are_rapid_guessing() {
        assertThat(AlertRules.rapidGuessing(answers(3, 0.0, 2), DEFAULT))
                .isEqualTo(new Decision.Raise(
                        "3 of 5 answers came in under 3 s each, and together these earned 0\u00a0% of their points.",
                        "Clears with the next assessment in which at most one answer comes that fast."));
    }

    @Test
    void quick_answers_end_the_alert_only_when_they_are_few_or_mostly_right() {
        assertThat(AlertRules.rapidGuessing(answers(2, 0.0, 3), DEFAULT)).isEqualTo(new Decision.Keep());
        assertThat(AlertRules.rapidGuessing(answers(1, 0.0, 2), DEFAULT)).isEqualTo(new Decision.Resolve());
        assertThat(AlertRules.rapidGuessing(answers(3, 0.6, 0), DEFAULT)).isEqualTo(new Decision.Keep());
        assertThat(AlertRules.rapidGuessing(answers(3, 1.0, 0), DEFAULT)).isEqualTo(new Decision.Resolve());
        assertThat(AlertRules.rapidGuessing(List.of(), DEFAULT)).isEqualTo(new Decision.Keep());
    }

    @Test
    void idle_begins_at_its_minute_and_ends_with_the_next_answer() {
        Thresholds one = new Thresholds(10, 0.2, 3, 1);
        assertThat(AlertRules.idle(Duration.ofSeconds(59), one)).isEqualTo(new Decision.Resolve());
        assertThat(AlertRules.idle(Duration.ofSeconds(60), one))
                .isEqualTo(new Decision.Raise(
                        "Signed in, but no answer for 1 minute or more.",
                        "Clears with the next answer, or when the page is closed."));
        assertThat(AlertRules.idle(Duration.ofSeconds(-5), DEFAULT)).isEqualTo(new Decision.Resolve());
    }

    @Test
    void a_grade_that_waits_is_for_the_teacher_and_no_rule_takes_it_away() {
        assertThat(AlertRules.needsReview(1, 1))
                .isEqualTo(new Decision.Raise(
                        "1 of 1 answer could not be graded with confidence.",
                        "Clears when you have reviewed every one, or when you dismiss it."));
        assertThat(AlertRules.needsReview(0, 5)).isEqualTo(new Decision.Keep());
    }

    @Test
    void thresholds_outside_their_range_are_refused_by_name() {
        assertThatThrownBy(() -> new Thresholds(2, 0.2, 3, 5))
                .hasMessageContaining("wheel_spinning_opportunities must be between");
        assertThatThrownBy(() -> new Thresholds(10, Double.NaN, 3, 5)).hasMessageContaining("sudden_drop");
        assertThatThrownBy(() -> new Thresholds(10, 0.2, 61, 5)).hasMessageContaining("rapid_seconds");
        assertThatThrownBy(() -> new Thresholds(10, 0.2, 3, 0)).hasMessageContaining("idle_minutes");
    }

    private static AlertRules.ConceptChange change(double before, double after, int observations) {
        return new AlertRules.ConceptChange("Cellular respiration", before, after, observations, BktParameters.DEFAULT);
    }

    /** So many quick answers with this credit, and so many calm right ones. */
    private static List<AlertRules.TimedAnswer> answers(int quick, double credit, int calm) {
        return Stream.concat(
                        Stream.generate(() -> new AlertRules.TimedAnswer(1.2, credit))
                                .limit(quick),
                        Stream.generate(() -> new AlertRules.TimedAnswer(20, 1)).limit(calm))
                .toList();
    }
}
