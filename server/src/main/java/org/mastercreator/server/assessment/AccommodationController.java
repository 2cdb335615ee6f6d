package org.mastercreator.server.assessment;

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

/** What was applied from a student's IEP. */
@Tag(name = "Students")
@RestController
class AccommodationController {
    private final AccommodationLedger ledger;
    private final Audit audit;
    private final TransactionTemplate transaction;

    AccommodationController(AccommodationLedger ledger, Audit audit, TransactionTemplate transaction) {
        this.ledger = ledger;
        this.audit = audit;
        this.transaction = transaction;
    }

    record ApplicationsAnswer(
            String status,
            String studentId,
            List<AccommodationLedger.Application> applications,
            @Nullable String nextCursor) {}

    @Operation(summary = "Accommodations as they were applied, newest first")
    @GetMapping("/api/students/students/{student_id}/accommodations")
    ApplicationsAnswer applications(
            Caller caller,
            @PathVariable("student_id") String studentId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page.Request request = Page.Request.of(limit, cursor, 20, 3);
        return Objects.requireNonNull(transaction.execute(_ -> {
            audit.record(caller, Audit.Action.READ, "iep", studentId, Optional.empty());
            Page<AccommodationLedger.Application> page = ledger.of(studentId, request);
            return new ApplicationsAnswer("success", studentId, page.items(), page.nextCursor());
        }));
    }
}
