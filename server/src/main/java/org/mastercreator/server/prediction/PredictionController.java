package org.mastercreator.server.prediction;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.http.Idempotency;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.security.Access;
import org.mastercreator.server.security.Audit;
import org.mastercreator.server.security.Caller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whether predictions hold, and which version makes them. */
@Tag(name = "Predictions")
@RestController
@RequestMapping("/api/adaptive")
class PredictionController {
    private static final int DAYS = 42;

    private final FeedbackReports reports;
    private final Models models;
    private final Access access;
    private final Audit audit;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;

    PredictionController(
            FeedbackReports reports,
            Models models,
            Access access,
            Audit audit,
            Idempotency idempotency,
            TransactionTemplate transaction) {
        this.reports = reports;
        this.models = models;
        this.access = access;
        this.audit = audit;
        this.idempotency = idempotency;
        this.transaction = transaction;
    }

    record FeedbackBody(
            @Nullable @Size(min = 1, max = 128) String classId,
            @Nullable @Min(1) @Max(366) Integer days) {}

    record FeedbackAnswer(String status, FeedbackReport report) {}

    @Operation(summary = "Compare what was predicted with what happened: in a class, or, for an admin, in all")
    @PostMapping("/feedback")
    FeedbackAnswer feedback(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody FeedbackBody body) {
        Optional<String> classId = scope(caller, body.classId());
        int days = body.days() == null ? DAYS : body.days();
        return idempotency.once(
                key,
                caller.userId(),
                "POST feedback",
                body,
                FeedbackAnswer.class,
                complete -> transaction.execute(_ -> {
                    FeedbackReport report = reports.create(classId, days, caller.userId());
                    audit.record(caller, Audit.Action.CREATE, "feedback_report", report.reportId(), classId);
                    FeedbackAnswer made = new FeedbackAnswer("success", report);
                    complete.accept(made);
                    return made;
                }));
    }

    record LatestFeedbackAnswer(String status, @Nullable FeedbackReport report) {}

    @Operation(
            summary = "The latest report about a class, or, for an admin, about all",
            description = "Null before the first: that there is none yet is an answer.")
    @GetMapping("/feedback/latest")
    LatestFeedbackAnswer latest(
            Caller caller, @RequestParam(name = "class_id", required = false) @Nullable String classId) {
        return new LatestFeedbackAnswer(
                "success", reports.latest(scope(caller, classId)).orElse(null));
    }

    @Operation(summary = "A stored report")
    @GetMapping("/feedback/{report_id}")
    FeedbackAnswer report(Caller caller, @PathVariable("report_id") String reportId) {
        return reports.find(reportId)
                .filter(report ->
                        report.classId() == null ? caller.isAdmin() : access.seesClass(caller, report.classId()))
                .map(report -> new FeedbackAnswer("success", report))
                .orElseThrow(() -> new Problem.NotFound("report"));
    }

    private Optional<String> scope(Caller caller, @Nullable String classId) {
        if (classId == null) {
            if (!caller.isAdmin()) {
                throw new Problem.Invalid("class_id", "is needed: only an admin may ask about all classes");
            }
            return Optional.empty();
        }
        access.requireClass(caller, classId);
        return Optional.of(classId);
    }

    record ModelsAnswer(String status, List<ModelVersion> models) {}

    @Operation(summary = "The versions of what was learned from answers, newest first")
    @GetMapping("/models")
    ModelsAnswer models() {
        return new ModelsAnswer("success", models.versions());
    }

    record ModelAnswer(String status, ModelVersion model) {}

    @Operation(summary = "Go to a version, or back to it; masteries go on from where they are")
    @PostMapping("/models/{version}/adopt")
    ModelAnswer adopt(Caller caller, @PathVariable("version") long version) {
        return transaction.execute(_ -> {
            models.adopt(version, caller.userId());
            audit.record(caller, Audit.Action.CHANGE, "model", String.valueOf(version), Optional.empty());
            return new ModelAnswer("success", models.find(version).orElseThrow());
        });
    }
}
