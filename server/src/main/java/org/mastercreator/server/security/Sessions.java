package org.mastercreator.server.security;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.mastercreator.server.http.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** Sign-ins. Each request looks its session up, so that a right that ended is gone with the next request. */
@Service
public class Sessions {
    private static final String LIVE = """
            select u.user_id, u.display_name, u.role, u.student_id, s.session_id, s.expires_at, s.last_seen_at,
                s.secret_hash, u.password_given and s.kind <> 'demo' as chooses_password
            from sessions s join users u using (user_id)
            where s.ended_at is null and s.expires_at > :now and u.disabled_at is null
            """;

    private static final int KEPT_DAYS = 90;

    private final JdbcClient db;
    private final Ids ids;
    private final Clock clock;
    private final SecurityProperties properties;

    Sessions(JdbcClient db, Ids ids, Clock clock, SecurityProperties properties) {
        this.db = db;
        this.ids = ids;
        this.clock = clock;
        this.properties = properties;
    }

    /** A new session and the secret that stands for it, which is not kept. */
    record Opened(String sessionId, String secret, Instant expiresAt) {}

    Opened open(String userId, String kind, Duration life) {
        Opened opened =
                new Opened(ids.next("session"), Secret.create(), clock.instant().plus(life));
        db.sql("""
                insert into sessions (session_id, user_id, kind, secret_hash, created_at, last_seen_at, expires_at)
                values (:id, :user, :kind, :hash, :now, :now, :expires)
                """)
                .param("id", opened.sessionId())
                .param("user", userId)
                .param("kind", kind)
                .param("hash", Secret.hash(opened.secret()))
                .param("now", now())
                .param("expires", opened.expiresAt().atOffset(ZoneOffset.UTC))
                .update();
        return opened;
    }

    private record Found(ByteBuffer hash, Caller caller, OffsetDateTime lastSeen) {}

    /**
     * A condition on one key is planned once; one on a list, whose length the database does not know beforehand, is planned
     * again each time it is asked, which takes longer than answering it.
     */
    private static String among(String column, int keys) {
        return " and " + column + (keys == 1 ? " = :key" : " = any(:keys)");
    }

    /** The callers behind cookies, in their order. Seen at most once a minute, a session lives on for another idle time. */
    List<Optional<Caller>> ofCookies(List<String> secrets) {
        List<byte[]> hashes = secrets.stream().map(Secret::hash).toList();
        Map<ByteBuffer, Found> found = db
                .sql(LIVE + " and s.kind in ('cookie', 'demo')" + among("s.secret_hash", hashes.size()))
                .param("now", now())
                .param("key", hashes.getFirst())
                .param("keys", hashes.toArray(byte[][]::new))
                .query((row, number) -> new Found(
                        ByteBuffer.wrap(row.getBytes("secret_hash")),
                        caller(row, number),
                        row.getObject("last_seen_at", OffsetDateTime.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Found::hash, session -> session));
        OffsetDateTime minuteAgo = now().minusMinutes(1);
        String[] unseen = found.values().stream()
                .filter(session -> session.lastSeen().isBefore(minuteAgo))
                .map(session -> session.caller().sessionId().orElseThrow())
                .toArray(String[]::new);
        if (unseen.length > 0) {
            db.sql("""
                    update sessions set last_seen_at = :now, expires_at = :expires
                    where session_id = any(:ids) and last_seen_at < :minute_ago
                    """)
                    .param("now", now())
                    .param("expires", now().plus(properties.sessionIdle()))
                    .param("ids", unseen)
                    .param("minute_ago", minuteAgo)
                    .update();
        }
        return hashes.stream()
                .map(hash ->
                        Optional.ofNullable(found.get(ByteBuffer.wrap(hash))).map(Found::caller))
                .toList();
    }

    Optional<Caller> byId(String sessionId) {
        return db.sql(LIVE + " and s.session_id = :id")
                .param("now", now())
                .param("id", sessionId)
                .query(Sessions::caller)
                .optional();
    }

    /** The same for many, in their order. */
    List<Optional<Caller>> byIds(List<String> sessionIds) {
        List<String> ids = sessionIds.stream().distinct().toList();
        Map<String, Caller> found = db
                .sql(LIVE + among("s.session_id", ids.size()))
                .param("now", now())
                .param("key", ids.getFirst())
                .param("keys", ids.toArray(String[]::new))
                .query(Sessions::caller)
                .list()
                .stream()
                .collect(Collectors.toMap(caller -> caller.sessionId().orElseThrow(), caller -> caller));
        return sessionIds.stream().map(id -> Optional.ofNullable(found.get(id))).toList();
    }

    /** Ends every sign-in of a user, so that none comes back to life when she is let in again. */
    void endAllOf(String userId, String reason) {
        db.sql("update sessions set ended_at = :now, ended_reason = :reason where user_id = :user and ended_at is null")
                .param("now", now())
                .param("reason", reason)
                .param("user", userId)
                .update();
    }

    /** Ends every sign-in of a user but the one that this is asked in; says which. */
    List<String> endOthersOf(Caller caller, String reason) {
        return db.sql("""
                update sessions set ended_at = :now, ended_reason = :reason
                where user_id = :user and session_id <> :own and ended_at is null returning session_id
                """)
                .param("now", now())
                .param("reason", reason)
                .param("user", caller.userId())
                .param("own", caller.sessionId().orElse(""))
                .query(String.class)
                .list();
    }

    /** Sessions that ended long ago are of no use; what was done in them stays in the audit log. */
    @Scheduled(initialDelay = 15, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forgetOld() {
        db.sql("delete from sessions where coalesce(ended_at, expires_at) < :before")
                .param("before", now().minusDays(KEPT_DAYS))
                .update();
    }

    void end(String sessionId, String reason) {
        db.sql(
                        "update sessions set ended_at = :now, ended_reason = :reason where session_id = :id and ended_at is null")
                .param("now", now())
                .param("reason", reason)
                .param("id", sessionId)
                .update();
    }

    /** Changes a refresh token for a new one; empty if it is unknown. One that was used before ends its session. */
    Optional<Opened> rotate(String refreshToken) {
        byte[] hash = Secret.hash(refreshToken);
        Optional<Caller> caller = db.sql(LIVE + " and s.kind = 'token' and s.secret_hash = :hash for update of s")
                .param("now", now())
                .param("hash", hash)
                .query(Sessions::caller)
                .optional();
        if (caller.isEmpty()) {
            endIfSpent(hash);
        }
        return caller.flatMap(Caller::sessionId).map(session -> {
            Opened next = new Opened(session, Secret.create(), clock.instant().plus(properties.refreshTokenLife()));
            db.sql("insert into spent_refresh_tokens (secret_hash, session_id, spent_at) values (:hash, :id, :now)")
                    .param("hash", hash)
                    .param("id", session)
                    .param("now", now())
                    .update();
            db.sql(
                            "update sessions set secret_hash = :next, last_seen_at = :now, expires_at = :expires where session_id = :id")
                    .param("next", Secret.hash(next.secret()))
                    .param("now", now())
                    .param("expires", next.expiresAt().atOffset(ZoneOffset.UTC))
                    .param("id", session)
                    .update();
            return next;
        });
    }

    /** Asked after the wait for the session's row, so that of two who use one token at once the second is seen. */
    private void endIfSpent(byte[] hash) {
        db.sql("select session_id from spent_refresh_tokens where secret_hash = :hash")
                .param("hash", hash)
                .query(String.class)
                .optional()
                .ifPresent(session -> end(session, "refresh token used twice"));
    }

    /** Which of these sessions still hold. */
    public Set<String> alive(Collection<String> sessionIds) {
        return new HashSet<>(db.sql("select session_id from (" + LIVE + ") as live where session_id = any(:ids)")
                .param("now", now())
                .param("ids", sessionIds.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Caller caller(ResultSet row, int number) throws SQLException {
        return new Caller(
                row.getString("user_id"),
                row.getString("display_name"),
                Role.of(row.getString("role")),
                Optional.ofNullable(row.getString("student_id")),
                Optional.of(row.getString("session_id")),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("chooses_password"));
    }
}
