package org.mastercreator.server.review;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.assessment.StoredGrade;
import tools.jackson.databind.JsonNode;

/**
 * An answer that waits for a teacher, or that one looks at again.
 *
 * @param question as it was asked, with its key; null for answers older than this record
 * @param askedNote what the student wrote when she asked for it
 * @param version how often it was decided about or answered anew; a decision names the one it saw
 * @param alike how many other waiting answers of the class to this question have the same words
 */
record Review(
        String gradingId,
        String questionId,
        String studentId,
        String studentName,
        String assessmentId,
        @Nullable String title,
        String conceptId,
        String conceptName,

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
        @Nullable JsonNode question,
        @Nullable JsonNode answer,
        StoredGrade grade,
        @Nullable String askedNote,
        Instant gradedAt,
        int version,
        int alike) {}
