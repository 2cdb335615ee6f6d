package org.mastercreator.server.items;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.assessment.QuestionBody;
import org.mastercreator.server.assessment.QuestionDifficulty;

/**
 * A version of an item; see {@link ItemBody} for what its fields mean.
 *
 * @param usedIn how many assessments were built with it, in whatever version
 * @param difficulty null until it has been worked out, and for versions that hold no more
 * @param madeBy who wrote this version
 */
record Item(
        String itemId,
        int version,
        boolean archived,
        QuestionBody question,
        List<String> tags,
        @Nullable Integer gradeFrom,
        @Nullable Integer gradeTo,
        @Nullable Double readingLevel,
        List<String> accommodations,
        @Nullable String source,
        String licence,
        String author,
        int usedIn,
        @Nullable QuestionDifficulty difficulty,
        String madeBy,
        Instant updatedAt) {

    static Item of(
            String itemId,
            int version,
            boolean archived,
            ItemBody body,
            int usedIn,
            @Nullable QuestionDifficulty difficulty,
            String madeBy,
            Instant updatedAt) {
        return new Item(
                itemId,
                version,
                archived,
                Objects.requireNonNull(body.question()),
                orEmpty(body.tags()),
                body.gradeFrom(),
                body.gradeTo(),
                body.readingLevel(),
                orEmpty(body.accommodations()),
                body.source(),
                Objects.requireNonNull(body.licence()),
                Objects.requireNonNull(body.author()),
                usedIn,
                difficulty,
                madeBy,
                updatedAt);
    }

    private static List<String> orEmpty(@Nullable List<String> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    ItemBody body() {
        return new ItemBody(question, tags, gradeFrom, gradeTo, readingLevel, accommodations, source, licence, author);
    }

    String type() {
        return Objects.requireNonNull(question.questionType());
    }
}
