package org.mastercreator.learning.tracing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.mastercreator.learning.answers.AnswerLog;

/**
 * Fits Bayesian Knowledge Tracing by expectation maximisation, with a Beta prior on each parameter. First one pooled
 * fit over all concepts, drawn weakly to what is usual in schools; then each concept alone, drawn to the pooled fit as
 * if that had been seen {@value #PSEUDO_ANSWERS} times. So a concept with few answers is near the pooled one, a
 * concept with thousands goes its own way, and guess and slip stay below one half. Concepts are fitted in parallel;
 * the result does not depend on the number of threads.
 */
public final class BktFit {
    private static final double PSEUDO_ANSWERS = 20;
    private static final ConceptBkt USUAL = ConceptBkt.of(0.5, 0.15, 0.02, 0.2, 0.15);
    private static final int MOST_ROUNDS = 60;
    private static final double SMALL_GAIN_PER_ANSWER = 2e-6;
    private static final double LOWEST = 0.001;
    private static final double LOWEST_FORGET = 1e-4;
    private static final double HIGHEST = 0.999;
    private static final double HIGHEST_GUESS = 0.49;

    private BktFit() {}

    /**
     * The parameters of every concept of the log.
     *
     * @param forgetting false fits the original model, in which what is known stays known
     */
    public static FittedBkt fit(AnswerLog log, boolean forgetting) {
        ConceptBkt usual = forgetting ? USUAL : new ConceptBkt(USUAL.known(), 0);
        if (log.size() == 0) {
            return FittedBkt.everywhere(usual);
        }
        Sequences sequences = new Sequences(log);
        ConceptBkt pooled = climb(sequences, 0, sequences.size(), usual).last();
        List<ConceptBkt> concepts = IntStream.range(0, sequences.concepts())
                .parallel()
                .mapToObj(concept -> climb(sequences, sequences.from(concept), sequences.to(concept), pooled)
                        .last())
                .toList();
        return new FittedBkt(pooled, concepts);
    }

    /**
     * The way up from the prior's centre.
     *
     * @param objective the penalised log likelihood before each round and after the last
     */
    record Climb(ConceptBkt last, List<Double> objective) {}

    static Climb climb(Sequences sequences, int from, int to, ConceptBkt centre) {
        List<Double> objective = new ArrayList<>();
        ConceptBkt current = within(centre);
        while (true) {
            Expectations expected = new Expectations();
            expected.take(sequences, from, to, current);
            objective.add(expected.logLikelihood + logPrior(current, centre));
            int round = objective.size() - 1;
            boolean settled =
                    round > 0 && objective.get(round) - objective.get(round - 1) < SMALL_GAIN_PER_ANSWER * (to - from);
            if (settled || round == MOST_ROUNDS || from == to) {
                return new Climb(current, objective);
            }
            current = maximised(expected, centre);
        }
    }

    private static ConceptBkt maximised(Expectations seen, ConceptBkt centre) {
        BktParameters known = centre.known();
        return within(ConceptBkt.of(
                share(seen.began, seen.beginnings, known.pInit()),
                share(seen.learned, seen.chancesToLearn, known.pLearn()),
                centre.pForget() == 0 ? 0 : share(seen.forgot, seen.chancesToForget, centre.pForget()),
                Math.min(HIGHEST_GUESS, share(seen.guessed, seen.chancesToGuess, known.pGuess())),
                Math.min(HIGHEST_GUESS, share(seen.slipped, seen.chancesToSlip, known.pSlip()))));
    }

    private static double share(double times, double chances, double centre) {
        return Math.clamp((times + PSEUDO_ANSWERS * centre) / (chances + PSEUDO_ANSWERS), 0, 1);
    }

    private static ConceptBkt within(ConceptBkt free) {
        BktParameters known = free.known();
        return ConceptBkt.of(
                Math.clamp(known.pInit(), LOWEST, HIGHEST),
                Math.clamp(known.pLearn(), LOWEST, HIGHEST),
                free.pForget() == 0 ? 0 : Math.clamp(free.pForget(), LOWEST_FORGET, HIGHEST_GUESS),
                Math.clamp(known.pGuess(), LOWEST, HIGHEST_GUESS),
                Math.clamp(known.pSlip(), LOWEST, HIGHEST_GUESS));
    }

    private static double logPrior(ConceptBkt at, ConceptBkt centre) {
        return PSEUDO_ANSWERS
                * (pull(at.known().pInit(), centre.known().pInit())
                        + pull(at.known().pLearn(), centre.known().pLearn())
                        + (centre.pForget() == 0 ? 0 : pull(at.pForget(), centre.pForget()))
                        + pull(at.known().pGuess(), centre.known().pGuess())
                        + pull(at.known().pSlip(), centre.known().pSlip()));
    }

    private static double pull(double at, double centre) {
        return centre * Math.log(at) + (1 - centre) * Math.log(1 - at);
    }
}
