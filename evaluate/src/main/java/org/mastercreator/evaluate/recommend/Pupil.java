package org.mastercreator.evaluate.recommend;

import java.util.random.RandomGenerator;

/** A simulated student, whose mastery only the oracle may see. */
final class Pupil {
    private static final double ABILITY_TO_START = 0.8;
    private static final double ABILITY_TO_LEARN = 0.7;
    private static final double ABILITY_TO_GUESS = 0.3;
    private static final double ABILITY_TO_SLIP = -0.5;

    private final Course course;
    private final RandomGenerator random;
    private final double ability;
    private final boolean[] mastered;
    private int masteredCount;

    Pupil(Course course, RandomGenerator random) {
        this.course = course;
        this.random = random;
        ability = random.nextGaussian() * course.world().abilitySpread();
        mastered = new boolean[course.size()];
        for (int i = 0; i < mastered.length; i++) {
            mastered[i] =
                    random.nextDouble() < LogOdds.shifted(course.startOf(i, mastered), ability * ABILITY_TO_START);
            masteredCount += mastered[i] ? 1 : 0;
        }
    }

    /** In log-odds, 0 on average and for all where the world has no spread of ability. */
    double ability() {
        return ability;
    }

    boolean mastered(int concept) {
        return mastered[concept];
    }

    int masteredCount() {
        return masteredCount;
    }

    /** The chance that one more answer teaches the concept to this student now. */
    double learning(int concept) {
        double left = LogOdds.shifted(course.parametersOf(concept).pLearn(), ability * ABILITY_TO_LEARN);
        for (int prerequisite : course.prerequisitesOf(concept)) {
            left *= mastered[prerequisite] ? 1 : course.world().withoutGround();
        }
        return left;
    }

    /** Answers a question, perhaps learns from it, and perhaps forgets something else. */
    Answered answer(int concept, int question) {
        double chance = LogOdds.shifted(chance(concept), -course.difficulties().get(concept)[question]);
        boolean right = random.nextDouble() < chance;
        boolean learns = random.nextDouble() < learning(concept);
        if (!mastered[concept] && learns) {
            mastered[concept] = true;
            masteredCount++;
        }
        if (course.world().fade() > 0) {
            forget(concept);
        }
        return new Answered(right, chance);
    }

    /** The chance of a right answer to a question of middling difficulty. */
    private double chance(int concept) {
        var usual = course.parametersOf(concept);
        return mastered[concept]
                ? 1 - LogOdds.shifted(usual.pSlip(), ability * ABILITY_TO_SLIP)
                : LogOdds.shifted(usual.pGuess(), ability * ABILITY_TO_GUESS);
    }

    private void forget(int practised) {
        for (int i = 0; i < mastered.length; i++) {
            if (i != practised
                    && mastered[i]
                    && random.nextDouble() < course.world().fade()) {
                mastered[i] = false;
                masteredCount--;
            }
        }
    }

    /** @param chance of a right answer, as it truly was, 0..1 */
    record Answered(boolean right, double chance) {}
}
