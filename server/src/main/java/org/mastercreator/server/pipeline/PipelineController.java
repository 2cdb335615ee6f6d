package org.mastercreator.server.pipeline;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.adaptive.Plan;
import org.mastercreator.server.adaptive.Plans;
import org.mastercreator.server.assessment.BatchGrading;
import org.mastercreator.server.assessment.KeyCorrections;
import org.mastercreator.server.assessment.Regrading;
import org.mastercreator.server.http.Idempotency;
import org.mastercreator.server.http.Page;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.prediction.ModelVersion;
import org.mastercreator.server.prediction.Models;
import org.mastercreator.server.security.Access;
import org.mastercreator.server.security.Audit;
import org.mastercreator.server.security.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Background jobs: start, watch, cancel. */
@Tag(name = "Jobs")
@RestController
@RequestMapping("/api/pipeline")
class PipelineController {
    private static final String REFIT = "refit";

    private final Jobs jobs;
    private final JobRunner runner;
    private final Plans plans;
    private final Models models;
    private final BatchGrading grading;
    private final Regrading regrading;
    private final Access access;
    private final Audit audit;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;

    PipelineController(
            Jobs jobs,
            JobRunner runner,
            Plans plans,
            Models models,
            BatchGrading grading,
            Regrading regrading,
            Access access,
            Audit audit,
            Idempotency idempotency,
            TransactionTemplate transaction) {
        this.jobs = jobs;
        this.runner = runner;
        this.plans = plans;
        this.models = models;
        this.grading = grading;
        this.regrading = regrading;
        this.access = access;
        this.audit = audit;
        this.idempotency = idempotency;
        this.transaction = transaction;
    }

    /** @param kind a class plan unless it says otherwise */
    record RunBody(
            @Nullable @Pattern(regexp = "class_plan|refit", message = "must be class_plan or refit")
            String kind,

            @Nullable @NotBlank @Size(max = 128) String classId,
            @Nullable @Size(max = 200) List<@NotBlank @Size(max = 128) String> conceptIds) {
        RunBody {
            kind = kind == null ? ClassPlanStages.KIND : kind;
        }
    }

    record JobAnswer(String status, String jobId, Job job) {
        static JobAnswer of(Job job) {
            return new JobAnswer("success", job.jobId(), job);
        }
    }

    private record Input(List<String> conceptIds) {}

    @Operation(summary = "Start a job; watch it on /ws/pipeline/{job_id}")
    @PostMapping("/run")
    @ResponseStatus(HttpStatus.ACCEPTED)
    JobAnswer run(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody RunBody body) {
        String classId = Objects.requireNonNull(body.classId());
        access.requireClass(caller, classId);
        if (REFIT.equals(body.kind()) && !caller.isAdmin()) {
            throw new Problem.NotAllowed("Only an admin may start a refit: it concerns all classes.");
        }
        List<String> conceptIds = body.conceptIds() == null
                ? List.of()
                : body.conceptIds().stream().distinct().toList();
        plans.requireConcepts(conceptIds);
        JobAnswer answer = idempotency.once(
                key,
                caller.userId(),
                "POST run",
                body,
                JobAnswer.class,
                complete -> transaction.execute(_ -> {
                    access.holdInUse(classId);
                    JobAnswer made = JobAnswer.of(jobs.create(
                            Objects.requireNonNull(body.kind()), classId, caller.userId(), new Input(conceptIds)));
                    audit.record(caller, Audit.Action.CREATE, "job", made.jobId(), Optional.of(classId));
                    complete.accept(made);
                    return made;
                }));
        runner.wake();
        return answer;
    }

    @Operation(
            summary = "Grade up to 5,000 submissions of a class as a job; one that fails hinders no other",
            description = "What is graded already and has not changed is not graded again, unless grade_again says so.")
    @PostMapping("/batch-grade")
    @ResponseStatus(HttpStatus.ACCEPTED)
    JobAnswer batchGrade(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody BatchGrading.Batch body) {
        String classId = Objects.requireNonNull(body.classId());
        access.requireClass(caller, classId);
        BatchGrading.Task task = grading.check(caller, body);
        JobAnswer answer = idempotency.once(
                key,
                caller.userId(),
                "POST pipeline batch-grade",
                body,
                JobAnswer.class,
                complete -> transaction.execute(_ -> {
                    access.holdInUse(classId);
                    JobAnswer made = JobAnswer.of(jobs.create(BatchGradeStages.KIND, classId, caller.userId(), task));
                    grading.store(made.jobId(), body);
                    audit.record(caller, Audit.Action.CREATE, "job", made.jobId(), Optional.of(classId));
                    complete.accept(made);
                    return made;
                }));
        runner.wake();
        return answer;
    }

    record BatchOutcomesAnswer(
            String status,
            String jobId,
            String assessmentId,
            BatchGrading.Tally tally,
            List<BatchGrading.Outcome> submissions,
            @Nullable String nextCursor) {}

    @Operation(summary = "What became of each submission of a batch so far")
    @GetMapping("/results/{job_id}/submissions")
    BatchOutcomesAnswer batchOutcomes(
            Caller caller,
            @PathVariable("job_id") String jobId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page.Request request = Page.Request.of(limit, cursor, 50, 1);
        Job job = find(jobId);
        return transaction.execute(_ -> {
            audit.record(caller, Audit.Action.READ, "job", jobId, Optional.of(job.classId()));
            Page<BatchGrading.Outcome> page = grading.outcomes(jobId, request);
            return new BatchOutcomesAnswer(
                    "success",
                    jobId,
                    grading.assessmentOf(jobId),
                    grading.tally(jobId),
                    page.items(),
                    page.nextCursor());
        });
    }

    record JobsAnswer(
            String status, List<Job> jobs, @Nullable String nextCursor) {}

    @Operation(summary = "A class's jobs, newest first")
    @GetMapping("/jobs")
    JobsAnswer list(
            Caller caller,
            @RequestParam(name = "class_id") String classId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        access.requireClass(caller, classId);
        Page<Job> page = jobs.ofClass(classId, Page.Request.of(limit, cursor, 20, 2));
        return new JobsAnswer("success", page.items(), page.nextCursor());
    }

    @Operation(summary = "How far a job is")
    @GetMapping("/status/{job_id}")
    JobAnswer status(@PathVariable("job_id") String jobId) {
        return JobAnswer.of(find(jobId));
    }

    /** One of them, by the kind of the job; none where a refit had too little to learn from. */
    record Result(
            @Nullable Plan plan,
            @Nullable ModelVersion model,
            BatchGrading.@Nullable Tally batch,
            KeyCorrections.@Nullable RegradeTally regrade) {}

    record ResultAnswer(String status, String jobId, Result result) {}

    @Operation(summary = "What a complete job made")
    @GetMapping("/results/{job_id}")
    ResultAnswer results(Caller caller, @PathVariable("job_id") String jobId) {
        Job job = find(jobId);
        if (job.status() != Job.Status.complete || job.result() == null) {
            throw new Problem.Conflict("This job has no result: it is " + job.status() + ".");
        }
        JsonNode made = job.result();
        if (job.kind().equals(REFIT)) {
            return new ResultAnswer(
                    "success",
                    jobId,
                    new Result(
                            null,
                            models.find(made.path("model_version").asLong(0)).orElse(null),
                            null,
                            null));
        }
        if (job.kind().equals(BatchGradeStages.KIND)) {
            return new ResultAnswer("success", jobId, new Result(null, null, grading.tally(jobId), null));
        }
        if (job.kind().equals(RegradeStages.KIND)) {
            return new ResultAnswer(
                    "success",
                    jobId,
                    new Result(
                            null,
                            null,
                            null,
                            regrading.tally(made.path("correction_id").asString(""))));
        }
        String planId = made.path("plan_id").asString("");
        return transaction.execute(_ -> {
            audit.record(caller, Audit.Action.READ, "plan", planId, Optional.of(job.classId()));
            Plan plan = plans.find(planId).orElseThrow(() -> new Problem.NotFound("plan"));
            return new ResultAnswer("success", jobId, new Result(plan, null, null, null));
        });
    }

    @Operation(summary = "End a job: at once if it waits, at its next stage if it runs")
    @PostMapping("/{job_id}/cancel")
    JobAnswer cancel(Caller caller, @PathVariable("job_id") String jobId) {
        return transaction.execute(_ -> {
            audit.record(caller, Audit.Action.CHANGE, "job", jobId, Optional.empty());
            return JobAnswer.of(jobs.cancel(jobId));
        });
    }

    private Job find(String jobId) {
        return jobs.find(jobId).orElseThrow(() -> new Problem.NotFound("job"));
    }
}
