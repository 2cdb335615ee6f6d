package org.mastercreator.learning.grading;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a question is graded against, one kind for each question type. */
public sealed interface Key {
    record MultipleChoice(String correct) implements Key {}

    record TrueFalse(boolean correct) implements Key {}

    record MultipleSelect(Set<String> correct) implements Key {}

    /** @param tolerance how far off still counts as right, not negative, in the same unit */
    record Numeric(double correct, double tolerance) implements Key {}

    record Matching(Map<String, String> correct) implements Key {}

    /** Graded by meaning; with neither reference nor rubric only a person can grade it. */
    record Constructed(Optional<String> reference, List<Criterion> rubric) implements Key {}

    /**
     * One line of a rubric.
     *
     * @param points what meeting it earns, above 0
     */
    record Criterion(String criterionId, String description, double points) {}
}
