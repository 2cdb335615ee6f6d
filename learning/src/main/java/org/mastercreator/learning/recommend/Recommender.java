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
import org.mastercreator.learning.tracing.KnowledgeTracer;
import org.mastercreator.learning.tracing.MasteryLevel;

/**
 * Chooses what a student does next. A concept is in the zone of proximal development (Vygotsky 1978) when the
 * expected share of right answers lies between {@link #EASIEST_SUCCESS} and {@link #HARDEST_SUCCESS}, around the
 * 85 % at which practice teaches most (Wilson and others 2019), widened downwards because a teacher is there, and
 * everything it builds on is at least developing. What it builds on always comes first. Same input, same output.
 */
public final class Recommender {
    public static final double HARDEST_SUCCESS = 0.40;
    public static final double EASIEST_SUCCESS = 0.85;

    private static final Duration REVIEW_AFTER = Duration.ofDays(14);
    private static final int MOST_STEPS = 3;
    private static final int MOST_SIMILAR = 3;
    private static final int MINUTES_AN_ANSWER = 4;

    private final ConceptGraph graph;
    private final Instant now;

    public Recommender(ConceptGraph graph, Instant now) {
        this.graph = graph;
        this.now = now;
    }

    /** @param classmates the whole class, with or without the learner herself */
    public LearningPath pathFor(Learner learner, List<Learner> classmates) {
        Map<String, ConceptState> byId =
                learner.states().stream().collect(Collectors.toMap(ConceptState::conceptId, Function.identity()));
        List<LearningPath.NextConcept> next = steps(learner, byId);
        List<String> review = learner.states().stream()
                .filter(state -> isMastered(state) && isStale(state))
                .map(ConceptState::conceptId)
                .toList();
        List<String> extension = learner.states().stream()
                .filter(state -> state.mastery() >= 0.9)
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
                        .map(step -> step.conceptName() + ": " + step.reason())
                        .toList(),
                review,
                next.isEmpty() ? extension : List.of(),
                similarTo(learner, classmates),
                groupOf(learner));
    }

    private List<LearningPath.NextConcept> steps(Learner learner, Map<String, ConceptState> byId) {
        record Candidate(ConceptState state, Optional<ConceptState> gap, boolean inZpd) {}
        List<Candidate> open = learner.states().stream()
                .filter(state -> !isMastered(state))
                .map(state -> {
                    Optional<ConceptState> gap = gapBelow(state, byId);
                    double success = KnowledgeTracer.chanceOfRightAnswer(state.mastery(), state.parameters());
                    boolean within = success >= HARDEST_SUCCESS && success <= EASIEST_SUCCESS;
                    return new Candidate(state, gap, within && gap.isEmpty());
                })
                .filter(candidate -> candidate.gap().isEmpty())
                .sorted(Comparator.comparing((Candidate c) -> !c.inZpd())
                        .thenComparingDouble(c -> -c.state().mastery())
                        .thenComparing(c -> c.state().conceptId()))
                .limit(MOST_STEPS)
                .toList();
        List<LearningPath.NextConcept> steps = new ArrayList<>();
        for (Candidate candidate : open) {
            ConceptState state = candidate.state();
            int answers =
                    KnowledgeTracer.rightAnswersUntil(state.mastery(), state.parameters(), MasteryLevel.MASTERED_FROM);
            steps.add(new LearningPath.NextConcept(
                    state.conceptId(),
                    state.conceptName(),
                    state.mastery(),
                    MasteryLevel.MASTERED_FROM,
                    candidate.inZpd(),
                    steps.size() + 1,
                    Activities.forStudent(state, learner.accommodations()),
                    Activities.minutes((answers + 2) * MINUTES_AN_ANSWER, learner.accommodations()),
                    reason(state, byId, candidate.inZpd())));
        }
        return List.copyOf(steps);
    }

    private String reason(ConceptState state, Map<String, ConceptState> byId, boolean inZpd) {
        String stand = state.observations() == 0
                ? "No answers on " + state.conceptName() + " yet."
                : state.conceptName() + " is at " + percent(state.mastery()) + " after " + state.observations()
                        + (state.observations() == 1 ? " answer." : " answers.");
        List<String> ground = graph.prerequisitesOf(state.conceptId()).stream()
                .map(byId::get)
                .filter(Objects::nonNull)
                .map(under -> under.conceptName() + " (" + percent(under.mastery()) + ")")
                .toList();
        String below = ground.isEmpty() ? "" : " What it builds on is there: " + String.join(", ", ground) + ".";
        double success = KnowledgeTracer.chanceOfRightAnswer(state.mastery(), state.parameters());
        String reach = inZpd
                ? " About " + Math.round(success * 10)
                        + " of 10 questions should succeed: hard enough to learn from, easy enough not to give up."
                : success < HARDEST_SUCCESS
                        ? " It is hard at present, so start with worked examples and help close by."
                        : " It is nearly mastered: a few questions should settle it.";
        return stand + below + reach;
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
                            + gap.conceptName() + ", which is at " + percent(gap.mastery()) + "."));
        }
        learner.states().stream()
                .filter(state -> review.contains(state.conceptId()))
                .forEach(state -> advice.add("Refresh " + state.conceptName()
                        + ": mastered, but not practised for over " + REVIEW_AFTER.toDays() + " days."));
        if (next.isEmpty()) {
            advice.add("Everything of this unit is mastered: let " + learner.studentName()
                    + " extend it, or explain it to a classmate.");
        }
        return List.copyOf(advice);
    }

    private Optional<ConceptState> gapBelow(ConceptState state, Map<String, ConceptState> byId) {
        return graph.prerequisitesOf(state.conceptId()).stream()
                .map(byId::get)
                .filter(below -> below != null && below.mastery() < MasteryLevel.DEVELOPING_FROM)
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

    static String percent(double value) {
        return Math.round(value * 100) + " %";
    }
}
