package org.mastercreator.server.items;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.http.Idempotency;
import org.mastercreator.server.http.Page;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.http.Upload;
import org.mastercreator.server.security.Audit;
import org.mastercreator.server.security.Caller;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;

/** The item bank from files and to files. */
@Tag(name = "Items")
@RestController
@RequestMapping("/api/items")
class TransferController {
    private static final int MOST_ITEMS = 5_000;
    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
    private static final MediaType ZIP = MediaType.parseMediaType("application/zip");

    private final Items items;
    private final ItemTable table;
    private final QtiPackage packages;
    private final ItemImport imports;
    private final Audit audit;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;
    private final int maxBytes;

    TransferController(
            Items items,
            ItemTable table,
            QtiPackage packages,
            ItemImport imports,
            Audit audit,
            Idempotency idempotency,
            TransactionTemplate transaction,
            @Value("${mastercreator.max-body-bytes}") int maxBytes) {
        this.items = items;
        this.table = table;
        this.packages = packages;
        this.imports = imports;
        this.audit = audit;
        this.idempotency = idempotency;
        this.transaction = transaction;
        this.maxBytes = maxBytes;
    }

    @Operation(summary = "The items that fit, as a table (csv) or as a QTI 3.0 package (qti); at most 5,000")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary"))
            })
    @GetMapping("/export")
    ResponseEntity<byte[]> export(
            @RequestParam(required = false) @Nullable String format,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(name = "concept_id", required = false) @Nullable String conceptId,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String difficulty,
            @RequestParam(required = false) @Nullable String tag) {
        String wanted = Objects.requireNonNullElse(format, "csv");
        boolean csv = wanted.equals("csv");
        if (!csv && !wanted.equals("qti")) {
            throw new Problem.Invalid("format", "must be csv or qti");
        }
        List<Item> fitting = items.list(
                        ItemController.filter(q, conceptId, type, difficulty, tag, null, null, null),
                        new Page.Request(MOST_ITEMS, List.of()))
                .items();
        return csv ? file("items.csv", CSV, table.write(fitting)) : file("items-qti.zip", ZIP, packages.write(fitting));
    }

    @Operation(summary = "One item as QTI 3.0")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/xml", schema = @Schema(type = "string", format = "binary")))
    @GetMapping("/{item_id}/export")
    ResponseEntity<byte[]> exportOne(@PathVariable("item_id") String itemId) {
        Item item = items.find(itemId).orElseThrow(() -> new Problem.NotFound("item"));
        return file(
                QtiItemWriter.identifier(item.itemId()) + ".xml", MediaType.APPLICATION_XML, packages.writeItem(item));
    }

    private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(bytes);
    }

    record ImportedItem(
            String where,
            String itemId,

            @Schema(allowableValues = {"added", "changed", "unchanged"})
            String outcome) {}

    record NotImported(String where, String reason) {}

    /**
     * What became of a file.
     *
     * @param status partial_success if something was not imported
     * @param notes what was left out of what was imported
     */
    record ItemImportAnswer(
            String status,
            int added,
            int changed,
            int unchanged,
            List<ImportedItem> items,
            List<NotImported> notImported,
            List<String> notes) {}

    private record Fingerprint(String concept, String sha256) {}

    @Operation(summary = "Add items from a table (CSV), an item of QTI 3.0 or 2 (XML) or a package of them (zip)")
    @PostMapping(path = "/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ItemImportAnswer run(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestParam(name = "concept_id", required = false) @Nullable String conceptId,
            @RequestPart("file") FilePart file) {
        byte[] bytes = Upload.read(file, maxBytes);
        return idempotency.once(
                key,
                caller.userId(),
                "POST items import",
                new Fingerprint(conceptId == null ? "" : conceptId, Upload.sha256(bytes)),
                ItemImportAnswer.class,
                complete -> transaction.execute(_ -> {
                    ItemImport.Outcome outcome = imports.run(caller, bytes, Optional.ofNullable(conceptId));
                    audit.recordAll(outcome.taken().stream()
                            .filter(taken -> taken.fate() != ItemImport.Fate.UNCHANGED)
                            .map(taken -> new Audit.Deed(
                                    caller,
                                    taken.fate() == ItemImport.Fate.ADDED ? Audit.Action.CREATE : Audit.Action.CHANGE,
                                    "item",
                                    taken.itemId(),
                                    Optional.empty()))
                            .toList());
                    ItemImportAnswer answer = answer(outcome);
                    complete.accept(answer);
                    return answer;
                }));
    }

    private static ItemImportAnswer answer(ItemImport.Outcome outcome) {
        return new ItemImportAnswer(
                outcome.refused().isEmpty() ? "success" : "partial_success",
                count(outcome, ItemImport.Fate.ADDED),
                count(outcome, ItemImport.Fate.CHANGED),
                count(outcome, ItemImport.Fate.UNCHANGED),
                outcome.taken().stream()
                        .map(taken -> new ImportedItem(
                                taken.where(),
                                taken.itemId(),
                                taken.fate().name().toLowerCase(Locale.ROOT)))
                        .toList(),
                outcome.refused().stream()
                        .map(one -> new NotImported(one.where(), one.reason()))
                        .toList(),
                outcome.notes());
    }

    private static int count(ItemImport.Outcome outcome, ItemImport.Fate fate) {
        return (int) outcome.taken().stream().filter(one -> one.fate() == fate).count();
    }
}
