package org.mastercreator.learning.recommend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;
import org.mastercreator.learning.tracing.MasteryLevel;
import org.mastercreator.learning.tracing.Percent;

/** Makes a plan for a class out of its students' paths. Same input, same plan. */
public final class ClassPlanner {
    private static final double RETEACH_BELOW = 0.5;
    private static final double EXTEND_ABOVE = 0.8;
    private static final int SMALLEST_GROUP = 2;
    private static final int LARGEST_GROUP = 5;

    private ClassPlanner() {}

    /**
     * The plan of a class.
     *
     * @param paths one for each learner, in the same order
     * @throws IllegalArgumentException if there are not as many paths as learners
     */
    public static ClassPlan plan(List<Learner> learners, List<LearningPath> paths) {
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
                smallGroups(learners, paths, names),
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

    private static List<ClassPlan.SmallGroup> smallGroups(
            List<Learner> learners, List<LearningPath> paths, Map<String, String> names) {
        Map<String, List<Learner>> byNext = new LinkedHashMap<>();
        for (int i = 0; i < learners.size(); i++) {
            Learner learner = learners.get(i);
            paths.get(i).nextConcepts().stream()
                    .findFirst()
                    .ifPresent(step -> byNext.computeIfAbsent(step.conceptId(), _ -> new ArrayList<>())
                            .add(learner));
        }
        List<ClassPlan.SmallGroup> groups = new ArrayList<>();
        Set<String> taken = byNext.values().stream()
                .filter(members -> members.size() >= SMALLEST_GROUP)
                .flatMap(List::stream)
                .map(Learner::studentId)
                .collect(Collectors.toCollection(HashSet::new));
        byNext.forEach((concept, members) -> {
            members.sort(Comparator.comparingDouble((Learner learner) -> masteryOf(learner, concept))
                    .thenComparing(Learner::studentId));
            for (List<Learner> part : parts(members)) {
                Optional<Learner> helper = helperFor(concept, learners, taken);
                helper.ifPresent(found -> taken.add(found.studentId()));
                groups.add(new ClassPlan.SmallGroup(
                        concept,
                        names.getOrDefault(concept, concept),
                        part.stream().map(ClassPlanner::person).toList(),
                        helper.map(ClassPlanner::person),
                        part.size() + " students for whom " + names.getOrDefault(concept, concept)
                                + " is the next step, " + range(part, concept) + "."));
            }
        });
        return List.copyOf(groups);
    }

    private static String range(List<Learner> sorted, String concept) {
        String lowest = Percent.of(masteryOf(sorted.getFirst(), concept));
        String highest = Percent.of(masteryOf(sorted.getLast(), concept));
        return lowest.equals(highest) ? "all at " + lowest : "from " + lowest + " to " + highest;
    }

    /** Cuts a list into even parts of two to five; a list of one gives none. */
    static <T> List<List<T>> parts(List<T> all) {
        List<List<T>> parts = new ArrayList<>();
        if (all.size() < SMALLEST_GROUP) {
            return parts;
        }
        int count = Math.ceilDiv(all.size(), LARGEST_GROUP);
        for (int i = 0; i < count; i++) {
            parts.add(List.copyOf(all.subList(all.size() * i / count, all.size() * (i + 1) / count)));
        }
        return parts;
    }

    /** Someone who is well past the concept, sits in no small group and helps no other. */
    private static Optional<Learner> helperFor(String concept, List<Learner> learners, Set<String> taken) {
        return learners.stream()
                .filter(learner -> masteryOf(learner, concept) >= EXTEND_ABOVE && !taken.contains(learner.studentId()))
                .min(Comparator.comparingDouble((Learner learner) -> -masteryOf(learner, concept))
                        .thenComparing(Learner::studentId));
    }

    private static ClassPlan.Person person(Learner learner) {
        return new ClassPlan.Person(learner.studentId(), learner.studentName());
    }

    private static double masteryOf(Learner learner, String concept) {
        return learner.states().stream()
                .filter(state -> state.conceptId().equals(concept))
                .mapToDouble(ConceptState::mastery)
                .findFirst()
                .orElse(0);
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
            return stand + ", and " + share(below, states) + "below 50\u00a0%: teach it again to everyone.";
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
