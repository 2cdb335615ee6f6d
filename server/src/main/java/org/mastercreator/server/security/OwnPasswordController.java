package org.mastercreator.server.security;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
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

/** Her own password, chosen by who signed in with one that somebody gave her. */
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
            @Nullable @NotBlank @Size(min = 12, max = 200, message = "must have 12 to 200 characters")
            String password) {
        @Override
        public String toString() {
            return "PasswordBody[]";
        }
    }

    @Operation(
            summary = "Choose your own password instead of the one that you were given",
            description =
                    "Whoever signed in with a given password and has to choose is refused everything else with 403"
                            + " password-to-choose. This sign-in goes on; all others of the user end. 409 if there is no given"
                            + " password to replace, or another was given meanwhile.")
    @PutMapping("/api/auth/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void choose(Caller caller, @RequestBody PasswordBody body) {
        String password = Objects.requireNonNull(body.password());
        String given = Optional.of(caller)
                .filter(Caller::choosesPassword)
                .flatMap(known -> users.givenPassword(known.userId()))
                .orElseThrow(OwnPasswordController::nothingToReplace);
        allowance.takeChosenPassword(caller.userId());
        if (users.matches(password, given)) {
            throw new Problem.Invalid("password", "must not be the one that you were given");
        }
        String hash = users.hashOf(password);
        transaction.executeWithoutResult(_ -> {
            if (!users.replaceGiven(caller.userId(), given, hash)) {
                throw nothingToReplace();
            }
            sessions.endOthersOf(caller, "chose her own password");
            audit.record(caller, Audit.Action.CHANGE, "user", caller.userId(), Optional.empty());
            streams.endRights(access.classesWatchedBy(caller.userId()));
        });
        liveRights.endUser(caller.userId());
    }

    private static Problem nothingToReplace() {
        return new Problem.Conflict("There is no given password to replace, or another one was given meanwhile.");
    }
}
