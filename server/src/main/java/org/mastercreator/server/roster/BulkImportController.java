package org.mastercreator.server.roster;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.http.Idempotency;
import org.mastercreator.server.http.Upload;
import org.mastercreator.server.security.Audit;
import org.mastercreator.server.security.Caller;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;

/** A class list from a file. */
@Tag(name = "Classes")
@RestController
class BulkImportController {
    private final BulkImport bulkImport;
    private final Audit audit;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;
    private final int maxBytes;

    BulkImportController(
            BulkImport bulkImport,
            Audit audit,
            Idempotency idempotency,
            TransactionTemplate transaction,
            @Value("${mastercreator.max-body-bytes}") int maxBytes) {
        this.bulkImport = bulkImport;
        this.audit = audit;
        this.idempotency = idempotency;
        this.transaction = transaction;
        this.maxBytes = maxBytes;
    }

    /** @param notes what was assumed of the file as a whole */
    record ImportAnswer(
            String status,
            int imported,
            int failed,
            List<BulkImport.Imported> students,
            List<BulkImport.BadRow> errors,
            List<String> notes) {}

    private record Fingerprint(String classId, String sha256) {}

    @Operation(summary = "Add students from a CSV file: student_name, grade_level, has_iep, reading_level")
    @PostMapping(path = "/api/students/classes/{class_id}/bulk-import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ImportAnswer run(
            Caller caller,
            @PathVariable("class_id") String classId,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestPart("file") FilePart file) {
        byte[] bytes = Upload.read(file, maxBytes);
        return idempotency.once(
                key,
                caller.userId(),
                "POST bulk-import",
                new Fingerprint(classId, Upload.sha256(bytes)),
                ImportAnswer.class,
                complete -> transaction.execute(_ -> {
                    BulkImport.Outcome outcome = bulkImport.run(classId, bytes);
                    audit.record(caller, Audit.Action.CREATE, "class_students", classId, Optional.of(classId));
                    ImportAnswer answer = new ImportAnswer(
                            outcome.errors().isEmpty() ? "success" : "partial_success",
                            outcome.students().size(),
                            outcome.errors().size(),
                            outcome.students(),
                            outcome.errors(),
                            outcome.notes());
                    complete.accept(answer);
                    return answer;
                }));
    }
}
