package org.mastercreator.server.privacy;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.security.Audit;
import org.mastercreator.server.security.Caller;
import org.mastercreator.server.security.LiveRights;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The end of a student's record. */
@Tag(name = "Students")
@RestController
class ErasureController {
    private final Erasing erasing;
    private final Audit audit;
    private final LiveRights liveRights;
    private final TransactionTemplate transaction;

    ErasureController(Erasing erasing, Audit audit, LiveRights liveRights, TransactionTemplate transaction) {
        this.erasing = erasing;
        this.audit = audit;
        this.liveRights = liveRights;
        this.transaction = transaction;
    }

    record ErasedAnswer(String status, String studentId) {}

    @Operation(summary = "Erase a student and everything about her")
    @DeleteMapping("/api/students/students/{student_id}")
    ErasedAnswer erase(
            Caller caller,
            @PathVariable("student_id") String studentId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        Optional<String> userId = Objects.requireNonNull(transaction.execute(_ -> {
            audit.record(caller, Audit.Action.ERASE, "student", studentId, Optional.empty());
            return erasing.erase(studentId, ifMatch);
        }));
        userId.ifPresent(liveRights::endUser);
        return new ErasedAnswer("success", studentId);
    }
}
