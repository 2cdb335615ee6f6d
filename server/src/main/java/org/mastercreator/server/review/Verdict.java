package org.mastercreator.server.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mastercreator.learning.grading.Grade;
import org.mastercreator.server.assessment.Grades;
import org.mastercreator.server.assessment.StoredGrade;
import org.mastercreator.server.http.Problem;

/**
 * What a teacher says about an answer.
 *
 * @param version of the answer and its grade that the teacher has seen
 * @param points for the whole answer; empty to accept the grade, or where the points of criteria say it
 * @param criteria points by the criterion's id
 * @param feedback for the student; without it she keeps the old one if the points stay, else hears the points
 * @param alike whether it goes for all waiting answers with the same words
 */
public record Verdict(
        Grades.Place place,
        int version,
        Optional<Double> points,
        Map<String, Double> criteria,
        Optional<String> feedback,
        @Nullable String reason,
        boolean alike) {
    static final String BY_TEACHER = "teacher";
    private static final String BY_HER = "Your teacher graded this answer.";
    /** In "Your teacher will look at this part": once she has, it says what is no longer to come. */
    private static final String TO_COME = "our teacher will ";

    boolean accepts() {
        return points.isEmpty() && criteria.isEmpty() && feedback.isEmpty();
    }

    /**
     * The grade that it makes of another.
     *
     * @throws Problem.Invalid if it gives more points than there are, or names criteria that the rubric does not have
     */
    StoredGrade on(StoredGrade grade) {
        if (accepts()) {
            return new StoredGrade(
                    grade.pointsEarned(),
                    grade.pointsPossible(),
                    keptFeedback(grade),
                    grade.gradedBy(),
                    1,
                    null,
                    lines(grade),
                    true);
        }
        List<Grade.CriterionGrade> lines = lines(grade);
        double earned = points.orElseGet(() -> criteria.isEmpty() ? grade.pointsEarned() : sum(lines, grade));
        if (earned > grade.pointsPossible()) {
            throw new Problem.Invalid("points", "must be at most " + grade.pointsPossible());
        }
        boolean same = earned == grade.pointsEarned() && criteria.isEmpty();
        return new StoredGrade(
                earned,
                grade.pointsPossible(),
                feedback.orElseGet(() -> same ? keptFeedback(grade) : BY_HER),
                BY_TEACHER,
                1,
                null,
                points.isPresent() && criteria.isEmpty() && !same ? List.of() : lines,
                true);
    }

    private static String keptFeedback(StoredGrade grade) {
        return grade.feedback().contains(TO_COME) ? BY_HER : grade.feedback();
    }

    private List<Grade.CriterionGrade> lines(StoredGrade grade) {
        List<Problem.FieldError> errors = new ArrayList<>();
        criteria.keySet().stream()
                .filter(id -> grade.criteria().stream()
                        .noneMatch(line -> line.criterionId().equals(id)))
                .forEach(id -> errors.add(new Problem.FieldError("criteria." + id, "is not in the rubric")));
        List<Grade.CriterionGrade> lines = grade.criteria().stream()
                .map(line -> {
                    Double given = criteria.get(line.criterionId());
                    boolean toCome = line.feedback().contains(TO_COME);
                    if (!toCome && (given == null || given == line.points())) {
                        return line;
                    }
                    double points = given == null ? line.points() : given;
                    if (points > line.possible()) {
                        errors.add(new Problem.FieldError(
                                "criteria." + line.criterionId(), "must be at most " + line.possible()));
                    }
                    String said = points >= line.possible() ? "Met." : points > 0 ? "Partly met." : "Not met yet.";
                    return new Grade.CriterionGrade(line.criterionId(), points, line.possible(), said, line.evidence());
                })
                .toList();
        if (!errors.isEmpty()) {
            throw new Problem.Invalid(errors);
        }
        return lines;
    }

    /** The share of the rubric's points, in points of the question. */
    private static double sum(List<Grade.CriterionGrade> lines, StoredGrade grade) {
        double earned = lines.stream().mapToDouble(Grade.CriterionGrade::points).sum();
        double possible =
                lines.stream().mapToDouble(Grade.CriterionGrade::possible).sum();
        return Math.min(1, earned / possible) * grade.pointsPossible();
    }
}
