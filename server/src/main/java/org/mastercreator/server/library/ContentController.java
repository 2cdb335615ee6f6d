package org.mastercreator.server.library;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.http.Etag;
import org.mastercreator.server.http.Idempotency;
import org.mastercreator.server.http.Page;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.security.Audit;
import org.mastercreator.server.security.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The library. Teachers share it: each may change everything, and every version is kept. Students see what is
 * published.
 */
@Tag(name = "Content")
@RestController
@RequestMapping("/api/content")
class ContentController {
    private static final int LONGEST_QUERY = 500;

    private final Contents contents;
    private final Library library;
    private final Audit audit;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;

    ContentController(
            Contents contents, Library library, Audit audit, Idempotency idempotency, TransactionTemplate transaction) {
        this.contents = contents;
        this.library = library;
        this.audit = audit;
        this.idempotency = idempotency;
        this.transaction = transaction;
    }

    record ContentAnswer(String status, Content content) {}

    record ContentsAnswer(
            String status, List<Content> content, @Nullable String nextCursor) {}

    @Operation(summary = "The content, last changed first, without its texts")
    @GetMapping
    ContentsAnswer list(
            Caller caller,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(name = "concept_id", required = false) @Nullable String conceptId,
            @RequestParam(required = false) @Nullable Boolean archived,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page.Request request = Page.Request.of(limit, cursor, 50, 1);
        requireKind(kind);
        Page<Content> page = contents.list(
                new Contents.Filter(
                        Optional.ofNullable(kind),
                        Optional.ofNullable(conceptId),
                        caller.isStudent(),
                        Boolean.TRUE.equals(archived) && !caller.isStudent()),
                request);
        return new ContentsAnswer("success", page.items(), page.nextCursor());
    }

    private static void requireKind(@Nullable String kind) {
        if (kind != null && !kind.matches(ContentBody.KINDS)) {
            throw new Problem.Invalid("kind", "must be unit, lesson, worksheet, question or resource");
        }
    }

    @Operation(summary = "Add content")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ContentAnswer create(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody ContentBody body) {
        ContentAnswer made = idempotency.once(
                key,
                caller.userId(),
                "POST content",
                body,
                ContentAnswer.class,
                complete -> transaction.execute(_ -> {
                    Content content = contents.create(body, caller.userId());
                    audit.record(caller, Audit.Action.CREATE, "content", content.contentId(), Optional.empty());
                    ContentAnswer answer = new ContentAnswer("success", content);
                    complete.accept(answer);
                    return answer;
                }));
        library.nudge();
        return made;
    }

    @Operation(summary = "One item with its text")
    @GetMapping("/{content_id}")
    ResponseEntity<ContentAnswer> read(Caller caller, @PathVariable("content_id") String contentId) {
        Content content = visible(caller, contentId);
        return tagged(caller.isStudent() ? content.forStudents() : content);
    }

    private static ResponseEntity<ContentAnswer> tagged(Content content) {
        return Etag.on(new ContentAnswer("success", content), content.updatedAt());
    }

    private Content visible(Caller caller, String contentId) {
        return contents.find(contentId)
                .filter(content -> !caller.isStudent() || content.isForStudents())
                .orElseThrow(() -> new Problem.NotFound("content"));
    }

    @Operation(summary = "Replace an item: its next version, which also takes it out of the archive")
    @PutMapping("/{content_id}")
    ResponseEntity<ContentAnswer> change(
            Caller caller,
            @PathVariable("content_id") String contentId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ContentBody body) {
        ResponseEntity<ContentAnswer> changed = transaction.execute(_ -> {
            Content before = forChange(contentId, ifMatch);
            audit.record(caller, Audit.Action.CHANGE, "content", contentId, Optional.empty());
            return tagged(contents.change(before, body, caller.userId()));
        });
        library.nudge();
        return changed;
    }

    record ArchivedAnswer(String status, String contentId) {}

    @Operation(summary = "Put an item into the archive: nobody finds it any more, its versions stay")
    @DeleteMapping("/{content_id}")
    ArchivedAnswer archive(
            Caller caller,
            @PathVariable("content_id") String contentId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        transaction.executeWithoutResult(_ -> {
            Content before = forChange(contentId, ifMatch);
            audit.record(caller, Audit.Action.ERASE, "content", contentId, Optional.empty());
            contents.archive(before);
        });
        library.nudge();
        return new ArchivedAnswer("success", contentId);
    }

    private Content forChange(String contentId, @Nullable String ifMatch) {
        Content before = contents.forChange(contentId).orElseThrow(() -> new Problem.NotFound("content"));
        Etag.require(ifMatch, Optional.of(before.updatedAt()));
        return before;
    }

    @Operation(summary = "Every version of an item, newest first")
    @GetMapping("/{content_id}/versions")
    ContentsAnswer versions(
            @PathVariable("content_id") String contentId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page<Content> page = contents.versions(contentId, Page.Request.of(limit, cursor, 20, 1));
        return new ContentsAnswer("success", page.items(), page.nextCursor());
    }

    record Found(Content content, Map<String, List<Marks.Segment>> marked) {}

    /** @param index building while a server that has just started has not read everything yet */
    record FoundAnswer(
            String status,
            @Schema(allowableValues = {"ready", "building"}) String index,
            List<Found> results) {}

    @Operation(summary = "Search by words and by meaning; the best first")
    @GetMapping("/search")
    FoundAnswer search(
            Caller caller,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(name = "concept_id", required = false) @Nullable String conceptId,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String accommodation,
            @RequestParam(required = false) @Nullable Integer grade,
            @RequestParam(name = "reading_level", required = false) @Nullable Double readingLevel,
            @RequestParam(required = false) @Nullable Integer minutes,
            @RequestParam(required = false) @Nullable Integer limit) {
        List<Problem.FieldError> errors = new ArrayList<>();
        String text = Objects.requireNonNullElse(q, "");
        if (text.length() > LONGEST_QUERY) {
            errors.add(new Problem.FieldError("q", "must have at most " + LONGEST_QUERY + " characters"));
        }
        if (readingLevel != null && !Double.isFinite(readingLevel)) {
            errors.add(new Problem.FieldError("reading_level", "must be a number"));
        }
        if (limit != null && (limit < 1 || limit > 50)) {
            errors.add(new Problem.FieldError("limit", "must be between 1 and 50"));
        }
        if (!errors.isEmpty()) {
            throw new Problem.Invalid(errors);
        }
        requireKind(kind);
        boolean ready = library.isReady();
        List<SearchIndex.Hit> hits = library.find(
                new SearchIndex.Wanted(
                        text,
                        Optional.ofNullable(kind),
                        Optional.ofNullable(conceptId),
                        Optional.ofNullable(subject),
                        Optional.ofNullable(accommodation),
                        grade == null ? OptionalInt.empty() : OptionalInt.of(grade),
                        readingLevel == null ? OptionalDouble.empty() : OptionalDouble.of(readingLevel),
                        minutes == null ? OptionalInt.empty() : OptionalInt.of(minutes),
                        caller.isStudent()),
                limit == null ? 20 : limit);
        return answer(caller, ready, hits);
    }

    /** What the database says now, in the order that the index gave. */
    private FoundAnswer answer(Caller caller, boolean ready, List<SearchIndex.Hit> hits) {
        Map<String, Content> found =
                contents.byId(hits.stream().map(SearchIndex.Hit::contentId).toList());
        List<Found> results = new ArrayList<>();
        for (SearchIndex.Hit hit : hits) {
            Content content = found.get(hit.contentId());
            if (content != null && !content.archived() && (!caller.isStudent() || content.isForStudents())) {
                results.add(new Found(content.withoutBody(), hit.marked()));
            }
        }
        return new FoundAnswer("success", ready ? "ready" : "building", results);
    }

    @Operation(summary = "More like this")
    @GetMapping("/{content_id}/similar")
    FoundAnswer similar(
            Caller caller,
            @PathVariable("content_id") String contentId,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Page.Request.of(limit, null, 5, 1).limit();
        boolean ready = library.isReady();
        List<SearchIndex.Hit> hits =
                library.like(visible(caller, contentId), caller.isStudent(), Math.min(most, 50)).stream()
                        .map(id -> new SearchIndex.Hit(id, 0, Map.of()))
                        .toList();
        return answer(caller, ready, hits);
    }
}
