package org.mastercreator.learning.difficulty;

import java.util.List;

/**
 * How hard a question is, in log odds: 0 is as hard as the students' mastery of its concept leads one to expect, above
 * is harder. The model is Rasch's (1960), P(right) = 1 / (1 + exp(difficulty − ability)), with each student's ability
 * taken from her mastery before the answer instead of being fitted. A normal prior draws a question towards the mean of
 * its concept, the more the fewer answers it has; the value is the mode of the posterior and the error its curvature
 * there (Bayes modal estimation, Mislevy 1986).
 *
 * @param logit −∞..∞, in practice −4..4
 * @param standardError of the logit, above 0
 */
public record ItemDifficulty(double logit, double standardError) {
    /** How far concepts lie from what mastery leads one to expect, and questions from the mean of their concept. */
    private static final double CONCEPT_SPREAD = 1;

    private static final double ITEM_SPREAD = 0.7;
    /** From here on a question is hard, or below the negative easy: a student with even chances has 38 or 62 %. */
    private static final double BAND = 0.5;

    private static final int MOST_STEPS = 60;
    private static final double CLOSE = 1e-10;

    /** In words that need no scale. */
    public enum Level {
        EASY,
        MEDIUM,
        HARD
    }

    /** The mean of a concept, from all answers to its questions. */
    public static ItemDifficulty ofConcept(List<Answers> answers) {
        return mode(0, CONCEPT_SPREAD, answers);
    }

    /**
     * One question.
     *
     * @param concept the mean of its concept
     * @param answers those to this question; without any it is taken for one of its concept like others
     */
    public static ItemDifficulty ofItem(ItemDifficulty concept, List<Answers> answers) {
        return mode(concept.logit(), Math.hypot(ITEM_SPREAD, concept.standardError()), answers);
    }

    /** Newton's method on the log posterior, which is concave; no step is longer than 1, so that none overshoots. */
    private static ItemDifficulty mode(double mean, double spread, List<Answers> answers) {
        double precision = 1 / (spread * spread);
        double at = mean;
        double curvature = precision;
        for (int step = 0; step < MOST_STEPS; step++) {
            double slope = -precision * (at - mean);
            curvature = precision;
            for (Answers group : answers) {
                double chance = chance(group.ability() - at);
                slope += group.count() * chance - group.right();
                curvature += group.count() * chance * (1 - chance);
            }
            double move = Math.clamp(slope / curvature, -1, 1);
            at += move;
            if (Math.abs(move) < CLOSE) {
                break;
            }
        }
        return new ItemDifficulty(at, 1 / Math.sqrt(curvature));
    }

    private static double chance(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }

    public Level level() {
        return logit > BAND ? Level.HARD : logit < -BAND ? Level.EASY : Level.MEDIUM;
    }

    /** The chance, 0..1, of a student who answers every second question of such a concept right. */
    public double chanceOfHalfWay() {
        return chance(-logit);
    }
}
