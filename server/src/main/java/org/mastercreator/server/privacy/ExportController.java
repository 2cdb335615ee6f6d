package org.mastercreator.server.privacy;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.security.Audit;
import org.mastercreator.server.security.Caller;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

/** All that is stored about a student, to take away. */
@Tag(name = "Students")
@RestController
class ExportController {
    private final StudentExport export;
    private final Spool spool;
    private final Audit audit;
    private final JsonMapper json;
    private final Clock clock;
    private final TransactionTemplate snapshot;

    ExportController(
            StudentExport export,
            Spool spool,
            Audit audit,
            JsonMapper json,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.export = export;
        this.spool = spool;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    @Operation(summary = "Everything stored about a student: a JSON document, or a ZIP of tables for a spreadsheet")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(type = "object")),
                @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary"))
            })
    @GetMapping("/api/students/students/{student_id}/export")
    ResponseEntity<Flux<DataBuffer>> export(
            Caller caller,
            @PathVariable("student_id") String studentId,
            @Schema(allowableValues = {"json", "zip"}) @RequestParam(required = false) @Nullable String format) {
        boolean zip = "zip".equals(format);
        if (format != null && !zip && !format.equals("json")) {
            throw new Problem.Invalid("format", "must be json or zip");
        }
        Flux<DataBuffer> pieces = spool.write(out -> snapshot.executeWithoutResult(_ -> {
            audit.record(caller, Audit.Action.READ, "student_export", studentId, Optional.empty());
            write(studentId, zip, out);
        }));
        return ResponseEntity.ok()
                .contentType(zip ? MediaType.parseMediaType("application/zip") : MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(zip ? "student-record.zip" : "student-record.json")
                                .build()
                                .toString())
                .body(pieces);
    }

    private void write(String studentId, boolean zip, OutputStream out) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (zip) {
            try (ZipOfTables tables = new ZipOfTables(out, json, studentId, now)) {
                export.read(studentId, tables);
            }
        } else {
            try (JsonDocument document = new JsonDocument(out, json, studentId, now)) {
                export.read(studentId, document);
            }
        }
    }
}
