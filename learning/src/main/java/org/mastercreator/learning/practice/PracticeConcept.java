package org.mastercreator.learning.practice;

import java.util.List;
import org.mastercreator.learning.tracing.BktParameters;
import org.mastercreator.learning.tracing.Probability;

/**
 * One concept of a course.
 *
 * @param fade chance to lose it with every answer that the student gives to anything, 0..1
 * @param prerequisites places in the course of the concepts that it builds on
 */
public record PracticeConcept(BktParameters parameters, double fade, List<Integer> prerequisites) {
    public PracticeConcept {
        Probability.of(fade);
        prerequisites = List.copyOf(prerequisites);
    }
}
