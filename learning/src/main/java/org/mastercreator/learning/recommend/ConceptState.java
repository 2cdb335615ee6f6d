package org.mastercreator.learning.recommend;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mastercreator.learning.tracing.BktParameters;
import org.mastercreator.learning.tracing.MasteryLevel;
import org.mastercreator.learning.tracing.Probability;

/**
 * What is known about one student and one concept.
 *
 * @param mastery P(L), 0..1
 * @param observations how many answers it rests on
 * @param lastSeen when the last of them was given; empty without any
 * @param chance that the next answer to any question of the concept is a success, 0..1
 * @param evidence what that rests on, in sentences, the strongest first
 */
public record ConceptState(
        String conceptId,
        String conceptName,
        double mastery,
        int observations,
        Optional<Instant> lastSeen,
        BktParameters parameters,
        double chance,
        List<String> evidence) {
    public ConceptState {
        Probability.of(mastery);
        Probability.of(chance);
        evidence = List.copyOf(evidence);
    }

    boolean isObserved() {
        return observations > 0;
    }

    /** What is assumed of everyone is nobody's achievement: before the first answer at most developing. */
    MasteryLevel level() {
        MasteryLevel level = MasteryLevel.of(mastery);
        return level == MasteryLevel.MASTERED && !isObserved() ? MasteryLevel.DEVELOPING : level;
    }
}
