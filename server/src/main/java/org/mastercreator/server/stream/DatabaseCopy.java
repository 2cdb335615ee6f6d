package org.mastercreator.server.stream;

import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives every stream a new epoch when this database is a copy of the one that they were written in: a backup that was
 * put back, or a standby that took over. A window may have seen events that a copy does not hold, and other events get
 * their offsets; with an epoch of before it has to load its class anew.
 *
 * <p>Two things tell a copy. What PostgreSQL says of itself changes with {@code pg_restore} (cluster, database, table)
 * and with a recovery or a takeover (timeline). Files that were copied into place have a new time of change, which only
 * a superuser may ask for, as the owner of the embedded database is. Files taken back in place by a snapshot tell
 * nothing; for these {@code docs/operations.md} says what to do.
 */
@Component
class DatabaseCopy {
    private static final Logger log = LoggerFactory.getLogger(DatabaseCopy.class);

    private final JdbcClient db;
    private final TransactionTemplate transaction;

    /** Looks before the first window is let in. */
    DatabaseCopy(JdbcClient db, TransactionTemplate transaction, @FlywayDataSource DataSource owner) {
        this.db = db;
        this.transaction = transaction;
        look(files(JdbcClient.create(owner)));
    }

    /** Empty if the role may not ask. */
    private static String files(JdbcClient owner) {
        boolean mayAsk = owner.sql("select has_function_privilege('pg_stat_file(text)', 'execute')")
                .query(Boolean.class)
                .single();
        return mayAsk
                ? owner.sql("select coalesce(change, creation)::text from pg_stat_file('PG_VERSION')")
                        .query(String.class)
                        .single()
                : "";
    }

    /** While servers run a standby may take over, or somebody may restore. */
    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void look() {
        look("");
    }

    private void look(String files) {
        db.sql("""
                with here as (
                    select concat_ws('.', (select system_identifier from pg_control_system()),
                        substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8),
                        (select oid from pg_database where datname = current_database()), 'streams'::regclass::oid) as cluster)
                select cluster from here
                where not exists (
                    select from database_copy known where known.cluster = here.cluster and :files in ('', known.files))
                """)
                .param("files", files)
                .query(String.class)
                .optional()
                .ifPresent(cluster -> transaction.executeWithoutResult(_ -> take(cluster, files)));
    }

    /** Of several servers that see it one does it; heads are locked in the order in which everybody locks them. */
    private void take(String cluster, String files) {
        int taken = db.sql("""
                insert into database_copy as known (cluster, files) values (:cluster, :files)
                on conflict (only_one) do update
                set cluster = excluded.cluster, files = coalesce(nullif(excluded.files, ''), known.files)
                where known.cluster <> excluded.cluster or excluded.files not in ('', known.files)
                """).param("cluster", cluster).param("files", files).update();
        if (taken == 0) {
            return;
        }
        db.sql("select class_id from streams order by class_id collate \"C\" for no key update")
                .query(String.class)
                .list();
        int streams =
                db.sql("update streams set epoch = gen_random_uuid()::text").update();
        if (streams > 0) {
            log.warn(
                    "the database may be another copy than the windows know: those of all {} classes load anew",
                    streams);
        }
    }
}
