package org.mastercreator.learning.grading;

import org.mastercreator.learning.tracing.Probability;

/**
 * An answer to the same question that a person has graded.
 *
 * @param fraction share of the points that it earned, 0..1
 */
public record Precedent(String answer, double fraction) {
    public Precedent {
        Probability.of(fraction);
    }
}
