package org.mastercreator.server.roster;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.http.Etag;
import org.mastercreator.server.http.Idempotency;
import org.mastercreator.server.http.Page;
import org.mastercreator.server.http.Text;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Classes, what they are taught and who is in them. */
@Tag(name = "Classes")
@RestController
@RequestMapping("/api/students/classes")
class ClassController {
    private final Classes classes;
    private final ClassEdits edits;
    private final Students students;
    private final Ieps ieps;
    private final Audit audit;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;

    ClassController(
            Classes classes,
            ClassEdits edits,
            Students students,
            Ieps ieps,
            Audit audit,
            Idempotency idempotency,
            TransactionTemplate transaction) {
        this.classes = classes;
        this.edits = edits;
        this.students = students;
        this.ieps = ieps;
        this.audit = audit;
        this.idempotency = idempotency;
        this.transaction = transaction;
    }

    record ClassesAnswer(
            String status,
            List<ClassSummary> classes,
            @Nullable String nextCursor) {}

    @Operation(summary = "The classes that you may see: those in use, or those that are archived")
    @GetMapping
    ClassesAnswer classes(
            Caller caller,
            @RequestParam(required = false) @Nullable Boolean archived,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page<ClassSummary> page =
                classes.visibleTo(caller, Boolean.TRUE.equals(archived), Page.Request.of(limit, cursor, 50, 1));
        return new ClassesAnswer("success", page.items(), page.nextCursor());
    }

    record NewClassBody(
            @Nullable @Size(min = 1, max = 128) String classId,
            @Nullable @NotBlank @Size(max = 200) String className,
            @Nullable @NotBlank @Size(max = 100) String subject,
            @Nullable @NotNull @Min(0) @Max(13) Integer gradeLevel,
            @Nullable @Size(max = 100) List<@NotBlank @Size(max = 128) String> conceptIds,
            @Nullable @Size(max = 20) List<@NotBlank @Size(max = 128) String> teacherIds) {}

    record ClassAnswer(String status, @JsonProperty("class") ClassSummary summary) {}

    @Operation(
            summary = "Make a class",
            description = "Who makes a class as a teacher teaches it. An admin says who does, and may choose its id.")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ClassAnswer create(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody NewClassBody body) {
        ClassEdits.NewClass made = new ClassEdits.NewClass(
                Optional.ofNullable(body.classId()),
                Objects.requireNonNull(body.className()),
                Objects.requireNonNull(body.subject()),
                Objects.requireNonNull(body.gradeLevel()),
                Objects.requireNonNullElse(body.conceptIds(), List.of()),
                Objects.requireNonNullElse(body.teacherIds(), List.of()));
        return idempotency.once(
                key,
                caller.userId(),
                "POST classes",
                body,
                ClassAnswer.class,
                complete -> transaction.execute(_ -> {
                    String classId = edits.create(caller, made);
                    audit.record(caller, Audit.Action.CREATE, "class", classId, Optional.of(classId));
                    ClassAnswer answer =
                            new ClassAnswer("success", classes.summary(classId).toldTo(caller));
                    complete.accept(answer);
                    return answer;
                }));
    }

    record ClassDetailAnswer(
            String status, @JsonProperty("class") ClassSummary summary, List<ConceptSummary> concepts) {}

    @Operation(summary = "A class and its concepts, with the entity tag that a change names")
    @GetMapping("/{class_id}")
    ResponseEntity<ClassDetailAnswer> read(Caller caller, @PathVariable("class_id") String classId) {
        return detail(caller, classId, edits.changedAt(classId));
    }

    private ResponseEntity<ClassDetailAnswer> detail(Caller caller, String classId, Instant changedAt) {
        return Etag.on(
                new ClassDetailAnswer("success", classes.summary(classId).toldTo(caller), classes.concepts(classId)),
                changedAt);
    }

    record ClassChanges(
            @Nullable @Size(min = 1, max = 200) @Pattern(regexp = Text.NOT_BLANK, message = "must not be blank")
            String className,

            @Nullable @Size(min = 1, max = 100) @Pattern(regexp = Text.NOT_BLANK, message = "must not be blank")
            String subject,

            @Nullable @Min(0) @Max(13) Integer gradeLevel,
            @Nullable @Size(max = 100) List<@NotBlank @Size(max = 128) String> conceptIds,
            @Nullable Boolean archived) {}

    @Operation(
            summary = "Change the name, subject, grade or concepts of a class, or archive it; absent fields stay",
            description = "A concept that is taken out keeps what its students have reached, and shows it again when it"
                    + " comes back. An archived class is read and takes nothing new; what is under way in it is handed in"
                    + " as it was saved.")
    @PatchMapping("/{class_id}")
    ResponseEntity<ClassDetailAnswer> change(
            Caller caller,
            @PathVariable("class_id") String classId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ClassChanges body) {
        ClassEdits.Changes changes = new ClassEdits.Changes(
                Optional.ofNullable(body.className()),
                Optional.ofNullable(body.subject()),
                Optional.ofNullable(body.gradeLevel()),
                Optional.ofNullable(body.conceptIds()),
                Optional.ofNullable(body.archived()));
        return transaction.execute(_ -> {
            Etag.require(ifMatch, Optional.of(edits.lock(classId)));
            Instant changedAt = edits.change(classId, changes);
            audit.record(caller, Audit.Action.CHANGE, "class", classId, Optional.of(classId));
            return detail(caller, classId, changedAt);
        });
    }

    record Roster(
            String classId,
            String className,
            String subject,
            int gradeLevel,
            int studentCount,
            @Nullable Integer iepCount,
            @Nullable Double averageMastery,
            List<ConceptSummary> concepts,
            List<ClassSummary.TeacherName> teachers) {}

    record RosterAnswer(String status, Roster roster) {}

    @Operation(summary = "A class in a few figures")
    @GetMapping("/{class_id}/roster")
    RosterAnswer roster(Caller caller, @PathVariable("class_id") String classId) {
        ClassSummary summary = classes.summary(classId).toldTo(caller);
        return new RosterAnswer(
                "success",
                new Roster(
                        classId,
                        summary.className(),
                        summary.subject(),
                        summary.gradeLevel(),
                        summary.studentCount(),
                        summary.iepCount(),
                        classes.averageMastery(classId).orElse(null),
                        classes.concepts(classId),
                        summary.teachers()));
    }

    record StudentsAnswer(
            String status,
            List<StudentProfile> students,
            @Nullable String nextCursor) {}

    @Operation(summary = "The students of a class")
    @GetMapping("/{class_id}/students")
    StudentsAnswer students(
            Caller caller,
            @PathVariable("class_id") String classId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page.Request request = Page.Request.of(limit, cursor, 100, 1);
        return transaction.execute(_ -> {
            audit.record(caller, Audit.Action.READ, "class_students", classId, Optional.of(classId));
            Page<StudentProfile> page = students.ofClass(classId, false, request);
            return new StudentsAnswer("success", page.items(), page.nextCursor());
        });
    }

    /** A student's profile with her IEP beside its fields. */
    record IepStudent(@JsonUnwrapped StudentProfile student, Iep iep) {}

    record IepStudentsAnswer(
            String status,
            List<IepStudent> students,
            @Nullable String nextCursor) {}

    @Operation(summary = "The students of a class who have an IEP")
    @GetMapping("/{class_id}/iep-students")
    IepStudentsAnswer iepStudents(
            Caller caller,
            @PathVariable("class_id") String classId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page.Request request = Page.Request.of(limit, cursor, 100, 1);
        return transaction.execute(_ -> {
            audit.record(caller, Audit.Action.READ, "class_ieps", classId, Optional.of(classId));
            Page<StudentProfile> page = students.ofClass(classId, true, request);
            List<IepStudent> withIep = page.items().stream()
                    .map(student -> new IepStudent(student, ieps.of(student).orElseThrow()))
                    .toList();
            return new IepStudentsAnswer("success", withIep, page.nextCursor());
        });
    }
}
