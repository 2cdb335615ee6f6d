package org.mastercreator.learning.tracing;

/**
 * The four parameters of Bayesian Knowledge Tracing for one concept (Corbett and Anderson 1995).
 *
 * @param pInit P(L0), chance that a student knows the concept before the first answer, 0..1
 * @param pLearn P(T), chance to learn it with one answer, 0..1
 * @param pGuess P(G), chance of a right answer without knowing, 0..0.5 (0.5 excluded: above, a right answer would
 *     speak against knowing)
 * @param pSlip P(S), chance of a wrong answer in spite of knowing, 0..0.5 (0.5 excluded)
 */
public record BktParameters(double pInit, double pLearn, double pGuess, double pSlip) {
    public static final BktParameters DEFAULT = new BktParameters(0.3, 0.3, 0.25, 0.1);

    public BktParameters {
        Probability.of(pInit);
        Probability.of(pLearn);
        Probability.of(pGuess);
        Probability.of(pSlip);
        if (pGuess >= 0.5 || pSlip >= 0.5) {
            throw new IllegalArgumentException("guess and slip must be below 0.5, were " + pGuess + " and " + pSlip);
        }
    }
}
