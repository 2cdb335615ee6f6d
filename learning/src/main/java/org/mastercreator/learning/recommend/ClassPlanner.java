package org.mastercreator.learning.recommend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.mastercreator.learning.tracing.MasteryLevel;
import org.mastercreator.learning.tracing.Percent;

/** Makes a plan for a class out of its students' paths. Same input, same plan. */
public final class ClassPlanner {
    private static final double RETEACH_BELOW = 0.5;
    private static final double EXTEND_ABOVE = 0.8;

    private ClassPlanner() {}

    /** The plan of a class that had none before. */
    public static ClassPlan plan(List<Learner> learners, List<LearningPath> paths, ConceptGraph graph) {
        return plan(learners, paths, graph, List.of());
    }

    /**
     * The plan of a class, with as few changes of places as the students' progress allows.
     *
     * @param paths one for each learner, in the same order
     * @param graph which of their concepts builds on which
     * @param before the small groups of the plan before
     * @throws IllegalArgumentException if there are not as many paths as learners
     */
    public static ClassPlan plan(
            List<Learner> learners, List<LearningPath> paths, ConceptGraph graph, List<ClassPlan.SmallGroup> before) {
        if (learners.size() != paths.size()) {
            throw new IllegalArgumentException(
                    "needs one path for each of " + learners.size() + " learners, had " + paths.size());
        }
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, List<ConceptState>> states = new LinkedHashMap<>();
        for (Learner learner : learners) {
            for (ConceptState state : learner.states()) {
                names.put(state.conceptId(), state.conceptName());
                states.computeIfAbsent(state.conceptId(), _ -> new ArrayList<>())
                        .add(state);
            }
        }
        Map<String, Double> means = new LinkedHashMap<>();
        states.forEach((concept, all) -> means.put(concept, mean(all)));
        List<ClassPlan.SmallGroup> smallGroups = SmallGroups.of(learners, paths, before, names);
        return new ClassPlan(
                Collections.unmodifiableMap(means),
                groups(learners),
                smallGroups,
                notes(means, mean -> mean < RETEACH_BELOW, states, names),
                notes(means, mean -> mean > EXTEND_ABOVE, states, names),
                paths,
                FirstQuestions.of(learners, paths, graph, smallGroups));
    }

    /** Of those who answered, as everywhere; what is assumed of everyone where nobody did. */
    private static double mean(List<ConceptState> ofConcept) {
        List<ConceptState> observed = observed(ofConcept);
        return ClassMastery.of((observed.isEmpty() ? ofConcept : observed)
                        .stream().map(ConceptState::mastery).toList())
                .mean();
    }

    private static List<ConceptState> observed(List<ConceptState> states) {
        return states.stream().filter(ConceptState::isObserved).toList();
    }

    private static List<ClassPlan.Group> groups(List<Learner> learners) {
        return List.of("advanced", "on_track", "needs_support").stream()
                .map(group -> new ClassPlan.Group(
                        group,
                        learners.stream()
                                .filter(learner -> Recommender.groupOf(learner).equals(group))
                                .map(learner -> new ClassPlan.Member(
                                        learner.studentId(),
                                        learner.studentName(),
                                        learner.observed().size(),
                                        reason(learner)))
                                .toList()))
                .toList();
    }

    private static String reason(Learner learner) {
        List<ConceptState> observed = learner.observed();
        if (observed.isEmpty()) {
            return "No answers yet: nothing is known but what is assumed of everyone.";
        }
        Map<MasteryLevel, Long> levels = observed.stream()
                .collect(Collectors.groupingBy(state -> MasteryLevel.of(state.mastery()), Collectors.counting()));
        int without = learner.states().size() - observed.size();
        return "Stands at " + Percent.of(learner.overallMastery()) + " over " + observed.size()
                + (observed.size() == 1 ? " concept: " : " concepts: ")
                + Arrays.stream(MasteryLevel.values())
                        .map(level -> levels.getOrDefault(level, 0L) + " "
                                + level.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "))
                + (without == 0 ? "." : "; " + without + " without answers.");
    }

    private static List<ClassPlan.ConceptNote> notes(
            Map<String, Double> means,
            DoublePredicate wanted,
            Map<String, List<ConceptState>> states,
            Map<String, String> names) {
        return means.entrySet().stream()
                .filter(mean -> wanted.test(mean.getValue()))
                .map(mean -> note(
                        mean.getKey(),
                        names.getOrDefault(mean.getKey(), mean.getKey()),
                        mean.getValue(),
                        states.getOrDefault(mean.getKey(), List.of())))
                .toList();
    }

    private static ClassPlan.ConceptNote note(String concept, String name, double mean, List<ConceptState> ofConcept) {
        List<ConceptState> answered = observed(ofConcept);
        return new ClassPlan.ConceptNote(
                concept, name, mean, answered.size(), reason(mean, answered, ofConcept.size()));
    }

    private static String reason(double mean, List<ConceptState> answered, int students) {
        if (answered.isEmpty()) {
            return "Nobody has answered a question on it yet: find out first what they know.";
        }
        String whom = answered.size()
                + (answered.size() == 1 ? " student" : " students")
                + (answered.size() == students ? "" : " with answers");
        String few = answered.size() * 2 < students ? "ask the others before you " : "";
        String stand = "The class stands at " + Percent.of(mean) + ", and ";
        if (mean < RETEACH_BELOW) {
            return stand + share(answered, state -> state.mastery() < RETEACH_BELOW, whom) + "below 50%: " + few
                    + "teach it again to everyone.";
        }
        return stand + share(answered, state -> state.mastery() >= MasteryLevel.MASTERED_FROM, whom) + "at mastery: "
                + few + "go beyond it.";
    }

    private static String share(List<ConceptState> of, Predicate<ConceptState> which, String whom) {
        long count = of.stream().filter(which).count();
        return count + " of " + whom + (count == 1 ? " is " : " are ");
    }
}
