package org.mastercreator.server.adaptive;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.mastercreator.learning.recommend.LearningPath;

/** A stored learning path: what the recommender said, with its name and time. */
public record Path(
        String pathId,
        String studentId,
        String studentName,
        String personalizationLevel,
        double overallMastery,
        List<String> masteredConcepts,
        List<String> developingConcepts,
        List<String> strugglingConcepts,
        List<LearningPath.NextConcept> nextConcepts,
        List<String> recommendations,
        List<String> zpdRecommendations,
        List<String> reviewConcepts,
        List<String> extensionConcepts,
        List<String> similarStudents,

        @Schema(allowableValues = {"advanced", "on_track", "needs_support"})
        String suggestedGroup,

        Instant generatedAt) {
    static Path of(String pathId, LearningPath path, Instant generatedAt) {
        return new Path(
                pathId,
                path.studentId(),
                path.studentName(),
                path.personalizationLevel(),
                path.overallMastery(),
                path.masteredConcepts(),
                path.developingConcepts(),
                path.strugglingConcepts(),
                path.nextConcepts(),
                path.recommendations(),
                path.zpdRecommendations(),
                path.reviewConcepts(),
                path.extensionConcepts(),
                path.similarStudents(),
                path.suggestedGroup(),
                generatedAt);
    }

    /** Without the ids of classmates, as it is kept, told to all windows, and given to the student herself. */
    Path alone() {
        return new Path(
                pathId,
                studentId,
                studentName,
                personalizationLevel,
                overallMastery,
                masteredConcepts,
                developingConcepts,
                strugglingConcepts,
                nextConcepts,
                recommendations,
                zpdRecommendations,
                reviewConcepts,
                extensionConcepts,
                List.of(),
                suggestedGroup,
                generatedAt);
    }
}
