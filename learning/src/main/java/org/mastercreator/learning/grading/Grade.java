package org.mastercreator.learning.grading;

import java.util.List;
import java.util.Optional;

/**
 * The outcome of grading one answer.
 *
 * @param feedback for the student, in plain words
 * @param gradedBy the rule or model and its version
 * @param confidence how likely a teacher would agree, 0..1
 * @param needsReview true if a teacher should look before anyone relies on it
 * @param criteria one for each line of the rubric, in its order; empty without one
 */
public record Grade(
        Verdict verdict,
        String feedback,
        String gradedBy,
        double confidence,
        boolean needsReview,
        List<CriterionGrade> criteria) {
    public Grade {
        criteria = List.copyOf(criteria);
    }

    /** A grade without a rubric. */
    public Grade(Verdict verdict, String feedback, String gradedBy, double confidence, boolean needsReview) {
        this(verdict, feedback, gradedBy, confidence, needsReview, List.of());
    }

    /**
     * What one line of the rubric earned.
     *
     * @param points 0..possible
     * @param feedback for the student, in plain words
     * @param evidence the student's own words that earned it, as they stand in the answer
     */
    public record CriterionGrade(
            String criterionId, double points, double possible, String feedback, Optional<String> evidence) {}
}
