package org.mastercreator.server.library;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item of content as it is written.
 *
 * @param body plain text; a line that begins with a dash and a space is a point of a list, one in capitals a heading
 * @param staffNotes answers and hints that students do not see
 * @param gradeFrom lowest grade that it is for, 0 (kindergarten) to 13
 * @param readingLevel grade whose readers can read it, 0..13
 * @param minutes how long a student works with it
 * @param accommodations codes of what it already offers, such as word_bank
 * @param state only published content is shown to students and recommended
 * @param source where it was taken from, if it was
 * @param generatedBy the model that wrote it, if one did
 * @param costUsd what making it cost
 * @param parts content of which it is made, in order
 */
record ContentBody(
        @Nullable
        @NotNull
        @Pattern(regexp = KINDS, message = "must be unit, lesson, worksheet, question or resource")
        @Schema(allowableValues = {"unit", "lesson", "worksheet", "question", "resource"})
        String kind,

        @Nullable @NotBlank @Size(max = 200) String title,
        @Nullable @Size(max = 500) String summary,
        @Nullable @NotBlank @Size(max = 50_000) String body,
        @Nullable @Size(max = 20_000) String staffNotes,
        @Nullable @NotEmpty @Size(max = 20) List<@NotBlank @Size(max = 128) String> conceptIds,
        @Nullable @NotBlank @Size(max = 100) String subject,
        @Nullable @NotNull @Min(0) @Max(13) Integer gradeFrom,
        @Nullable @NotNull @Min(0) @Max(13) Integer gradeTo,

        @Nullable @NotNull @DecimalMin("0") @DecimalMax("13")
        Double readingLevel,

        @Nullable @NotNull @Min(1) @Max(600) Integer minutes,
        @Nullable @Size(max = 20) List<@NotBlank @Size(max = 60) String> accommodations,

        @Nullable
        @NotNull
        @Pattern(regexp = "draft|published", message = "must be draft or published")
        @Schema(allowableValues = {"draft", "published"})
        String state,

        @Nullable @Size(max = 500) String source,
        @Nullable @NotBlank @Size(max = 100) String licence,
        @Nullable @NotBlank @Size(max = 200) String author,
        @Nullable @Size(max = 100) String generatedBy,
        @Nullable @DecimalMin("0") @DecimalMax("100000") Double costUsd,
        @Nullable @Size(max = 100) List<@NotBlank @Size(max = 128) String> parts) {
    static final String KINDS = "unit|lesson|worksheet|question|resource";
}
