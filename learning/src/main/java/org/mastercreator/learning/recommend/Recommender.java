package org.mastercreator.learning.recommend;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mastercreator.learning.tracing.KnowledgeTracer;
import org.mastercreator.learning.tracing.MasteryLevel;
import org.mastercreator.learning.tracing.Percent;

/**
 * Chooses what a student does next. A concept is in the zone of proximal development (Vygotsky 1978) when the
 * expected share of right answers lies between {@link #EASIEST_SUCCESS} and {@link #HARDEST_SUCCESS}, around the
 * 85 % at which practice teaches most (Wilson and others 2019), widened downwards because a teacher is there, and
 * everything it builds on is at least developing, all the way down to what is mastered. A concept never comes before an
 * unmastered one that it builds on. Same input, same output.
 */
public final class Recommender {
    public static final double HARDEST_SUCCESS = 0.40;
    public static final double EASIEST_SUCCESS = 0.85;

    private static final Duration REVIEW_AFTER = Duration.ofDays(14);
    private static final int MOST_STEPS = 3;
    private static final int MOST_SIMILAR = 3;
    private static final int MINUTES_AN_ANSWER = 4;
    private static final int MOST_ANSWERS = 12;

    private final ConceptGraph graph;
    private final Instant now;

    public Recommender(ConceptGraph graph, Instant now) {
        this.graph = graph;
        this.now = now;
    }

    /**
     * The path of one student. Concepts that the learner has no state for are taken as known.
     *
     * @param classmates the whole class, with or without the learner herself
     */
    public LearningPath pathFor(Learner learner, List<Learner> classmates) {
        Map<String, ConceptState> byId =
                learner.states().stream().collect(Collectors.toMap(ConceptState::conceptId, Function.identity()));
        List<LearningPath.NextConcept> next = steps(learner, byId);
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
                personalization(learner),
                learner.overallMastery(),
                ids(learner, MasteryLevel.MASTERED),
                ids(learner, MasteryLevel.DEVELOPING),
                ids(learner, MasteryLevel.STRUGGLING),
                next,
                advice(learner, byId, next, review),
                next.stream()
                        .filter(LearningPath.NextConcept::inZpd)
                        .map(LearningPath.NextConcept::reason)
                        .toList(),
                review,
                next.isEmpty() ? extension : List.of(),
                similarTo(learner, classmates),
                groupOf(learner));
    }

    private List<LearningPath.NextConcept> steps(Learner learner, Map<String, ConceptState> byId) {
        List<LearningPath.NextConcept> steps = new ArrayList<>();
        for (ConceptState state : inOrder(learner, byId)) {
            steps.add(new LearningPath.NextConcept(
                    state.conceptId(),
                    state.conceptName(),
                    state.mastery(),
                    MasteryLevel.MASTERED_FROM,
                    isInZone(state),
                    steps.size() + 1,
                    Activities.forStudent(state, learner.accommodations()),
                    Activities.minutes(answersToGoal(state) * MINUTES_AN_ANSWER, learner.accommodations()),
                    Reasons.ofStep(state, ground(state, byId), chanceOfRightAnswer(state), isInZone(state))));
        }
        return List.copyOf(steps);
    }

    /** The next few concepts, the most promising first, but none before an unmastered one that it builds on. */
    private List<ConceptState> inOrder(Learner learner, Map<String, ConceptState> byId) {
        List<ConceptState> waiting = new ArrayList<>(learner.states().stream()
                .filter(state -> !isMastered(state) && gapBelow(state, byId).isEmpty())
                .sorted(Comparator.comparing((ConceptState state) -> !isInZone(state))
                        .thenComparingDouble(state -> -state.mastery())
                        .thenComparing(ConceptState::conceptId))
                .toList());
        List<ConceptState> placed = new ArrayList<>();
        while (placed.size() < MOST_STEPS && !waiting.isEmpty()) {
            ConceptState next = waiting.stream()
                    .filter(state ->
                            ground(state, byId).stream().allMatch(below -> isMastered(below) || placed.contains(below)))
                    .findFirst()
                    .orElseThrow();
            waiting.remove(next);
            placed.add(next);
        }
        return placed;
    }

    private static double chanceOfRightAnswer(ConceptState state) {
        return KnowledgeTracer.chanceOfRightAnswer(state.mastery(), state.parameters());
    }

    private static boolean isInZone(ConceptState state) {
        double chance = chanceOfRightAnswer(state);
        return chance >= HARDEST_SUCCESS && chance <= EASIEST_SUCCESS;
    }

    /** Answers to plan for: right ones to the goal, two more for mistakes; at most what fits in a lesson. */
    private static int answersToGoal(ConceptState state) {
        int right = KnowledgeTracer.rightAnswersUntil(state.mastery(), state.parameters(), MasteryLevel.MASTERED_FROM)
                .orElse(MOST_ANSWERS);
        return Math.min(right + 2, MOST_ANSWERS);
    }

    private List<ConceptState> ground(ConceptState state, Map<String, ConceptState> byId) {
        return graph.prerequisitesOf(state.conceptId()).stream()
                .map(byId::get)
                .filter(Objects::nonNull)
                .toList();
    }

    private List<String> advice(
            Learner learner, Map<String, ConceptState> byId, List<LearningPath.NextConcept> next, List<String> review) {
        List<String> advice = new ArrayList<>();
        next.stream()
                .findFirst()
                .ifPresent(step -> advice.add("Start with " + step.conceptName() + ", about "
                        + step.estimatedTimeMinutes() + " minutes: "
                        + step.recommendedActivities().getFirst() + "."));
        for (ConceptState state : learner.states()) {
            gapBelow(state, byId)
                    .filter(_ -> !isMastered(state))
                    .ifPresent(gap -> advice.add("Leave " + state.conceptName() + " for later: it builds on "
                            + gap.conceptName() + ", which is at " + Percent.of(gap.mastery()) + "."));
        }
        learner.states().stream()
                .filter(state -> review.contains(state.conceptId()))
                .forEach(state -> advice.add("Refresh " + state.conceptName() + ": mastered at "
                        + Percent.of(state.mastery()) + ", but not practised for over " + REVIEW_AFTER.toDays()
                        + " days."));
        if (learner.states().isEmpty()) {
            advice.add("There is no concept to work on yet: give the class one first.");
        } else if (next.isEmpty()) {
            advice.add("Everything here is mastered: let " + learner.studentName()
                    + " take it further, or explain it to a classmate.");
        }
        return List.copyOf(advice);
    }

    /** The weakest concept that has to come first: below this one, with nothing mastered between. */
    private Optional<ConceptState> gapBelow(ConceptState state, Map<String, ConceptState> byId) {
        return ground(state, byId).stream()
                .filter(below -> !isMastered(below))
                .flatMap(below -> MasteryLevel.of(below.mastery()) == MasteryLevel.STRUGGLING
                        ? Stream.of(below)
                        : gapBelow(below, byId).stream())
                .min(Comparator.comparingDouble(ConceptState::mastery).thenComparing(ConceptState::conceptId));
    }

    private boolean isStale(ConceptState state) {
        return state.lastSeen()
                .map(seen -> Duration.between(seen, now).compareTo(REVIEW_AFTER) > 0)
                .orElse(false);
    }

    private static boolean isMastered(ConceptState state) {
        return state.mastery() >= MasteryLevel.MASTERED_FROM;
    }

    private static List<String> ids(Learner learner, MasteryLevel level) {
        return learner.states().stream()
                .filter(state -> MasteryLevel.of(state.mastery()) == level)
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

    private static List<String> similarTo(Learner learner, List<Learner> classmates) {
        return classmates.stream()
                .filter(other -> !other.studentId().equals(learner.studentId()))
                .sorted(Comparator.comparingDouble((Learner other) -> distance(learner, other))
                        .thenComparing(Learner::studentId))
                .limit(MOST_SIMILAR)
                .map(Learner::studentId)
                .toList();
    }

    private static double distance(Learner one, Learner other) {
        Map<String, Double> masteries =
                other.states().stream().collect(Collectors.toMap(ConceptState::conceptId, ConceptState::mastery));
        return one.states().stream()
                .mapToDouble(state -> Math.abs(state.mastery() - masteries.getOrDefault(state.conceptId(), 0.0)))
                .sum();
    }
}
