package org.mastercreator.learning.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mastercreator.learning.recommend.Classes.learner;
import static org.mastercreator.learning.recommend.Classes.state;
import static org.mastercreator.learning.recommend.Classes.unseen;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FirstQuestionsTest {
    private static final int CONCEPTS = 4;
    /** Leaves build on cells. */
    private static final ConceptGraph LEAVES_ON_CELLS = new ConceptGraph(Map.of("leaves", List.of("cells")));

    @Test
    void who_was_never_asked_about_what_her_work_builds_on_is_asked_first_with_names_and_reason() {
        List<Learner> learners = List.of(
                learner("s1", unseen("cells"), state("leaves", 0.3)),
                learner("s2", state("cells", 0.9), state("leaves", 0.9)),
                learner("s3", unseen("cells"), state("leaves", 0.4)));
        assertThat(Classes.plan(learners, LEAVES_ON_CELLS).smallGroups()).isEmpty();
        assertThat(asked(Classes.plan(learners, LEAVES_ON_CELLS)))
                .singleElement()
                .satisfies(ask -> {
                    assertThat(ask.conceptName()).isEqualTo("The cells");
                    assertThat(ask.students())
                            .containsExactly(
                                    new ClassPlan.Person("s1", "Student s1"), new ClassPlan.Person("s3", "Student s3"));
                    assertThat(ask.reason())
                            .isEqualTo("They have not answered on it yet. The leaves builds on it and is not mastered:"
                                    + " a few questions show where to begin.");
                });
    }

    @Test
    void whose_next_step_is_simply_new_is_told_apart_from_whose_work_builds_on_it() {
        List<Learner> learners = List.of(
                learner("s1", unseen("cells"), state("leaves", 0.3)),
                learner("s2", unseen("cells"), unseen("leaves")),
                learner("s3", state("cells", 0.9), state("leaves", 0.9)));
        assertThat(asked(Classes.plan(learners, LEAVES_ON_CELLS)))
                .extracting(ClassPlan.AskFirst::reason)
                .containsExactly(
                        "They have not answered on it yet. For 1 of the 2, The leaves builds on it and is not mastered:"
                                + " a few questions show where to begin.");
        assertThat(asked(Classes.plan(learners.subList(1, 3), LEAVES_ON_CELLS)))
                .extracting(ClassPlan.AskFirst::reason)
                .containsExactly(
                        "They have not answered on it yet, and it is the next step: a few questions show whether to begin"
                                + " there.");
    }

    @Test
    void a_class_without_any_answer_is_asked_about_one_concept_together() {
        List<Learner> learners = IntStream.range(0, 24)
                .mapToObj(i -> learner("s" + i, unseen("cells"), unseen("leaves")))
                .toList();
        assertThat(asked(Classes.plan(learners, LEAVES_ON_CELLS)))
                .singleElement()
                .satisfies(ask -> {
                    assertThat(ask.students()).hasSize(24);
                    assertThat(ask.reason())
                            .isEqualTo("Nobody in the class has answered on it yet, and it is the next step:"
                                    + " a few questions show whether to begin there.");
                });
    }

    @Test
    void what_most_students_wait_for_comes_first() {
        List<Learner> learners = List.of(
                learner("s1", unseen("a"), state("b", 0.9)),
                learner("s2", state("a", 0.9), unseen("b")),
                learner("s3", state("a", 0.9), unseen("b")));
        assertThat(asked(Classes.plan(learners, new ConceptGraph(Map.of()))))
                .extracting(ClassPlan.AskFirst::conceptId)
                .containsExactly("b", "a");
    }

    @Property(tries = 300)
    void everyone_whose_path_begins_with_something_unasked_is_in_a_small_group_or_asked_first_once(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 30) int students) {
        List<Learner> learners = gappy(seed, students);
        ClassPlan plan = Classes.plan(learners, Classes.randomGraph(seed, CONCEPTS));
        List<String> asked = asked(plan).stream()
                .flatMap(ask -> ask.students().stream())
                .map(ClassPlan.Person::studentId)
                .toList();
        assertThat(asked).doesNotHaveDuplicates();
        Set<String> placed = new HashSet<>(asked);
        plan.smallGroups()
                .forEach(group -> group.students()
                        .forEach(one -> assertThat(placed.add(one.studentId()))
                                .as("asked or seated, not both")
                                .isTrue()));
        for (int i = 0; i < learners.size(); i++) {
            Learner learner = learners.get(i);
            boolean unasked = plan.paths().get(i).nextConcepts().stream()
                    .findFirst()
                    .map(step -> learner.observed().stream()
                            .noneMatch(state -> state.conceptId().equals(step.conceptId())))
                    .orElse(false);
            assertThat(placed.contains(learner.studentId()) || !unasked).isTrue();
        }
    }

    @Property(tries = 200)
    void who_answers_changes_what_nobody_else_is_asked_first(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 30) int students) {
        ConceptGraph graph = Classes.randomGraph(seed, CONCEPTS);
        List<Learner> today = gappy(seed, students);
        List<Learner> tomorrow = new ArrayList<>(today);
        tomorrow.set(0, gappy(seed + 1, students).getFirst());
        assertThat(asksOfOthers(Classes.plan(tomorrow, graph), graph, tomorrow))
                .isEqualTo(asksOfOthers(Classes.plan(today, graph), graph, today));
    }

    /** Without small groups, in which one who comes or goes may free another's place. */
    private static Set<String> asksOfOthers(ClassPlan plan, ConceptGraph graph, List<Learner> learners) {
        Set<String> asks = new HashSet<>();
        FirstQuestions.of(learners, plan.paths(), graph, List.of())
                .forEach(ask -> ask.students().stream()
                        .filter(one ->
                                !one.studentId().equals(learners.getFirst().studentId()))
                        .forEach(one -> asks.add(one.studentId() + " " + ask.conceptId())));
        return asks;
    }

    /** A class in which about half of what could be known is not. */
    private static List<Learner> gappy(long seed, int students) {
        Random random = new Random(seed);
        return IntStream.range(0, students)
                .mapToObj(s -> learner(
                        String.format("s%02d", s),
                        IntStream.range(0, CONCEPTS)
                                .mapToObj(c -> random.nextBoolean()
                                        ? unseen("c" + c)
                                        : state("c" + c, random.nextInt(101) / 100.0))
                                .toArray(ConceptState[]::new)))
                .toList();
    }

    private static List<ClassPlan.AskFirst> asked(ClassPlan plan) {
        return Objects.requireNonNull(plan.askFirst());
    }
}
