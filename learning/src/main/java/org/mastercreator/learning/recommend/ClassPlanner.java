package org.mastercreator.learning.recommend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;
import org.mastercreator.learning.tracing.MasteryLevel;
import org.mastercreator.learning.tracing.Percent;

/** Makes a plan for a class out of its students' paths. Same input, same plan. */
public final class ClassPlanner {
    private static final double RETEACH_BELOW = 0.5;
    private static final double EXTEND_ABOVE = 0.8;

    private ClassPlanner() {}

    /** The plan of a class that had none before. */
    public static ClassPlan plan(List<Learner> learners, List<LearningPath> paths) {
        return plan(learners, paths, List.of());
    }

    /**
     * The plan of a class, with as few changes of places as the students' progress allows.
     *
     * @param paths one for each learner, in the same order
     * @param before the small groups of the plan before
     * @throws IllegalArgumentException if there are not as many paths as learners
     */
    public static ClassPlan plan(List<Learner> learners, List<LearningPath> paths, List<ClassPlan.SmallGroup> before) {
        if (learners.size() != paths.size()) {
            throw new IllegalArgumentException(
                    "needs one path for each of " + learners.size() + " learners, had " + paths.size());
        }
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, List<Double>> masteries = new LinkedHashMap<>();
        for (Learner learner : learners) {
            for (ConceptState state : learner.states()) {
                names.put(state.conceptId(), state.conceptName());
                masteries
                        .computeIfAbsent(state.conceptId(), _ -> new ArrayList<>())
                        .add(state.mastery());
            }
        }
        Map<String, Double> means = new LinkedHashMap<>();
        masteries.forEach(
                (concept, values) -> means.put(concept, ClassMastery.of(values).mean()));
        return new ClassPlan(
                Collections.unmodifiableMap(means),
                groups(learners),
                SmallGroups.of(learners, paths, before, names),
                notes(means, mean -> mean < RETEACH_BELOW, learners, names),
                notes(means, mean -> mean > EXTEND_ABOVE, learners, names),
                paths);
    }

    private static List<ClassPlan.Group> groups(List<Learner> learners) {
        return List.of("advanced", "on_track", "needs_support").stream()
                .map(group -> new ClassPlan.Group(
                        group,
                        learners.stream()
                                .filter(learner -> Recommender.groupOf(learner).equals(group))
                                .map(learner -> new ClassPlan.Member(
                                        learner.studentId(), learner.studentName(), reason(learner)))
                                .toList()))
                .toList();
    }

    private static String reason(Learner learner) {
        Map<MasteryLevel, Long> levels = learner.states().stream()
                .collect(Collectors.groupingBy(state -> MasteryLevel.of(state.mastery()), Collectors.counting()));
        int concepts = learner.states().size();
        return "Stands at " + Percent.of(learner.overallMastery()) + " over " + concepts
                + (concepts == 1 ? " concept: " : " concepts: ")
                + Arrays.stream(MasteryLevel.values())
                        .map(level -> levels.getOrDefault(level, 0L) + " "
                                + level.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "))
                + ".";
    }

    private static List<ClassPlan.ConceptNote> notes(
            Map<String, Double> means, DoublePredicate wanted, List<Learner> learners, Map<String, String> names) {
        return means.entrySet().stream()
                .filter(mean -> wanted.test(mean.getValue()))
                .map(mean -> new ClassPlan.ConceptNote(
                        mean.getKey(),
                        names.getOrDefault(mean.getKey(), mean.getKey()),
                        mean.getValue(),
                        note(mean.getKey(), mean.getValue(), learners)))
                .toList();
    }

    private static String note(String concept, double mean, List<Learner> learners) {
        List<ConceptState> states = learners.stream()
                .flatMap(learner -> learner.states().stream())
                .filter(state -> state.conceptId().equals(concept))
                .toList();
        String stand = "The class stands at " + Percent.of(mean);
        if (states.stream().allMatch(state -> state.observations() == 0)) {
            return stand + ", but nobody has answered a question on it yet: find out first what they know.";
        }
        if (mean < RETEACH_BELOW) {
            long below = states.stream()
                    .filter(state -> state.mastery() < RETEACH_BELOW)
                    .count();
            return stand + ", and " + share(below, states) + "below 50%: teach it again to everyone.";
        }
        long mastered = states.stream()
                .filter(state -> state.mastery() >= MasteryLevel.MASTERED_FROM)
                .count();
        return stand + ", and " + share(mastered, states) + "at mastery: go beyond it.";
    }

    private static String share(long count, List<ConceptState> of) {
        return count + " of " + of.size() + (of.size() == 1 ? " student" : " students")
                + (count == 1 ? " is " : " are ");
    }
}
