package org.mastercreator.server.assessment;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mastercreator.learning.grading.Grade;

/**
 * The grade of a stored answer.
 *
 * @param pointsPossible above 0
 * @param confidence how likely a teacher would agree, 0..1
 * @param reviewReason why it waits for a teacher: no_key, not_read, low_confidence, graders_disagree,
 *     suspicious or student_asked; null if it does not
 * @param decided whether a person stands behind it; nothing automatic changes it then
 */
public record StoredGrade(
        double pointsEarned,
        double pointsPossible,
        String feedback,
        String gradedBy,
        double confidence,
        @Nullable String reviewReason,
        List<Grade.CriterionGrade> criteria,
        boolean decided) {
    /** What a grader said, which nobody stands behind yet. */
    static StoredGrade of(Grade grade, double pointsPossible) {
        return new StoredGrade(
                grade.verdict().fraction() * pointsPossible,
                pointsPossible,
                grade.feedback(),
                grade.gradedBy(),
                grade.confidence(),
                grade.doubt().map(Submissions::reason).orElse(null),
                grade.criteria(),
                false);
    }

    /** Whether a student or a teacher would see no difference. */
    boolean looksLike(StoredGrade other) {
        return Math.abs(pointsEarned - other.pointsEarned) < 1e-9
                && feedback.equals(other.feedback)
                && criteria.equals(other.criteria)
                && Objects.equals(reviewReason, other.reviewReason);
    }

    /** The share of the points, 0..1. */
    public double credit() {
        return pointsEarned / pointsPossible;
    }

    public boolean needsReview() {
        return reviewReason != null;
    }

    public StoredGrade waitingBecause(String reason) {
        return new StoredGrade(pointsEarned, pointsPossible, feedback, gradedBy, confidence, reason, criteria, decided);
    }
}
