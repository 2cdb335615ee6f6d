package org.mastercreator.server.attention;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.security.Audit;
import org.mastercreator.server.security.Caller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A teacher's mirror: nobody but she sees it, and it shows nobody but her. */
@Tag(name = "Students")
@RestController
class AttentionController {
    private static final int USUAL_DAYS = 28;
    private static final int MOST_DAYS = 365;

    private final Attentions attentions;
    private final Audit audit;
    private final TransactionTemplate transaction;

    AttentionController(Attentions attentions, Audit audit, TransactionTemplate transaction) {
        this.attentions = attentions;
        this.audit = audit;
        this.transaction = transaction;
    }

    record AttentionAnswer(String status, Attention attention) {}

    @Operation(
            summary =
                    "How your own attention was spread over the students of a class that you teach; told to you alone")
    @GetMapping("/api/students/classes/{class_id}/attention")
    AttentionAnswer attention(
            Caller caller,
            @PathVariable("class_id") String classId,
            @RequestParam(required = false) @Nullable Integer days) {
        int asked = Objects.requireNonNullElse(days, USUAL_DAYS);
        if (asked < 1 || asked > MOST_DAYS) {
            throw new Problem.Invalid("days", "must be from 1 to " + MOST_DAYS);
        }
        return transaction.execute(_ -> {
            audit.record(caller, Audit.Action.READ, "class_attention", classId, Optional.of(classId));
            return new AttentionAnswer("success", attentions.of(caller.userId(), classId, asked));
        });
    }
}
