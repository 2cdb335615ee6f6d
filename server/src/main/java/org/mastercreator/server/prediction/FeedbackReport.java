package org.mastercreator.server.prediction;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mastercreator.learning.prediction.PredictionErrors;

/**
 * What was predicted beside what happened. Figures of fewer than ten students are left out, here and in every part:
 * null. Figures that differ from an earlier report's by what fewer than ten students did are as they were there.
 *
 * @param classId null if it is about all classes
 * @param answers since {@code from}, rounded down to tens
 * @param success the prediction of the next answer, as it stood before each answer
 * @param mastery what the mastery alone would have predicted
 * @param calibration by tenths of the predicted chance of success
 * @param levels what the words for a mastery came to
 * @param findings sentences that say what follows
 */
public record FeedbackReport(
        String reportId,
        @Nullable String classId,
        Instant generatedAt,
        Instant from,
        int answers,
        @Nullable Figures success,
        @Nullable Figures mastery,
        List<PredictionErrors.Bin> calibration,
        List<OfLevel> levels,
        List<Week> drift,
        List<OfConcept> concepts,
        @Nullable ByIep byIep,
        List<String> findings) {

    /** The answers that were given under one word for the mastery. */
    public record OfLevel(
            @Schema(allowableValues = {"mastered", "developing", "struggling"})
            String level,

            @Nullable Figures mastery) {}

    /** The answers of one week, from Monday, UTC. */
    public record Week(LocalDate monday, @Nullable Figures success) {}

    public record OfConcept(
            String conceptId, String conceptName, @Nullable Figures success) {}

    /** Only in reports about all classes, and only if both groups have at least ten students. */
    public record ByIep(Figures withIep, Figures withoutIep) {}

    @Nullable
    Figures ofConcept(String id) {
        return concepts.stream()
                .filter(concept -> concept.conceptId().equals(id))
                .findFirst()
                .map(OfConcept::success)
                .orElse(null);
    }

    @Nullable
    Figures ofLevel(String level) {
        return levels.stream()
                .filter(one -> one.level().equals(level))
                .findFirst()
                .map(OfLevel::mastery)
                .orElse(null);
    }

    @Nullable
    Figures ofWeek(LocalDate monday) {
        return drift.stream()
                .filter(week -> week.monday().equals(monday))
                .findFirst()
                .map(Week::success)
                .orElse(null);
    }
}
