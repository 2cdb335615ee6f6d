package org.mastercreator.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mastercreator.server.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class NeverBackwardsTest extends ServerTest {
    private static final String SCHEMA = "never_backwards";

    @Autowired
    @FlywayDataSource
    private DataSource owner;

    @TempDir
    private Path migrations;

    @AfterEach
    void remove() {
        JdbcClient.create(owner)
                .sql("drop schema if exists " + SCHEMA + " cascade")
                .update();
    }

    private void start() {
        Flyway program = Flyway.configure()
                .dataSource(owner)
                .schemas(SCHEMA)
                .locations("filesystem:" + migrations)
                .load();
        new DatabaseConfiguration().neverBackwards().migrate(program);
    }

    @Test
    void an_older_program_leaves_a_database_alone_that_a_newer_one_has_changed_and_says_so() throws IOException {
        Files.writeString(migrations.resolve("V1__old.sql"), "create table old (a int)");
        start();
        Path newer = Files.writeString(migrations.resolve("V2__new.sql"), "create table new (a int)");
        start();
        assertThat(JdbcClient.create(owner)
                        .sql("select count(*) from " + SCHEMA + ".new")
                        .query(Integer.class)
                        .single())
                .isZero();
        Files.delete(newer);
        assertThatThrownBy(this::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a newer version of this program");
    }
}
