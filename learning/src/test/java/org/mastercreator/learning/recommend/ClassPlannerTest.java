package org.mastercreator.learning.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.mastercreator.learning.recommend.Classes.learner;
import static org.mastercreator.learning.recommend.Classes.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ClassPlannerTest {
    @Property(tries = 200)
    void every_student_is_in_exactly_one_group(@ForAll long seed, @ForAll @IntRange(min = 0, max = 33) int students) {
        List<Learner> learners = Classes.random(seed, students, 4);
        ClassPlan plan = plan(learners, seed);
        assertThat(plan.groups())
                .extracting(ClassPlan.Group::group)
                .containsExactly("advanced", "on_track", "needs_support");
        assertThat(plan.groups().stream()
                        .flatMap(group -> group.students().stream())
                        .map(ClassPlan.Member::studentId)
                        .toList())
                .containsExactlyInAnyOrderElementsOf(
                        learners.stream().map(Learner::studentId).toList());
        assertThat(plan.paths()).hasSize(students);
    }

    @Property(tries = 200)
    void small_groups_have_two_to_five_students_and_nobody_is_in_two_places(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 33) int students) {
        List<String> seated = new ArrayList<>();
        for (ClassPlan.SmallGroup group :
                plan(Classes.random(seed, students, 4), seed).smallGroups()) {
            assertThat(group.students()).hasSizeBetween(2, 5);
            group.students().forEach(student -> seated.add(student.studentId()));
            group.helper().ifPresent(helper -> seated.add(helper.studentId()));
        }
        assertThat(seated).doesNotHaveDuplicates();
    }

    @Property
    void a_cut_keeps_everyone_in_order_and_its_parts_even(@ForAll @IntRange(min = 0, max = 200) int size) {
        List<Integer> all = IntStream.range(0, size).boxed().toList();
        List<List<Integer>> parts = SmallGroups.parts(all);
        assertThat(parts.stream().flatMap(List::stream).toList()).isEqualTo(size < 2 ? List.of() : all);
        assertThat(parts).allSatisfy(part -> assertThat(part).hasSizeBetween(2, 5));
        IntStream sizes = parts.stream().mapToInt(List::size);
        var spread = sizes.summaryStatistics();
        assertThat(parts.isEmpty() ? 0 : spread.getMax() - spread.getMin()).isLessThanOrEqualTo(1);
    }

    @Property(tries = 200)
    void the_same_class_gives_the_same_plan(@ForAll long seed) {
        assertThat(plan(Classes.random(seed, 12, 4), seed)).isEqualTo(plan(Classes.random(seed, 12, 4), seed));
    }

    @Property
    void every_student_is_counted_in_one_band_of_the_distribution(
            @ForAll List<@DoubleRange(min = 0, max = 1) Double> masteries) {
        ClassMastery spread = ClassMastery.of(masteries);
        assertThat(spread.below50() + spread.from50To75() + spread.above75())
                .isEqualTo(spread.students())
                .isEqualTo(masteries.size());
        assertThat(spread.mean()).isBetween(0.0, 1.0 + 1e-9);
        assertThat(spread.median()).isBetween(0.0, 1.0);
        assertThat(spread.stdDev()).isBetween(0.0, 0.5 + 1e-9);
    }

    @Test
    void the_distribution_is_that_of_the_whole_class_with_bands_from_their_lower_border() {
        ClassMastery spread = ClassMastery.of(List.of(0.2, 0.5, 0.75, 0.95));
        assertThat(spread.mean()).isCloseTo(0.6, within(1e-12));
        assertThat(spread.median()).isCloseTo(0.625, within(1e-12));
        // (0.16 + 0.01 + 0.0225 + 0.1225) / 4
        assertThat(spread.stdDev()).isCloseTo(Math.sqrt(0.07875), within(1e-12));
        assertThat(List.of(spread.below50(), spread.from50To75(), spread.above75()))
                .containsExactly(1, 1, 2);
    }

    @Test
    void a_weak_concept_is_taught_again_and_a_strong_one_taken_further_with_the_figures() {
        ClassPlan plan =
                plan(learner("s1", state("a", 0.9), state("b", 0.3)), learner("s2", state("a", 0.8), state("b", 0.6)));
        assertThat(plan.reteach())
                .extracting(ClassPlan.ConceptNote::reason)
                .containsExactly(
                        "The class stands at 45%, and 1 of 2 students is below 50%: teach it again to everyone.");
        assertThat(plan.extend())
                .extracting(ClassPlan.ConceptNote::reason)
                .containsExactly("The class stands at 85%, and 2 of 2 students are at mastery: go beyond it.");
    }

    @Test
    void a_concept_that_nobody_has_answered_is_not_said_to_have_failed() {
        ClassPlan plan = plan(learner("s1", Classes.unseen("a")), learner("s2", Classes.unseen("a")));
        assertThat(plan.reteach())
                .extracting(ClassPlan.ConceptNote::reason)
                .containsExactly("Nobody has answered a question on it yet: find out first what they know.");
        assertThat(plan.groups().getLast().students())
                .extracting(ClassPlan.Member::reason)
                .containsOnly("No answers yet: nothing is known but what is assumed of everyone.");
        assertThat(plan.groups().getLast().students())
                .extracting(ClassPlan.Member::answered)
                .containsOnly(0);
        assertThat(plan.smallGroups()).isEmpty();
    }

    @Test
    void a_small_group_holds_only_who_has_answered_on_its_concept() {
        ClassPlan plan = plan(
                learner("s1", state("a", 0.34)),
                learner("s2", state("a", 0.6)),
                learner("s3", Classes.unseen("a", 0.7)),
                learner("s4", Classes.unseen("a", 0.7)));
        assertThat(plan.smallGroups()).singleElement().satisfies(group -> {
            assertThat(group.students()).extracting(ClassPlan.Person::studentId).containsExactly("s1", "s2");
            assertThat(group.reason()).isEqualTo("2 students for whom The a is the next step, from 34% to 60%.");
        });
    }

    @Test
    void who_has_not_answered_counts_in_no_figure() {
        ClassPlan plan = plan(
                learner("s1", state("a", 0.9), Classes.unseen("b")),
                learner("s2", state("a", 0.8), state("b", 0.4)),
                learner("s3", Classes.unseen("a"), state("b", 0.2)));
        assertThat(plan.classMastery().get("a")).isCloseTo(0.85, within(1e-9));
        assertThat(plan.classMastery().get("b")).isCloseTo(0.3, within(1e-9));
        assertThat(plan.reteach())
                .extracting(ClassPlan.ConceptNote::reason)
                .containsExactly("The class stands at 30%, and 2 of 2 students with answers are below 50%:"
                        + " teach it again to everyone.");
        assertThat(plan.groups().getFirst().students())
                .extracting(ClassPlan.Member::reason)
                .containsExactly(
                        "Stands at 90% over 1 concept: 1 mastered, 0 developing, 0 struggling; 1 without answers.");
    }

    @Test
    void what_a_few_answered_is_not_taken_for_the_class() {
        ClassPlan plan = plan(
                learner("s1", state("a", 0.2), state("b", 0.9)),
                learner("s2", Classes.unseen("a"), Classes.unseen("b")),
                learner("s3", Classes.unseen("a"), Classes.unseen("b")));
        assertThat(plan.reteach())
                .extracting(ClassPlan.ConceptNote::reason)
                .containsExactly("The class stands at 20%, and 1 of 1 student with answers is below 50%:"
                        + " ask the others before you teach it again to everyone.");
        assertThat(plan.extend())
                .extracting(ClassPlan.ConceptNote::reason)
                .containsExactly("The class stands at 90%, and 1 of 1 student with answers is at mastery:"
                        + " ask the others before you go beyond it.");
    }

    @Test
    void a_small_group_says_what_its_students_share_and_who_could_help() {
        ClassPlan plan =
                plan(learner("s1", state("a", 0.5)), learner("s2", state("a", 0.6)), learner("s3", state("a", 0.9)));
        assertThat(plan.smallGroups()).singleElement().satisfies(group -> {
            assertThat(group.reason()).isEqualTo("2 students for whom The a is the next step, from 50% to 60%.");
            assertThat(group.helper()).hasValue(new ClassPlan.Person("s3", "Student s3"));
        });
    }

    @Test
    void nobody_helps_with_what_she_has_never_shown_to_know() {
        ClassPlan plan = plan(
                learner("s1", state("a", 0.5)),
                learner("s2", state("a", 0.6)),
                learner("s3", Classes.unseen("a", 0.9)));
        assertThat(plan.smallGroups())
                .isNotEmpty()
                .allSatisfy(group -> assertThat(group.helper()).isEmpty());
    }

    @Test
    void a_group_is_explained_by_its_figures() {
        ClassPlan plan = plan(learner("s1", state("a", 0.8), state("b", 0.5)));
        assertThat(plan.groups().get(1).students())
                .extracting(ClassPlan.Member::reason)
                .containsExactly("Stands at 65% over 2 concepts: 1 mastered, 1 developing, 0 struggling.");
    }

    @Test
    void a_missing_path_is_refused() {
        assertThatThrownBy(() -> ClassPlanner.plan(List.of(learner("s1")), List.of(), new ConceptGraph(Map.of())))
                .hasMessageContaining("one path for each");
    }

    private static ClassPlan plan(Learner... learners) {
        return plan(List.of(learners), new ConceptGraph(Map.of()));
    }

    private static ClassPlan plan(List<Learner> learners, long seed) {
        return plan(learners, Classes.randomGraph(seed, 4));
    }

    private static ClassPlan plan(List<Learner> learners, ConceptGraph graph) {
        Recommender recommender = Classes.recommender(graph);
        return ClassPlanner.plan(
                learners,
                learners.stream()
                        .map(learner -> recommender.pathFor(learner, new Neighbours(learners)))
                        .toList(),
                graph);
    }
}
