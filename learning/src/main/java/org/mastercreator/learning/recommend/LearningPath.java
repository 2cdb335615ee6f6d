package org.mastercreator.learning.recommend;

import java.util.List;
import org.jspecify.annotations.Nullable;

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
     * @param outlook what to expect of it; null in paths that were made before there was one
     * @param materials what to do it with, the best first; null in paths that were made before there was a library
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
            String reason,
            @Nullable Outlook outlook,
            @Nullable List<Material> materials) {}

    /**
     * What to expect of a step.
     *
     * @param kind advance to something new, or practise what was begun
     * @param chanceOfSuccess that the next answer is a success, 0..1
     * @param expectedGain of mastery in the estimated time, on average, 0..1
     * @param evidence what the chance rests on, in sentences, the strongest first
     */
    public record Outlook(String kind, double chanceOfSuccess, double expectedGain, List<String> evidence) {}
}
