package org.mastercreator.learning.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.mastercreator.learning.recommend.Zone;
import org.mastercreator.learning.tracing.BktParameters;

class PracticeTest {
    private static final BktParameters USUAL = new BktParameters(0.4, 0.2, 0.2, 0.1);

    @Provide
    Arbitrary<List<Boolean>> answers() {
        return Arbitraries.of(true, false).list().ofMaxSize(150);
    }

    @Property(tries = 200)
    void a_concept_that_counts_as_mastered_is_never_chosen_and_all_figures_stay_chances(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 12) int size,
            @ForAll("answers") List<Boolean> answers) {
        Practice practice = new Practice(course(seed, size));
        for (boolean right : answers) {
            Optional<Choice> next = practice.next();
            if (next.isEmpty()) {
                break;
            }
            Choice choice = next.get();
            assertThat(practice.declared(choice.concept())).isFalse();
            assertThat(List.of(choice.mastery(), choice.ready(), choice.chanceOfRightAnswer(), choice.expectedGain()))
                    .allSatisfy(chance -> assertThat(chance).isBetween(0.0, 1.0));
            assertThat(choice.reason("A", "B")).isNotBlank();
            practice.take(choice.concept(), right);
            for (int i = 0; i < size; i++) {
                assertThat(practice.mastery(i)).isBetween(0.001, 0.999);
            }
        }
        boolean all = true;
        for (int i = 0; i < size; i++) {
            all &= practice.declared(i);
        }
        assertThat(practice.next().isEmpty()).isEqualTo(all);
    }

    @Property(tries = 100)
    void the_same_answers_give_the_same_choice(@ForAll long seed, @ForAll("answers") List<Boolean> answers) {
        Practice one = new Practice(course(seed, 8));
        Practice other = new Practice(course(seed, 8));
        for (boolean right : answers) {
            Optional<Choice> next = one.next();
            assertThat(other.next()).isEqualTo(next);
            next.ifPresent(choice -> {
                one.take(choice.concept(), right);
                other.take(choice.concept(), right);
            });
        }
    }

    @Property(tries = 100)
    void answers_to_concepts_that_were_not_chosen_are_taken_as_well(
            @ForAll long seed, @ForAll("answers") List<Boolean> answers) {
        Practice practice = new Practice(course(seed, 9));
        Random random = new Random(seed);
        for (boolean right : answers) {
            practice.take(random.nextInt(9), right);
        }
        for (int i = 0; i < 9; i++) {
            assertThat(practice.mastery(i)).isBetween(0.001, 0.999);
        }
    }

    @Property(tries = 200)
    void a_right_answer_never_leaves_the_concept_lower_than_a_wrong_one_would(
            @ForAll long seed, @ForAll("answers") List<Boolean> before, @ForAll @IntRange(min = 0, max = 1) int asked) {
        Practice right = new Practice(chain(2));
        Practice wrong = new Practice(chain(2));
        Random random = new Random(seed);
        for (boolean answer : before) {
            int concept = random.nextInt(2);
            right.take(concept, answer);
            wrong.take(concept, answer);
        }
        right.take(asked, true);
        wrong.take(asked, false);
        assertThat(right.mastery(asked)).isGreaterThanOrEqualTo(wrong.mastery(asked) - 1e-9);
    }

    @Test
    void a_right_answer_speaks_for_the_ground_and_a_wrong_one_against_it() {
        Practice right = new Practice(chain(3));
        Practice wrong = new Practice(chain(3));
        double before = right.mastery(0);
        right.take(2, true);
        wrong.take(2, false);
        assertThat(right.mastery(0)).isGreaterThan(before);
        assertThat(wrong.mastery(0)).isLessThan(before);
        assertThat(right.mastery(1) - right.mastery(0)).isLessThan(right.mastery(1));
    }

    @Test
    void failing_on_a_concept_leads_back_to_what_it_builds_on() {
        Practice practice = new Practice(chain(2));
        for (int i = 0; i < 3; i++) {
            practice.take(0, true);
        }
        int failures = 0;
        Choice choice = practice.next().orElseThrow();
        assertThat(choice.concept()).isEqualTo(1);
        assertThat(choice.kind()).isEqualTo(ChoiceKind.ADVANCE);
        while (choice.concept() == 1 && failures < 30) {
            practice.take(1, false);
            failures++;
            choice = practice.next().orElseThrow();
        }
        assertThat(failures).isLessThan(25);
        assertThat(choice.kind()).isIn(ChoiceKind.STEP_BACK, ChoiceKind.REVIEW);
    }

    @Test
    void a_choice_is_called_what_it_is() {
        Practice one = new Practice(List.of(concept()));
        assertThat(one.next().orElseThrow().kind()).isEqualTo(ChoiceKind.PROBE);
        one.take(0, false);
        assertThat(one.next().orElseThrow().kind()).isEqualTo(ChoiceKind.PRACTISE);
        one.take(0, true);
        one.take(0, true);
        assertThat(one.mastery(0)).isBetween(0.75, Practice.DECLARED_FROM);
        assertThat(one.next().orElseThrow().kind()).isEqualTo(ChoiceKind.CONFIRM);
        Practice above = new Practice(chain(2));
        above.take(1, false);
        Choice back = above.next().orElseThrow();
        assertThat(List.of(back.concept(), back.after())).containsExactly(0, 1);
        assertThat(back.kind()).isEqualTo(ChoiceKind.STEP_BACK);
    }

    @Test
    void after_eight_wrong_answers_in_a_row_something_else_comes_first() {
        Practice practice = new Practice(List.of(concept(), concept(), concept()));
        for (int i = 0; i < 8; i++) {
            practice.take(1, false);
        }
        assertThat(practice.next().orElseThrow().concept()).isNotEqualTo(1);
    }

    @Test
    void what_faded_stands_as_mastered_no_longer_and_comes_back_for_review() {
        Practice practice = new Practice(
                List.of(new PracticeConcept(USUAL, 0.01, List.of()), new PracticeConcept(USUAL, 0, List.of())));
        for (int i = 0; i < 4; i++) {
            practice.take(0, true);
        }
        assertThat(practice.declared(0)).isTrue();
        for (int i = 0; i < 20; i++) {
            practice.take(1, true);
        }
        assertThat(practice.declared(0)).isFalse();
        assertThat(practice.declared(1)).isTrue();
        Choice choice = practice.next().orElseThrow();
        assertThat(choice.kind()).isEqualTo(ChoiceKind.REVIEW);
        assertThat(choice.reason("Osmosis", "Osmosis")).startsWith("Osmosis was mastered");
    }

    @Test
    void one_who_gets_all_right_is_soon_through_and_is_asked_no_more() {
        Practice practice = new Practice(chain(12));
        int answers = 0;
        for (Optional<Choice> next = practice.next(); next.isPresent(); next = practice.next()) {
            practice.take(next.get().concept(), true);
            answers++;
            assertThat(answers).isLessThan(40);
        }
        assertThat(answers).isGreaterThanOrEqualTo(12);
    }

    @Test
    void a_slow_student_is_met_with_more_patience_on_concepts_not_yet_begun() {
        Practice slow = new Practice(List.of(concept(), concept(), concept()));
        Practice quick = new Practice(List.of(concept(), concept(), concept()));
        for (int i = 0; i < 10; i++) {
            slow.take(i % 2, false);
            quick.take(i % 2, true);
        }
        assertThat(slow.mastery(2)).isLessThan(quick.mastery(2) - 0.1);
    }

    @Test
    void a_hard_question_missed_speaks_less_against_a_student_than_an_easy_one() {
        assertThat(after(2, false).mastery(0)).isGreaterThan(after(0, false).mastery(0));
        assertThat(after(0, false).mastery(0)).isGreaterThan(after(-2, false).mastery(0));
        assertThat(after(2, true).mastery(0)).isGreaterThan(after(0, true).mastery(0));
        assertThat(after(0, true).mastery(0)).isGreaterThan(after(-2, true).mastery(0));
        assertThat(after(0, true).mastery(1)).isEqualTo(usual(true).mastery(1));
    }

    @Test
    void a_student_who_is_lost_is_met_with_an_easier_question_and_one_who_likely_knows_it_with_a_harder() {
        Practice lost = new Practice(List.of(concept()));
        Practice sure = new Practice(List.of(concept()));
        for (int i = 0; i < 3; i++) {
            lost.take(0, false);
            sure.take(0, i > 0);
        }
        assertThat(lost.suits(0, -1.5, Zone.DEFAULT)).isPositive();
        assertThat(lost.suits(0, 0, Zone.DEFAULT)).isNegative();
        assertThat(sure.suits(0, 1.5, Zone.DEFAULT)).isPositive();
        assertThat(sure.suits(0, -1.5, Zone.DEFAULT)).isNegative();
    }

    @Property(tries = 200)
    void an_answer_tells_no_less_than_nothing_and_no_more_than_there_is_to_tell(
            @ForAll long seed, @ForAll("answers") List<Boolean> answers) {
        Practice practice = new Practice(course(seed, 5));
        Random random = new Random(seed);
        for (boolean right : answers) {
            practice.take(random.nextInt(5), random.nextDouble(-4, 4), right);
        }
        for (int i = 0; i < 5; i++) {
            assertThat(practice.mastery(i)).isBetween(0.001, 0.999);
            assertThat(practice.suits(i, random.nextDouble(-4, 4), new Zone(0, 1)))
                    .isBetween(-1e-12, Math.log(2));
        }
    }

    private static Practice after(double difficulty, boolean right) {
        Practice practice = new Practice(List.of(concept(), concept()));
        practice.take(0, difficulty, right);
        return practice;
    }

    private static Practice usual(boolean right) {
        Practice practice = new Practice(List.of(concept(), concept()));
        practice.take(0, right);
        return practice;
    }

    @Test
    void a_circle_and_an_unknown_prerequisite_are_refused() {
        assertThatThrownBy(() -> new Practice(List.of(concept(1), concept(0)))).hasMessageContaining("in a circle");
        assertThatThrownBy(() -> new Practice(List.of(concept(3))))
                .hasMessage("concept 0 builds on 3, which is not in the course of 1");
    }

    /** The parameters may be as far off as they can: nothing breaks. */
    @Test
    void parameters_at_their_limits_break_nothing() {
        for (double edge : new double[] {0, 1}) {
            BktParameters odd = new BktParameters(edge, edge, edge * 0.49, edge * 0.49);
            Practice practice = new Practice(
                    List.of(new PracticeConcept(odd, edge, List.of()), new PracticeConcept(odd, edge, List.of(0))));
            for (int i = 0; i < 60; i++) {
                practice.take(i % 2, i % 3 == 0);
                assertThat(practice.mastery(0)).isBetween(0.001, 0.999);
                assertThat(practice.mastery(1)).isBetween(0.001, 0.999);
            }
        }
    }

    private static PracticeConcept concept(Integer... prerequisites) {
        return new PracticeConcept(USUAL, 0, List.of(prerequisites));
    }

    private static List<PracticeConcept> chain(int size) {
        List<PracticeConcept> chain = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            chain.add(i == 0 ? concept() : concept(i - 1));
        }
        return chain;
    }

    private static List<PracticeConcept> course(long seed, int size) {
        Random random = new Random(seed);
        List<PracticeConcept> course = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            List<Integer> prerequisites = i == 0
                    ? List.of()
                    : random.ints(random.nextInt(4), 0, i).distinct().boxed().toList();
            course.add(new PracticeConcept(
                    new BktParameters(
                            random.nextDouble(), random.nextDouble(), random.nextDouble(0.49), random.nextDouble(0.49)),
                    random.nextInt(3) == 0 ? random.nextDouble(0.05) : 0,
                    prerequisites));
        }
        return course;
    }
}
