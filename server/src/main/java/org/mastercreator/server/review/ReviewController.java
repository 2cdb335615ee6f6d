package org.mastercreator.server.review;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.assessment.Grades;
import org.mastercreator.server.http.Idempotency;
import org.mastercreator.server.http.Page;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.http.Text;
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

/** What needs a teacher's look, and what teachers decide about grades. */
@Tag(name = "Reviews")
@RestController
@RequestMapping("/api/students")
class ReviewController {
    private static final int DECIDED = 50;

    private final ReviewQueue queue;
    private final Reviews reviews;
    private final Audit audit;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;

    ReviewController(
            ReviewQueue queue, Reviews reviews, Audit audit, Idempotency idempotency, TransactionTemplate transaction) {
        this.queue = queue;
        this.reviews = reviews;
        this.audit = audit;
        this.idempotency = idempotency;
        this.transaction = transaction;
    }

    record ReviewsAnswer(
            String status,
            int waiting,
            List<Review> reviews,
            @Nullable String nextCursor) {}

    @Operation(summary = "Answers of a class that wait for a teacher: asked for by students first, then by question")
    @GetMapping("/classes/{class_id}/reviews")
    ReviewsAnswer waiting(
            Caller caller,
            @PathVariable("class_id") String classId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page.Request request = Page.Request.of(limit, cursor, 50, 5);
        return transaction.execute(_ -> {
            audit.record(caller, Audit.Action.READ, "class_reviews", classId, Optional.of(classId));
            Page<Review> page = queue.waiting(classId, request);
            return new ReviewsAnswer("success", queue.waiting(classId), page.items(), page.nextCursor());
        });
    }

    record ReviewAnswer(String status, Review review, List<Review> alike, List<Review> decided) {}

    @Operation(summary = "One answer with those of the class that are alike and those that a person graded already")
    @GetMapping("/classes/{class_id}/reviews/{grading_id}/{question_id}")
    ReviewAnswer one(
            Caller caller,
            @PathVariable("class_id") String classId,
            @PathVariable("grading_id") String gradingId,
            @PathVariable("question_id") String questionId) {
        Grades.Place place = new Grades.Place(gradingId, questionId);
        return transaction.execute(_ -> {
            audit.record(caller, Audit.Action.READ, "class_reviews", classId, Optional.of(classId));
            return new ReviewAnswer(
                    "success",
                    queue.find(classId, place).orElseThrow(() -> new Problem.NotFound("answer of this class")),
                    queue.alike(classId, place),
                    queue.decided(classId, place, DECIDED));
        });
    }

    record CriterionPoints(
            @Nullable @NotBlank @Size(max = 128) String criterionId,

            @Nullable @NotNull @PositiveOrZero @DecimalMax("10000")
            Double points) {}

    record DecisionBody(
            @Nullable @NotBlank @Size(max = 128) String gradingId,
            @Nullable @NotBlank @Size(max = 128) String questionId,
            @Nullable @NotNull @PositiveOrZero Integer version,

            @Nullable @DecimalMin("0") @DecimalMax("10000") Double points,

            @Nullable @Size(max = 20) List<@Valid @NotNull CriterionPoints> criteria,

            @Nullable @Size(min = 1, max = 2_000) @Pattern(regexp = Text.NOT_BLANK, message = "must not be blank")
            String feedback,

            @Nullable @Size(max = 1_000) String reason,
            @Nullable Boolean alike) {
        Verdict verdict() {
            return new Verdict(
                    new Grades.Place(Objects.requireNonNull(gradingId), Objects.requireNonNull(questionId)),
                    Objects.requireNonNull(version),
                    Optional.ofNullable(points),
                    Optional.ofNullable(criteria).orElse(List.of()).stream()
                            .collect(Collectors.toMap(
                                    line -> Objects.requireNonNull(line.criterionId()),
                                    line -> Objects.requireNonNull(line.points()),
                                    (_, last) -> last)),
                    Optional.ofNullable(feedback),
                    reason,
                    Boolean.TRUE.equals(alike));
        }
    }

    record BatchAnswer(String status, String batchId, List<Reviews.Decided> decided) {}

    @Operation(
            summary = "Accept a grade (no points, criteria or feedback) or change it, for all alike if wanted",
            description = "Scores, mastery and alerts become what they would be had the grade been so from the start.")
    @PostMapping("/classes/{class_id}/reviews/decide")
    BatchAnswer decide(
            Caller caller,
            @PathVariable("class_id") String classId,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody DecisionBody body) {
        return once(caller, key, "POST decide " + classId, body, () -> reviews.decide(caller, classId, body.verdict()));
    }

    record SecondReadingsAnswer(String status, List<Reviews.SecondReading> secondReadings) {}

    @Operation(
            summary =
                    "Answers to the same question that wait, of which the grader is sure since teachers graded others",
            description = "Least sure first; at most 200 that wait are read again. Changes nothing.")
    @GetMapping("/classes/{class_id}/reviews/{grading_id}/{question_id}/second-readings")
    SecondReadingsAnswer secondReadings(
            Caller caller,
            @PathVariable("class_id") String classId,
            @PathVariable("grading_id") String gradingId,
            @PathVariable("question_id") String questionId) {
        return transaction.execute(_ -> {
            audit.record(caller, Audit.Action.READ, "class_reviews", classId, Optional.of(classId));
            return new SecondReadingsAnswer(
                    "success", reviews.secondReadings(classId, new Grades.Place(gradingId, questionId)));
        });
    }

    record SeenBody(
            @Nullable @NotBlank @Size(max = 128) String gradingId,
            @Nullable @NotBlank @Size(max = 128) String questionId,
            @Nullable @NotNull @PositiveOrZero Integer version,

            @Nullable @NotNull @PositiveOrZero @DecimalMax("10000")
            Double points) {
        Reviews.Seen seen() {
            return new Reviews.Seen(
                    new Grades.Place(Objects.requireNonNull(gradingId), Objects.requireNonNull(questionId)),
                    Objects.requireNonNull(version),
                    Objects.requireNonNull(points));
        }
    }

    record SettleBody(
            @Nullable @NotNull @Size(min = 1, max = Reviews.MOST_SETTLED)
            List<@Valid @NotNull SeenBody> answers) {}

    @Operation(
            summary = "Give waiting answers the grades of their second readings",
            description = "What is not as it was seen waits on. Taken back like a decision.")
    @PostMapping("/classes/{class_id}/reviews/settle")
    BatchAnswer settle(
            Caller caller,
            @PathVariable("class_id") String classId,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody SettleBody body) {
        List<Reviews.Seen> seen = Objects.requireNonNull(body.answers()).stream()
                .map(SeenBody::seen)
                .toList();
        return once(caller, key, "POST settle " + classId, body, () -> reviews.settle(caller, classId, seen));
    }

    record UndoBody(@Nullable @NotBlank @Size(max = 128) String batchId) {}

    @Operation(summary = "Take back what was decided together")
    @PostMapping("/classes/{class_id}/reviews/undo")
    BatchAnswer undo(
            Caller caller,
            @PathVariable("class_id") String classId,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody UndoBody body) {
        String batchId = Objects.requireNonNull(body.batchId());
        return once(caller, key, "POST undo " + classId, body, () -> reviews.undo(caller, classId, batchId));
    }

    private BatchAnswer once(
            Caller caller,
            @Nullable String key,
            String route,
            Object body,
            java.util.function.Supplier<Reviews.Batch> work) {
        return idempotency.once(
                key,
                caller.userId(),
                route,
                body,
                BatchAnswer.class,
                complete -> transaction.execute(_ -> {
                    Reviews.Batch batch = work.get();
                    BatchAnswer answer = new BatchAnswer("success", batch.batchId(), batch.decided());
                    complete.accept(answer);
                    return answer;
                }));
    }

    record DecisionsAnswer(String status, List<Reviews.Entered> decisions) {}

    @Operation(summary = "What was decided about a student's submission, newest first")
    @GetMapping("/students/{student_id}/gradings/{grading_id}/decisions")
    DecisionsAnswer decisions(
            Caller caller, @PathVariable("student_id") String studentId, @PathVariable("grading_id") String gradingId) {
        return transaction.execute(_ -> {
            audit.record(caller, Audit.Action.READ, "grade", studentId, Optional.empty());
            return new DecisionsAnswer("success", reviews.about(studentId, gradingId, !caller.isStudent()));
        });
    }

    record AskBody(
            @Nullable @NotBlank @Size(max = 128) String questionId,
            @Nullable @Size(max = 500) String note) {}

    record AskedAnswer(String status) {}

    @Operation(summary = "Ask for a teacher's look at one answer of a submission")
    @PostMapping("/students/{student_id}/gradings/{grading_id}/ask-review")
    AskedAnswer ask(
            Caller caller,
            @PathVariable("student_id") String studentId,
            @PathVariable("grading_id") String gradingId,
            @RequestBody AskBody body) {
        Grades.Place place = new Grades.Place(gradingId, Objects.requireNonNull(body.questionId()));
        return transaction.execute(_ -> {
            reviews.ask(caller, studentId, place, Optional.ofNullable(body.note()));
            return new AskedAnswer("success");
        });
    }
}
