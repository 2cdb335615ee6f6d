package org.mastercreator.learning.practice;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.mastercreator.learning.tracing.BktParameters;

/**
 * Parameters fitted to few answers are off, each in its own direction, and acting on them as they stand is worse than
 * acting on what the course would let expect. So each is drawn there in log-odds (James and Stein 1961): the less, the
 * more the concepts of the course differ beyond what chance does. Figures that are the same for all say nothing about
 * one, and are not believed of one at all.
 *
 * <p>Expected is the mean of the course; for knowing at the start, less the more a concept builds on ({@link Ground}).
 */
final class Caution {
    /** How far off a fitted parameter usually is: the variance of its log-odds. */
    private static final double NOISE = 0.36;

    private static final double LEAST = 0.005;
    private static final double BELOW_HALF = 0.45;

    private Caution() {}

    static List<BktParameters> of(List<PracticeConcept> concepts, CourseMap map) {
        double[] expected = Ground.knownAtStart(map, mean(chances(concepts, BktParameters::pInit)));
        double[] start = drawn(
                logOdds(concepts, BktParameters::pInit),
                Arrays.stream(expected).map(Caution::logOdds).toArray());
        double[] learn = drawnToMean(logOdds(concepts, BktParameters::pLearn));
        double[] guess = drawnToMean(logOdds(concepts, BktParameters::pGuess));
        double[] slip = drawnToMean(logOdds(concepts, BktParameters::pSlip));
        return IntStream.range(0, concepts.size())
                .mapToObj(i -> new BktParameters(
                        chance(start[i]),
                        chance(learn[i]),
                        Math.min(BELOW_HALF, chance(guess[i])),
                        Math.min(BELOW_HALF, chance(slip[i]))))
                .toList();
    }

    private static double[] drawnToMean(double[] own) {
        double[] means = new double[own.length];
        Arrays.fill(means, mean(own));
        return drawn(own, means);
    }

    private static double[] drawn(double[] own, double[] expected) {
        double mean = mean(own);
        double variance =
                mean(Arrays.stream(own).map(one -> (one - mean) * (one - mean)).toArray());
        double weight = variance / (variance + NOISE);
        return IntStream.range(0, own.length)
                .mapToDouble(i -> weight * own[i] + (1 - weight) * expected[i])
                .toArray();
    }

    private static double[] chances(List<PracticeConcept> concepts, ToDoubleFunction<BktParameters> parameter) {
        return concepts.stream()
                .mapToDouble(concept -> parameter.applyAsDouble(concept.parameters()))
                .toArray();
    }

    private static double[] logOdds(List<PracticeConcept> concepts, ToDoubleFunction<BktParameters> parameter) {
        return Arrays.stream(chances(concepts, parameter)).map(Caution::logOdds).toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    private static double chance(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }

    private static double logOdds(double chance) {
        double bounded = Math.clamp(chance, LEAST, 1 - LEAST);
        return Math.log(bounded / (1 - bounded));
    }
}
