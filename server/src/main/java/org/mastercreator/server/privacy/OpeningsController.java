package org.mastercreator.server.privacy;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.http.Page;
import org.mastercreator.server.security.Audit;
import org.mastercreator.server.security.Caller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows a student and her family who looked at her record. */
@Tag(name = "Students")
@RestController
class OpeningsController {
    private final Openings openings;
    private final Audit audit;
    private final TransactionTemplate transaction;

    OpeningsController(Openings openings, Audit audit, TransactionTemplate transaction) {
        this.openings = openings;
        this.audit = audit;
        this.transaction = transaction;
    }

    record OpeningsAnswer(
            String status,
            List<Openings.Opening> openings,
            @Nullable String nextCursor) {}

    @Operation(summary = "Who read or changed a student's record, newest first")
    @GetMapping("/api/students/students/{student_id}/access-log")
    OpeningsAnswer openings(
            Caller caller,
            @PathVariable("student_id") String studentId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page.Request request = Page.Request.of(limit, cursor, 50, 1);
        return Objects.requireNonNull(transaction.execute(_ -> {
            Page<Openings.Opening> page = openings.of(studentId, request);
            audit.record(caller, Audit.Action.READ, "access_log", studentId, Optional.empty());
            return new OpeningsAnswer("success", page.items(), page.nextCursor());
        }));
    }
}
