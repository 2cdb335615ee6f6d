package org.mastercreator.server.security;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import org.mastercreator.server.database.Gathered;
import org.mastercreator.server.http.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Tells who makes a request, in one place for REST and sockets. A credential that is wrong is refused; it never falls
 * back to a weaker one. Only a request without any may act as the demo teacher, from this machine, in demo mode.
 */
@Service
public class Callers {
    private static final Duration TICKET_LIFE = Duration.ofSeconds(30);
    private static final int SESSIONS_AT_ONCE = 500;

    private final JdbcClient db;
    private final Sessions sessions;
    private final AccessTokens tokens;
    private final Users users;
    private final DemoMode demo;
    private final Clock clock;
    private final Gathered<String, Optional<Caller>> callersOfSessions;
    private final Gathered<String, Optional<Caller>> callersOfCookies;

    Callers(JdbcClient db, Sessions sessions, AccessTokens tokens, Users users, DemoMode demo, Clock clock) {
        this.db = db;
        this.sessions = sessions;
        this.tokens = tokens;
        this.users = users;
        this.demo = demo;
        this.clock = clock;
        this.callersOfSessions = new Gathered<>(SESSIONS_AT_ONCE, sessions::byIds);
        this.callersOfCookies = new Gathered<>(SESSIONS_AT_ONCE, sessions::ofCookies);
    }

    /**
     * Who it is; empty if nobody is signed in.
     *
     * @throws Problem.NotSignedIn if a credential is given and does not hold
     */
    public Optional<Caller> resolve(Credentials credentials) {
        if (credentials.ticket().isPresent()) {
            return Optional.of(ofTicket(credentials.ticket().get()).orElseThrow(Callers::notSignedIn));
        }
        if (credentials.authorization().isPresent()) {
            return Optional.of(ofHeader(credentials.authorization().get()).orElseThrow(Callers::notSignedIn));
        }
        if (credentials.cookie().isPresent()) {
            return Optional.of(callersOfCookies.ask(credentials.cookie().get()).orElseThrow(Callers::notSignedIn));
        }
        if (demo.isOn() && credentials.fromThisMachine() && credentials.sameOrigin()) {
            return users.find(DemoMode.TEACHER)
                    .filter(user -> !user.disabled())
                    .map(user -> new Caller(
                            user.userId(),
                            user.displayName(),
                            Role.of(user.role()),
                            Optional.empty(),
                            Optional.empty(),
                            clock.instant().plus(Duration.ofDays(1)),
                            false));
        }
        return Optional.empty();
    }

    /** The caller behind an access token; empty if the token or its session does not hold. Not within a transaction. */
    public Optional<Caller> ofToken(String token) {
        return tokens.verify(token)
                .flatMap(claims -> callersOfSessions
                        .ask(claims.sessionId())
                        .filter(caller -> caller.userId().equals(claims.userId()))
                        .map(caller -> new Caller(
                                caller.userId(),
                                caller.displayName(),
                                caller.role(),
                                caller.studentId(),
                                caller.sessionId(),
                                claims.expiresAt(),
                                caller.choosesPassword())));
    }

    private Optional<Caller> ofHeader(String authorization) {
        return authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                ? ofToken(authorization.substring(7).strip())
                : Optional.empty();
    }

    String ticketFor(Caller caller) {
        String ticket = Secret.create();
        db.sql("""
                insert into socket_tickets (ticket_hash, session_id, user_id, expires_at)
                values (:hash, :session, :user, :expires)
                """)
                .param("hash", Secret.hash(ticket))
                .param("session", caller.sessionId().orElse(null))
                .param("user", caller.userId())
                .param("expires", clock.instant().plus(TICKET_LIFE).atOffset(ZoneOffset.UTC))
                .update();
        return ticket;
    }

    private record Ticket(@org.jspecify.annotations.Nullable String sessionId, String userId) {}

    private Optional<Caller> ofTicket(String ticket) {
        Optional<Ticket> used = db.sql("""
                delete from socket_tickets where ticket_hash = :hash and expires_at > :now
                returning session_id, user_id
                """)
                .param("hash", Secret.hash(ticket))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Ticket.class)
                .optional();
        return used.flatMap(found -> found.sessionId() != null
                ? sessions.byId(found.sessionId())
                : users.find(found.userId())
                        .filter(user -> demo.isOn() && !user.disabled())
                        .map(user -> new Caller(
                                user.userId(),
                                user.displayName(),
                                Role.of(user.role()),
                                Optional.ofNullable(user.studentId()),
                                Optional.empty(),
                                clock.instant().plus(Duration.ofDays(1)),
                                false)));
    }

    private static Problem.NotSignedIn notSignedIn() {
        return new Problem.NotSignedIn("Your sign-in is not or no longer valid. Sign in again.");
    }
}
