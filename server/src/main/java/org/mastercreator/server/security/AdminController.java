package org.mastercreator.server.security;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotBlank;
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
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.stream.Streams;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What an admin does: users and the audit log. */
@Tag(name = "Administration")
@RestController
class AdminController {
    private final Users users;
    private final Sessions sessions;
    private final Audit audit;
    private final Access access;
    private final Streams streams;
    private final LiveRights liveRights;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;

    AdminController(
            Users users,
            Sessions sessions,
            Audit audit,
            Access access,
            Streams streams,
            LiveRights liveRights,
            Idempotency idempotency,
            TransactionTemplate transaction) {
        this.users = users;
        this.sessions = sessions;
        this.audit = audit;
        this.access = access;
        this.streams = streams;
        this.liveRights = liveRights;
        this.idempotency = idempotency;
        this.transaction = transaction;
    }

    record UsersAnswer(
            String status, List<Users.User> users, @Nullable String nextCursor) {}

    @Operation(summary = "All users")
    @GetMapping("/api/users")
    UsersAnswer users(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page.Request request = Page.Request.of(limit, cursor, 100, 1);
        return Objects.requireNonNull(transaction.execute(_ -> {
            audit.record(caller, Audit.Action.READ, "users", "all", Optional.empty());
            Page<Users.User> page = users.list(request);
            return new UsersAnswer("success", page.items(), page.nextCursor());
        }));
    }

    record NewUserBody(
            @Nullable @NotBlank @Size(max = 200) String login,
            @Nullable @NotBlank @Size(max = 200) String displayName,

            @Nullable
            @NotBlank
            @Pattern(regexp = "teacher|student|admin", message = "must be teacher, student or admin")
            String role,

            @Nullable @Size(min = 1, max = 128) String studentId,

            @Nullable
            @NotBlank
            @Size(min = PasswordRule.SHORTEST, max = PasswordRule.LONGEST, message = PasswordRule.SAID)
            String password,

            @Schema(description = "Whether a student has to choose her own at the first sign-in; staff always have to")
            @Nullable
            Boolean choosePassword) {
        /** What may be kept a hash of: one of a password would be easier to guess than the one that is kept of it. */
        NewUserBody withoutPassword() {
            return new NewUserBody(login, displayName, role, studentId, null, choosePassword);
        }
    }

    record UserAnswer(String status, Users.User user) {}

    @Operation(summary = "Add a user")
    @PostMapping("/api/users")
    @ResponseStatus(HttpStatus.CREATED)
    UserAnswer create(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody NewUserBody body) {
        Role role = Role.of(Objects.requireNonNull(body.role()));
        if ((role == Role.STUDENT) != (body.studentId() != null)) {
            throw new Problem.Invalid("student_id", "must be given for a student, and only then");
        }
        if (body.studentId() != null) {
            access.requireStudent(caller, body.studentId());
        }
        boolean choosesOwn = choosesOwn(role.code(), body.choosePassword()) && body.password() != null;
        return idempotency.once(
                key,
                caller.userId(),
                "POST users",
                body.withoutPassword(),
                UserAnswer.class,
                complete -> Objects.requireNonNull(transaction.execute(_ -> {
                    Users.User user = users.create(
                            Optional.empty(),
                            Objects.requireNonNull(body.login()),
                            Objects.requireNonNull(body.displayName()),
                            role,
                            Optional.ofNullable(body.studentId()),
                            Optional.ofNullable(body.password()));
                    if (choosesOwn) {
                        users.askForOwnPassword(user.userId());
                    }
                    audit.record(caller, Audit.Action.CREATE, "user", user.userId(), Optional.empty());
                    UserAnswer made = new UserAnswer("success", user);
                    complete.accept(made);
                    return made;
                })));
    }

    private static boolean choosesOwn(String role, @Nullable Boolean wished) {
        boolean student = role.equals(Role.STUDENT.code());
        if (!student && Boolean.FALSE.equals(wished)) {
            throw new Problem.Invalid("choose_password", "must not be false for staff, who always choose their own");
        }
        return !student || Boolean.TRUE.equals(wished);
    }

    @Operation(summary = "One user")
    @GetMapping("/api/users/{user_id}")
    ResponseEntity<UserAnswer> user(Caller caller, @PathVariable("user_id") String userId) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            audit.record(caller, Audit.Action.READ, "user", userId, Optional.empty());
            return tagged(userId);
        }));
    }

    /** The tag is read first: a change in between is told with a tag that is refused, not overwritten. */
    private ResponseEntity<UserAnswer> tagged(String userId) {
        Problem.NotFound unknown = new Problem.NotFound("user");
        Instant changedAt = users.changedAt(userId).orElseThrow(() -> unknown);
        return Etag.on(new UserAnswer("success", users.find(userId).orElseThrow(() -> unknown)), changedAt);
    }

    record UserChanges(
            @Nullable @Size(min = 1, max = 200) String displayName,
            @Nullable Boolean disabled,

            @Nullable @Size(min = PasswordRule.SHORTEST, max = PasswordRule.LONGEST, message = PasswordRule.SAID)
            String password,

            @Schema(
                    description =
                            "Of a student's new password: whether she has to choose her own when she signs in with it")
            @Nullable
            Boolean choosePassword) {}

    @Operation(summary = "Rename a user, disable her or set her password; the last two end her sign-ins")
    @PatchMapping("/api/users/{user_id}")
    ResponseEntity<UserAnswer> change(
            Caller caller,
            @PathVariable("user_id") String userId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody UserChanges body) {
        if (Boolean.TRUE.equals(body.disabled()) && userId.equals(caller.userId())) {
            throw new Problem.Conflict("You cannot disable yourself; another admin can.");
        }
        boolean signsOut = Boolean.TRUE.equals(body.disabled()) || body.password() != null;
        ResponseEntity<UserAnswer> answer = Objects.requireNonNull(transaction.execute(_ -> {
            Etag.require(ifMatch, Optional.of(users.lock(userId).orElseThrow(() -> new Problem.NotFound("user"))));
            Users.User changed = users.change(
                    userId,
                    Optional.ofNullable(body.displayName()),
                    Optional.ofNullable(body.disabled()),
                    Optional.ofNullable(body.password()));
            boolean another = !userId.equals(caller.userId());
            if (choosesOwn(changed.role(), body.choosePassword()) && body.password() != null && another) {
                users.askForOwnPassword(userId);
            }
            if (signsOut) {
                sessions.endAllOf(userId, "disabled or given another password");
                streams.endRights(access.classesWatchedBy(userId));
            }
            audit.record(caller, Audit.Action.CHANGE, "user", userId, Optional.empty());
            return tagged(userId);
        }));
        if (signsOut) {
            liveRights.endUser(userId);
        }
        return answer;
    }

    record AuditAnswer(
            String status,
            List<Audit.Entry> entries,
            @Nullable String nextCursor) {}

    @Operation(summary = "The audit log, newest first")
    @GetMapping("/api/audit")
    AuditAnswer audit(
            Caller caller,
            @RequestParam(name = "object_type", required = false) @Nullable String objectType,
            @RequestParam(name = "object_id", required = false) @Nullable String objectId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page.Request request = Page.Request.of(limit, cursor, 100, 1);
        return Objects.requireNonNull(transaction.execute(_ -> {
            Page<Audit.Entry> page =
                    audit.entries(Optional.ofNullable(objectType), Optional.ofNullable(objectId), request);
            audit.record(caller, Audit.Action.READ, "audit_log", "all", Optional.empty());
            return new AuditAnswer("success", page.items(), page.nextCursor());
        }));
    }
}
