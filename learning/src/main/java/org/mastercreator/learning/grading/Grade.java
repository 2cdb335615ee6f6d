package org.mastercreator.learning.grading;

import java.util.List;
import java.util.Optional;

/**
 * The outcome of grading one answer.
 *
 * @param feedback for the student, in plain words
 * @param gradedBy the rule or model and its version
 * @param confidence how likely a teacher would agree, 0..1
 * @param doubt why a teacher should look before anyone relies on it; empty if none needs to
 * @param criteria one for each line of the rubric, in its order; empty without one
 */
public record Grade(
        Verdict verdict,
        String feedback,
        String gradedBy,
        double confidence,
        Optional<Doubt> doubt,
        List<CriterionGrade> criteria) {
    public Grade {
        criteria = List.copyOf(criteria);
    }

    /** The grade of one who is sure, without a rubric. */
    public Grade(Verdict verdict, String feedback, String gradedBy, double confidence) {
        this(verdict, feedback, gradedBy, confidence, Optional.empty(), List.of());
    }

    public boolean needsReview() {
        return doubt.isPresent();
    }

    Grade doubted(Doubt why, double mostConfidence) {
        return new Grade(verdict, feedback, gradedBy, Math.min(confidence, mostConfidence), Optional.of(why), criteria);
    }

    Grade withConfidence(double other) {
        return new Grade(verdict, feedback, gradedBy, other, doubt, criteria);
    }

    /** The same grade, said by another. */
    public Grade by(String grader) {
        return new Grade(verdict, feedback, grader, confidence, doubt, criteria);
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
