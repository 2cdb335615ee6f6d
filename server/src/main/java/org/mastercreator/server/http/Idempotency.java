package org.mastercreator.server.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * One answer for one key. A request claims its key for a limited time, works, and writes its answer in the SAME
 * transaction as the change; so after any crash the key is either unanswered and nothing changed, or answered and
 * everything changed. A claim that ran out may be taken over: the one who lost it fails at its own commit, because
 * the attempt number no longer matches. Same key with another body: 422. First still running: 409.
 */
@Service
public class Idempotency {
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final int ERASED = 410;

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;

    Idempotency(JdbcClient db, TransactionTemplate transaction, JsonMapper json, Clock clock) {
        this.db = db;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    private record Stored(
            int status,
            String bodyHash,
            OffsetDateTime leasedUntil,
            @Nullable String answer) {}

    /**
     * Runs {@code work} at most once for this user, route and key.
     *
     * @param work gets a consumer that it calls with its answer inside its transaction; exactly once
     * @return the answer of the first run that committed
     * @throws Problem.Invalid if the key was used with another body
     * @throws Problem.Conflict if the first request with this key is still running
     */
    public <T> T once(
            @Nullable String key,
            String userId,
            String route,
            Object body,
            Class<T> type,
            Function<Consumer<T>, T> work) {
        if (key == null) {
            return work.apply(_ -> {});
        }
        if (key.isBlank() || key.length() > 255 || !Text.storable(key)) {
            throw new Problem.Invalid("Idempotency-Key", "must be 1 to 255 characters");
        }
        UUID attempt = UUID.randomUUID();
        String bodyHash = sha256(json.writeValueAsBytes(body));
        Optional<String> answer = transaction.execute(_ -> claim(key, userId, route, bodyHash, attempt));
        if (answer.isPresent()) {
            return json.readValue(answer.get(), type);
        }
        try {
            return work.apply(result -> complete(key, userId, route, attempt, json.writeValueAsString(result)));
        } catch (RuntimeException | Error failure) {
            release(key, userId, route, attempt);
            throw failure;
        }
    }

    private Optional<String> claim(String key, String userId, String route, String bodyHash, UUID attempt) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        boolean first = db.sql("""
                insert into idempotency_keys (user_id, route, key, body_hash, attempt, leased_until, created_at)
                values (:user, :route, :key, :hash, :attempt, :until, :now)
                on conflict do nothing
                """)
                        .param("user", userId)
                        .param("route", route)
                        .param("key", key)
                        .param("hash", bodyHash)
                        .param("attempt", attempt)
                        .param("until", now.plus(LEASE))
                        .param("now", now)
                        .update()
                == 1;
        if (first) {
            return Optional.empty();
        }
        Stored stored = db.sql("""
                select coalesce(status, 0) as status, body_hash, leased_until, answer from idempotency_keys
                where user_id = :user and route = :route and key = :key for update
                """)
                .param("user", userId)
                .param("route", route)
                .param("key", key)
                .query((row, _) -> new Stored(
                        row.getInt("status"),
                        row.getString("body_hash"),
                        row.getObject("leased_until", OffsetDateTime.class),
                        row.getString("answer")))
                .optional()
                .orElseThrow(Idempotency::stillRunning);
        if (stored.status() == ERASED) {
            throw new Problem.NotFound("answer any more: a student in it was erased");
        }
        if (!stored.bodyHash().equals(bodyHash)) {
            throw new Problem.Invalid("Idempotency-Key", "was already used with another body");
        }
        if (stored.answer() != null) {
            return Optional.of(stored.answer());
        }
        if (stored.leasedUntil().isAfter(now)) {
            throw stillRunning();
        }
        db.sql("""
                update idempotency_keys set attempt = :attempt, leased_until = :until
                where user_id = :user and route = :route and key = :key
                """)
                .param("attempt", attempt)
                .param("until", now.plus(LEASE))
                .param("user", userId)
                .param("route", route)
                .param("key", key)
                .update();
        return Optional.empty();
    }

    private void complete(String key, String userId, String route, UUID attempt, String answer) {
        int updated = db.sql("""
                update idempotency_keys set status = 200, answer = :answer
                where user_id = :user and route = :route and key = :key and attempt = :attempt and answer is null
                """)
                .param("answer", answer)
                .param("user", userId)
                .param("route", route)
                .param("key", key)
                .param("attempt", attempt)
                .update();
        if (updated != 1) {
            throw stillRunning();
        }
    }

    /**
     * Forgets the answers in which one of these ids stands. Their keys stay used, so that a late retry does not do again
     * what was done.
     */
    public void forget(Collection<String> ids) {
        db.sql("""
                update idempotency_keys set status = :erased, answer = '{}', body_hash = ''
                where exists (select from unnest(:ids::text[]) as gone (id) where position('"' || gone.id || '"' in answer) > 0)
                """)
                .param("erased", ERASED)
                .param("ids", ids.toArray(String[]::new))
                .update();
    }

    private void release(String key, String userId, String route, UUID attempt) {
        db.sql("""
                delete from idempotency_keys
                where user_id = :user and route = :route and key = :key and attempt = :attempt and answer is null
                """)
                .param("user", userId)
                .param("route", route)
                .param("key", key)
                .param("attempt", attempt)
                .update();
    }

    private static Problem.Conflict stillRunning() {
        return new Problem.Conflict("The first request with this Idempotency-Key is still running.");
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
