package org.mastercreator.learning.recommend;

import java.util.List;
import java.util.Set;

/**
 * A student as the recommender sees her.
 *
 * @param accommodations codes of her IEP's accommodations; empty without an IEP
 * @param states one for each concept of the class, in teaching order
 */
public record Learner(String studentId, String studentName, Set<String> accommodations, List<ConceptState> states) {
    /** Mean mastery over the concepts, 0..1; 0 without any. */
    public double overallMastery() {
        return states.stream().mapToDouble(ConceptState::mastery).average().orElse(0);
    }
}
