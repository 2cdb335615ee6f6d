package org.mastercreator.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mastercreator.server.Eventually;
import org.mastercreator.server.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Promise: another password, or being disabled, ends every sign-in, also one that is being made at that moment. */
class SignInMeanwhileTest extends ServerTest {
    private static final String PASSWORD = "correct horse battery";

    @Autowired
    private Users users;

    @Autowired
    private Sessions sessions;

    @Autowired
    private TransactionTemplate transaction;

    private Users.User teacher() {
        String login = "meanwhile-" + UUID.randomUUID();
        return users.create(
                Optional.empty(), login, "Meanwhile", Role.TEACHER, Optional.empty(), Optional.of(PASSWORD));
    }

    private int waiting() {
        return db.sql("""
                select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()
                """).query(Integer.class).single();
    }

    private int signedIn(String userId) {
        return db.sql("select count(*) from sessions where user_id = :user and ended_at is null")
                .param("user", userId)
                .query(Integer.class)
                .single();
    }

    /** What the user is told who signs in while an admin's change of her is about to commit. */
    private Answer signInDuring(Users.User user, String path, Optional<Boolean> disabled, Optional<String> password) {
        CompletableFuture<Answer> answer = transaction.execute(_ -> {
            var _ = users.lock(user.userId());
            users.change(user.userId(), Optional.empty(), disabled, password);
            sessions.endAllOf(user.userId(), "disabled or given another password");
            CompletableFuture<Answer> signingIn = CompletableFuture.supplyAsync(
                    () -> post(path, "{\"login\":\"%s\",\"password\":\"%s\"}".formatted(user.login(), PASSWORD)));
            Eventually.holds(() -> signingIn.isDone() || waiting() > 0);
            return signingIn;
        });
        return answer.join();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/auth/login", "/api/auth/token"})
    void the_old_password_signs_nobody_in_at_the_moment_of_a_new_one(String path) {
        Users.User user = teacher();
        Answer answer = signInDuring(user, path, Optional.empty(), Optional.of("another horse battery"));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(signedIn(user.userId())).isZero();
    }

    @Test
    void who_is_disabled_at_the_moment_of_signing_in_is_not_signed_in_when_she_is_let_in_again() {
        Users.User user = teacher();
        Answer answer = signInDuring(user, "/api/auth/login", Optional.of(true), Optional.empty());
        assertThat(answer.status()).isEqualTo(401);
        assertThat(signedIn(user.userId())).isZero();
    }
}
