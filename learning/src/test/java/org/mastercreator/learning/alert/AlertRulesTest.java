package org.mastercreator.learning.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
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
                List.of(AlertRules.newlyMastered(up), AlertRules.newlyMastered(down)),
                List.of(AlertRules.suddenDrop(up, DEFAULT), AlertRules.suddenDrop(down, DEFAULT)))) {
            boolean raises = turn.stream().anyMatch(Decision.Raise.class::isInstance);
            boolean resolves = turn.stream().anyMatch(Decision.Resolve.class::isInstance);
            assertThat(raises && resolves).isFalse();
        }
    }

    @Property
    void a_student_who_is_stuck_stays_so_until_three_right_answers_in_a_row_whatever_the_chance(
            @ForAll List<Boolean> before,
            @ForAll @IntRange(min = 3, max = 50) int from,
            @ForAll @DoubleRange(min = 0, max = 1) double chance,
            @ForAll @DoubleRange(min = 0, max = 0.74) double mastery) {
        Thresholds thresholds = new Thresholds(from, 0.2, 3, 5);
        Decision decision = stuck(before, mastery, chance, thresholds);
        assertThat(stuck(before, mastery, chance, thresholds)).isEqualTo(decision);
        if (decision instanceof Decision.Raise raise) {
            List<Boolean> wrong = new ArrayList<>(before);
            wrong.add(false);
            assertThat(stuck(wrong, mastery, 0.85, thresholds)).isEqualTo(new Decision.Keep());
            assertThat(stuck(wrong, mastery, chance, thresholds)).isInstanceOf(Decision.Raise.class);
            int needed = Integer.parseInt(raise.clearsWhen().replaceAll("\\D+", ""));
            List<Boolean> right = new ArrayList<>(before);
            for (int i = 1; i <= needed; i++) {
                right.add(true);
                assertThat(stuck(right, mastery, chance, thresholds) instanceof Decision.Resolve)
                        .as("after %d of %d right answers", i, needed)
                        .isEqualTo(i == needed);
            }
        }
    }

    @Property
    void an_alert_that_cleared_does_not_come_back_with_the_next_answers(@ForAll List<Boolean> before) {
        List<Boolean> answers = new ArrayList<>(before);
        answers.addAll(List.of(true, true, true));
        for (int i = 0; i < 7; i++) {
            answers.add(false);
            assertThat(stuck(answers, 0.2, 0.1, DEFAULT)).isEqualTo(new Decision.Resolve());
        }
    }

    @Test
    void practice_that_leads_nowhere_is_told_after_seven_answers_with_its_figures_and_its_end() {
        List<Boolean> answers = List.of(true, true, false, true, false, false, true);
        assertThat(stuck(answers, 0.4, 0.52, DEFAULT))
                .isEqualTo(new Decision.Raise(
                        "7 answers on Cellular respiration, no three right in a row, and the next one is right with a "
                                + "chance of 52%: more of the same is not moving it.",
                        "Clears by itself with 2 right answers in a row."));
        assertThat(stuck(answers.subList(0, 6), 0.4, 0.1, DEFAULT)).isEqualTo(new Decision.Keep());
        List<Boolean> many = Collections.nCopies(12, false);
        assertThat(stuck(many, 0.1, 0.2, DEFAULT))
                .isInstanceOfSatisfying(
                        Decision.Raise.class,
                        raise -> assertThat(raise.evidence())
                                .startsWith("12 answers on Cellular respiration, no three right in a row among the "
                                        + "latest 10, and"));
    }

    @Test
    void secure_mastery_ends_it_and_a_chance_between_the_bounds_changes_nothing() {
        List<Boolean> answers = List.of(true, true, false, true, true, false, true, true);
        assertThat(stuck(answers, 0.8, 0.86, DEFAULT)).isEqualTo(new Decision.Resolve());
        assertThat(stuck(answers, 0.7, 0.86, DEFAULT)).isEqualTo(new Decision.Keep());
        assertThat(stuck(answers, 0.8, 0.80, DEFAULT)).isEqualTo(new Decision.Keep());
        assertThat(stuck(answers, 0.8, 0.79, DEFAULT)).isInstanceOf(Decision.Raise.class);
    }

    @Test
    void a_fall_from_70_to_50_percent_is_one_of_20_points_in_binary_fractions_too() {
        assertThat(AlertRules.suddenDrop(change(0.7, 0.5, 4), DEFAULT))
                .isEqualTo(new Decision.Raise(
                        "Cellular respiration fell from 70% to 50% with the last assessment.",
                        "Clears with the next assessment that lifts it by 5 points, or to 75%."));
        assertThat(AlertRules.suddenDrop(change(0.7, 0.51, 4), DEFAULT)).isEqualTo(new Decision.Keep());
    }

    @Test
    void one_who_falls_and_still_counts_as_mastered_has_fallen() {
        assertThat(AlertRules.suddenDrop(change(0.99, 0.78, 9), DEFAULT)).isInstanceOf(Decision.Raise.class);
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
                        "Cellular respiration rose from 70% to 75%: mastered after 1 answer.",
                        "Good news: dismiss it when you have told the student."));
        assertThat(AlertRules.newlyMastered(change(0.75, 0.9, 3))).isEqualTo(new Decision.Keep());
        assertThat(AlertRules.newlyMastered(change(0.8, 0.5, 3))).isEqualTo(new Decision.Keep());
        assertThat(AlertRules.newlyMastered(change(0.8, 0.44, 3))).isEqualTo(new Decision.Resolve());
    }

    @Test
    void three_quick_and_mostly_wrong_answers_are_rapid_guessing() {
        assertThat(AlertRules.rapidGuessing(answers(3, 0.0, 2), DEFAULT))
                .isEqualTo(new Decision.Raise(
                        "3 of 5 answers came in under 3 s each, and together these earned 0% of their points.",
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

    private static Decision stuck(List<Boolean> right, double mastery, double chance, Thresholds thresholds) {
        return AlertRules.wheelSpinning(
                change(mastery, mastery, Math.max(1, right.size())), right, () -> chance, thresholds);
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
