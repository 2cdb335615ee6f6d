package org.mastercreator.server.security;

import java.time.Instant;
import java.util.Optional;
import org.mastercreator.server.http.Problem;

/**
 * Who makes a request.
 *
 * @param studentId the student that a user with the role student is
 * @param sessionId the sign-in behind the request; empty for the demo teacher without one
 * @param expiresAt when the sign-in or token ends
 * @param choosesPassword whether she signed in with a password that somebody gave her, and has yet to choose her own
 */
public record Caller(
        String userId,
        String displayName,
        Role role,
        Optional<String> studentId,
        Optional<String> sessionId,
        Instant expiresAt,
        boolean choosesPassword) {
    /** A teacher in whose name the server itself works, without a session. */
    public static Caller teacher(String userId, String displayName) {
        return new Caller(userId, displayName, Role.TEACHER, Optional.empty(), Optional.empty(), Instant.MAX, false);
    }

    /** The server itself, where nobody asked: a time that ran out. */
    public static Caller server() {
        return teacher("server", "Master Creator");
    }

    /** @throws Problem.PasswordToChoose if she has yet to choose her own password: until then she does nothing else */
    public void requireOwnPassword() {
        if (choosesPassword) {
            throw new Problem.PasswordToChoose();
        }
    }

    public boolean isAdmin() {
        return role == Role.ADMIN;
    }

    public boolean isStudent() {
        return role == Role.STUDENT;
    }
}
