package org.mastercreator.server.roster;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.http.Etag;
import org.mastercreator.server.http.Idempotency;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.http.Text;
import org.mastercreator.server.security.Access;
import org.mastercreator.server.security.Audit;
import org.mastercreator.server.security.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One student: her profile and her IEP. */
@Tag(name = "Students")
@RestController
@RequestMapping("/api/students/students")
class StudentController {
    private final Students students;
    private final Ieps ieps;
    private final List<StudentWork> work;
    private final Access access;
    private final Audit audit;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;

    StudentController(
            Students students,
            Ieps ieps,
            List<StudentWork> work,
            Access access,
            Audit audit,
            Idempotency idempotency,
            TransactionTemplate transaction) {
        this.students = students;
        this.ieps = ieps;
        this.work = work;
        this.access = access;
        this.audit = audit;
        this.idempotency = idempotency;
        this.transaction = transaction;
    }

    record NewStudentBody(
            @Nullable @Pattern(regexp = "[A-Za-z0-9_-]{1,128}", message = "must be 1 to 128 letters, digits, _ or -")
            String studentId,

            @Nullable @NotBlank @Size(max = 200) String studentName,
            @Nullable @NotNull @Min(0) @Max(13) Integer gradeLevel,
            @Nullable @Size(min = 1, max = 40) String readingLevel,
            @Nullable Boolean hasIep,
            @Nullable @NotBlank @Size(max = 128) String classId) {}

    record StudentAnswer(String status, StudentProfile student) {}

    @Operation(summary = "Add a student to a class")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    StudentAnswer create(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody NewStudentBody body) {
        String classId = Objects.requireNonNull(body.classId());
        access.requireClass(caller, classId);
        Students.NewStudent made = new Students.NewStudent(
                body.studentId(),
                Objects.requireNonNull(body.studentName()),
                Objects.requireNonNull(body.gradeLevel()),
                body.readingLevel(),
                Boolean.TRUE.equals(body.hasIep()),
                classId);
        return idempotency.once(
                key,
                caller.userId(),
                "POST students",
                body,
                StudentAnswer.class,
                complete -> transaction.execute(_ -> {
                    access.holdInUse(classId);
                    StudentProfile student = students.create(made);
                    audit.record(caller, Audit.Action.CREATE, "student", student.studentId(), Optional.of(classId));
                    StudentAnswer answer = new StudentAnswer("success", student);
                    complete.accept(answer);
                    return answer;
                }));
    }

    @Operation(summary = "A student's profile")
    @GetMapping("/{student_id}")
    ResponseEntity<StudentAnswer> read(Caller caller, @PathVariable("student_id") String studentId) {
        return transaction.execute(_ -> {
            audit.record(caller, Audit.Action.READ, "student", studentId, Optional.empty());
            return tagged(students.profile(studentId));
        });
    }

    private static ResponseEntity<StudentAnswer> tagged(StudentProfile student) {
        return Etag.on(new StudentAnswer("success", student), student.updatedAt());
    }

    record StudentChanges(
            @Nullable @Size(min = 1, max = 200) @Pattern(regexp = Text.NOT_BLANK, message = "must not be blank")
            String studentName,

            @Nullable @Min(0) @Max(13) Integer gradeLevel,
            @Nullable @Size(min = 1, max = 40) String readingLevel) {}

    @Operation(summary = "Change some fields of a student; absent ones stay")
    @PatchMapping("/{student_id}")
    ResponseEntity<StudentAnswer> change(
            Caller caller,
            @PathVariable("student_id") String studentId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody StudentChanges changes) {
        return transaction.execute(_ -> {
            audit.record(caller, Audit.Action.CHANGE, "student", studentId, Optional.empty());
            students.lock(studentId);
            Etag.require(ifMatch, Optional.of(students.profile(studentId).updatedAt()));
            return tagged(students.change(
                    studentId,
                    Optional.ofNullable(changes.studentName()),
                    Optional.ofNullable(changes.gradeLevel()),
                    Optional.ofNullable(changes.readingLevel())));
        });
    }

    record IepAnswer(String status, Iep iep) {}

    @Operation(summary = "A student's IEP")
    @GetMapping("/{student_id}/iep")
    ResponseEntity<IepAnswer> iep(Caller caller, @PathVariable("student_id") String studentId) {
        return transaction.execute(_ -> {
            audit.record(caller, Audit.Action.READ, "iep", studentId, Optional.empty());
            return tagged(ieps.of(studentId).orElseThrow(() -> new Problem.NotFound("IEP for this student")));
        });
    }

    private static ResponseEntity<IepAnswer> tagged(Iep iep) {
        return Etag.on(new IepAnswer("success", iep), iep.updatedAt());
    }

    record GoalBody(
            @Nullable @NotBlank @Size(max = 500) String goal,
            @Nullable LocalDate targetDate) {}

    record IepBody(
            @Nullable @Size(min = 1, max = 200) String primaryDisability,
            @Nullable @Size(max = 20) List<@NotBlank @Size(max = 60) String> accommodations,
            @Nullable @Size(max = 20) List<@Valid @NotNull GoalBody> goals,
            @Nullable LocalDate reviewDate) {}

    @Operation(
            summary = "Replace a student's IEP",
            description =
                    "What it gives her counts at once, also for an attempt under way; what it takes away stays for that"
                            + " attempt.")
    @PutMapping("/{student_id}/iep")
    ResponseEntity<IepAnswer> putIep(
            Caller caller,
            @PathVariable("student_id") String studentId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody IepBody body) {
        requirePlausible("review_date", body.reviewDate());
        if (body.goals() != null) {
            body.goals().forEach(goal -> requirePlausible("goals.target_date", goal.targetDate()));
        }
        List<Iep.Goal> goals = body.goals() == null
                ? List.of()
                : body.goals().stream()
                        .map(goal -> new Iep.Goal(Objects.requireNonNull(goal.goal()), goal.targetDate()))
                        .toList();
        return transaction.execute(_ -> {
            audit.record(caller, Audit.Action.CHANGE, "iep", studentId, Optional.empty());
            students.lock(studentId);
            Etag.require(ifMatch, ieps.of(studentId).map(Iep::updatedAt));
            Iep put = ieps.put(
                    studentId,
                    body.primaryDisability(),
                    body.accommodations() == null
                            ? List.of()
                            : body.accommodations().stream().distinct().toList(),
                    goals,
                    body.reviewDate());
            List<String> codes =
                    put.accommodations().stream().map(Accommodation::code).toList();
            work.forEach(one -> one.accommodated(studentId, codes));
            return tagged(put);
        });
    }

    private static void requirePlausible(String field, @Nullable LocalDate date) {
        if (date != null && (date.getYear() < 1900 || date.getYear() > 2200)) {
            throw new Problem.Invalid(field, "must be a date between 1900 and 2200");
        }
    }
}
