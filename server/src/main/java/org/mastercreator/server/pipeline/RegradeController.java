package org.mastercreator.server.pipeline;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.assessment.KeyBody;
import org.mastercreator.server.assessment.KeyCorrections;
import org.mastercreator.server.assessment.KeyPreview;
import org.mastercreator.server.http.Etag;
import org.mastercreator.server.http.Idempotency;
import org.mastercreator.server.security.Audit;
import org.mastercreator.server.security.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Correcting a key and grading the answers again, as a job. */
@Tag(name = "Corrected keys")
@RestController
@RequestMapping("/api/assessments/{assessment_id}")
class RegradeController {
    private final KeyCorrections corrections;
    private final KeyPreview preview;
    private final Jobs jobs;
    private final JobRunner runner;
    private final Audit audit;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;

    RegradeController(
            KeyCorrections corrections,
            KeyPreview preview,
            Jobs jobs,
            JobRunner runner,
            Audit audit,
            Idempotency idempotency,
            TransactionTemplate transaction) {
        this.corrections = corrections;
        this.preview = preview;
        this.jobs = jobs;
        this.runner = runner;
        this.audit = audit;
        this.idempotency = idempotency;
        this.transaction = transaction;
    }

    record CorrectionAnswer(String status, KeyCorrections.Correction correction, Job job) {}

    @Operation(
            summary = "Correct the key of a question: its answers are graded again as a job",
            description = "Type, text and points stay. What a teacher decided about an answer stands.")
    @PatchMapping("/questions/{question_id}")
    ResponseEntity<CorrectionAnswer> correct(
            Caller caller,
            @PathVariable("assessment_id") String assessmentId,
            @PathVariable("question_id") String questionId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody KeyBody body) {
        ResponseEntity<CorrectionAnswer> answer = transaction.execute(_ -> {
            KeyCorrections.Made made = corrections.correct(caller, assessmentId, questionId, ifMatch, body);
            return Etag.on(HttpStatus.ACCEPTED, start(caller, made.correction()), made.changedAt());
        });
        runner.wake();
        return answer;
    }

    private CorrectionAnswer start(Caller caller, KeyCorrections.Correction correction) {
        Job job = jobs.create(
                RegradeStages.KIND,
                correction.classId(),
                caller.userId(),
                new RegradeStages.Task(correction.correctionId()));
        audit.record(
                caller,
                Audit.Action.CHANGE,
                "assessment",
                correction.assessmentId(),
                Optional.of(correction.classId()));
        return new CorrectionAnswer("success", corrections.runsAs(correction.correctionId(), job.jobId()), job);
    }

    record PreviewAnswer(String status, KeyPreview.RegradePreview preview) {}

    @Operation(summary = "What a corrected key would do to the answers; changes nothing")
    @PostMapping("/questions/{question_id}/preview")
    PreviewAnswer preview(
            @PathVariable("assessment_id") String assessmentId,
            @PathVariable("question_id") String questionId,
            @RequestBody KeyBody body) {
        return new PreviewAnswer("success", preview.of(assessmentId, questionId, body));
    }

    record CorrectionsAnswer(String status, List<KeyCorrections.Correction> corrections) {}

    @Operation(summary = "The corrections of an assessment's keys, newest first")
    @GetMapping("/corrections")
    CorrectionsAnswer corrections(@PathVariable("assessment_id") String assessmentId) {
        return new CorrectionsAnswer("success", corrections.of(assessmentId));
    }

    @Operation(
            summary = "Take a correction back: key and grades as before, as a job",
            description = "What teachers decided since stands.")
    @PostMapping("/corrections/{correction_id}/undo")
    @ResponseStatus(HttpStatus.ACCEPTED)
    CorrectionAnswer undo(
            Caller caller,
            @PathVariable("assessment_id") String assessmentId,
            @PathVariable("correction_id") String correctionId,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return once(
                caller,
                key,
                "POST undo correction " + correctionId,
                () -> corrections.undo(caller, assessmentId, correctionId).correction());
    }

    @Operation(summary = "Grade on after a job that was cancelled or failed")
    @PostMapping("/corrections/{correction_id}/resume")
    @ResponseStatus(HttpStatus.ACCEPTED)
    CorrectionAnswer resume(
            Caller caller,
            @PathVariable("assessment_id") String assessmentId,
            @PathVariable("correction_id") String correctionId,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return once(
                caller,
                key,
                "POST resume correction " + correctionId,
                () -> corrections.resume(assessmentId, correctionId));
    }

    private CorrectionAnswer once(
            Caller caller, @Nullable String key, String route, Supplier<KeyCorrections.Correction> work) {
        CorrectionAnswer answer = idempotency.once(
                key,
                caller.userId(),
                route,
                "",
                CorrectionAnswer.class,
                complete -> transaction.execute(_ -> {
                    CorrectionAnswer started = start(caller, work.get());
                    complete.accept(started);
                    return started;
                }));
        runner.wake();
        return answer;
    }
}
