package org.mastercreator.server.security;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.stream.Streams;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Her own password: chosen by who signed in with one that somebody gave her, and changed by who knows it. */
@Tag(name = "Sign-in")
@RestController
class OwnPasswordController {
    private final Users users;
    private final Sessions sessions;
    private final Allowance allowance;
    private final Audit audit;
    private final Access access;
    private final Streams streams;
    private final LiveRights liveRights;
    private final TransactionTemplate transaction;

    OwnPasswordController(
            Users users,
            Sessions sessions,
            Allowance allowance,
            Audit audit,
            Access access,
            Streams streams,
            LiveRights liveRights,
            TransactionTemplate transaction) {
        this.users = users;
        this.sessions = sessions;
        this.allowance = allowance;
        this.audit = audit;
        this.access = access;
        this.streams = streams;
        this.liveRights = liveRights;
        this.transaction = transaction;
    }

    record PasswordBody(
            @Nullable
            @NotBlank
            @Size(min = PasswordRule.SHORTEST, max = PasswordRule.LONGEST, message = PasswordRule.SAID)
            String password,

            @Nullable @Size(max = PasswordRule.LONGEST) String currentPassword) {
        @Override
        public String toString() {
            return "PasswordBody[]";
        }
    }

    @Operation(
            summary = "Choose your own password",
            description = "Instead of one that you were given, without which you are refused everything else with 403"
                    + " password-to-choose; or instead of your own, with that as current_password. This sign-in goes on;"
                    + " all others of the user end. 409 if there is none to replace, or another was set meanwhile.")
    @PutMapping("/api/auth/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void choose(Caller caller, @RequestBody PasswordBody body) {
        String password = Objects.requireNonNull(body.password());
        String userId = caller.userId();
        String before = (caller.choosesPassword() ? users.givenPassword(userId) : users.ownPassword(userId))
                .orElseThrow(OwnPasswordController::nothingToReplace);
        allowance.takeChosenPassword(userId);
        String current = Objects.requireNonNullElse(body.currentPassword(), "");
        if (!caller.choosesPassword() && !users.matches(current, before)) {
            throw new Problem.Invalid("current_password", "must be the password that you have now");
        }
        if (users.matches(password, before)) {
            throw new Problem.Invalid("password", "must not be the one that you have now");
        }
        String hash = users.hashOf(password);
        List<String> ended = transaction.execute(_ -> {
            if (!users.replacePassword(userId, before, hash)) {
                throw nothingToReplace();
            }
            audit.record(caller, Audit.Action.CHANGE, "user", userId, Optional.empty());
            streams.endRights(access.classesWatchedBy(userId));
            return sessions.endOthersOf(caller, "chose her own password");
        });
        ended.forEach(liveRights::endSession);
    }

    private static Problem nothingToReplace() {
        return new Problem.Conflict("There is no password to replace, or another one was set meanwhile.");
    }
}
