package org.mastercreator.server.assessment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.http.Etag;
import org.mastercreator.server.http.Idempotency;
import org.mastercreator.server.http.Page;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.security.Access;
import org.mastercreator.server.security.Audit;
import org.mastercreator.server.security.Caller;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Submitting, grading and looking up. */
@Tag(name = "Assessments")
@RestController
@RequestMapping("/api/assessments")
class AssessmentController {
    private final Intake intake;
    private final Submissions submissions;
    private final BatchWork work;
    private final Results results;
    private final Quizzes quizzes;
    private final StudentLimits limits;
    private final Access access;
    private final Audit audit;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;

    AssessmentController(
            Intake intake,
            Submissions submissions,
            BatchWork work,
            Results results,
            Quizzes quizzes,
            StudentLimits limits,
            Access access,
            Audit audit,
            Idempotency idempotency,
            TransactionTemplate transaction) {
        this.intake = intake;
        this.submissions = submissions;
        this.work = work;
        this.results = results;
        this.quizzes = quizzes;
        this.limits = limits;
        this.access = access;
        this.audit = audit;
        this.idempotency = idempotency;
        this.transaction = transaction;
    }

    record GradedAnswer(String status, GradedAssessment gradedAssessment) {}

    @Operation(summary = "Grade one submission, update mastery, store it and tell every window")
    @PostMapping("/submit")
    GradedAnswer submit(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody SubmitBody body) {
        String studentId = Objects.requireNonNull(body.studentId());
        String assessmentId = Objects.requireNonNull(body.assessmentId());
        boolean takesWork = access.takesWork(caller, studentId, assessmentId);
        List<Intake.Item> items = intake.items(
                intake.questions(caller, assessmentId, body.questions()),
                Objects.requireNonNull(body.responses()),
                "responses");
        return idempotency.once(key, caller.userId(), "POST submit", body, GradedAnswer.class, complete -> {
            if (!takesWork) {
                throw Access.archived();
            }
            Consumer<GradedAssessment> stored = graded -> {
                if (!caller.isStudent()) {
                    access.holdTakesWork(studentId, assessmentId);
                }
                complete.accept(new GradedAnswer("success", graded));
            };
            GradedAssessment graded = caller.isStudent()
                    ? limits.handIn(caller, assessmentId, Objects.requireNonNull(body.responses()), stored)
                    : submissions.submit(
                            caller,
                            assessmentId,
                            studentId,
                            items,
                            !Boolean.FALSE.equals(body.updateMastery()),
                            stored);
            return new GradedAnswer("success", graded);
        });
    }

    /** @param gradeAgain whether to grade also what is graded already and has not changed; left out: no */
    record BatchBody(
            @Nullable @NotBlank @Size(max = 128) String assessmentId,
            @Nullable @Size(max = 200) List<@Valid @NotNull QuestionBody> questions,
            @Nullable Boolean gradeAgain,
            @Nullable @NotEmpty @Size(max = 500) List<BatchGrading.@Valid @NotNull Submitted> submissions) {}

    /**
     * One submission of a batch: graded, or why not.
     *
     * @param unchanged whether it was graded before and has not changed: then this is the grading that it has
     */
    record BatchResult(
            String studentId,
            String status,
            boolean unchanged,
            @Nullable GradedAssessment gradedAssessment,
            @Nullable String error,
            @Nullable List<Problem.FieldError> errors) {}

    record BatchGradedAnswer(
            String status, String assessmentId, int graded, int unchanged, int failed, List<BatchResult> results) {}

    @Operation(
            summary = "Grade many submissions; one that fails is reported and undoes none of the others",
            description = "What is graded already and has not changed is not graded again, unless grade_again says so.")
    @PostMapping("/batch-grade")
    BatchGradedAnswer batch(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody BatchBody body) {
        String assessmentId = Objects.requireNonNull(body.assessmentId());
        List<Question> questions = intake.questions(caller, assessmentId, body.questions());
        return idempotency.once(key, caller.userId(), "POST batch-grade", body, BatchGradedAnswer.class, complete -> {
            List<BatchResult> done = new ArrayList<>();
            Set<String> graded = new HashSet<>();
            for (int i = 0; i < Objects.requireNonNull(body.submissions()).size(); i++) {
                done.add(gradeOne(caller, body, questions, i, graded, key));
            }
            int failed = (int) done.stream()
                    .filter(result -> result.gradedAssessment() == null)
                    .count();
            int unchanged = (int) done.stream().filter(BatchResult::unchanged).count();
            BatchGradedAnswer answer = new BatchGradedAnswer(
                    failed == 0 ? "success" : "partial_success",
                    assessmentId,
                    done.size() - unchanged - failed,
                    unchanged,
                    failed,
                    done);
            transaction.executeWithoutResult(_ -> complete.accept(answer));
            return answer;
        });
    }

    /**
     * With a key each submission has one of its own, so that a batch that broke off can be sent again.
     *
     * @param graded what was graded of this batch so far; takes up what is graded now
     */
    private BatchResult gradeOne(
            Caller caller,
            BatchBody body,
            List<Question> questions,
            int index,
            Set<String> graded,
            @Nullable String key) {
        BatchGrading.Submitted submission =
                Objects.requireNonNull(body.submissions()).get(index);
        String studentId = Objects.requireNonNull(submission.studentId());
        String assessmentId = Objects.requireNonNull(body.assessmentId());
        try {
            boolean takesWork = access.takesWork(caller, studentId, assessmentId);
            List<Intake.Item> items = intake.items(
                    questions, Objects.requireNonNull(submission.responses()), "submissions[" + index + "].responses");
            BatchWork.Done done = idempotency.once(
                    key == null ? null : key + "#" + index,
                    caller.userId(),
                    "POST batch-grade one",
                    submission,
                    BatchWork.Done.class,
                    complete -> {
                        if (!takesWork) {
                            throw Access.archived();
                        }
                        return work.grade(
                                caller,
                                new BatchWork.Work(assessmentId, studentId, items),
                                () -> List.copyOf(graded),
                                Boolean.TRUE.equals(body.gradeAgain()),
                                one -> {
                                    access.holdTakesWork(studentId, assessmentId);
                                    if (one.unchanged()) {
                                        audit.record(
                                                caller, Audit.Action.READ, "submission", studentId, Optional.empty());
                                    }
                                    complete.accept(one);
                                });
                    });
            if (!done.unchanged()) {
                graded.add(done.graded().gradingId());
            }
            return new BatchResult(studentId, "success", done.unchanged(), done.graded(), null, null);
        } catch (Problem.Invalid invalid) {
            return new BatchResult(studentId, "failed", false, null, invalid.getMessage(), invalid.errors());
        } catch (Problem problem) {
            return new BatchResult(studentId, "failed", false, null, problem.getMessage(), null);
        }
    }

    @Operation(summary = "The newest result of a student for an assessment, question by question")
    @GetMapping("/{assessment_id}/results/{student_id}")
    GradedAnswer result(
            Caller caller,
            @PathVariable("assessment_id") String assessmentId,
            @PathVariable("student_id") String studentId) {
        return transaction.execute(_ -> {
            audit.record(caller, Audit.Action.READ, "submission", studentId, Optional.empty());
            return new GradedAnswer(
                    "success",
                    results.newest(assessmentId, studentId).orElseThrow(() -> new Problem.NotFound("result")));
        });
    }

    record SubmissionHistoryAnswer(
            String status,
            String studentId,
            List<Results.Summary> history,
            @Nullable String nextCursor) {}

    @Operation(summary = "A student's submissions, newest first")
    @GetMapping("/students/{student_id}/history")
    SubmissionHistoryAnswer history(
            Caller caller,
            @PathVariable("student_id") String studentId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page.Request request = Page.Request.of(limit, cursor, 10, 2);
        return transaction.execute(_ -> {
            audit.record(caller, Audit.Action.READ, "submission", studentId, Optional.empty());
            Page<Results.Summary> page = results.history(studentId, request);
            return new SubmissionHistoryAnswer("success", studentId, page.items(), page.nextCursor());
        });
    }

    record QuizSummary(
            String assessmentId,
            String title,
            String classId,
            List<String> conceptIds,
            int questionCount,
            @Nullable Integer timeLimitMinutes,
            @Nullable Integer adjustedTimeLimitMinutes) {}

    record QuizzesAnswer(
            String status,
            List<QuizSummary> assessments,
            @Nullable String nextCursor) {}

    @Operation(summary = "Stored quizzes that you may see")
    @GetMapping
    QuizzesAnswer quizzes(
            Caller caller,
            @RequestParam(name = "class_id", required = false) @Nullable String classId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page<Quizzes.Quiz> page =
                quizzes.visibleTo(caller, Optional.ofNullable(classId), Page.Request.of(limit, cursor, 50, 2));
        return new QuizzesAnswer(
                "success",
                page.items().stream().map(quiz -> summary(quiz, caller)).toList(),
                page.nextCursor());
    }

    private QuizSummary summary(Quizzes.Quiz quiz, Caller caller) {
        return new QuizSummary(
                quiz.assessmentId(),
                quiz.title(),
                quiz.classId(),
                quiz.questions().stream()
                        .map(question -> Objects.requireNonNull(question.conceptId()))
                        .collect(Collectors.toCollection(java.util.TreeSet::new))
                        .stream()
                        .toList(),
                quiz.questions().size(),
                quiz.timeLimitMinutes(),
                quizzes.adjustedLimit(quiz, caller));
    }

    /**
     * A stored quiz as one reads it.
     *
     * @param changeable false once a student has begun to work on it, and for students
     * @param items where its questions come from; empty for students
     */
    record QuizDetail(
            String assessmentId,
            String title,
            String classId,
            @Nullable Integer timeLimitMinutes,
            @Nullable Integer adjustedTimeLimitMinutes,
            List<QuestionBody> questions,
            boolean changeable,
            List<Quizzes.FromItem> items) {}

    record QuizAnswer(String status, QuizDetail assessment) {}

    @Operation(
            summary = "A stored quiz; its key only for teachers",
            description = "To a student it shows its questions once she has started an attempt.")
    @GetMapping("/{assessment_id}")
    ResponseEntity<QuizAnswer> quiz(Caller caller, @PathVariable("assessment_id") String assessmentId) {
        Quizzes.Quiz quiz = quizzes.find(assessmentId)
                .filter(found -> !found.archived() || !caller.isStudent())
                .orElseThrow(() -> new Problem.NotFound("assessment"));
        QuizDetail detail = new QuizDetail(
                quiz.assessmentId(),
                quiz.title(),
                quiz.classId(),
                quiz.timeLimitMinutes(),
                quizzes.adjustedLimit(quiz, caller),
                caller.studentId().map(studentId -> forStudent(quiz, studentId)).orElse(quiz.questions()),
                !caller.isStudent() && !quiz.archived() && !quizzes.hasBegun(assessmentId),
                caller.isStudent() ? List.of() : quiz.items());
        return Etag.on(new QuizAnswer("success", detail), quiz.updatedAt());
    }

    /** Whoever reads the questions has begun: the time of an attempt counts from its start. */
    private List<QuestionBody> forStudent(Quizzes.Quiz quiz, String studentId) {
        return quizzes.isStartedBy(quiz.assessmentId(), studentId)
                ? quiz.questions().stream().map(QuestionBody::withoutKey).toList()
                : List.of();
    }
}
