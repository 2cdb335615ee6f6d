package org.mastercreator.server.attempt;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.assessment.GradedAssessment;
import org.mastercreator.server.assessment.Papers;
import org.mastercreator.server.assessment.QuestionBody;
import org.mastercreator.server.http.Idempotency;
import org.mastercreator.server.http.Page;
import org.mastercreator.server.library.WordBank;
import org.mastercreator.server.security.Audit;
import org.mastercreator.server.security.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
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
import tools.jackson.databind.JsonNode;

/** A student takes what was assigned to her. */
@Tag(name = "Attempts")
@RestController
@RequestMapping("/api/students/students/{student_id}")
class AttemptController {
    /** The highest whole number that a page counts exactly. */
    private static final long LAST_SEQUENCE = 9_007_199_254_740_991L;

    private final OwnAssignments assigned;
    private final Attempts attempts;
    private final SavedAnswers answers;
    private final HandIns handIns;
    private final Papers papers;
    private final Supports supports;
    private final Audit audit;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AttemptController(
            OwnAssignments assigned,
            Attempts attempts,
            SavedAnswers answers,
            HandIns handIns,
            Papers papers,
            Supports supports,
            Audit audit,
            Idempotency idempotency,
            TransactionTemplate transaction,
            Clock clock) {
        this.assigned = assigned;
        this.attempts = attempts;
        this.answers = answers;
        this.handIns = handIns;
        this.papers = papers;
        this.supports = supports;
        this.audit = audit;
        this.idempotency = idempotency;
        this.transaction = transaction;
        this.clock = clock;
    }

    record OwnAssignmentsAnswer(
            String status,
            List<OwnAssignment> assignments,
            @Nullable String nextCursor) {}

    @Operation(summary = "What is assigned to a student, newest first")
    @GetMapping("/assignments")
    OwnAssignmentsAnswer assigned(
            Caller caller,
            @PathVariable("student_id") String studentId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page.Request request = Page.Request.of(limit, cursor, 50, 2);
        return transaction.execute(_ -> {
            audit.record(caller, Audit.Action.READ, "attempt", studentId, Optional.empty());
            Page<OwnAssignment> page = assigned.of(studentId, request);
            return new OwnAssignmentsAnswer("success", page.items(), page.nextCursor());
        });
    }

    record StartBody(@Nullable @NotBlank @Size(max = 128) String assignmentId) {}

    record StartedAnswer(String status, String attemptId, int number) {}

    @Operation(
            summary = "Start an attempt, or get the one that is under way",
            description = "The time counts from here, by the server's clock, with what her IEP adds.")
    @PostMapping("/attempts")
    @ResponseStatus(HttpStatus.CREATED)
    StartedAnswer start(
            Caller caller,
            @PathVariable("student_id") String studentId,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody StartBody body) {
        String assignmentId = Objects.requireNonNull(body.assignmentId());
        return idempotency.once(
                key,
                caller.userId(),
                "POST attempts",
                body,
                StartedAnswer.class,
                complete -> transaction.execute(_ -> {
                    Attempt attempt = attempts.start(caller, studentId, assignmentId);
                    StartedAnswer answer = new StartedAnswer("success", attempt.attemptId(), attempt.number());
                    complete.accept(answer);
                    return answer;
                }));
    }

    record AttemptAnswer(String status, AttemptView attempt) {}

    @Operation(summary = "An attempt: its questions without keys, what is saved, and how much time is left")
    @GetMapping("/attempts/{attempt_id}")
    AttemptAnswer attempt(
            Caller caller, @PathVariable("student_id") String studentId, @PathVariable("attempt_id") String attemptId) {
        return transaction.execute(_ -> {
            audit.record(caller, Audit.Action.READ, "attempt", studentId, Optional.empty());
            return new AttemptAnswer("success", view(attempts.find(studentId, attemptId)));
        });
    }

    private AttemptView view(Attempt attempt) {
        Instant now = clock.instant();
        List<QuestionBody> questions =
                papers.find(attempt.assessmentId()).orElseThrow().questions();
        List<WordBank> words = supports.words(attempt);
        return new AttemptView(
                attempt.attemptId(),
                attempt.assignmentId(),
                attempt.assessmentId(),
                attempt.title(),
                attempt.number(),
                attempt.attemptsAllowed(),
                attempt.open() ? "open" : "closed",
                attempt.startedAt(),
                now,
                attempt.deadline(),
                attempt.secondsLeft(now),
                Attempt.GRACE.toSeconds(),
                attempt.timeLimitMinutes(),
                attempt.closedBy(),
                Supports.shown(attempt, words),
                attempt.open() ? words : List.of(),
                questions.stream().map(QuestionBody::withoutKey).toList(),
                answers.of(attempt.attemptId()),
                attempt.grading()
                        .filter(_ -> !attempt.open())
                        .flatMap(papers::result)
                        .orElse(null));
    }

    record AnswerBody(
            @Nullable @NotNull @Positive @Max(LAST_SEQUENCE) Long sequence,
            @Nullable JsonNode answer,
            @Nullable @Min(0) @Max(86_400_000) Long responseTimeMs) {}

    record AnswersOfBody(
            @Nullable @NotBlank @Size(max = 128) String questionId,
            @Nullable @NotNull @Positive @Max(LAST_SEQUENCE) Long sequence,
            @Nullable JsonNode answer,
            @Nullable @Min(0) @Max(86_400_000) Long responseTimeMs) {
        SavedAnswer toSave() {
            return new SavedAnswer(
                    Objects.requireNonNull(questionId), Objects.requireNonNull(sequence), answer, responseTimeMs);
        }
    }

    record AnswersBody(@Nullable @NotEmpty @Size(max = 200) List<@Valid @NotNull AnswersOfBody> answers) {}

    /** @param secondsLeft until the deadline; null without one */
    record SavedAnswersAnswer(
            String status,
            List<SavedAnswer> answers,
            @Nullable Long secondsLeft) {}

    @Operation(
            summary = "Save one answer, if its sequence is higher than what is saved",
            description = "Answers what stands now: another answer with a higher sequence is newer than this one.")
    @PutMapping("/attempts/{attempt_id}/answers/{question_id}")
    SavedAnswersAnswer save(
            Caller caller,
            @PathVariable("student_id") String studentId,
            @PathVariable("attempt_id") String attemptId,
            @PathVariable("question_id") String questionId,
            @RequestBody AnswerBody body) {
        SavedAnswer answer = new SavedAnswer(
                questionId, Objects.requireNonNull(body.sequence()), body.answer(), body.responseTimeMs());
        return save(studentId, attemptId, List.of(answer));
    }

    @Operation(summary = "Save several answers at once, such as those of an hour without a connection")
    @PutMapping("/attempts/{attempt_id}/answers")
    SavedAnswersAnswer saveAll(
            Caller caller,
            @PathVariable("student_id") String studentId,
            @PathVariable("attempt_id") String attemptId,
            @RequestBody AnswersBody body) {
        return save(
                studentId,
                attemptId,
                Objects.requireNonNull(body.answers()).stream()
                        .map(AnswersOfBody::toSave)
                        .toList());
    }

    private SavedAnswersAnswer save(String studentId, String attemptId, List<SavedAnswer> given) {
        return transaction.execute(_ -> {
            Attempt attempt = attempts.forChange(studentId, attemptId);
            return new SavedAnswersAnswer(
                    "success", answers.save(attempt, given, "answers"), attempt.secondsLeft(clock.instant()));
        });
    }

    record HandedInAnswer(String status, GradedAssessment gradedAssessment) {}

    @Operation(
            summary = "Hand in what is saved; it is graded once, however often this is asked",
            description = "409 conflict while another request is handing it in: ask again.")
    @PostMapping("/attempts/{attempt_id}/submit")
    HandedInAnswer submit(
            Caller caller, @PathVariable("student_id") String studentId, @PathVariable("attempt_id") String attemptId) {
        return new HandedInAnswer("success", handIns.handIn(caller, studentId, attemptId));
    }
}
