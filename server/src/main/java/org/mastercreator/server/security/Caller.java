package org.mastercreator.server.security;

import java.time.Instant;
import java.util.Optional;

/**
 * Who makes a request.
 *
 * @param studentId the student that a user with the role student is
 * @param sessionId the sign-in behind the request; empty for the demo teacher without one
 * @param expiresAt when the sign-in or token ends
 */
public record Caller(
        String userId,
        String displayName,
        Role role,
        Optional<String> studentId,
        Optional<String> sessionId,
        Instant expiresAt) {
    /** A teacher in whose name the server itself works, without a session. */
    public static Caller teacher(String userId, String displayName) {
        return new Caller(userId, displayName, Role.TEACHER, Optional.empty(), Optional.empty(), Instant.MAX);
    }

    /** The server itself, where nobody asked: a time that ran out. */
    public static Caller server() {
        return teacher("server", "Master Creator");
    }

    public boolean isAdmin() {
        return role == Role.ADMIN;
    }

    public boolean isStudent() {
        return role == Role.STUDENT;
    }
}
