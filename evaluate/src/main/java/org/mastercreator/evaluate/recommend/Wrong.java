package org.mastercreator.evaluate.recommend;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.mastercreator.learning.practice.PracticeConcept;
import org.mastercreator.learning.tracing.BktParameters;

/** What a policy is told about the concepts when that is wrong. */
final class Wrong {
    /** Odds are off by a factor of 1.8 or more, up or down, for one parameter in three. */
    private static final double SPREAD = 0.6;

    private static final double MOST = 0.45;

    private Wrong() {}

    /** Each parameter of each concept is off on its own, and so is forgetting. */
    static List<PracticeConcept> perturbed(Course course, RandomGenerator random) {
        return course.concepts().stream()
                .map(concept -> {
                    BktParameters right = concept.parameters();
                    return new PracticeConcept(
                            new BktParameters(
                                    off(right.pInit(), random),
                                    off(right.pLearn(), random),
                                    Math.min(MOST, off(right.pGuess(), random)),
                                    Math.min(MOST, off(right.pSlip(), random))),
                            concept.fade() * Math.exp(SPREAD * random.nextGaussian()),
                            concept.prerequisites());
                })
                .toList();
    }

    /** Nothing is fitted: the parameters that a new school starts with, the same for all, and no forgetting. */
    static List<PracticeConcept> start(Course course) {
        return course.concepts().stream()
                .map(concept -> new PracticeConcept(BktParameters.DEFAULT, 0, concept.prerequisites()))
                .toList();
    }

    /** Where questions differ each is off as much, and drawn to the usual one as the product's estimates are. */
    static List<double[]> difficulties(Course course, RandomGenerator random) {
        double variance = course.world().itemSpread() * course.world().itemSpread();
        double weight = variance / (variance + SPREAD * SPREAD);
        return course.difficulties().stream()
                .map(right -> Arrays.stream(right)
                        .map(difficulty -> weight * (difficulty + SPREAD * random.nextGaussian()))
                        .toArray())
                .toList();
    }

    /** Every question is taken for a usual one. */
    static List<double[]> unknown(Course course) {
        return course.difficulties().stream()
                .map(right -> new double[right.length])
                .toList();
    }

    private static double off(double chance, RandomGenerator random) {
        return LogOdds.shifted(chance, SPREAD * random.nextGaussian());
    }
}
