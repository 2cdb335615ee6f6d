package org.mastercreator.server.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mastercreator.learning.grading.Grade;
import org.mastercreator.server.llm.Usage;
import tools.jackson.databind.JsonNode;

/**
 * A graded submission.
 *
 * @param scorePercentage 0..100
 * @param cost what grading it cost, in US dollars
 */
public record GradedAssessment(
        String gradingId,
        String submissionId,
        String studentId,
        String assessmentId,
        double totalPointsEarned,
        double totalPointsPossible,
        double scorePercentage,
        List<QuestionResult> questionResults,
        Map<String, ConceptScore> conceptScores,
        List<Moved> mastery,
        Instant gradedAt,
        double cost) {
    public record ConceptScore(double earned, double possible) {}

    public record Moved(String conceptId, double previousMastery, double newMastery) {}

    /**
     * One graded answer; its question and answer are given where results are looked up.
     *
     * @param usage of a language model, if one was asked
     * @param regraded if it was graded again after the key was corrected, and that is the last that happened to it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record QuestionResult(
            String questionId,
            String conceptId,
            double pointsEarned,
            double pointsPossible,
            boolean correct,
            String feedback,
            String gradedBy,
            double confidence,
            boolean needsReview,

            @Schema(
                    allowableValues = {
                        "multiple_choice",
                        "true_false",
                        "multiple_select",
                        "numeric",
                        "matching",
                        "constructed_response"
                    })
            String questionType,

            String questionText,
            @Nullable JsonNode answer,
            @Nullable Long responseTimeMs,
            List<Grade.CriterionGrade> criteria,
            @Nullable Usage usage,
            Results.@Nullable Regraded regraded) {}
}
