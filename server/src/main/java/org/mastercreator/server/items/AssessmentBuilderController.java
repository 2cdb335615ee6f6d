package org.mastercreator.server.items;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.assessment.Quizzes;
import org.mastercreator.server.http.Etag;
import org.mastercreator.server.http.Idempotency;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.security.Access;
import org.mastercreator.server.security.Audit;
import org.mastercreator.server.security.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Building assessments for a class. */
@Tag(name = "Assessments")
@RestController
@RequestMapping("/api/assessments")
class AssessmentBuilderController {
    private final AssessmentBuilder builder;
    private final Quizzes quizzes;
    private final Access access;
    private final Audit audit;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;

    AssessmentBuilderController(
            AssessmentBuilder builder,
            Quizzes quizzes,
            Access access,
            Audit audit,
            Idempotency idempotency,
            TransactionTemplate transaction) {
        this.builder = builder;
        this.quizzes = quizzes;
        this.access = access;
        this.audit = audit;
        this.idempotency = idempotency;
        this.transaction = transaction;
    }

    record BuiltAnswer(String status, Quizzes.Quiz assessment) {}

    @Operation(summary = "Build an assessment from items of the bank and own questions")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    BuiltAnswer create(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody AssessmentBody body) {
        String classId = Objects.requireNonNull(body.classId());
        access.requireClass(caller, classId);
        return idempotency.once(
                key,
                caller.userId(),
                "POST assessments",
                body,
                BuiltAnswer.class,
                complete -> transaction.execute(_ -> {
                    access.holdInUse(classId);
                    Quizzes.Quiz quiz = quizzes.create(classId, builder.draft(body, Optional.empty()), caller.userId());
                    audit.record(caller, Audit.Action.CREATE, "assessment", quiz.assessmentId(), Optional.of(classId));
                    BuiltAnswer answer = new BuiltAnswer("success", quiz);
                    complete.accept(answer);
                    return answer;
                }));
    }

    @Operation(summary = "Change an assessment that nobody has begun; afterwards only its key can be corrected")
    @PutMapping("/{assessment_id}")
    ResponseEntity<BuiltAnswer> change(
            Caller caller,
            @PathVariable("assessment_id") String assessmentId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody AssessmentBody body) {
        return transaction.execute(_ -> {
            Quizzes.Quiz before = forChange(assessmentId, ifMatch);
            if (!before.classId().equals(body.classId())) {
                throw new Problem.Invalid("class_id", "must be the class that has it");
            }
            audit.record(caller, Audit.Action.CHANGE, "assessment", assessmentId, Optional.of(before.classId()));
            Quizzes.Quiz changed = quizzes.change(before, builder.draft(body, Optional.of(before)));
            return Etag.on(new BuiltAnswer("success", changed), changed.updatedAt());
        });
    }

    record ArchivedAssessmentAnswer(String status, String assessmentId) {}

    @Operation(summary = "Put an assessment that nobody has begun into the archive")
    @DeleteMapping("/{assessment_id}")
    ArchivedAssessmentAnswer archive(
            Caller caller,
            @PathVariable("assessment_id") String assessmentId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        transaction.executeWithoutResult(_ -> {
            Quizzes.Quiz before = forChange(assessmentId, ifMatch);
            audit.record(caller, Audit.Action.ERASE, "assessment", assessmentId, Optional.of(before.classId()));
            quizzes.archive(before);
        });
        return new ArchivedAssessmentAnswer("success", assessmentId);
    }

    private Quizzes.Quiz forChange(String assessmentId, @Nullable String ifMatch) {
        access.holdInUse(Access.Owned.ASSESSMENT, assessmentId);
        Quizzes.Quiz before = quizzes.forChange(assessmentId);
        Etag.require(ifMatch, Optional.of(before.updatedAt()));
        return before;
    }
}
