package org.mastercreator.server.security;

import static org.mastercreator.server.database.Columns.texts;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.http.Page;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who read or changed what. One row for each read or change of an identifiable record, in the transaction of that
 * read or change. Rows cannot be changed (a trigger and the role's rights see to that), and a hash chain shows if
 * somebody did it all the same: each seal is SHA-256 over the seal before it and the row.
 */
@Service
public class Audit {
    /** What was done to a record. */
    public enum Action {
        READ,
        CREATE,
        CHANGE,
        ERASE,
        WATCH,
        SIGN_IN,
        SIGN_OUT;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int SEALS_AT_ONCE = 1_000;
    private static final long OVERTAKEN = 2_000;
    private static final long OVERTAKEN_BY_MANY = 100_000;
    private static final int PASSES_TO_A_WIDE_ONE = 60;
    private static final long SEALER_LOCK = 0x6d63_7365_616cL;

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private volatile long sealed;
    private final AtomicInteger passes = new AtomicInteger();

    Audit(JdbcClient db, TransactionTemplate transaction, Clock clock) {
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Notes what the caller does in the present transaction. */
    public void record(Caller caller, Action action, String objectType, String objectId, Optional<String> classId) {
        requireTransaction();
        db.sql("""
                insert into audit_log (at, user_id, session_id, action, object_type, object_id, class_id)
                values (:at, :user, :session, :action, :type, :object, :class)
                """)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("user", caller.userId())
                .param("session", caller.sessionId().orElse(null))
                .param("action", action.code())
                .param("type", objectType)
                .param("object", objectId)
                .param("class", classId.orElse(null))
                .update();
    }

    /** What one of many did at the same time. */
    public record Deed(Caller caller, Action action, String objectType, String objectId, Optional<String> classId) {}

    /** Notes what many do in the present transaction: one row each. */
    public void recordAll(List<Deed> deeds) {
        requireTransaction();
        db.sql("""
                insert into audit_log (at, user_id, session_id, action, object_type, object_id, class_id)
                select :at, d.* from unnest(:users::text[], :sessions::text[], :actions::text[], :types::text[],
                    :objects::text[], :classes::text[]) as d
                """)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("users", texts(deeds, deed -> deed.caller().userId()))
                .param(
                        "sessions",
                        texts(deeds, deed -> deed.caller().sessionId().orElse(null)))
                .param("actions", texts(deeds, deed -> deed.action().code()))
                .param("types", texts(deeds, Deed::objectType))
                .param("objects", texts(deeds, Deed::objectId))
                .param("classes", texts(deeds, deed -> deed.classId().orElse(null)))
                .update();
    }

    private static void requireTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an audit row needs the transaction of what it tells of");
        }
    }

    /** A row of the audit log. */
    record Entry(
            long auditId,
            Instant at,
            String userId,
            @Nullable String sessionId,
            String action,
            String objectType,
            String objectId,
            @Nullable String classId) {
        /** Each field with its length before it, so that no two rows are written alike. */
        String canonical() {
            StringBuilder text = new StringBuilder();
            for (@Nullable
            Object field :
                    new @Nullable Object[] {auditId, at, userId, sessionId, action, objectType, objectId, classId}) {
                text.append(field == null ? "-" : field.toString().length() + ":" + field);
            }
            return text.toString();
        }
    }

    private static final String ENTRY =
            "select audit_id, at, user_id, session_id, action, object_type, object_id, class_id from audit_log ";

    Page<Entry> entries(Optional<String> objectType, Optional<String> objectId, Page.Request request) {
        List<Entry> rows = db.sql(ENTRY + """
                where (:type::text is null or object_type = :type) and (:object::text is null or object_id = :object)
                  and audit_id < :before order by audit_id desc limit :limit
                """)
                .param("type", objectType.orElse(null))
                .param("object", objectId.orElse(null))
                .param("before", request.after().isEmpty() ? Long.MAX_VALUE : request.number(0))
                .param("limit", request.limit() + 1)
                .query(Audit::entry)
                .list();
        return request.page(rows, row -> List.of(String.valueOf(row.auditId())));
    }

    /**
     * Seals the rows whose transactions are over; one node at a time. The first pass looks at the whole log, the later
     * ones at its end only, with room for transactions that others overtook; once a minute with room for such as many did.
     */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void seal() {
        transaction.executeWithoutResult(_ -> {
            Boolean mine = db.sql("select pg_try_advisory_xact_lock(:lock)")
                    .param("lock", SEALER_LOCK)
                    .query(Boolean.class)
                    .single();
            if (!Boolean.TRUE.equals(mine)) {
                return;
            }
            byte[] previous = db.sql("select hash from audit_seals order by seal_id desc limit 1")
                    .query((row, _) -> row.getBytes(1))
                    .optional()
                    .orElse(new byte[32]);
            boolean wide = passes.incrementAndGet() % PASSES_TO_A_WIDE_ONE == 0;
            long from = sealed - (wide ? OVERTAKEN_BY_MANY : OVERTAKEN);
            List<Entry> unsealed = db.sql(ENTRY + """
                    where audit_id > :from and not exists (
                        select from audit_seals s where s.audit_id = audit_log.audit_id and s.audit_id > :from)
                      and transaction < pg_snapshot_xmin(pg_current_snapshot())
                    order by audit_id limit :limit
                    """)
                    .param("from", from)
                    .param("limit", SEALS_AT_ONCE)
                    .query(Audit::entry)
                    .list();
            if (!unsealed.isEmpty()) {
                store(unsealed, previous);
                sealed = Math.max(sealed, unsealed.getLast().auditId());
            }
        });
    }

    private void store(List<Entry> entries, byte[] sealBefore) {
        long[] ids = new long[entries.size()];
        byte[][] hashes = new byte[entries.size()][];
        byte[] previous = sealBefore;
        for (int i = 0; i < ids.length; i++) {
            previous = chain(previous, entries.get(i));
            ids[i] = entries.get(i).auditId();
            hashes[i] = previous;
        }
        db.sql("""
                insert into audit_seals (audit_id, hash)
                select audit_id, hash from unnest(:ids::bigint[], :hashes::bytea[]) as s (audit_id, hash) order by audit_id
                """).param("ids", ids).param("hashes", hashes).update();
    }

    /** A seal and its row, which is missing if somebody took it out. */
    private record Sealed(long auditId, Optional<Entry> entry, ByteBuffer hash) {}

    /** Recomputes the chain; gives the id of the first row that does not fit it or is gone. */
    public Optional<Long> firstBrokenRow() {
        List<Sealed> chain = db.sql("""
                select s.audit_id, at, user_id, session_id, action, object_type, object_id, class_id, s.hash
                from audit_seals s left join audit_log l using (audit_id) order by s.seal_id
                """)
                .query((row, number) -> new Sealed(
                        row.getLong("audit_id"),
                        row.getString("user_id") == null ? Optional.empty() : Optional.of(entry(row, number)),
                        ByteBuffer.wrap(row.getBytes("hash"))))
                .list();
        byte[] previous = new byte[32];
        for (Sealed sealed : chain) {
            if (sealed.entry().isEmpty()) {
                return Optional.of(sealed.auditId());
            }
            previous = chain(previous, sealed.entry().get());
            if (!ByteBuffer.wrap(previous).equals(sealed.hash())) {
                return Optional.of(sealed.auditId());
            }
        }
        return Optional.empty();
    }

    private static byte[] chain(byte[] previous, Entry entry) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(previous);
            return digest.digest(entry.canonical().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getLong("audit_id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("user_id"),
                row.getString("session_id"),
                row.getString("action"),
                row.getString("object_type"),
                row.getString("object_id"),
                row.getString("class_id"));
    }
}
