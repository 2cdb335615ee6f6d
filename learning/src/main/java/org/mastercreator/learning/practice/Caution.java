package org.mastercreator.learning.practice;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.mastercreator.learning.tracing.BktParameters;

/**
 * Parameters fitted to few answers are off, each in its own direction, and acting on them as they stand is worse than
 * acting on their mean. So each is drawn, in log-odds, towards the mean of the course.
 */
final class Caution {
    private static final double OWN_START = 0.7;
    private static final double OWN_REST = 0.5;
    private static final double LEAST = 0.005;
    private static final double BELOW_HALF = 0.45;

    private Caution() {}

    static List<BktParameters> of(List<PracticeConcept> concepts) {
        double start = mean(concepts, BktParameters::pInit);
        double learn = mean(concepts, BktParameters::pLearn);
        double guess = mean(concepts, BktParameters::pGuess);
        double slip = mean(concepts, BktParameters::pSlip);
        return concepts.stream()
                .map(PracticeConcept::parameters)
                .map(own -> new BktParameters(
                        drawn(own.pInit(), start, OWN_START),
                        drawn(own.pLearn(), learn, OWN_REST),
                        Math.min(BELOW_HALF, drawn(own.pGuess(), guess, OWN_REST)),
                        Math.min(BELOW_HALF, drawn(own.pSlip(), slip, OWN_REST))))
                .toList();
    }

    private static double mean(List<PracticeConcept> concepts, ToDoubleFunction<BktParameters> parameter) {
        return concepts.stream()
                .mapToDouble(concept -> logOdds(parameter.applyAsDouble(concept.parameters())))
                .average()
                .orElse(0);
    }

    private static double drawn(double own, double mean, double weight) {
        return 1 / (1 + Math.exp(-(weight * logOdds(own) + (1 - weight) * mean)));
    }

    private static double logOdds(double chance) {
        double bounded = Math.clamp(chance, LEAST, 1 - LEAST);
        return Math.log(bounded / (1 - bounded));
    }
}
