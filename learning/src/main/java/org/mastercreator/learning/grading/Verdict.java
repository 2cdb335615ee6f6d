package org.mastercreator.learning.grading;

import org.mastercreator.learning.tracing.Probability;

/** How far an answer is right. */
public sealed interface Verdict {
    record Correct() implements Verdict {}

    /** @param fraction share of the points, strictly between 0 and 1 */
    record Partial(double fraction) implements Verdict {
        public Partial {
            if (!(fraction > 0 && fraction < 1)) {
                throw new IllegalArgumentException("partial credit must lie between 0 and 1, was " + fraction);
            }
        }
    }

    record Incorrect() implements Verdict {}

    record NotAnswered() implements Verdict {}

    /** The share of the points, 0..1. */
    default double fraction() {
        return switch (this) {
            case Correct _ -> 1;
            case Partial partial -> partial.fraction();
            case Incorrect _, NotAnswered _ -> 0;
        };
    }

    static Verdict ofFraction(double fraction) {
        Probability.of(fraction);
        if (fraction == 1) {
            return new Correct();
        }
        return fraction == 0 ? new Incorrect() : new Partial(fraction);
    }
}
