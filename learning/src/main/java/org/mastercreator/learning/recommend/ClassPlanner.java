package org.mastercreator.learning.recommend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a plan for a class out of its students' paths. Same input, same plan. */
public final class ClassPlanner {
    private static final double RETEACH_BELOW = 0.5;
    private static final double EXTEND_ABOVE = 0.8;
    private static final int SMALLEST_GROUP = 2;
    private static final int LARGEST_GROUP = 5;

    private ClassPlanner() {}

    /** @param paths one for each learner, in the same order */
    public static ClassPlan plan(List<Learner> learners, List<LearningPath> paths) {
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
                means,
                groups(learners),
                smallGroups(learners, paths, names),
                notes(
                        means,
                        names,
                        mean -> mean < RETEACH_BELOW,
                        "Teach it again to everyone: the class stands at %s."),
                notes(means, names, mean -> mean > EXTEND_ABOVE, "Go beyond it: the class stands at %s."),
                paths);
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
                                        "Stands at " + Recommender.percent(learner.overallMastery())
                                                + " over all concepts."))
                                .toList()))
                .toList();
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
        byNext.forEach((concept, members) -> {
            members.sort(Comparator.comparingDouble((Learner learner) -> masteryOf(learner, concept))
                    .thenComparing(Learner::studentId));
            for (List<Learner> part : parts(members)) {
                groups.add(new ClassPlan.SmallGroup(
                        concept,
                        names.getOrDefault(concept, concept),
                        part.stream().map(ClassPlanner::person).toList(),
                        helperFor(concept, learners),
                        part.size() + " students for whom " + names.getOrDefault(concept, concept)
                                + " is the next step, from "
                                + Recommender.percent(masteryOf(part.getFirst(), concept)) + " to "
                                + Recommender.percent(masteryOf(part.getLast(), concept)) + "."));
            }
        });
        return List.copyOf(groups);
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

    private static Optional<ClassPlan.Person> helperFor(String concept, List<Learner> learners) {
        return learners.stream()
                .filter(learner -> masteryOf(learner, concept) >= EXTEND_ABOVE)
                .max(Comparator.comparingDouble((Learner learner) -> masteryOf(learner, concept))
                        .thenComparing(Comparator.comparing(Learner::studentId).reversed()))
                .map(ClassPlanner::person);
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
            Map<String, Double> means,
            Map<String, String> names,
            java.util.function.DoublePredicate wanted,
            String reason) {
        return means.entrySet().stream()
                .filter(mean -> wanted.test(mean.getValue()))
                .map(mean -> new ClassPlan.ConceptNote(
                        mean.getKey(),
                        names.getOrDefault(mean.getKey(), mean.getKey()),
                        mean.getValue(),
                        String.format(reason, Recommender.percent(mean.getValue()))))
                .toList();
    }
}
