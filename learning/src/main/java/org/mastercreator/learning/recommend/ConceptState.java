package org.mastercreator.learning.recommend;

import java.time.Instant;
import java.util.Optional;
import org.mastercreator.learning.tracing.BktParameters;
import org.mastercreator.learning.tracing.Probability;

/**
 * What is known about one student and one concept.
 *
 * @param mastery P(L), 0..1
 * @param observations how many answers it rests on
 * @param lastSeen when the last of them was given; empty without any
 */
public record ConceptState(
        String conceptId,
        String conceptName,
        double mastery,
        int observations,
        Optional<Instant> lastSeen,
        BktParameters parameters) {
    public ConceptState {
        Probability.of(mastery);
    }
}
