package org.mastercreator.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mastercreator.server.Scratch;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Copies of the data directory of a database that runs. */
class EmbeddedDatabaseTest {
    @TempDir
    private Path directory;

    private static int answer(EmbeddedDatabase database) {
        return JdbcClient.create(database.owner())
                .sql("select 42")
                .query(Integer.class)
                .single();
    }

    @Test
    void a_copy_that_was_taken_while_the_database_ran_is_refused_and_the_original_left_alone() throws IOException {
        try (EmbeddedDatabase original = EmbeddedDatabase.start(directory.resolve("data"))) {
            Scratch.copy(directory.resolve("data"), directory.resolve("copy"));
            assertThatThrownBy(() -> EmbeddedDatabase.start(directory.resolve("copy")))
                    .hasStackTraceContaining("was copied while its database ran");
            assertThat(answer(original)).isEqualTo(42);
        }
    }

    @Test
    void a_copy_that_keeps_no_times_never_stops_the_database_that_it_was_copied_from() throws IOException {
        try (EmbeddedDatabase original = EmbeddedDatabase.start(directory.resolve("data"))) {
            try (Stream<Path> all = Files.walk(directory.resolve("data"))) {
                for (Path path : (Iterable<Path>) all::iterator) {
                    Files.copy(
                            path,
                            directory
                                    .resolve("copy")
                                    .resolve(directory.resolve("data").relativize(path)));
                }
            }
            Files.setLastModifiedTime(
                    directory.resolve("copy/postgres/postmaster.pid"),
                    java.nio.file.attribute.FileTime.from(
                            java.time.Instant.now().plusSeconds(1)));
            try (EmbeddedDatabase copy = EmbeddedDatabase.start(directory.resolve("copy"))) {
                assertThat(answer(copy)).isEqualTo(42);
            } catch (java.io.UncheckedIOException _) {
                // A copy that was not of one moment need not start.
            }
            assertThat(answer(original)).isEqualTo(42);
        }
    }
}
