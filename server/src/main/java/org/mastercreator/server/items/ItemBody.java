package org.mastercreator.server.items;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.assessment.QuestionBody;

/**
 * An item as it is written. {@link ItemCheck} looks at all of it at once, so the constraints are of a group of their own.
 *
 * @param question with its key; its question_id may be left out, for the item's own id takes its place
 * @param gradeFrom lowest grade that it is for, 0 (kindergarten) to 13
 * @param readingLevel grade whose readers can read it, 0..13
 * @param accommodations codes of what it already offers, such as simplified_language
 * @param source where it was taken from, if it was
 */
record ItemBody(
        @Nullable @NotNull(groups = Checked.class) @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
        QuestionBody question,

        @Nullable @Size(max = 20, groups = Checked.class)
        List<@NotBlank(groups = Checked.class) @Size(max = 60, groups = Checked.class) String> tags,

        @Nullable @Min(value = 0, groups = Checked.class) @Max(value = 13, groups = Checked.class)
        Integer gradeFrom,

        @Nullable @Min(value = 0, groups = Checked.class) @Max(value = 13, groups = Checked.class)
        Integer gradeTo,

        @Nullable @DecimalMin(value = "0", groups = Checked.class) @DecimalMax(value = "13", groups = Checked.class)
        Double readingLevel,

        @Nullable @Size(max = 20, groups = Checked.class)
        List<@NotBlank(groups = Checked.class) @Size(max = 60, groups = Checked.class) String> accommodations,

        @Nullable @Size(max = 500, groups = Checked.class) String source,

        @Nullable @NotBlank(groups = Checked.class) @Size(max = 100, groups = Checked.class)
        String licence,

        @Nullable @NotBlank(groups = Checked.class) @Size(max = 200, groups = Checked.class)
        String author) {
    interface Checked {}

    ItemBody with(QuestionBody other) {
        return new ItemBody(other, tags, gradeFrom, gradeTo, readingLevel, accommodations, source, licence, author);
    }
}
