package org.mastercreator.learning.recommend;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;
import org.mastercreator.learning.tracing.Percent;

/**
 * Seats students who were seen to need the same concept together, two to five at a table. Who has not answered on it
 * sits at no table for it: what is assumed of everyone is no need that two share. Who sat at a table in the plan
 * before stays there as long as its concept is among her next steps; the others go to the table of their first step
 * that is emptiest. So the same class gives the same plan, and a student who changes moves nobody but herself, unless
 * a table would be left with one or could not take one more.
 */
final class SmallGroups {
    static final double HELPS_ABOVE = 0.8;

    private static final int SMALLEST = 2;
    private static final int LARGEST = 5;

    private final Map<String, Learner> learners = new LinkedHashMap<>();
    private final Map<String, List<String>> steps = new LinkedHashMap<>();
    private final List<Table> tables = new ArrayList<>();
    private final Set<String> seated = new HashSet<>();
    private final Map<String, Queue<Learner>> helpers = new HashMap<>();

    private record Table(String conceptId, List<Learner> students, Optional<String> helperBefore) {}

    private SmallGroups(List<Learner> all, List<LearningPath> paths) {
        for (int i = 0; i < all.size(); i++) {
            Learner learner = all.get(i);
            learners.put(learner.studentId(), learner);
            steps.put(
                    learner.studentId(),
                    paths.get(i).nextConcepts().stream()
                            .map(LearningPath.NextConcept::conceptId)
                            .toList());
        }
    }

    /**
     * The tables of a class.
     *
     * @param paths one for each learner, in the same order
     * @param before the tables of the plan before; empty without one
     * @param names of the concepts by their ids
     */
    static List<ClassPlan.SmallGroup> of(
            List<Learner> learners,
            List<LearningPath> paths,
            List<ClassPlan.SmallGroup> before,
            Map<String, String> names) {
        SmallGroups groups = new SmallGroups(learners, paths);
        before.forEach(groups::keep);
        groups.seatOthers();
        return groups.told(names);
    }

    private void keep(ClassPlan.SmallGroup before) {
        List<Learner> staying = new ArrayList<>();
        for (ClassPlan.Person person : before.students()) {
            Learner learner = learners.get(person.studentId());
            if (learner != null
                    && !seated.contains(person.studentId())
                    && steps.getOrDefault(person.studentId(), List.of()).contains(before.conceptId())
                    && hasAnswered(learner, before.conceptId())) {
                staying.add(learner);
            }
        }
        if (staying.size() >= SMALLEST && staying.size() <= LARGEST) {
            staying.forEach(learner -> seated.add(learner.studentId()));
            tables.add(new Table(before.conceptId(), staying, before.helper().map(ClassPlan.Person::studentId)));
        }
    }

    private void seatOthers() {
        Map<String, List<Learner>> byNext = new LinkedHashMap<>();
        learners.forEach((id, learner) -> {
            if (!seated.contains(id)) {
                steps.getOrDefault(id, List.of()).stream()
                        .findFirst()
                        .filter(concept -> hasAnswered(learner, concept))
                        .ifPresent(concept -> byNext.computeIfAbsent(concept, _ -> new ArrayList<>())
                                .add(learner));
            }
        });
        byNext.forEach((concept, waiting) -> {
            waiting.sort(byMastery(concept));
            List<Learner> left = new ArrayList<>();
            for (Learner learner : waiting) {
                Optional<Table> table = emptiest(concept, 1, LARGEST - 1);
                table.ifPresentOrElse(found -> found.students().add(learner), () -> left.add(learner));
            }
            if (left.size() == 1) {
                emptiest(concept, SMALLEST + 1, LARGEST).ifPresent(full -> left.add(nearest(full, left.getFirst())));
            }
            left.sort(byMastery(concept));
            parts(left).forEach(part -> tables.add(new Table(concept, new ArrayList<>(part), Optional.empty())));
        });
        tables.forEach(table -> table.students().forEach(learner -> seated.add(learner.studentId())));
    }

    private Optional<Table> emptiest(String concept, int from, int to) {
        return tables.stream()
                .filter(table -> table.conceptId().equals(concept)
                        && table.students().size() >= from
                        && table.students().size() <= to)
                .min(Comparator.comparingInt(table -> table.students().size()));
    }

    /** Takes the one from a full table who stands nearest to one that found no place. */
    private static Learner nearest(Table full, Learner alone) {
        double mastery = mastery(alone, full.conceptId());
        Learner nearest = full.students().stream()
                .min(Comparator.comparingDouble(
                                (Learner learner) -> Math.abs(mastery(learner, full.conceptId()) - mastery))
                        .thenComparing(Learner::studentId))
                .orElseThrow();
        full.students().remove(nearest);
        return nearest;
    }

    private List<ClassPlan.SmallGroup> told(Map<String, String> names) {
        Set<String> helping = new HashSet<>();
        tables.forEach(table -> table.helperBefore()
                .filter(helper -> helps(helper, table.conceptId()) && !helping.contains(helper))
                .ifPresent(helping::add));
        Set<String> kept = Set.copyOf(helping);
        Set<String> placed = new HashSet<>();
        return tables.stream()
                .map(table -> {
                    String name = names.getOrDefault(table.conceptId(), table.conceptId());
                    List<Learner> students = table.students().stream()
                            .sorted(byMastery(table.conceptId()))
                            .toList();
                    Optional<Learner> helper = table.helperBefore()
                            .filter(before -> kept.contains(before) && placed.add(before))
                            .flatMap(before -> Optional.ofNullable(learners.get(before)))
                            .or(() -> newHelper(table.conceptId(), helping));
                    return new ClassPlan.SmallGroup(
                            table.conceptId(),
                            name,
                            students.stream().map(SmallGroups::person).toList(),
                            helper.map(SmallGroups::person),
                            students.size() + " students for whom " + name + " is "
                                    + (isFirst(students, table.conceptId()) ? "the next step, " : "a next step, ")
                                    + range(students, table.conceptId()) + ".");
                })
                .toList();
    }

    private boolean isFirst(List<Learner> students, String concept) {
        return students.stream()
                .allMatch(learner -> steps.getOrDefault(learner.studentId(), List.of())
                        .getFirst()
                        .equals(concept));
    }

    /** Someone who is well past the concept, sits at no table and helps no other. */
    private Optional<Learner> newHelper(String concept, Set<String> helping) {
        Queue<Learner> able = helpers.computeIfAbsent(concept, this::helpers);
        while (!able.isEmpty()) {
            Learner helper = able.remove();
            if (helping.add(helper.studentId())) {
                return Optional.of(helper);
            }
        }
        return Optional.empty();
    }

    private Queue<Learner> helpers(String concept) {
        return learners.values().stream()
                .filter(learner -> helps(learner.studentId(), concept))
                .sorted(Comparator.comparingDouble((Learner learner) -> -mastery(learner, concept))
                        .thenComparing(Learner::studentId))
                .collect(Collectors.toCollection(ArrayDeque::new));
    }

    private boolean helps(String studentId, String concept) {
        Learner learner = learners.get(studentId);
        return learner != null
                && !seated.contains(studentId)
                && mastery(learner, concept) >= HELPS_ABOVE
                && hasAnswered(learner, concept);
    }

    /** Cuts a list into even parts of two to five; a list of one gives none. */
    static <T> List<List<T>> parts(List<T> all) {
        List<List<T>> parts = new ArrayList<>();
        if (all.size() < SMALLEST) {
            return parts;
        }
        int count = Math.ceilDiv(all.size(), LARGEST);
        for (int i = 0; i < count; i++) {
            parts.add(List.copyOf(all.subList(all.size() * i / count, all.size() * (i + 1) / count)));
        }
        return parts;
    }

    private static String range(List<Learner> sorted, String concept) {
        String lowest = Percent.of(mastery(sorted.getFirst(), concept));
        String highest = Percent.of(mastery(sorted.getLast(), concept));
        return lowest.equals(highest) ? "all at " + lowest : "from " + lowest + " to " + highest;
    }

    private static boolean hasAnswered(Learner learner, String concept) {
        return learner.states().stream()
                .anyMatch(state -> state.isObserved() && state.conceptId().equals(concept));
    }

    private static Comparator<Learner> byMastery(String concept) {
        return Comparator.comparingDouble((Learner learner) -> mastery(learner, concept))
                .thenComparing(Learner::studentId);
    }

    private static ClassPlan.Person person(Learner learner) {
        return new ClassPlan.Person(learner.studentId(), learner.studentName());
    }

    private static double mastery(Learner learner, String concept) {
        return learner.states().stream()
                .filter(state -> state.conceptId().equals(concept))
                .mapToDouble(ConceptState::mastery)
                .findFirst()
                .orElse(0);
    }
}
