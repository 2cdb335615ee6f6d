package org.mastercreator.server.settings;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/**
 * Lets who starts the server read one sentence instead of a stack trace, where this program itself says why it does not
 * start: a setting, a directory, a database. The trace is logged with {@code LOG_LEVEL=debug}.
 */
final class StartFailure implements FailureAnalyzer {
    private static final String OURS = "org.mastercreator.server.";

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        Throwable first = failure;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        boolean said = first instanceof IllegalStateException
                || first instanceof IllegalArgumentException
                || first instanceof IOException;
        StackTraceElement[] trace = first.getStackTrace();
        return said
                        && first.getMessage() != null
                        && trace.length > 0
                        && trace[0].getClassName().startsWith(OURS)
                ? new FailureAnalysis("The server was not started: " + first.getMessage(), null, failure)
                : null;
    }
}
