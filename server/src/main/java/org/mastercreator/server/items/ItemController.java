package org.mastercreator.server.items;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

/** The item bank. Teachers share it: each may change everything, and every version is kept. Students never see it. */
@Tag(name = "Items")
@RestController
@RequestMapping("/api/items")
class ItemController {
    private final Items items;
    private final Audit audit;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;

    ItemController(Items items, Audit audit, Idempotency idempotency, TransactionTemplate transaction) {
        this.items = items;
        this.audit = audit;
        this.idempotency = idempotency;
        this.transaction = transaction;
    }

    record ItemAnswer(String status, Item item) {}

    record ItemsAnswer(
            String status, List<Item> items, @Nullable String nextCursor) {}

    @Operation(summary = "The items that fit, last changed first")
    @GetMapping
    ItemsAnswer list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(name = "concept_id", required = false) @Nullable String conceptId,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String difficulty,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(required = false) @Nullable String accommodation,
            @RequestParam(required = false) @Nullable Integer grade,
            @RequestParam(required = false) @Nullable Boolean archived,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page.Request request = Page.Request.of(limit, cursor, 50, 2);
        Page<Item> page =
                items.list(filter(q, conceptId, type, difficulty, tag, accommodation, grade, archived), request);
        return new ItemsAnswer("success", page.items(), page.nextCursor());
    }

    /** @throws Problem.Invalid naming what no item could be */
    static Items.Filter filter(
            @Nullable String q,
            @Nullable String conceptId,
            @Nullable String type,
            @Nullable String difficulty,
            @Nullable String tag,
            @Nullable String accommodation,
            @Nullable Integer grade,
            @Nullable Boolean archived) {
        List<Problem.FieldError> errors = new ArrayList<>();
        if (q != null && q.length() > 500) {
            errors.add(new Problem.FieldError("q", "must have at most 500 characters"));
        }
        if (type != null
                && !type.matches("multiple_choice|true_false|multiple_select|numeric|matching|constructed_response")) {
            errors.add(new Problem.FieldError("type", "must be a type of question"));
        }
        if (difficulty != null && !difficulty.matches("easy|medium|hard|unknown")) {
            errors.add(new Problem.FieldError("difficulty", "must be easy, medium, hard or unknown"));
        }
        if (!errors.isEmpty()) {
            throw new Problem.Invalid(errors);
        }
        return new Items.Filter(
                Optional.ofNullable(q),
                Optional.ofNullable(conceptId),
                Optional.ofNullable(type),
                Optional.ofNullable(difficulty),
                Optional.ofNullable(tag),
                Optional.ofNullable(accommodation),
                Optional.ofNullable(grade),
                Boolean.TRUE.equals(archived));
    }

    @Operation(summary = "Add an item")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ItemAnswer create(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody ItemBody body) {
        return idempotency.once(
                key,
                caller.userId(),
                "POST items",
                body,
                ItemAnswer.class,
                complete -> transaction.execute(_ -> {
                    Item item = items.create(body, caller.userId());
                    audit.record(caller, Audit.Action.CREATE, "item", item.itemId(), Optional.empty());
                    ItemAnswer answer = new ItemAnswer("success", item);
                    complete.accept(answer);
                    return answer;
                }));
    }

    @Operation(summary = "One item")
    @GetMapping("/{item_id}")
    ResponseEntity<ItemAnswer> read(@PathVariable("item_id") String itemId) {
        return tagged(items.find(itemId).orElseThrow(() -> new Problem.NotFound("item")));
    }

    private static ResponseEntity<ItemAnswer> tagged(Item item) {
        return Etag.on(new ItemAnswer("success", item), item.updatedAt());
    }

    @Operation(summary = "Replace an item: its next version, which also takes it out of the archive")
    @PutMapping("/{item_id}")
    ResponseEntity<ItemAnswer> change(
            Caller caller,
            @PathVariable("item_id") String itemId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ItemBody body) {
        return transaction.execute(_ -> {
            Item before = forChange(itemId, ifMatch);
            audit.record(caller, Audit.Action.CHANGE, "item", itemId, Optional.empty());
            return tagged(items.change(before, body, caller.userId()));
        });
    }

    record ArchivedItemAnswer(String status, String itemId) {}

    @Operation(summary = "Put an item into the archive: assessments keep it, new ones cannot take it")
    @DeleteMapping("/{item_id}")
    ArchivedItemAnswer archive(
            Caller caller,
            @PathVariable("item_id") String itemId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        transaction.executeWithoutResult(_ -> {
            Item before = forChange(itemId, ifMatch);
            audit.record(caller, Audit.Action.ERASE, "item", itemId, Optional.empty());
            items.archive(before);
        });
        return new ArchivedItemAnswer("success", itemId);
    }

    private Item forChange(String itemId, @Nullable String ifMatch) {
        Item before = items.forChange(itemId).orElseThrow(() -> new Problem.NotFound("item"));
        Etag.require(ifMatch, Optional.of(before.updatedAt()));
        return before;
    }

    @Operation(summary = "Every version of an item, newest first")
    @GetMapping("/{item_id}/versions")
    ItemsAnswer versions(
            @PathVariable("item_id") String itemId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page<Item> page = items.versions(itemId, Page.Request.of(limit, cursor, 20, 1));
        return new ItemsAnswer("success", page.items(), page.nextCursor());
    }
}
