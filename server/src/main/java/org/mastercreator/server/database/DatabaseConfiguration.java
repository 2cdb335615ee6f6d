package org.mastercreator.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import reactor.core.scheduler.Schedulers;

/**
 * PostgreSQL, always: the one at {@code DATABASE_URL}, or one that comes with the program and keeps its data under
 * the data directory. The program works as a role that cannot rewrite the audit log; the owner only migrates.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    private static final int POOL_SIZE = 24;

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
            HikariConfig config = new HikariConfig();
            config.setDataSource(database.application());
            return pool(config);
        }

        @Bean
        FlywayConfigurationCustomizer applicationRole() {
            return flyway -> flyway.placeholders(java.util.Map.of("app_role", EmbeddedDatabase.APPLICATION_ROLE));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnExpression("!'${mastercreator.database.url:}'.isEmpty()")
    static class External {
        /** Whoever may change tables; the role that works need not be able to. */
        @Bean
        @FlywayDataSource
        @ConditionalOnExpression("!'${mastercreator.database.owner-url:}'.isEmpty()")
        DataSource owner(@Value("${mastercreator.database.owner-url}") String url) {
            DatabaseUrl parsed = DatabaseUrl.parse(url);
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

    private static HikariDataSource pool(HikariConfig config) {
        config.setPoolName("database");
        config.setMaximumPoolSize(POOL_SIZE);
        config.setConnectionTimeout(5_000);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
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
