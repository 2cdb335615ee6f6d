package org.mastercreator.learning.recommend;

import java.util.List;

/**
 * What a student should do next and why.
 *
 * @param personalizationLevel how much the path rests on this student's own answers: low, medium or high
 * @param suggestedGroup advanced, on_track or needs_support
 */
public record LearningPath(
        String studentId,
        String studentName,
        String personalizationLevel,
        double overallMastery,
        List<String> masteredConcepts,
        List<String> developingConcepts,
        List<String> strugglingConcepts,
        List<NextConcept> nextConcepts,
        List<String> recommendations,
        List<String> zpdRecommendations,
        List<String> reviewConcepts,
        List<String> extensionConcepts,
        List<String> similarStudents,
        String suggestedGroup) {
    /**
     * One step of a path.
     *
     * @param inZpd within reach: neither too easy nor too hard, and what it builds on is there
     * @param priority 1 comes first
     */
    public record NextConcept(
            String conceptId,
            String conceptName,
            double currentMastery,
            double targetMastery,
            boolean inZpd,
            int priority,
            List<String> recommendedActivities,
            int estimatedTimeMinutes,
            String reason) {}
}
