package org.mastercreator.server.security;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.http.Page;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How the students of a class sign in, for those who teach it. */
@Tag(name = "Sign-in")
@RestController
@RequestMapping("/api/students/classes/{class_id}/sign-ins")
class GivenSignInController {
    private final GivenSignIns signIns;
    private final Audit audit;
    private final TransactionTemplate transaction;

    GivenSignInController(GivenSignIns signIns, Audit audit, TransactionTemplate transaction) {
        this.signIns = signIns;
        this.audit = audit;
        this.transaction = transaction;
    }

    record SignInsAnswer(
            String status,
            List<GivenSignIns.StudentSignIn> signIns,
            @Nullable String nextCursor) {}

    @Operation(summary = "The logins of the students of a class; null for who has none yet")
    @GetMapping
    SignInsAnswer signIns(
            Caller caller,
            @PathVariable("class_id") String classId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page.Request request = Page.Request.of(limit, cursor, 100, 1);
        return Objects.requireNonNull(transaction.execute(_ -> {
            audit.record(caller, Audit.Action.READ, "class_sign_ins", classId, Optional.of(classId));
            Page<GivenSignIns.StudentSignIn> page = signIns.ofClass(classId, request);
            return new SignInsAnswer("success", page.items(), page.nextCursor());
        }));
    }

    record GiveSignInsBody(
            @Nullable @NotNull @Size(min = 1, max = 50) List<@NotBlank @Size(max = 128) String> studentIds,

            @Schema(description = "Whether each has to choose her own when she signs in with it; else not") @Nullable
            Boolean choosePassword) {}

    record GivenSignInsAnswer(
            String status, List<GivenSignIns.GivenSignIn> signIns, List<GivenSignIns.NotGiven> notGiven) {}

    @Operation(
            summary = "Give students of a class a new password, and a login to those who have none",
            description =
                    "The passwords are in this answer only. The old ones, and all that was signed in with them, end"
                            + " at once. Asked again, it gives others: so it takes no Idempotency-Key, which would keep the answer.")
    @PostMapping
    GivenSignInsAnswer give(
            Caller caller, @PathVariable("class_id") String classId, @RequestBody GiveSignInsBody body) {
        GivenSignIns.Outcome outcome = signIns.give(
                caller,
                classId,
                Objects.requireNonNull(body.studentIds()).stream().distinct().toList(),
                Boolean.TRUE.equals(body.choosePassword()));
        return new GivenSignInsAnswer("success", outcome.given(), outcome.notGiven());
    }
}
