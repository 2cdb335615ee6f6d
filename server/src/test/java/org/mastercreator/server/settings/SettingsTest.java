package org.mastercreator.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mastercreator.server.MasterCreator;
import org.springframework.boot.diagnostics.FailureAnalysis;

class SettingsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SESSION_HOURS | 0 | SESSION_HOURS must be a whole number from 1 to 8760, was 0",
                "SESSION_HOURS | '' | SESSION_HOURS must be a whole number from 1 to 8760, was empty",
                "DRAIN_SECONDS | -1 | DRAIN_SECONDS must be a whole number from 0 to 3600, was -1",
                "MAX_BODY_BYTES | 2MB | MAX_BODY_BYTES must be a whole number from 1024 on, was 2MB",
                "SERVER_PORT | 99999 | SERVER_PORT must be a whole number from 0 to 65535, was 99999",
                "TRACES_SHARE | 2 | TRACES_SHARE must be a number from 0 to 1, was 2",
                "LLM_DAILY_USD | -3 | LLM_DAILY_USD must be a number from 0 on, was -3",
                "ZONE_HARDEST | abc | ZONE_HARDEST must be a number from 0 to 1, was abc",
                "ZONE_HARDEST | 0.9 | ZONE_HARDEST must be below ZONE_EASIEST, was 0.9 and 0.85",
                "SECURE_COOKIES | maybe | SECURE_COOKIES must be true or false, was maybe",
                "DEMO | maybe | DEMO must be auto, on or off, was maybe",
                "ADMIN_LOGIN | head | ADMIN_LOGIN needs ADMIN_PASSWORD beside it",
                "ADMIN_PASSWORD | twelve letters | ADMIN_PASSWORD needs ADMIN_LOGIN beside it",
                "LOG_FORMAT | xml | LOG_FORMAT must be ecs, gelf or logstash, was xml",
                "LOG_LEVEL | loud | LOG_LEVEL must be trace, debug, info, warn, error or off, was loud",
            })
    void a_wrong_value_is_named_with_its_variable_and_what_it_may_be(String name, String value, String said) {
        assertThat(Settings.problems(Map.of(name, value))).containsExactly(said);
    }

    @Test
    void the_first_admin_needs_a_password_as_long_as_everybody_and_it_is_not_repeated() {
        assertThat(Settings.problems(Map.of("ADMIN_LOGIN", "head", "ADMIN_PASSWORD", "sesame")))
                .containsExactly("ADMIN_PASSWORD must have 12 to 200 characters, as everybody's, had 6");
    }

    @Test
    void every_wrong_value_is_named_at_once_and_right_ones_are_not() {
        assertThat(Settings.problems(Map.of("SERVER_PORT", "no", "DEMO", "ON", "LLM_RETRIES", "x")))
                .hasSize(2);
        assertThat(Settings.problems(Map.of("SERVER_PORT", "8080", "LOG_FORMAT", "", "SECURE_COOKIES", "TRUE")))
                .isEmpty();
    }

    @Test
    void why_this_program_does_not_start_is_said_in_a_sentence_and_other_failures_keep_their_trace() {
        assertThat(saidOf(new IllegalStateException(ours(new IOException("another server runs on ./data")))))
                .isEqualTo("The server was not started: another server runs on ./data");
        assertThat(saidOf(ours(new IllegalArgumentException("DATABASE_URL must look like …"))))
                .isEqualTo("The server was not started: DATABASE_URL must look like …");
        assertThat(saidOf(ours(new UncheckedIOException(
                        "the embedded database in DATA_DIR=/x could not be started",
                        at(String.class, new AccessDeniedException("/x"))))))
                .isEqualTo(
                        "The server was not started: the embedded database in DATA_DIR=/x could not be started (AccessDeniedException: /x)");
        assertThat(saidOf(new IllegalStateException(new SQLException("Connection to db:5432 refused.", "08001"))))
                .isEqualTo("The server was not started: the database at DATABASE_URL cannot be used."
                        + " Connection to db:5432 refused.");
        assertThat(saidOf(at(String.class, new IllegalStateException(new SQLException("column is missing", "42703")))))
                .isNull();
        assertThat(saidOf(at(String.class, new IOException("of somebody else"))))
                .isNull();
    }

    private static @Nullable String saidOf(Throwable failure) {
        FailureAnalysis analysis = new StartFailure().analyze(failure);
        return analysis == null ? null : analysis.getDescription();
    }

    private static <T extends Throwable> T ours(T failure) {
        return at(MasterCreator.class, failure);
    }

    private static <T extends Throwable> T at(Class<?> type, T failure) {
        failure.setStackTrace(
                new StackTraceElement[] {new StackTraceElement(type.getName(), "method", "File.java", 1)});
        return failure;
    }
}
