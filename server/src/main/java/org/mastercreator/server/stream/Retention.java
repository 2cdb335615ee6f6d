package org.mastercreator.server.stream;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets old events fall off the streams, by age and by number; a client that was away longer loads anew. */
@Component
public class Retention {
    private static final Duration KEYS_KEPT = Duration.ofDays(2);

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Duration kept;
    private final long keptEvents;

    Retention(
            JdbcClient db,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${mastercreator.stream.keep-days}") int keepDays,
            @Value("${mastercreator.stream.keep-events}") long keptEvents) {
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
        this.kept = Duration.ofDays(keepDays);
        this.keptEvents = keptEvents;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void trim() {
        trim(keptEvents);
    }

    /**
     * Keeps at most so many events of each class. The mark moves in the transaction that removes the rows; one class after
     * the other, since who holds several heads takes them in order of the classes, and no class waits for another's rows.
     */
    public void trim(long most) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        for (String classId :
                db.sql("select class_id from streams").query(String.class).list()) {
            transaction.executeWithoutResult(_ -> trim(classId, most, now.minus(kept)));
        }
        db.sql("delete from idempotency_keys where created_at < :before")
                .param("before", now.minus(KEYS_KEPT))
                .update();
        db.sql("delete from socket_tickets where expires_at < :now")
                .param("now", now)
                .update();
    }

    private void trim(String classId, long most, OffsetDateTime before) {
        long trimmedTo = db.sql("""
                update streams s set trimmed_to = greatest(s.trimmed_to, s.head - :most, coalesce((
                    select max(e."offset") from stream_events e
                    where e.class_id = s.class_id and e.created_at < :before), 0))
                where s.class_id = :class returning trimmed_to
                """)
                .param("most", most)
                .param("before", before)
                .param("class", classId)
                .query(Long.class)
                .single();
        db.sql("delete from stream_events where class_id = :class and \"offset\" <= :trimmed")
                .param("class", classId)
                .param("trimmed", trimmedTo)
                .update();
    }
}
