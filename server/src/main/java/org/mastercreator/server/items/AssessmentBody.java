package org.mastercreator.server.items;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.assessment.QuestionBody;

/**
 * An assessment as it is built.
 *
 * @param questions in the order in which they are asked
 */
record AssessmentBody(
        @Nullable @NotBlank @Size(max = 128) String classId,
        @Nullable @NotBlank @Size(max = 200) String title,
        @Nullable @Min(1) @Max(600) Integer timeLimitMinutes,
        @Nullable @NotEmpty @Size(max = 200) List<@Valid @NotNull Chosen> questions) {

    /**
     * An item of the bank, or a question that is asked here only: one of the two.
     *
     * @param itemVersion left out, it is the one that the assessment already has, else the one that holds
     * @param pointsPossible left out, they are the item's
     * @param question its question_id may be left out
     */
    record Chosen(
            @Nullable @Size(max = 128) String itemId,
            @Nullable @Min(1) Integer itemVersion,
            @Nullable @Positive @DecimalMax("10000") Double pointsPossible,
            @Nullable QuestionBody question) {}
}
