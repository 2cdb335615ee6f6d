package org.mastercreator.server.library;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A version of an item of content; see {@link ContentBody} for what its fields mean.
 *
 * @param body empty in lists
 * @param staffNotes null in lists and for students
 * @param madeBy who wrote this version
 */
public record Content(
        String contentId,
        int version,
        boolean archived,

        @Schema(allowableValues = {"unit", "lesson", "worksheet", "question", "resource"})
        String kind,

        String title,
        String summary,
        String body,
        @Nullable String staffNotes,
        List<String> conceptIds,
        String subject,
        int gradeFrom,
        int gradeTo,
        double readingLevel,
        int minutes,
        List<String> accommodations,

        @Schema(allowableValues = {"draft", "published"}) String state,

        @Nullable String source,
        String licence,
        String author,
        @Nullable String generatedBy,
        double costUsd,
        List<String> parts,
        String madeBy,
        Instant updatedAt) {
    static Content of(
            String contentId, int version, boolean archived, ContentBody body, String madeBy, Instant updatedAt) {
        return new Content(
                contentId,
                version,
                archived,
                Objects.requireNonNull(body.kind()),
                Objects.requireNonNull(body.title()),
                Objects.requireNonNullElse(body.summary(), ""),
                Objects.requireNonNull(body.body()),
                body.staffNotes(),
                List.copyOf(Objects.requireNonNull(body.conceptIds())),
                Objects.requireNonNull(body.subject()),
                Objects.requireNonNull(body.gradeFrom()),
                Objects.requireNonNull(body.gradeTo()),
                Objects.requireNonNull(body.readingLevel()),
                Objects.requireNonNull(body.minutes()),
                orEmpty(body.accommodations()),
                Objects.requireNonNull(body.state()),
                body.source(),
                Objects.requireNonNull(body.licence()),
                Objects.requireNonNull(body.author()),
                body.generatedBy(),
                Objects.requireNonNullElse(body.costUsd(), 0.0),
                orEmpty(body.parts()),
                madeBy,
                updatedAt);
    }

    private static List<String> orEmpty(@Nullable List<String> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    boolean isForStudents() {
        return !archived && state.equals("published");
    }

    Content withoutBody() {
        return with("", null);
    }

    Content forStudents() {
        return with(body, null);
    }

    private Content with(String otherBody, @Nullable String otherNotes) {
        return new Content(
                contentId,
                version,
                archived,
                kind,
                title,
                summary,
                otherBody,
                otherNotes,
                conceptIds,
                subject,
                gradeFrom,
                gradeTo,
                readingLevel,
                minutes,
                accommodations,
                state,
                source,
                licence,
                author,
                generatedBy,
                costUsd,
                parts,
                madeBy,
                updatedAt);
    }

    /** What the search by meaning goes by. */
    String gist() {
        return title + ". " + summary + " " + body.substring(0, Math.min(body.length(), 800));
    }
}
