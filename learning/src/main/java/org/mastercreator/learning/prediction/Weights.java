package org.mastercreator.learning.prediction;

import org.jspecify.annotations.Nullable;

/** What each signal counts for everyone, and what a concept or a question adds to some of the weights. */
final class Weights {
    final double[] everywhere;
    /** The usual value of each signal, against which a reason is told. */
    final double[] means;
    /** For each concept the additions to the signals of {@link Signal#BY_CONCEPT}, or null. */
    final double[] @Nullable [] byConcept;

    final Transitions transitions;
    /** For each transition what it adds, or null. */
    final double[] @Nullable [] byTransition;
    /** For each question the additions to the signals of {@link Signal#BY_QUESTION}, or null. */
    final double[] @Nullable [] byQuestion;

    Weights(
            double[] everywhere,
            double[] means,
            double[] @Nullable [] byConcept,
            Transitions transitions,
            double[] @Nullable [] byTransition,
            double[] @Nullable [] byQuestion) {
        this.everywhere = everywhere;
        this.means = means;
        this.byConcept = byConcept;
        this.transitions = transitions;
        this.byTransition = byTransition;
        this.byQuestion = byQuestion;
    }

    static Weights start() {
        return everywhere(Signal.startWeights(), Signal.startMeans());
    }

    /** What goes for everyone alone. */
    static Weights everywhere(double[] everywhere, double[] means) {
        return new Weights(everywhere, means, new double[0][], Transitions.NONE, new double[0][], new double[0][]);
    }

    /** @param before the concept that was practised before this one, or a negative number */
    double logOdds(double[] signals, int concept, int before, int question) {
        double sum = 0;
        for (int i = 0; i < signals.length; i++) {
            sum += everywhere[i] * signals[i];
        }
        return sum
                + added(additions(byConcept, concept), Signal.BY_CONCEPT, signals)
                + ofTransition(concept, before)
                + added(additions(byQuestion, question), Signal.BY_QUESTION, signals);
    }

    double ofTransition(int concept, int before) {
        double[] addition = additions(byTransition, transitions.number(concept, before));
        return addition == null ? 0 : addition[0];
    }

    static double @Nullable [] additions(double[] @Nullable [] table, int row) {
        return row >= 0 && row < table.length ? table[row] : null;
    }

    private static double added(double @Nullable [] additions, int[] chosen, double[] signals) {
        if (additions == null) {
            return 0;
        }
        double sum = 0;
        for (int i = 0; i < chosen.length; i++) {
            sum += additions[i] * signals[chosen[i]];
        }
        return sum;
    }
}
