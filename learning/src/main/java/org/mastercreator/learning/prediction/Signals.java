package org.mastercreator.learning.prediction;

import org.mastercreator.learning.tracing.ConceptBkt;

/** Reads the signals off a student's state, and moves the state with an answer. Both take the same time always. */
final class Signals {
    private static final double FAST = 0.5;
    private static final double SLOW = 0.2;
    private static final double LATELY_FAST = 0.3;
    private static final double LATELY_MIDDLE = 0.1;
    private static final double LATELY_SLOW = 0.02;
    private static final double FEW_FIRST_ANSWERS = 3;
    private static final short MANY = Short.MAX_VALUE;

    private Signals() {}

    /**
     * What is known of the question before it is answered.
     *
     * @param level log odds of a right answer to a usual question of a usual concept
     * @param conceptEase what the concept adds
     * @param questionEase what the question adds
     * @param longPause what counts as a long time away, in the log's unit of time; 0 if times are unknown
     */
    record Asked(
            int concept,
            int question,
            long time,
            double level,
            double conceptEase,
            double questionEase,
            double longPause,
            ConceptBkt bkt) {
        double ease() {
            return level + conceptEase + questionEase;
        }
    }

    static void read(StudentState student, Asked asked, double[] into) {
        int slot = student.slot(asked.concept());
        boolean first = slot < 0;
        double mastery = first ? asked.bkt().start() : student.mastery[slot];
        double once = first ? 1 : 0;
        into[Signal.BASE.place()] = 1;
        into[Signal.CONCEPT_EASE.place()] = asked.conceptEase();
        into[Signal.CONCEPT_EASE_AT_FIRST.place()] = once * asked.conceptEase();
        into[Signal.QUESTION_EASE.place()] = asked.questionEase();
        into[Signal.TRACED.place()] = LogOdds.of(asked.bkt().chanceOfRightAnswer(mastery));
        into[Signal.FIRST.place()] = once;
        elsewhere(student, once, into);
        lately(student, once, into);
        if (first) {
            fresh(into);
        } else {
            practice(student, slot, into);
            recent(student, slot, into);
        }
        away(student, slot, asked, into);
        into[Signal.SAME_QUESTION.place()] = student.before(asked.question());
        Signal.multiply(into);
    }

    private static void elsewhere(StudentState student, double once, double[] into) {
        double firstAnswers = student.firstAnswers / (student.conceptsTried + FEW_FIRST_ANSWERS);
        into[Signal.ABILITY.place()] = student.overallAbility;
        into[Signal.ABILITY_AT_FIRST.place()] = once * student.overallAbility;
        into[Signal.FIRST_ANSWERS.place()] = firstAnswers;
        into[Signal.FIRST_ANSWERS_AT_FIRST.place()] = once * firstAnswers;
        into[Signal.ALL_RIGHT.place()] = LogOfCount.of(student.allRight);
        into[Signal.ALL_WRONG.place()] = LogOfCount.of(student.allAnswers - student.allRight);
        into[Signal.CONCEPTS_TRIED.place()] = LogOfCount.of(student.conceptsTried);
    }

    private static void lately(StudentState student, double once, double[] into) {
        int last = sign(student.allHistory, 0, student.allAnswers);
        int secondLast = sign(student.allHistory, 1, student.allAnswers);
        into[Signal.LATELY_FAST.place()] = student.latelyFast;
        into[Signal.LATELY_MIDDLE.place()] = student.latelyMiddle;
        into[Signal.LATELY_SLOW.place()] = student.latelySlow;
        into[Signal.LATELY_AT_FIRST.place()] = once * student.latelyMiddle;
        into[Signal.LAST_OF_ALL.place()] = last;
        into[Signal.SECOND_LAST_OF_ALL.place()] = secondLast;
        into[Signal.THIRD_LAST_OF_ALL.place()] = sign(student.allHistory, 2, student.allAnswers);
        into[Signal.LAST_TWO_OF_ALL_AGREE.place()] = last * secondLast;
    }

    private static void fresh(double[] into) {
        for (int i = Signal.RIGHT_BEFORE.place(); i <= Signal.SECOND_AND_THIRD_AGREE.place(); i++) {
            into[i] = 0;
        }
        into[Signal.NEWNESS.place()] = 1;
    }

    private static void practice(StudentState student, int slot, double[] into) {
        into[Signal.RIGHT_BEFORE.place()] = LogOfCount.of(student.right[slot]);
        into[Signal.WRONG_BEFORE.place()] = LogOfCount.of(student.answers[slot] - student.right[slot]);
        into[Signal.NEWNESS.place()] = 1.0 / (1 + student.answers[slot]);
    }

    private static void recent(StudentState student, int slot, double[] into) {
        int history = student.history[slot];
        int answers = student.answers[slot];
        int last = sign(history, 0, answers);
        int secondLast = sign(history, 1, answers);
        int thirdLast = sign(history, 2, answers);
        into[Signal.ABILITY_IN_CONCEPT.place()] = student.ability[slot];
        into[Signal.SURPLUS_FAST.place()] = student.surplusFast[slot];
        into[Signal.SURPLUS_SLOW.place()] = student.surplusSlow[slot];
        into[Signal.LAST.place()] = last;
        into[Signal.SECOND_LAST.place()] = secondLast;
        into[Signal.THIRD_LAST.place()] = thirdLast;
        into[Signal.FOURTH_LAST.place()] = sign(history, 3, answers);
        into[Signal.FIFTH_LAST.place()] = sign(history, 4, answers);
        into[Signal.LAST_TWO_AGREE.place()] = last * secondLast;
        into[Signal.LAST_AND_THIRD_AGREE.place()] = last * thirdLast;
        into[Signal.SECOND_AND_THIRD_AGREE.place()] = secondLast * thirdLast;
    }

    private static int sign(int history, int back, int answers) {
        return back >= answers ? 0 : (history >> back & 1) == 1 ? 1 : -1;
    }

    private static void away(StudentState student, int slot, Asked asked, double[] into) {
        int between = slot < 0 ? 0 : student.allAnswers - student.lastAt[slot];
        double now = asked.time() - student.firstTime;
        boolean timed = asked.longPause() > 0 && student.allAnswers > 0;
        into[Signal.STAYED.place()] = student.previousConcept == asked.concept() ? 1 : 0;
        into[Signal.ANSWERS_AWAY.place()] = LogOfCount.of(between);
        into[Signal.CAME_BACK.place()] = between > 0 ? 1 : 0;
        into[Signal.SURPLUS_AT_RETURN.place()] = between > 0 ? student.surplusSlow[slot] : 0;
        into[Signal.TIME_AWAY.place()] =
                timed && slot >= 0 ? Math.log1p(Math.max(0, now - student.lastTime[slot]) / asked.longPause()) : 0;
        into[Signal.PAUSE.place()] =
                timed ? Math.log1p(Math.max(0, now - student.previousTime) / asked.longPause()) : 0;
    }

    static void move(StudentState student, Asked asked, boolean right) {
        int found = student.slot(asked.concept());
        boolean first = found < 0;
        int slot = first ? student.open(asked.concept(), asked.bkt().start()) : found;
        double outcome = right ? 1 : 0;
        double surplus = outcome - LogOdds.chance(asked.ease());
        if (student.allAnswers == 0) {
            student.firstTime = asked.time();
        }
        abilities(student, slot, asked, outcome);
        student.mastery[slot] = (float) asked.bkt().after(student.mastery[slot], right);
        student.surplusFast[slot] = towards(student.surplusFast[slot], surplus, FAST);
        student.surplusSlow[slot] = towards(student.surplusSlow[slot], surplus, SLOW);
        student.latelyFast = towards(student.latelyFast, surplus, LATELY_FAST);
        student.latelyMiddle = towards(student.latelyMiddle, surplus, LATELY_MIDDLE);
        student.latelySlow = towards(student.latelySlow, surplus, LATELY_SLOW);
        student.firstAnswers += first ? (float) surplus : 0;
        count(student, slot, right);
        student.previousTime = asked.time() - student.firstTime;
        student.lastTime[slot] = student.previousTime;
        student.practised(asked.concept());
        student.remember(asked.question(), right);
    }

    private static void abilities(StudentState student, int slot, Asked asked, double outcome) {
        double overall = Trust.overall(student.allAnswers);
        double inConcept = Trust.inConcept(student.answers[slot]);
        double surprise = outcome - LogOdds.chance(asked.ease() + student.overallAbility + student.ability[slot]);
        double step = surprise * Trust.damping(overall + inConcept);
        student.overallAbility += (float) (overall * step);
        student.ability[slot] += (float) (inConcept * step);
    }

    private static void count(StudentState student, int slot, boolean right) {
        if (student.answers[slot] < MANY) {
            student.answers[slot]++;
            student.right[slot] += (short) (right ? 1 : 0);
        }
        student.history[slot] = (byte) (student.history[slot] << 1 | (right ? 1 : 0));
        student.allHistory = student.allHistory << 1 | (right ? 1 : 0);
        student.allAnswers++;
        student.allRight += right ? 1 : 0;
        student.lastAt[slot] = student.allAnswers;
    }

    private static float towards(float mean, double value, double share) {
        return (float) (mean + share * (value - mean));
    }
}
