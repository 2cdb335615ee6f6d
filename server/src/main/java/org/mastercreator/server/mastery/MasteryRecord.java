package org.mastercreator.server.mastery;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mastercreator.learning.tracing.BktParameters;
import org.mastercreator.learning.tracing.MasteryInterval;

/**
 * What is known of a student and a concept.
 *
 * @param level mastered, developing or struggling
 * @param fadedMastery what is left of the mastery after the time without practice, at most the mastery
 * @param observations answers that it rests on; with none, mastery is what is assumed of everyone
 */
public record MasteryRecord(
        String studentId,
        String conceptId,
        String conceptName,
        double mastery,

        @Schema(allowableValues = {"mastered", "developing", "struggling"})
        String level,

        int observations,
        MasteryInterval interval,
        @Nullable Instant lastUpdated,
        double fadedMastery,
        BktParameters parameters,
        String modelVersion) {}
