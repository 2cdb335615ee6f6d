package org.mastercreator.learning.grading;

import java.util.Map;
import org.mastercreator.learning.tracing.Probability;

/**
 * An answer to the same question that a person has graded.
 *
 * @param fraction share of the points that it earned, 0..1
 * @param criteria share of the points of a line of the rubric, 0..1, by what the line says
 */
public record Precedent(String answer, double fraction, Map<String, Double> criteria) {
    public Precedent {
        Probability.of(fraction);
        criteria = Map.copyOf(criteria);
        criteria.values().forEach(Probability::of);
    }

    public Precedent(String answer, double fraction) {
        this(answer, fraction, Map.of());
    }
}
