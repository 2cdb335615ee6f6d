package org.mastercreator.learning.recommend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mastercreator.learning.tracing.MasteryLevel;

/**
 * What to ask first: where a path begins with a concept that its student never answered on, nobody knows what she
 * needs, and no small group holds her. It goes by her own path alone, so that another's answers move her nowhere.
 */
final class FirstQuestions {
    private static final int MOST_NAMED = 2;

    private FirstQuestions() {}

    private record Waiting(Learner learner, ConceptState step) {}

    /**
     * The concept that most students wait for comes first; of equal ones, that of the first student.
     *
     * @param paths one for each learner, in the same order
     * @param seated the small groups, whose students have something to do
     */
    static List<ClassPlan.AskFirst> of(
            List<Learner> learners, List<LearningPath> paths, ConceptGraph graph, List<ClassPlan.SmallGroup> seated) {
        Set<String> busy = seated.stream()
                .flatMap(group -> group.students().stream())
                .map(ClassPlan.Person::studentId)
                .collect(Collectors.toSet());
        Map<String, List<Waiting>> byConcept = new LinkedHashMap<>();
        for (int i = 0; i < learners.size(); i++) {
            Learner learner = learners.get(i);
            if (!busy.contains(learner.studentId())) {
                unasked(learner, paths.get(i))
                        .ifPresent(step -> byConcept
                                .computeIfAbsent(step.conceptId(), _ -> new ArrayList<>())
                                .add(new Waiting(learner, step)));
            }
        }
        Set<String> answered = learners.stream()
                .flatMap(learner -> learner.observed().stream())
                .map(ConceptState::conceptId)
                .collect(Collectors.toSet());
        return byConcept.values().stream()
                .sorted(Comparator.comparingInt((List<Waiting> waiting) -> -waiting.size()))
                .map(waiting -> ask(waiting, graph, answered))
                .toList();
    }

    private static Optional<ConceptState> unasked(Learner learner, LearningPath path) {
        return path.nextConcepts().stream()
                .findFirst()
                .flatMap(step -> learner.states().stream()
                        .filter(state -> state.conceptId().equals(step.conceptId()) && !state.isObserved())
                        .findFirst());
    }

    private static ClassPlan.AskFirst ask(List<Waiting> waiting, ConceptGraph graph, Set<String> answered) {
        ConceptState step = waiting.getFirst().step();
        return new ClassPlan.AskFirst(
                step.conceptId(),
                step.conceptName(),
                waiting.stream()
                        .map(one -> new ClassPlan.Person(
                                one.learner().studentId(), one.learner().studentName()))
                        .toList(),
                (answered.contains(step.conceptId())
                                ? "They have not answered on it yet"
                                : "Nobody in the class has answered on it yet")
                        + why(waiting, graph));
    }

    private static String why(List<Waiting> waiting, ConceptGraph graph) {
        List<List<String>> above = waiting.stream()
                .map(one -> above(one, graph).toList())
                .filter(names -> !names.isEmpty())
                .toList();
        if (above.isEmpty()) {
            return ", and it is the next step: a few questions show whether to begin there.";
        }
        List<String> names = above.stream()
                .flatMap(List::stream)
                .distinct()
                .limit(MOST_NAMED)
                .toList();
        return ". " + (above.size() == waiting.size() ? "" : "For " + above.size() + " of the " + waiting.size() + ", ")
                + String.join(" and ", names)
                + (names.size() == 1 ? " builds on it and is" : " build on it and are")
                + " not mastered: a few questions show where to begin.";
    }

    /** What she has begun and not mastered, and builds on what she was not asked. */
    private static Stream<String> above(Waiting one, ConceptGraph graph) {
        Foundations foundations = new Foundations(graph, one.learner().states());
        return one.learner().observed().stream()
                .filter(state -> state.level() != MasteryLevel.MASTERED
                        && foundations.below(List.of(state)).contains(one.step().conceptId()))
                .map(ConceptState::conceptName);
    }
}
