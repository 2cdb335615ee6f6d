package org.mastercreator.learning.practice;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mastercreator.learning.recommend.Zone;
import org.mastercreator.learning.tracing.BktParameters;

/**
 * One student's practice of a course: which concept to ask next, and which concepts count as mastered. It sees nothing
 * but right and wrong answers, draws nothing at random, and does work in proportion to the size of the course for each
 * answer and each choice. Not safe for use by several threads.
 *
 * <p>What is believed. Every concept is traced under a handful of {@link Profile profiles} side by side, and each
 * answer shifts weight to the profiles that expected it: so a slow student is met with more patience on concepts that
 * she has not even begun, and parameters that are wrong for the whole course are found out. Within a profile the
 * evidence spreads along the prerequisites ({@link Belief}).
 *
 * <p>What is chosen. The concept that gains most for each answer, counting those that it takes to learn it and those that
 * it takes to notice; more for what opens the way to others, and for what the answer tells about their ground; less the
 * less sure its own ground is; with a small bonus for staying, so that a student does not jump about. Two things follow
 * without rules of their own: failures on a concept lower the belief in what it builds on, until the choice steps back
 * there; and what is likely known is skipped unless much hangs on it.
 *
 * <p>What counts as mastered: a chance of {@value #DECLARED_FROM} or more, and the last answer right; until the
 * chance is below {@value #DECLARED_TO} again, through forgetting or a wrong answer on it or on something linked.
 */
public final class Practice {
    static final double DECLARED_FROM = 0.97;
    static final double DECLARED_TO = 0.955;

    private static final double FOR_EACH_OPENED = 0.35;
    private static final double FOR_TELLING = 2;
    private static final double FOR_STAYING = 0.1;
    private static final double SURE_FROM = 0.73;
    private static final double LIKELY = 0.75;
    private static final int STUCK_AFTER = 8;
    private static final int REST = 15;
    private static final double WHILE_RESTING = 0.2;
    private static final double LEAST_WEIGHT = 0.001;
    private static final double USUAL = 1;

    private final CourseMap map;
    private final Notice notice;
    private final List<Belief> beliefs;
    private final double[] weights;
    private final double[] mastery;
    private final double[] gain;
    private final double[] ready;
    private final int[] answers;
    private final int[] wrongInARow;
    private final int[] askedAt;
    private final boolean[] declared;
    private final boolean[] onceDeclared;
    private int given;
    private int last = -1;

    /** @throws IllegalArgumentException if a prerequisite is no concept of the course or concepts form a circle */
    public Practice(List<PracticeConcept> concepts) {
        map = new CourseMap(concepts);
        List<BktParameters> parameters = Caution.of(concepts, map);
        notice = new Notice(parameters);
        double[] fade = concepts.stream().mapToDouble(PracticeConcept::fade).toArray();
        beliefs = Profile.ALL.stream()
                .map(profile -> new Belief(map, parameters, fade, profile))
                .toList();
        weights = Profile.ALL.stream().mapToDouble(Profile::weight).toArray();
        mastery = new double[map.size()];
        gain = new double[map.size()];
        ready = new double[map.size()];
        answers = new int[map.size()];
        wrongInARow = new int[map.size()];
        askedAt = new int[map.size()];
        declared = new boolean[map.size()];
        onceDeclared = new boolean[map.size()];
        mix();
    }

    /** The chance that the student knows the concept now, 0..1. */
    public double mastery(int concept) {
        return mastery[concept];
    }

    /** Whether the concept counts as mastered now. */
    public boolean declared(int concept) {
        return declared[concept];
    }

    /** Takes one answer to a usual question of the concept. */
    public void take(int concept, boolean right) {
        take(concept, 0, right);
    }

    /**
     * Takes one answer.
     *
     * @param difficulty of the question in log-odds: 0 is usual for its concept, above is harder
     */
    public void take(int concept, double difficulty, boolean right) {
        double harder = Math.exp(difficulty);
        for (int k = 0; k < weights.length; k++) {
            Belief belief = beliefs.get(k);
            double chance = belief.chanceOfRightAnswer(concept, belief.mastery(concept), harder);
            weights[k] *= right ? chance : 1 - chance;
            belief.take(concept, harder, right);
        }
        normalise();
        mix();
        given++;
        answers[concept]++;
        wrongInARow[concept] = right ? 0 : wrongInARow[concept] + 1;
        askedAt[concept] = given;
        last = concept;
        for (int i = 0; i < declared.length; i++) {
            declared[i] = declared[i]
                    ? mastery[i] >= DECLARED_TO
                    : mastery[i] >= DECLARED_FROM && answers[i] > 0 && wrongInARow[i] == 0;
            onceDeclared[i] |= declared[i];
        }
    }

    /** The concept to ask next; empty once all count as mastered. */
    public Optional<Choice> next() {
        for (int i = 0; i < declared.length; i++) {
            gain[i] = declared[i] ? 0 : gainPerAnswer(i);
            ready[i] = ready(i);
        }
        int best = -1;
        double most = -1;
        for (int i = 0; i < declared.length; i++) {
            double worth = declared[i] ? -1 : worth(i);
            if (worth > most) {
                most = worth;
                best = i;
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(choice(best));
    }

    /**
     * How well a question of the concept suits now, to choose among several: in the zone by how much an answer would
     * tell about whether the student knows the concept, their mutual information (Lindley 1956); outside it the less,
     * the further.
     *
     * @param difficulty of the question in log-odds: 0 is usual for its concept, above is harder
     * @return 0..0.7 nats in the zone, below 0 outside
     */
    public double suits(int concept, double difficulty, Zone zone) {
        Expected answer = expected(concept, Math.exp(difficulty));
        double right = answer.right();
        if (zone.outside(right) > 0) {
            return -zone.outside(right);
        }
        return doubt(mastery[concept])
                - right * doubt(answer.knownAndRight() / right)
                - (1 - right) * doubt((mastery[concept] - answer.knownAndRight()) / (1 - right));
    }

    /** The chances that the next answer is right, and that it is and the student knows the concept. */
    private record Expected(double right, double knownAndRight) {}

    private Expected expected(int concept, double harder) {
        double right = 0;
        double knownAndRight = 0;
        for (int k = 0; k < weights.length; k++) {
            Belief belief = beliefs.get(k);
            double known = belief.mastery(concept);
            right += weights[k] * belief.chanceOfRightAnswer(concept, known, harder);
            knownAndRight += weights[k] * known * belief.rightIfKnown(concept, harder);
        }
        return new Expected(right, knownAndRight);
    }

    /** The entropy of a yes or no. */
    private static double doubt(double chance) {
        return -chance * Math.log(chance) - (1 - chance) * Math.log(1 - chance);
    }

    private double worth(int concept) {
        double open = 0;
        for (int above : map.above(concept)) {
            open += 1 - mastery[above];
        }
        return (gain[concept] * (1 + FOR_EACH_OPENED * open) + FOR_TELLING * told(concept))
                * sure(ready[concept])
                * (concept == last ? 1 + FOR_STAYING : 1)
                * (resting(concept) ? WHILE_RESTING : 1);
    }

    /** How much more an answer to what builds on the concept would gain, were this one right. */
    private double told(int concept) {
        Expected answer = expected(concept, USUAL);
        double surer = answer.knownAndRight() / answer.right() / mastery[concept];
        double more = 0;
        for (int above : map.above(concept)) {
            more += gain[above] * (sure(ready[above] * surer) - sure(ready[above]));
        }
        return answer.right() * more;
    }

    private static double sure(double ready) {
        double share = Math.min(1, ready / SURE_FROM);
        return share * share * share;
    }

    /** What there is to learn, by the answers that it takes to learn it and then to notice that it is known. */
    private double gainPerAnswer(int concept) {
        double unknown = 1 - mastery[concept];
        double gain = expectedGain(concept);
        return gain * unknown / (unknown + notice.answers(concept, mastery[concept]) * gain / unknown);
    }

    /** Wrong again and again: something else first, and then another try. */
    private boolean resting(int concept) {
        return wrongInARow[concept] >= STUCK_AFTER && given - askedAt[concept] < REST;
    }

    private double expectedGain(int concept) {
        double gain = 0;
        for (int k = 0; k < weights.length; k++) {
            Belief belief = beliefs.get(k);
            gain += weights[k] * (1 - belief.mastery(concept)) * belief.learning(concept);
        }
        return gain;
    }

    private double ready(int concept) {
        double ready = 1;
        for (int prerequisite : map.below(concept)) {
            ready *= mastery[prerequisite];
        }
        return ready;
    }

    private Choice choice(int concept) {
        ChoiceKind kind = kind(concept);
        return new Choice(
                concept,
                kind,
                mastery[concept],
                ready(concept),
                expected(concept, USUAL).right(),
                expectedGain(concept),
                answers[concept],
                kind == ChoiceKind.STEP_BACK ? last : concept);
    }

    private ChoiceKind kind(int concept) {
        if (onceDeclared[concept]) {
            return ChoiceKind.REVIEW;
        }
        if (last >= 0 && wrongInARow[last] > 0 && map.buildsOn(last, concept)) {
            return ChoiceKind.STEP_BACK;
        }
        if (answers[concept] == 0) {
            boolean onGround = map.below(concept).length > 0 && ready(concept) >= LIKELY;
            return onGround ? ChoiceKind.ADVANCE : ChoiceKind.PROBE;
        }
        return mastery[concept] >= LIKELY ? ChoiceKind.CONFIRM : ChoiceKind.PRACTISE;
    }

    /** No profile is ever ruled out, so that a student who changes is seen to change. */
    private void normalise() {
        double sum = Arrays.stream(weights).sum();
        double kept = 0;
        for (int k = 0; k < weights.length; k++) {
            weights[k] = Math.max(LEAST_WEIGHT, weights[k] / sum);
            kept += weights[k];
        }
        for (int k = 0; k < weights.length; k++) {
            weights[k] /= kept;
        }
    }

    private void mix() {
        Arrays.fill(mastery, 0);
        for (int k = 0; k < weights.length; k++) {
            for (int i = 0; i < mastery.length; i++) {
                mastery[i] += weights[k] * beliefs.get(k).mastery(i);
            }
        }
    }
}
