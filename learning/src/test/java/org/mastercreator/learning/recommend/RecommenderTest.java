package org.mastercreator.learning.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mastercreator.learning.recommend.Classes.NOW;
import static org.mastercreator.learning.recommend.Classes.learner;
import static org.mastercreator.learning.recommend.Classes.state;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mastercreator.learning.tracing.BktParameters;
import org.mastercreator.learning.tracing.MasteryLevel;

class RecommenderTest {
    private static final ConceptGraph CHAIN = new ConceptGraph(Map.of("b", List.of("a"), "c", List.of("b")));

    @Property
    void no_concept_comes_before_an_unmastered_one_that_it_builds_on(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 9) int concepts) {
        Learner learner = Classes.random(seed, 1, concepts).getFirst();
        ConceptGraph graph = Classes.randomGraph(seed + 1, concepts);
        List<String> steps =
                Classes.recommender(graph).pathFor(learner, new Neighbours(List.of())).nextConcepts().stream()
                        .map(LearningPath.NextConcept::conceptId)
                        .toList();
        for (int i = 0; i < steps.size(); i++) {
            for (String below : graph.prerequisitesOf(steps.get(i))) {
                double mastery = learner.states().stream()
                        .filter(state -> state.conceptId().equals(below))
                        .findFirst()
                        .orElseThrow()
                        .mastery();
                assertThat(mastery >= MasteryLevel.MASTERED_FROM
                                || (mastery >= MasteryLevel.DEVELOPING_FROM
                                        && steps.subList(0, i).contains(below)))
                        .isTrue();
            }
        }
    }

    @Property
    void a_path_has_a_step_exactly_while_something_is_unmastered_and_every_concept_has_one_level(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 9) int concepts) {
        Learner learner = Classes.random(seed, 1, concepts).getFirst();
        LearningPath path = Classes.recommender(Classes.randomGraph(seed, concepts))
                .pathFor(learner, new Neighbours(List.of(learner)));
        assertThat(path.nextConcepts().isEmpty())
                .isEqualTo(path.masteredConcepts().size() == concepts);
        assertThat(path.nextConcepts()).hasSizeLessThanOrEqualTo(3);
        assertThat(path.masteredConcepts().size()
                        + path.developingConcepts().size()
                        + path.strugglingConcepts().size())
                .isEqualTo(concepts);
        assertThat(path.recommendations()).isNotEmpty();
        assertThat(path.similarStudents()).isEmpty();
    }

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_concept_that_is_reached_in_a_million_ways_is_looked_at_once() {
        Map<String, List<String>> prerequisites = new HashMap<>();
        List<ConceptState> states = new ArrayList<>();
        for (int c = 0; c < 60; c++) {
            states.add(state("c" + c, c == 0 ? 0.2 : 0.6));
            prerequisites.put(
                    "c" + c,
                    IntStream.range(Math.max(0, c - 3), c)
                            .mapToObj(b -> "c" + b)
                            .toList());
        }
        LearningPath path = Classes.recommender(new ConceptGraph(prerequisites))
                .pathFor(learner("s", states.toArray(ConceptState[]::new)), new Neighbours(List.of()));
        assertThat(path.nextConcepts())
                .extracting(LearningPath.NextConcept::conceptId)
                .containsExactly("c0");
        assertThat(path.recommendations()).contains("Leave The c59 for later: it builds on The c0, which is at 20%.");
    }

    @Test
    void a_path_through_some_concepts_sees_what_they_build_on() {
        Learner learner = learner("s", state("a", 0.2), state("b", 0.5), state("c", 0.6));
        LearningPath path = Classes.recommender(CHAIN).pathFor(learner, new Neighbours(List.of()), List.of("c"));
        assertThat(path.nextConcepts()).isEmpty();
        assertThat(path.recommendations())
                .containsExactly("Leave The c for later: it builds on The a, which is at 20%.");
    }

    @Test
    void a_path_through_some_concepts_speaks_of_these_only() {
        Learner learner =
                learner("s", state("a", 0.5), state("b", 0.9, 7, NOW.minus(Duration.ofDays(30))), state("c", 0.6));
        LearningPath path = Classes.recommender(CHAIN).pathFor(learner, new Neighbours(List.of()), List.of("c"));
        assertThat(path.nextConcepts()).singleElement().satisfies(step -> {
            assertThat(step.conceptId()).isEqualTo("c");
            assertThat(step.priority()).isEqualTo(1);
        });
        assertThat(path.recommendations()).singleElement().asString().startsWith("Start with The c");
        assertThat(path.overallMastery()).isEqualTo(0.6);
        assertThat(path.suggestedGroup()).isEqualTo("on_track");
        assertThat(path.developingConcepts()).containsExactly("c");
        assertThat(path.reviewConcepts()).isEmpty();
    }

    @Test
    void nothing_is_called_weak_that_nobody_asked_about() {
        Learner learner = learner("s", Classes.unseen("a"), state("b", 0.9));
        assertThat(learner.overallMastery()).isEqualTo(0.9);
        assertThat(learner("s", Classes.unseen("a")).overallMastery()).isEqualTo(0.3);
        assertThat(path(learner("s", Classes.unseen("a"), state("b", 0.5))).recommendations())
                .contains("Leave The b for later: it builds on The a, on which there are no answers yet.");
    }

    @Test
    void a_concept_that_everyone_is_assumed_to_know_is_asked_about_before_it_counts_as_mastered() {
        LearningPath path = path(learner("s", Classes.unseen("a", 0.9), state("b", 0.5)));
        assertThat(path.masteredConcepts()).isEmpty();
        assertThat(path.nextConcepts())
                .extracting(LearningPath.NextConcept::conceptId)
                .containsExactly("a", "b");
        assertThat(path.nextConcepts().get(1).reason()).contains("It builds on The a (no answers yet)");
    }

    @Test
    void what_she_was_seen_to_struggle_with_comes_before_what_she_never_met_however_easy_that_may_be() {
        assertThat(stepsOf(
                        new ConceptGraph(Map.of()),
                        Classes.unseen("a", 0.7),
                        state("b", 0.34),
                        Classes.unseen("c", 0.6),
                        state("d", 0.05)))
                .containsExactly("b", "d", "a");
    }

    @Test
    void what_a_begun_concept_builds_on_comes_before_what_nothing_begun_needs() {
        ConceptState other = Classes.unseen("z", 0.7);
        assertThat(stepsOf(CHAIN, Classes.unseen("a", 0.5), Classes.unseen("b", 0.5), state("c", 0.34), other))
                .containsExactly("a", "b", "c");
        assertThat(stepsOf(CHAIN, Classes.unseen("a", 0.3), Classes.unseen("b", 0.5), state("c", 0.34), other))
                .containsExactly("a", "z");
        assertThat(stepsOf(CHAIN, Classes.unseen("a", 0.5), state("b", 0.9), other))
                .as("what is mastered needs nothing below it any more")
                .containsExactly("z", "a");
        assertThat(stepsOf(CHAIN, Classes.unseen("a", 0.5), state("b", 0.9), state("c", 0.34), other))
                .containsExactly("c", "z", "a");
    }

    @Test
    void who_has_not_answered_anything_begins_with_what_she_most_likely_knows() {
        assertThat(stepsOf(CHAIN, Classes.unseen("a", 0.5), Classes.unseen("b", 0.6), Classes.unseen("z", 0.7)))
                .containsExactly("z", "a", "b");
    }

    private static List<String> stepsOf(ConceptGraph graph, ConceptState... states) {
        return Classes.recommender(graph)
                .pathFor(learner("s", states), new Neighbours(List.of()))
                .nextConcepts()
                .stream()
                .map(LearningPath.NextConcept::conceptId)
                .toList();
    }

    @Property
    void the_same_class_gives_the_same_path(@ForAll long seed) {
        List<Learner> one = Classes.random(seed, 6, 5);
        List<Learner> again = Classes.random(seed, 6, 5);
        Recommender recommender = Classes.recommender(Classes.randomGraph(seed, 5));
        assertThat(recommender.pathFor(one.getFirst(), new Neighbours(one)))
                .isEqualTo(recommender.pathFor(again.getFirst(), new Neighbours(again.reversed())));
    }

    @Test
    void a_stronger_concept_still_waits_for_the_one_it_builds_on() {
        LearningPath path = path(learner("s", state("a", 0.5), state("b", 0.7)));
        assertThat(path.nextConcepts())
                .extracting(LearningPath.NextConcept::conceptId)
                .containsExactly("a", "b");
    }

    @Test
    void a_gap_two_levels_down_holds_everything_above_it_and_the_advice_says_so() {
        LearningPath path = path(learner("s", state("a", 0.2), state("b", 0.6), state("c", 0.6)));
        assertThat(path.nextConcepts())
                .extracting(LearningPath.NextConcept::conceptId)
                .containsExactly("a");
        assertThat(path.recommendations())
                .contains(
                        "Leave The b for later: it builds on The a, which is at 20%.",
                        "Leave The c for later: it builds on The a, which is at 20%.");
    }

    @Test
    void a_reason_gives_the_figures_that_a_teacher_sees() {
        LearningPath path = path(learner("s", state("a", 0.88), state("b", 0.58)));
        assertThat(path.nextConcepts().getFirst().reason())
                .isEqualTo("The b is at 58% after 7 answers. It builds on The a (mastered at 88%). About 6 of 10 "
                        + "answers should be right: hard enough to learn from, easy enough not to give up.");
        assertThat(path.nextConcepts().getFirst().inZpd()).isTrue();
        assertThat(path.zpdRecommendations())
                .containsExactly(path.nextConcepts().getFirst().reason());
    }

    @Test
    void what_is_too_hard_alone_is_recommended_with_help() {
        LearningPath.NextConcept step =
                path(learner("s", state("a", 0.1))).nextConcepts().getFirst();
        assertThat(step.inZpd()).isFalse();
        assertThat(step.reason()).endsWith("It is hard at present, so start with worked examples and help close by.");
    }

    @Test
    void what_is_only_assumed_to_be_hard_is_not_said_to_be_hard() {
        ConceptState assumed =
                new ConceptState("a", "The a", 0.1, 0, Optional.empty(), BktParameters.DEFAULT, 0.3, List.of());
        assertThat(path(learner("s", assumed)).nextConcepts().getFirst().reason())
                .isEqualTo("No answers on The a yet. It may be hard, so start with worked examples and help close by.");
    }

    @Test
    void what_was_mastered_long_ago_is_reviewed_and_the_rest_taken_further() {
        LearningPath path =
                path(learner("s", state("a", 0.8, 9, NOW.minus(Duration.ofDays(15))), state("b", 0.8, 9, NOW)));
        assertThat(path.reviewConcepts()).containsExactly("a");
        assertThat(path.extensionConcepts()).containsExactly("b");
        assertThat(path.recommendations())
                .contains("Refresh The a: mastered at 80%, but not practised for over 14 days.");
    }

    @Test
    void a_class_without_concepts_is_not_called_finished() {
        assertThat(path(learner("s")).recommendations())
                .containsExactly("There is no concept to work on yet: give the class one first.");
    }

    @Test
    void accommodations_change_time_and_activities() {
        Learner plain = learner("s", state("a", 0.5));
        Learner supported = new Learner(
                "s",
                "Student s",
                Set.of("extended_time", "word_bank", "unknown"),
                OptionalDouble.empty(),
                plain.states());
        LearningPath.NextConcept usual = path(plain).nextConcepts().getFirst();
        LearningPath.NextConcept eased = path(supported).nextConcepts().getFirst();
        assertThat(eased.estimatedTimeMinutes())
                .isGreaterThanOrEqualTo((int) (usual.estimatedTimeMinutes() * 1.5) - 5)
                .isGreaterThan(usual.estimatedTimeMinutes());
        assertThat(eased.recommendedActivities()).contains("Do it with the word list of the topic");
        assertThat(usual.recommendedActivities()).noneMatch(activity -> activity.contains("word list"));
    }

    @Test
    void similar_students_are_the_nearest_and_never_the_student_herself() {
        Learner me = learner("s1", state("a", 0.5));
        LearningPath path = Classes.recommender(CHAIN)
                .pathFor(
                        me,
                        new Neighbours(List.of(
                                me,
                                learner("s5", state("a", 0.9)),
                                learner("s4", state("a", 0.6)),
                                learner("s3", state("a", 0.4)),
                                learner("s2", state("a", 0.5)))));
        assertThat(path.similarStudents()).startsWith("s2").hasSize(3).doesNotContain("s1", "s5");
    }

    @Test
    void concepts_in_a_circle_are_refused_by_name() {
        assertThatThrownBy(() -> new ConceptGraph(
                        Map.of("a", List.of("b"), "b", List.of("c"), "c", List.of("a"), "z", List.of("z"))))
                .hasMessage("concepts build on each other in a circle: a -> b -> c -> a");
    }

    @Test
    void the_same_concept_twice_is_refused() {
        assertThatThrownBy(() -> learner("s", state("a", 0.1), state("a", 0.2))).hasMessageContaining("there twice");
    }

    private static LearningPath path(Learner learner) {
        return Classes.recommender(CHAIN).pathFor(learner, new Neighbours(List.of()));
    }

    private static LearningPath within(int minutes) {
        Learner learner = learner("s", state("a", 0.5), state("b", 0.55), state("c", 0.6));
        return new Recommender(new ConceptGraph(Map.of()), NOW, Zone.DEFAULT, OptionalInt.of(minutes), Map.of())
                .pathFor(learner, new Neighbours(List.of()));
    }

    @Property
    void a_path_fits_into_the_time_there_is(@ForAll @IntRange(min = 5, max = 120) int minutes) {
        List<LearningPath.NextConcept> steps = within(minutes).nextConcepts();
        assertThat(steps).isNotEmpty();
        assertThat(steps.stream()
                        .mapToInt(LearningPath.NextConcept::estimatedTimeMinutes)
                        .sum())
                .isLessThanOrEqualTo(minutes);
    }

    @Test
    void less_time_promises_less() {
        double much = within(60).nextConcepts().getFirst().outlook().expectedGain();
        double little = within(5).nextConcepts().getFirst().outlook().expectedGain();
        assertThat(little).isPositive().isLessThan(much);
    }

    @Test
    void the_zone_decides_what_is_within_reach() {
        Learner learner = learner("s", state("a", 0.5));
        Zone narrow = new Zone(0.8, 0.9);
        assertThat(new Recommender(new ConceptGraph(Map.of()), NOW, narrow, OptionalInt.empty(), Map.of())
                        .pathFor(learner, new Neighbours(List.of()))
                        .nextConcepts()
                        .getFirst()
                        .inZpd())
                .isFalse();
        assertThatThrownBy(() -> new Zone(0.8, 0.8)).hasMessageContaining("from low to high");
    }
}
