package org.mastercreator.learning.tracing;

import java.util.Arrays;

/**
 * The E step of Baum and Welch for one pass over sequences: how often, in expectation, a student began knowing,
 * learned, forgot, guessed and slipped, each with the number of chances to do so.
 */
final class Expectations {
    /** Keeps a predicted state from rounding to certainty, where the backward pass would divide zero by zero. */
    private static final double NEVER_CERTAIN = 1e-9;

    double began;
    double beginnings;
    double learned;
    double chancesToLearn;
    double forgot;
    double chancesToForget;
    double guessed;
    double chancesToGuess;
    double slipped;
    double chancesToSlip;
    double logLikelihood;

    private double[] predicted = new double[64];
    private double[] seen = new double[64];

    void take(Sequences sequences, int from, int to, ConceptBkt parameters) {
        for (int row = from; row < to; ) {
            int end = sequences.endOf(row);
            forward(sequences, row, end, parameters);
            backward(sequences, row, end, parameters);
            row = end;
        }
    }

    private void forward(Sequences sequences, int from, int to, ConceptBkt bkt) {
        if (to - from > predicted.length) {
            predicted = Arrays.copyOf(predicted, 2 * (to - from));
            seen = Arrays.copyOf(seen, 2 * (to - from));
        }
        double guess = bkt.known().pGuess();
        double slip = bkt.known().pSlip();
        double mastery = bkt.known().pInit();
        double likelihood = 1;
        for (int i = 0; i < to - from; i++) {
            boolean right = sequences.right(from + i);
            double known = mastery * (right ? 1 - slip : slip);
            double sum = known + (1 - mastery) * (right ? guess : 1 - guess);
            predicted[i] = mastery;
            seen[i] = known / sum;
            likelihood *= sum;
            if (likelihood < 1e-200) {
                logLikelihood += Math.log(likelihood);
                likelihood = 1;
            }
            double next =
                    seen[i] * (1 - bkt.pForget()) + (1 - seen[i]) * bkt.known().pLearn();
            mastery = Math.clamp(next, NEVER_CERTAIN, 1 - NEVER_CERTAIN);
        }
        logLikelihood += Math.log(likelihood);
    }

    private void backward(Sequences sequences, int from, int to, ConceptBkt bkt) {
        double learn = bkt.known().pLearn();
        double forget = bkt.pForget();
        double smoothed = seen[to - from - 1];
        for (int i = to - from - 1; ; i--) {
            chancesToSlip += smoothed;
            chancesToGuess += 1 - smoothed;
            if (sequences.right(from + i)) {
                guessed += 1 - smoothed;
            } else {
                slipped += smoothed;
            }
            if (i == 0) {
                break;
            }
            double knownNext = smoothed / predicted[i];
            double unknownNext = (1 - smoothed) / (1 - predicted[i]);
            double before = seen[i - 1];
            double stayed = before * (1 - forget) * knownNext;
            double lost = before * forget * unknownNext;
            double won = (1 - before) * learn * knownNext;
            double remained = (1 - before) * (1 - learn) * unknownNext;
            learned += won;
            chancesToLearn += won + remained;
            forgot += lost;
            chancesToForget += lost + stayed;
            smoothed = stayed + lost;
        }
        began += smoothed;
        beginnings++;
    }
}
