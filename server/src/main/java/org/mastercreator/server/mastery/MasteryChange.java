package org.mastercreator.server.mastery;

import java.util.List;
import org.mastercreator.learning.tracing.BktParameters;

/**
 * What one submission did to the mastery of one concept.
 *
 * @param observations answers after it
 * @param credits of the submission's answers on the concept, 0..1 each, in order
 */
public record MasteryChange(
        String conceptId,
        String conceptName,
        double previousMastery,
        double newMastery,
        int observations,
        BktParameters parameters,
        List<Double> credits) {}
