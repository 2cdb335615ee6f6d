package org.mastercreator.server.attempt;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.http.Etag;
import org.mastercreator.server.http.Idempotency;
import org.mastercreator.server.http.Page;
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

/** A teacher assigns assessments and sees how far everybody is. */
@Tag(name = "Assignments")
@RestController
@RequestMapping("/api/students/classes/{class_id}/assignments")
class AssignmentController {
    private final Assignments assignments;
    private final Takers takers;
    private final Attempts attempts;
    private final Audit audit;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AssignmentController(
            Assignments assignments,
            Takers takers,
            Attempts attempts,
            Audit audit,
            Idempotency idempotency,
            TransactionTemplate transaction,
            Clock clock) {
        this.assignments = assignments;
        this.takers = takers;
        this.attempts = attempts;
        this.audit = audit;
        this.idempotency = idempotency;
        this.transaction = transaction;
        this.clock = clock;
    }

    record AssignmentAnswer(String status, Assignment assignment) {}

    record AssignmentsAnswer(
            String status,
            List<Assignment> assignments,
            @Nullable String nextCursor) {}

    @Operation(summary = "What is assigned to a class, newest first, with how many work on it")
    @GetMapping
    AssignmentsAnswer list(
            Caller caller,
            @PathVariable("class_id") String classId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page.Request request = Page.Request.of(limit, cursor, 50, 2);
        return transaction.execute(_ -> {
            audit.record(caller, Audit.Action.READ, "assignment", classId, Optional.of(classId));
            Page<Assignment> page = assignments.ofClass(classId, request);
            return new AssignmentsAnswer("success", page.items(), page.nextCursor());
        });
    }

    @Operation(summary = "Assign a stored assessment to the class or to some of its students")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    AssignmentAnswer create(
            Caller caller,
            @PathVariable("class_id") String classId,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody AssignmentBody body) {
        return idempotency.once(
                key,
                caller.userId(),
                "POST assignments " + classId,
                body,
                AssignmentAnswer.class,
                complete -> transaction.execute(_ -> {
                    Assignment made = assignments.create(classId, body, caller.userId());
                    audit.record(caller, Audit.Action.CREATE, "assignment", made.assignmentId(), Optional.of(classId));
                    AssignmentAnswer answer = new AssignmentAnswer("success", made);
                    complete.accept(answer);
                    return answer;
                }));
    }

    @Operation(summary = "An assignment")
    @GetMapping("/{assignment_id}")
    ResponseEntity<AssignmentAnswer> one(
            Caller caller,
            @PathVariable("class_id") String classId,
            @PathVariable("assignment_id") String assignmentId) {
        return transaction.execute(_ -> {
            Assignment assignment = assignments.find(classId, assignmentId);
            audit.record(caller, Audit.Action.READ, "assignment", assignmentId, Optional.of(classId));
            return tagged(assignment);
        });
    }

    @Operation(
            summary = "Change an assignment, whole",
            description = "Attempts under way keep their time, but end with the window.")
    @PutMapping("/{assignment_id}")
    ResponseEntity<AssignmentAnswer> change(
            Caller caller,
            @PathVariable("class_id") String classId,
            @PathVariable("assignment_id") String assignmentId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody AssignmentChanges body) {
        return transaction.execute(
                _ -> tagged(assignments.change(forChange(caller, classId, assignmentId, ifMatch), body)));
    }

    @Operation(summary = "Close an assignment now: what is under way is handed in as it was saved")
    @PostMapping("/{assignment_id}/close")
    ResponseEntity<AssignmentAnswer> close(
            Caller caller,
            @PathVariable("class_id") String classId,
            @PathVariable("assignment_id") String assignmentId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return transaction.execute(_ -> tagged(assignments.close(forChange(caller, classId, assignmentId, ifMatch))));
    }

    record RemovedAssignmentAnswer(String status, String assignmentId) {}

    @Operation(summary = "Take an assignment back, while nobody has started")
    @DeleteMapping("/{assignment_id}")
    RemovedAssignmentAnswer delete(
            Caller caller,
            @PathVariable("class_id") String classId,
            @PathVariable("assignment_id") String assignmentId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return transaction.execute(_ -> {
            assignments.delete(forChange(caller, classId, assignmentId, ifMatch));
            return new RemovedAssignmentAnswer("success", assignmentId);
        });
    }

    private Assignment forChange(Caller caller, String classId, String assignmentId, @Nullable String ifMatch) {
        Assignment before = assignments.forChange(classId, assignmentId);
        Etag.require(ifMatch, Optional.of(before.updatedAt()));
        audit.record(caller, Audit.Action.CHANGE, "assignment", assignmentId, Optional.of(classId));
        return before;
    }

    private static ResponseEntity<AssignmentAnswer> tagged(Assignment assignment) {
        return Etag.on(new AssignmentAnswer("success", assignment), assignment.updatedAt());
    }

    record ProgressAnswer(
            String status,
            Assignment assignment,
            List<TakerProgress> students,
            Instant serverTime,
            @Nullable String nextCursor) {
        /** Changes when anything does but the time. */
        String tag() {
            return "\"" + Integer.toHexString(List.of(assignment, students).hashCode()) + "\"";
        }
    }

    @Operation(
            summary = "Who has not started, works, or has handed in",
            description = "Made to be asked every few seconds with If-None-Match: 304 while nothing has changed.")
    @GetMapping("/{assignment_id}/progress")
    ResponseEntity<ProgressAnswer> progress(
            Caller caller,
            @PathVariable("class_id") String classId,
            @PathVariable("assignment_id") String assignmentId,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String known,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page.Request request = Page.Request.of(limit, cursor, 200, 1);
        return transaction.execute(_ -> {
            Assignment assignment = assignments.find(classId, assignmentId);
            Page<TakerProgress> page = takers.of(assignment, request);
            ProgressAnswer answer =
                    new ProgressAnswer("success", assignment, page.items(), clock.instant(), page.nextCursor());
            if (answer.tag().equals(known)) {
                return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                        .eTag(answer.tag())
                        .build();
            }
            audit.record(caller, Audit.Action.READ, "assignment", assignmentId, Optional.of(classId));
            return ResponseEntity.ok().eTag(answer.tag()).body(answer);
        });
    }

    record ExtensionBody(
            @Nullable @NotNull @Min(1) @Max(600) Integer minutes,
            @Nullable @NotBlank @Size(max = 500) String reason) {}

    record ExtendedAnswer(
            String status, String attemptId, @Nullable Instant deadline) {}

    @Operation(
            summary = "Give an attempt more time; one that is closed is opened again",
            description = "Minutes count from its deadline, or from now if that has passed.")
    @PostMapping("/{assignment_id}/attempts/{attempt_id}/extend")
    ExtendedAnswer extend(
            Caller caller,
            @PathVariable("class_id") String classId,
            @PathVariable("assignment_id") String assignmentId,
            @PathVariable("attempt_id") String attemptId,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody ExtensionBody body) {
        return idempotency.once(
                key,
                caller.userId(),
                "POST extend " + attemptId,
                body,
                ExtendedAnswer.class,
                complete -> transaction.execute(_ -> {
                    Attempt attempt = attempts.extend(
                            caller,
                            assignments.find(classId, assignmentId),
                            attemptId,
                            Objects.requireNonNull(body.minutes()),
                            Objects.requireNonNull(body.reason()).strip());
                    ExtendedAnswer answer = new ExtendedAnswer("success", attemptId, attempt.deadline());
                    complete.accept(answer);
                    return answer;
                }));
    }
}
