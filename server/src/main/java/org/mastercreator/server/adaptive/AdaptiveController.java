package org.mastercreator.server.adaptive;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.mastercreator.learning.recommend.ClassPlan;
import org.mastercreator.learning.recommend.Learner;
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
import org.springframework.web.bind.annotation.RestController;

/** What to do next, for a student and for a class. */
@Tag(name = "Recommendations")
@RestController
@RequestMapping("/api/adaptive")
class AdaptiveController {
    private final Paths paths;
    private final Plans plans;
    private final NextQuestions nextQuestions;
    private final Access access;
    private final Audit audit;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;

    AdaptiveController(
            Paths paths,
            Plans plans,
            NextQuestions nextQuestions,
            Access access,
            Audit audit,
            Idempotency idempotency,
            TransactionTemplate transaction) {
        this.paths = paths;
        this.plans = plans;
        this.nextQuestions = nextQuestions;
        this.access = access;
        this.audit = audit;
        this.idempotency = idempotency;
        this.transaction = transaction;
    }

    /** @param minutes the time there is; without it, as long as it takes */
    record PathBody(
            @Nullable @Size(max = 200) List<@NotBlank @Size(max = 128) String> conceptIds,
            @Nullable @Min(5) @Max(480) Integer minutes) {
        static final PathBody ALL = new PathBody(List.of(), null);

        OptionalInt time() {
            return minutes == null ? OptionalInt.empty() : OptionalInt.of(minutes);
        }
    }

    record PathAnswer(String status, Path learningPath) {}

    private record PathKey(String studentId, PathBody body) {}

    @Operation(summary = "A student's learning path; an empty list of concepts means all of her classes")
    @PostMapping("/students/{student_id}/path")
    PathAnswer path(
            Caller caller,
            @PathVariable("student_id") String studentId,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody(required = false) @Nullable PathBody given) {
        PathBody body = given == null ? PathBody.ALL : given;
        List<String> conceptIds = distinct(body.conceptIds());
        paths.requireConcepts(conceptIds);
        return idempotency.once(
                key,
                caller.userId(),
                "POST path",
                new PathKey(studentId, body),
                PathAnswer.class,
                complete -> transaction.execute(_ -> {
                    access.holdOneInUse(studentId);
                    Path path = paths.create(studentId, conceptIds, body.time());
                    PathAnswer answer = new PathAnswer("success", caller.isStudent() ? path.alone() : path);
                    audit.record(caller, Audit.Action.CREATE, "learning_path", studentId, Optional.empty());
                    complete.accept(answer);
                    return answer;
                }));
    }

    record NextAnswer(String status, @Nullable NextQuestion next) {}

    @Operation(summary = "The one concept to ask a student about next, with a question on it; null if all is mastered")
    @GetMapping("/students/{student_id}/next")
    NextAnswer next(Caller caller, @PathVariable("student_id") String studentId) {
        return transaction.execute(_ -> {
            audit.record(caller, Audit.Action.READ, "mastery", studentId, Optional.empty());
            Optional<NextQuestion> next = nextQuestions.of(studentId);
            return new NextAnswer("success", (caller.isStudent() ? next.map(NextQuestion::alone) : next).orElse(null));
        });
    }

    record PlanBody(
            @Nullable @NotBlank @Size(max = 128) String classId,
            @Nullable @Size(max = 200) List<@NotBlank @Size(max = 128) String> conceptIds) {}

    record PlanAnswer(String status, Plan plan) {}

    @Operation(summary = "A plan for a whole class: groups, what to reteach, what to extend, one path a student")
    @PostMapping("/plan")
    PlanAnswer plan(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody PlanBody body) {
        String classId = Objects.requireNonNull(body.classId());
        access.requireClass(caller, classId);
        List<String> conceptIds = distinct(body.conceptIds());
        plans.requireConcepts(conceptIds);
        return idempotency.once(
                key,
                caller.userId(),
                "POST plan",
                body,
                PlanAnswer.class,
                complete -> transaction.execute(_ -> {
                    access.holdInUse(classId);
                    List<Learner> gathered = plans.gather(classId);
                    ClassPlan made = plans.groups(classId, conceptIds, gathered, plans.paths(gathered, conceptIds));
                    PlanAnswer answer = new PlanAnswer("success", plans.store(classId, conceptIds, made));
                    audit.record(
                            caller, Audit.Action.CREATE, "plan", answer.plan().planId(), Optional.of(classId));
                    complete.accept(answer);
                    return answer;
                }));
    }

    @Operation(summary = "A stored plan")
    @GetMapping("/plans/{plan_id}")
    PlanAnswer plan(Caller caller, @PathVariable("plan_id") String planId) {
        return transaction.execute(_ -> {
            audit.record(caller, Audit.Action.READ, "plan", planId, Optional.empty());
            return new PlanAnswer("success", plans.find(planId).orElseThrow(() -> new Problem.NotFound("plan")));
        });
    }

    private static List<String> distinct(@Nullable List<String> ids) {
        return ids == null ? List.of() : ids.stream().distinct().toList();
    }
}
