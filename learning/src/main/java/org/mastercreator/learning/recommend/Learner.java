package org.mastercreator.learning.recommend;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A student as the recommender sees her.
 *
 * @param accommodations codes of her IEP's accommodations; empty without an IEP
 * @param readingLevel grade whose texts she reads, 0..13; empty if nobody said
 * @param states one for each concept of the class, in teaching order
 */
public record Learner(
        String studentId,
        String studentName,
        Set<String> accommodations,
        OptionalDouble readingLevel,
        List<ConceptState> states) {
    /** @throws IllegalArgumentException if a concept is there twice */
    public Learner {
        Set<String> seen = new HashSet<>();
        for (ConceptState state : states) {
            if (!seen.add(state.conceptId())) {
                throw new IllegalArgumentException("concept " + state.conceptId() + " is there twice");
            }
        }
        accommodations = Set.copyOf(accommodations);
        states = List.copyOf(states);
    }

    /** Mean mastery over the concepts, 0..1; 0 without any. */
    public double overallMastery() {
        return states.stream().mapToDouble(ConceptState::mastery).average().orElse(0);
    }
}
