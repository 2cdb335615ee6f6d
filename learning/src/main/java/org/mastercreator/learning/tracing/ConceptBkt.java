package org.mastercreator.learning.tracing;

/**
 * Bayesian Knowledge Tracing with forgetting for one concept: the four parameters of Corbett and Anderson (1995) and
 * the chance to lose the concept again between two answers (Khajah, Lindsey and Mozer 2016). Without forgetting it is
 * the model of {@link KnowledgeTracer}.
 *
 * @param pForget chance to lose it between two answers, 0..1
 */
public record ConceptBkt(BktParameters known, double pForget) {
    private static final double LOWEST = 0.001;
    private static final double HIGHEST = 0.999;

    public ConceptBkt {
        Probability.of(pForget);
    }

    public static ConceptBkt of(double pInit, double pLearn, double pForget, double pGuess, double pSlip) {
        return new ConceptBkt(new BktParameters(pInit, pLearn, pGuess, pSlip), pForget);
    }

    /** The mastery before the first answer, 0.001..0.999. */
    public double start() {
        return Math.clamp(known.pInit(), LOWEST, HIGHEST);
    }

    /** The chance that the next answer is right, 0..1. */
    public double chanceOfRightAnswer(double mastery) {
        return mastery * (1 - known.pSlip()) + (1 - mastery) * known.pGuess();
    }

    /** The mastery once the answer is seen, before the chance to learn or forget, 0..1. */
    public double seen(double mastery, boolean right) {
        double ifKnown = mastery * (right ? 1 - known.pSlip() : known.pSlip());
        double ifUnknown = (1 - mastery) * (right ? known.pGuess() : 1 - known.pGuess());
        double sum = ifKnown + ifUnknown;
        return sum > 0 ? ifKnown / sum : mastery;
    }

    /** The mastery for the next answer, after one more, 0.001..0.999. */
    public double after(double mastery, boolean right) {
        double seen = seen(mastery, right);
        return Math.clamp(seen * (1 - pForget) + (1 - seen) * known.pLearn(), LOWEST, HIGHEST);
    }
}
