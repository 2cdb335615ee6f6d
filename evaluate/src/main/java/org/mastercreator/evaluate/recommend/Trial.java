package org.mastercreator.evaluate.recommend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.mastercreator.learning.tracing.ConceptBkt;

/** One student taught by one policy, with a look at how things stand when each budget is used up. */
final class Trial {
    static final List<Integer> BUDGETS = List.of(120, 240);
    static final int LONGEST = 360;

    private static final double ZONE_FROM = 0.40;
    private static final double ZONE_TO = 0.85;
    private static final double SURE = 0.95;

    private final Course course;
    private final Pupil pupil;
    private final Policy policy;
    private final int masteredAtStart;
    private final List<ConceptBkt> seen;
    private final double[] mastery;
    private final int[][] asked;
    private int answers;
    private int onMastered;
    private int onSettled;
    private int inZone;
    private int declarations;
    private int wrongDeclarations;
    private int untilAll = LONGEST;

    private Trial(Course course, Pupil pupil, Policy policy) {
        this.course = course;
        this.pupil = pupil;
        this.policy = policy;
        masteredAtStart = pupil.masteredCount();
        seen = course.concepts().stream()
                .map(concept -> new ConceptBkt(concept.parameters(), 0))
                .toList();
        mastery = seen.stream().mapToDouble(ConceptBkt::start).toArray();
        asked = course.difficulties().stream()
                .map(questions -> new int[questions.length])
                .toArray(int[][]::new);
    }

    /**
     * What came of it.
     *
     * @param untilAll answers until every concept was truly mastered at once, {@link #LONGEST} if it never was
     */
    record Result(List<Outcome> byBudget, int untilAll) {}

    static Result run(Course course, Pupil pupil, Policy policy) {
        Trial trial = new Trial(course, pupil, policy);
        List<Outcome> outcomes = new ArrayList<>();
        for (int budget : BUDGETS) {
            trial.teach(budget);
            outcomes.add(trial.outcome());
        }
        trial.teach(LONGEST);
        return new Result(List.copyOf(outcomes), trial.untilAll);
    }

    private void teach(int budget) {
        OptionalInt next = policy.next();
        while (answers < budget && next.isPresent()) {
            ask(next.getAsInt());
            next = policy.next();
        }
    }

    private void ask(int concept) {
        boolean was = policy.declared(concept);
        if (pupil.mastered(concept)) {
            onMastered++;
            onSettled += mastery[concept] >= SURE ? 1 : 0;
        }
        int question = question(concept);
        Pupil.Answered answer = pupil.answer(concept, question);
        inZone += answer.chance() >= ZONE_FROM && answer.chance() <= ZONE_TO ? 1 : 0;
        policy.take(concept, question, answer.right());
        mastery[concept] = seen.get(concept).after(mastery[concept], answer.right());
        answers++;
        if (!was && policy.declared(concept)) {
            declarations++;
            wrongDeclarations += pupil.mastered(concept) ? 0 : 1;
        }
        if (untilAll == LONGEST && pupil.masteredCount() == course.size()) {
            untilAll = answers;
        }
    }

    private int question(int concept) {
        int[] times = asked[concept];
        int least = Arrays.stream(times).min().orElseThrow();
        int question = IntStream.range(0, times.length)
                .filter(i -> times[i] == least)
                .boxed()
                .max(Comparator.comparingDouble((Integer i) -> policy.suits(concept, i))
                        .thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
        times[question]++;
        return question;
    }

    private Outcome outcome() {
        int declared = 0;
        int falsely = 0;
        for (int i = 0; i < course.size(); i++) {
            declared += policy.declared(i) ? 1 : 0;
            falsely += policy.declared(i) && !pupil.mastered(i) ? 1 : 0;
        }
        return new Outcome(
                pupil.masteredCount() - masteredAtStart,
                answers,
                onMastered,
                onSettled,
                inZone,
                declared,
                falsely,
                declarations,
                wrongDeclarations);
    }
}
