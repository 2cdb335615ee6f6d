package org.mastercreator.evaluate.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mastercreator.learning.recommend.ClassPlan;
import org.mastercreator.learning.recommend.ClassPlanner;
import org.mastercreator.learning.recommend.ConceptGraph;
import org.mastercreator.learning.recommend.Learner;
import org.mastercreator.learning.recommend.LearningPath;
import org.mastercreator.learning.recommend.Neighbours;
import org.mastercreator.learning.recommend.Recommender;
import org.mastercreator.learning.recommend.Zone;

/** Ten days of many classes; the same for the same seed, whichever way the plans are made. */
final class Days {
    private static final int CLASSES = 50;
    private static final int STUDENTS = 30;
    private static final int DAYS = 10;
    private static final int ANSWERS_A_DAY = 6;
    private static final Instant BEGIN = Instant.parse("2026-03-02T09:00:00Z");
    private static final ConceptGraph GRAPH = new ConceptGraph(
            Map.of("c2", List.of("c0"), "c3", List.of("c1"), "c4", List.of("c2"), "c5", List.of("c2", "c3")));

    private final long seed;
    private final boolean fromBefore;
    private int seated;
    private int kept;
    private int free;
    private int keptOfFree;
    private int groups;
    private int inLimits;

    Days(long seed, boolean fromBefore) {
        this.seed = seed;
        this.fromBefore = fromBefore;
    }

    /**
     * What is counted over all days.
     *
     * @param seated students in a small group whose band is the same the day after
     * @param free those of them for whom, and for a companion, its concept is still a next step
     */
    record Kept(int seated, int kept, int free, int keptOfFree, int groups, int inLimits) {}

    Kept run() {
        for (int number = 0; number < CLASSES; number++) {
            SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
            List<Student> students = IntStream.range(0, STUDENTS)
                    .mapToObj(i -> new Student(i, random.split()))
                    .toList();
            teach(students);
        }
        return new Kept(seated, kept, free, keptOfFree, groups, inLimits);
    }

    private void teach(List<Student> students) {
        @Nullable ClassPlan before = null;
        for (int day = 0; day < DAYS; day++) {
            Instant now = BEGIN.plus(Duration.ofDays(day));
            List<Learner> learners =
                    students.stream().map(student -> student.learner(now)).toList();
            Recommender recommender = new Recommender(GRAPH, now, Zone.DEFAULT, OptionalInt.empty(), Map.of());
            Neighbours neighbours = new Neighbours(learners);
            List<LearningPath> paths = learners.stream()
                    .map(learner -> recommender.pathFor(learner, neighbours))
                    .toList();
            ClassPlan plan = ClassPlanner.plan(
                    learners, paths, GRAPH, before != null && fromBefore ? before.smallGroups() : List.of());
            groups += plan.smallGroups().size();
            inLimits += (int) plan.smallGroups().stream()
                    .filter(group ->
                            group.students().size() >= 2 && group.students().size() <= 5)
                    .count();
            if (before != null) {
                compare(before, plan);
            }
            before = plan;
            for (int i = 0; i < students.size(); i++) {
                List<LearningPath.NextConcept> steps = paths.get(i).nextConcepts();
                for (int k = 0; k < ANSWERS_A_DAY && !steps.isEmpty(); k++) {
                    students.get(i).answer(steps.get(k % steps.size()).conceptId());
                }
            }
        }
    }

    private void compare(ClassPlan yesterday, ClassPlan today) {
        Map<String, ClassPlan.SmallGroup> then = seats(yesterday);
        Map<String, ClassPlan.SmallGroup> now = seats(today);
        Map<String, LearningPath> paths =
                today.paths().stream().collect(Collectors.toMap(LearningPath::studentId, Function.identity()));
        for (LearningPath before : yesterday.paths()) {
            String student = before.studentId();
            ClassPlan.SmallGroup group = then.get(student);
            LearningPath path = paths.get(student);
            if (group == null || path == null || !path.suggestedGroup().equals(before.suggestedGroup())) {
                continue;
            }
            boolean stays = isSame(group, now.get(student), student);
            long stillNeeded = group.students().stream()
                    .map(person -> paths.get(person.studentId()))
                    .filter(one -> one != null && needs(one, group.conceptId()))
                    .count();
            boolean couldStay = needs(path, group.conceptId()) && stillNeeded > 1;
            seated++;
            kept += stays ? 1 : 0;
            free += couldStay ? 1 : 0;
            keptOfFree += couldStay && stays ? 1 : 0;
        }
    }

    private static boolean needs(LearningPath path, String conceptId) {
        return path.nextConcepts().stream().anyMatch(step -> step.conceptId().equals(conceptId));
    }

    private static boolean isSame(ClassPlan.SmallGroup then, ClassPlan.@Nullable SmallGroup now, String student) {
        return now != null
                && now.conceptId().equals(then.conceptId())
                && now.students().stream()
                        .anyMatch(person -> !person.studentId().equals(student)
                                && then.students().contains(person));
    }

    private static Map<String, ClassPlan.SmallGroup> seats(ClassPlan plan) {
        Map<String, ClassPlan.SmallGroup> seats = new HashMap<>();
        for (ClassPlan.SmallGroup group : plan.smallGroups()) {
            group.students().forEach(person -> seats.put(person.studentId(), group));
        }
        return seats;
    }
}
