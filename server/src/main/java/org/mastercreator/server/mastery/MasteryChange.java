package org.mastercreator.server.mastery;

import java.util.List;
import org.mastercreator.learning.tracing.BktParameters;

/**
 * What one submission does to the mastery of one concept.
 *
 * @param steps one for each of its answers on the concept, in order; never empty
 */
public record MasteryChange(
        String studentId,
        String conceptId,
        String conceptName,
        double previousMastery,
        BktParameters parameters,
        String modelVersion,
        List<Step> steps) {
    /**
     * What one answer does.
     *
     * @param credit share of its points that it earned, 0..1
     * @param observations answers on the concept, with this one
     */
    public record Step(String questionId, double credit, double before, double after, int observations) {}

    public double newMastery() {
        return steps.getLast().after();
    }

    public int observations() {
        return steps.getLast().observations();
    }
}
