package org.mastercreator.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationState;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.task.SimpleAsyncTaskSchedulerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import reactor.core.scheduler.Schedulers;

/**
 * PostgreSQL, always: the one at {@code DATABASE_URL}, or one that comes with the program and keeps its data under
 * the data directory. The program works as a role that cannot rewrite the audit log; the owner only migrates.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    private static final Logger log = LoggerFactory.getLogger(DatabaseConfiguration.class);
    private static final int POOL_SIZE = 24;
    /**
     * Longer than any statement takes. A database that says nothing for so long, as behind a cut cable, is taken for lost;
     * else who asked it would wait for ever. DATABASE_URL may say another ({@code ?socketTimeout=60}).
     */
    private static final String LONGEST_SILENCE_SECONDS = "20";

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnExpression("'${mastercreator.database.url:}'.isEmpty()")
    static class Embedded {
        @Bean(destroyMethod = "close")
        EmbeddedDatabase embeddedDatabase(@Value("${mastercreator.data-dir}") Path dataDir) {
            return EmbeddedDatabase.start(dataDir);
        }

        @Bean
        @FlywayDataSource
        DataSource owner(EmbeddedDatabase database) {
            return database.owner();
        }

        @Bean
        @Primary
        HikariDataSource dataSource(EmbeddedDatabase database) {
            return pool(DatabaseUrl.parse(database.applicationUrl()).hikari());
        }

        @Bean
        FlywayConfigurationCustomizer applicationRole() {
            return flyway -> flyway.placeholders(java.util.Map.of("app_role", EmbeddedDatabase.APPLICATION_ROLE));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnExpression("!'${mastercreator.database.url:}'.isEmpty()")
    static class External {
        /** Whoever may change tables; the role that works need not be able to. A migration may take as long as it wants. */
        @Bean
        @FlywayDataSource
        DataSource owner(
                @Value("${mastercreator.database.owner-url}") String ownerUrl,
                @Value("${mastercreator.database.url}") String url) {
            DatabaseUrl parsed = DatabaseUrl.parse(ownerUrl.isEmpty() ? url : ownerUrl);
            PGSimpleDataSource owner = new PGSimpleDataSource();
            owner.setUrl(parsed.jdbcUrl());
            owner.setUser(parsed.user());
            owner.setPassword(parsed.password());
            return owner;
        }

        @Bean
        @Primary
        HikariDataSource dataSource(@Value("${mastercreator.database.url}") String url) {
            return pool(DatabaseUrl.parse(url).hikari());
        }

        @Bean
        FlywayConfigurationCustomizer applicationRole(@Value("${mastercreator.database.url}") String url) {
            return flyway -> flyway.placeholders(
                    java.util.Map.of("app_role", DatabaseUrl.parse(url).user()));
        }
    }

    /** An older program would not know what the newer one wrote, and would break it unseen. */
    @Bean
    FlywayMigrationStrategy neverBackwards() {
        return flyway -> {
            boolean newer = Arrays.stream(flyway.info().applied())
                    .anyMatch(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS
                            || migration.getState() == MigrationState.FUTURE_FAILED);
            if (newer) {
                throw new IllegalStateException("a newer version of this program has changed the database already."
                        + " Start that version, or restore a backup from before");
            }
            flyway.migrate();
        };
    }

    /** What is done every few seconds is done again: a database that is away fills no log with stack traces. */
    @Bean
    SimpleAsyncTaskSchedulerCustomizer scheduledWorkWaitsForTheDatabase() {
        return scheduler -> scheduler.setErrorHandler(failure -> {
            if (failure instanceof DataAccessException || failure instanceof TransactionException) {
                log.warn(
                        "scheduled work waits for the database: {}",
                        failure.getClass().getSimpleName());
            } else {
                log.error("scheduled work failed", failure);
            }
        });
    }

    private static HikariDataSource pool(HikariConfig config) {
        config.setPoolName("database");
        config.setMaximumPoolSize(POOL_SIZE);
        config.setConnectionTimeout(5_000);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("connectTimeout", "5");
        config.addDataSourceProperty("socketTimeout", LONGEST_SILENCE_SECONDS);
        config.addDataSourceProperty("tcpKeepAlive", "true");
        return new Pool(config);
    }

    /** Never waits for the database on a thread that moves the bytes of many connections. */
    private static final class Pool extends HikariDataSource {
        Pool(HikariConfig config) {
            super(config);
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (Schedulers.isInNonBlockingThread()) {
                throw new IllegalStateException("the database is asked from an event loop");
            }
            return super.getConnection();
        }
    }
}
