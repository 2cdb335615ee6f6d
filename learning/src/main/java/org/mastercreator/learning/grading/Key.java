package org.mastercreator.learning.grading;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a question is graded against, one kind for each question type. Each checks itself and throws
 * {@link IllegalArgumentException} if nothing could ever be graded against it.
 */
public sealed interface Key {
    /** @param correct id of the right option */
    record MultipleChoice(String correct) implements Key {}

    record TrueFalse(boolean correct) implements Key {}

    /** @param correct ids of the right options, at least one */
    record MultipleSelect(Set<String> correct) implements Key {
        public MultipleSelect {
            correct = Set.copyOf(correct);
            require(!correct.isEmpty(), "multiple_select needs at least one right option");
        }
    }

    /** @param tolerance how far off still counts as right, not negative, in the same unit */
    record Numeric(double correct, double tolerance) implements Key {
        public Numeric {
            require(Double.isFinite(correct), "the right number must be finite, was " + correct);
            require(tolerance >= 0, "tolerance must not be negative, was " + tolerance);
        }
    }

    /** @param correct left side to right side, at least one pair */
    record Matching(Map<String, String> correct) implements Key {
        public Matching {
            correct = Map.copyOf(correct);
            require(!correct.isEmpty(), "matching needs at least one pair");
        }
    }

    /**
     * Graded by meaning; with neither reference nor rubric only a person can grade it.
     *
     * @param references right answers, of which saying one is enough
     */
    record Constructed(List<String> references, List<Criterion> rubric) implements Key {
        public Constructed {
            references = List.copyOf(references);
            rubric = List.copyOf(rubric);
        }
    }

    /**
     * One line of a rubric.
     *
     * @param points what meeting it earns, above 0
     * @param levels steps between nothing and all of it, from least to most points; empty if there are none
     */
    record Criterion(String criterionId, String description, double points, List<Level> levels) {
        public Criterion {
            levels = List.copyOf(levels);
            require(points > 0 && Double.isFinite(points), "points of a criterion must be above 0, were " + points);
        }

        public Criterion(String criterionId, String description, double points) {
            this(criterionId, description, points, List.of());
        }
    }

    /**
     * A step of a criterion.
     *
     * @param points what it earns, not negative, at most the criterion's
     */
    record Level(double points, String description) {}

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
