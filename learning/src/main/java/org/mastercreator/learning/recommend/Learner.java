package org.mastercreator.learning.recommend;

import java.util.Collection;
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

    /**
     * Mean mastery over the concepts that she answered questions on, 0..1; before the first answer, what is assumed of
     * everyone; 0 without any concept.
     */
    public double overallMastery() {
        return mean(observed()).orElseGet(() -> mean(states).orElse(0));
    }

    private static OptionalDouble mean(List<ConceptState> states) {
        return states.stream().mapToDouble(ConceptState::mastery).average();
    }

    /** The concepts of which more than the assumption is known. */
    List<ConceptState> observed() {
        return states.stream().filter(ConceptState::isObserved).toList();
    }

    /** The same student seen in these concepts only; in all of them if none is named. */
    public Learner only(Collection<String> conceptIds) {
        return conceptIds.isEmpty()
                ? this
                : new Learner(
                        studentId,
                        studentName,
                        accommodations,
                        readingLevel,
                        states.stream()
                                .filter(state -> conceptIds.contains(state.conceptId()))
                                .toList());
    }
}
