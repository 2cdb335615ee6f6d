package org.mastercreator.server.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/**
 * Lets who starts the server read one sentence instead of a stack trace, where this program itself says why it does not
 * start, or the database does not let it in. The trace is logged with {@code LOG_LEVEL=debug}.
 */
final class StartFailure implements FailureAnalyzer {
    private static final String OURS = "org.mastercreator.server.";
    /** Classes of SQL states: no connection, not let in, no such database. */
    private static final List<String> NOT_LET_IN = List.of("08", "28", "3D");

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        List<Throwable> causes = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .toList();
        return notLetIn(causes)
                .or(() -> said(causes))
                .map(words -> new FailureAnalysis("The server was not started: " + words, null, failure))
                .orElse(null);
    }

    private static Optional<String> notLetIn(List<Throwable> causes) {
        return causes.stream()
                .filter(cause -> cause instanceof SQLException refused
                        && refused.getSQLState() != null
                        && NOT_LET_IN.contains(refused.getSQLState().substring(0, 2)))
                .findFirst()
                .map(refused -> "the database at DATABASE_URL cannot be used. " + refused.getMessage());
    }

    /** What this program said last, and what it had met. */
    private static Optional<String> said(List<Throwable> causes) {
        Throwable met = causes.getLast();
        if (isOurs(met)) {
            return Optional.ofNullable(met.getMessage());
        }
        return causes.reversed().stream()
                .filter(StartFailure::isOurs)
                .findFirst()
                .map(ours -> ours.getMessage() + " (" + met.getClass().getSimpleName() + ": " + met.getMessage() + ")");
    }

    private static boolean isOurs(Throwable cause) {
        boolean said = cause instanceof IllegalStateException
                || cause instanceof IllegalArgumentException
                || cause instanceof IOException
                || cause instanceof UncheckedIOException;
        StackTraceElement[] trace = cause.getStackTrace();
        return said
                && cause.getMessage() != null
                && trace.length > 0
                && trace[0].getClassName().startsWith(OURS);
    }
}
