package org.mastercreator.learning.recommend;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.mastercreator.learning.tracing.KnowledgeTracer;
import org.mastercreator.learning.tracing.MasteryLevel;
import org.mastercreator.learning.tracing.Percent;

/**
 * Chooses what a student does next. A concept is in reach when the chance of a right answer lies in the {@link Zone} and
 * everything it builds on is at least developing, all the way down to what is mastered. A concept never comes before an
 * unmastered one that it builds on. What she was seen not to master comes before what she never answered on, however
 * likely she is assumed to know that. Same input, same output.
 */
public final class Recommender {
    private static final Duration REVIEW_AFTER = Duration.ofDays(14);
    private static final int MOST_STEPS = 3;
    private static final int MOST_SIMILAR = 3;
    private static final int MINUTES_AN_ANSWER = 4;
    private static final int MOST_ANSWERS = 12;

    private final ConceptGraph graph;
    private final Instant now;
    private final Zone zone;
    private final OptionalInt minutes;
    private final Map<String, List<Material>> library;

    /**
     * @param minutes the time there is; empty if it does not matter
     * @param library what there is to learn each concept with
     */
    public Recommender(
            ConceptGraph graph, Instant now, Zone zone, OptionalInt minutes, Map<String, List<Material>> library) {
        this.library = Map.copyOf(library);
        this.graph = graph;
        this.now = now;
        this.zone = zone;
        this.minutes = minutes;
    }

    /**
     * The path of one student through all her concepts. Concepts that the learner has no state for are taken as known.
     *
     * @param classmates the whole class, with or without the learner herself
     */
    public LearningPath pathFor(Learner learner, Neighbours classmates) {
        return pathFor(learner, classmates, List.of());
    }

    /**
     * The path of one student through some concepts. It is made from all that is known, so that a weak foundation is
     * seen, and speaks of those that are wanted.
     *
     * @param wanted ids of concepts; empty means all
     */
    public LearningPath pathFor(Learner all, Neighbours classmates, Collection<String> wanted) {
        Learner learner = all.only(wanted);
        Foundations foundations = new Foundations(graph, all.states());
        List<LearningPath.NextConcept> next = steps(learner, foundations);
        List<String> review = learner.states().stream()
                .filter(state -> isMastered(state) && isStale(state))
                .map(ConceptState::conceptId)
                .toList();
        List<String> extension = learner.states().stream()
                .filter(state -> isMastered(state) && !isStale(state))
                .map(ConceptState::conceptId)
                .toList();
        return new LearningPath(
                learner.studentId(),
                learner.studentName(),
                personalization(all),
                learner.overallMastery(),
                ids(learner, MasteryLevel.MASTERED),
                ids(learner, MasteryLevel.DEVELOPING),
                ids(learner, MasteryLevel.STRUGGLING),
                next,
                advice(learner, foundations, next, review),
                next.stream()
                        .filter(LearningPath.NextConcept::inZpd)
                        .map(LearningPath.NextConcept::reason)
                        .toList(),
                review,
                next.isEmpty() ? extension : List.of(),
                classmates.nearest(all, MOST_SIMILAR),
                groupOf(learner));
    }

    /** Those that fit into the time there is; the first one in any case, cut to it. */
    private List<LearningPath.NextConcept> steps(Learner learner, Foundations foundations) {
        List<LearningPath.NextConcept> steps = new ArrayList<>();
        int left = minutes.orElse(Integer.MAX_VALUE);
        for (ConceptState state : inOrder(learner, foundations)) {
            int wanted = Activities.minutes(answersToGoal(state) * MINUTES_AN_ANSWER, learner.accommodations());
            if (wanted > left && !steps.isEmpty()) {
                break;
            }
            int given = Math.min(wanted, left);
            left -= given;
            List<Material> materials =
                    Materials.choose(library.getOrDefault(state.conceptId(), List.of()), state, learner, given);
            double answers = (double) answersToGoal(state) * given / wanted;
            steps.add(new LearningPath.NextConcept(
                    state.conceptId(),
                    state.conceptName(),
                    state.mastery(),
                    MasteryLevel.MASTERED_FROM,
                    isInZone(state),
                    steps.size() + 1,
                    Activities.forStudent(state, learner.accommodations(), materials),
                    given,
                    Reasons.ofStep(state, foundations.of(state), zone),
                    new LearningPath.Outlook(
                            state.isObserved() ? "practise" : "advance",
                            state.chance(),
                            expectedGain(state, answers),
                            state.evidence()),
                    materials));
        }
        return List.copyOf(steps);
    }

    /** What so many answers add to the mastery on average: seeing an answer moves it both ways, learning only up. */
    private static double expectedGain(ConceptState state, double answers) {
        return (1 - state.mastery()) * (1 - Math.pow(1 - state.parameters().pLearn(), answers));
    }

    /**
     * The next few concepts, but none before an unmastered one that it builds on: those that were begun, then what these
     * build on, then those that nothing is known of; of each kind the most promising first.
     */
    private List<ConceptState> inOrder(Learner learner, Foundations foundations) {
        Set<String> ground = foundations.below(
                learner.observed().stream().filter(state -> !isMastered(state)).toList());
        Map<String, ConceptState> waiting = new LinkedHashMap<>();
        learner.states().stream()
                .filter(state ->
                        !isMastered(state) && foundations.gapBelow(state).isEmpty())
                .sorted(Comparator.comparing((ConceptState state) -> !state.isObserved())
                        .thenComparing(state -> !state.isObserved() && !ground.contains(state.conceptId()))
                        .thenComparing(state -> !isInZone(state))
                        .thenComparingDouble(state -> -state.mastery())
                        .thenComparing(ConceptState::conceptId))
                .forEach(state -> waiting.put(state.conceptId(), state));
        List<ConceptState> placed = new ArrayList<>();
        while (placed.size() < MOST_STEPS && !waiting.isEmpty()) {
            ConceptState next = waiting.values().stream()
                    .filter(state ->
                            graph.prerequisitesOf(state.conceptId()).stream().noneMatch(waiting::containsKey))
                    .findFirst()
                    .orElseThrow();
            waiting.remove(next.conceptId());
            placed.add(next);
        }
        return placed;
    }

    private boolean isInZone(ConceptState state) {
        return zone.holds(state.chance());
    }

    /** Answers to plan for: right ones to the goal, two more for mistakes; at most what fits in a lesson. */
    private static int answersToGoal(ConceptState state) {
        int right = KnowledgeTracer.rightAnswersUntil(state.mastery(), state.parameters(), MasteryLevel.MASTERED_FROM)
                .orElse(MOST_ANSWERS);
        return Math.min(right + 2, MOST_ANSWERS);
    }

    private List<String> advice(
            Learner learner, Foundations foundations, List<LearningPath.NextConcept> next, List<String> review) {
        List<String> advice = new ArrayList<>();
        next.stream()
                .findFirst()
                .ifPresent(step -> advice.add("Start with " + step.conceptName() + ", about "
                        + step.estimatedTimeMinutes() + " minutes: "
                        + step.recommendedActivities().getFirst() + "."));
        for (ConceptState state : learner.states()) {
            foundations
                    .gapBelow(state)
                    .filter(_ -> !isMastered(state))
                    .ifPresent(gap -> advice.add("Leave " + state.conceptName() + " for later: it builds on "
                            + gap.conceptName()
                            + (gap.isObserved()
                                    ? ", which is at " + Percent.of(gap.mastery()) + "."
                                    : ", on which there are no answers yet.")));
        }
        learner.states().stream()
                .filter(state -> review.contains(state.conceptId()))
                .forEach(state -> advice.add("Refresh " + state.conceptName() + ": mastered at "
                        + Percent.of(state.mastery()) + ", but not practised for over " + REVIEW_AFTER.toDays()
                        + " days."));
        if (learner.states().isEmpty()) {
            advice.add("There is no concept to work on yet: give the class one first.");
        } else if (learner.states().stream().allMatch(Recommender::isMastered)) {
            advice.add("Everything here is mastered: let " + learner.studentName()
                    + " take it further, or explain it to a classmate.");
        }
        return List.copyOf(advice);
    }

    private boolean isStale(ConceptState state) {
        return state.lastSeen()
                .map(seen -> Duration.between(seen, now).compareTo(REVIEW_AFTER) > 0)
                .orElse(false);
    }

    private static boolean isMastered(ConceptState state) {
        return state.level() == MasteryLevel.MASTERED;
    }

    private static List<String> ids(Learner learner, MasteryLevel level) {
        return learner.states().stream()
                .filter(state -> state.level() == level)
                .map(ConceptState::conceptId)
                .toList();
    }

    private static String personalization(Learner learner) {
        int answers =
                learner.states().stream().mapToInt(ConceptState::observations).sum();
        return answers < 5 ? "low" : answers < 20 ? "medium" : "high";
    }

    /** The group in which a student would work best at present, by overall mastery. */
    static String groupOf(Learner learner) {
        return switch (MasteryLevel.of(learner.overallMastery())) {
            case MASTERED -> "advanced";
            case DEVELOPING -> "on_track";
            case STRUGGLING -> "needs_support";
        };
    }
}
