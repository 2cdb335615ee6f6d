package org.mastercreator.server.attempt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.roster.Accommodation;
import org.mastercreator.server.roster.Iep;
import org.mastercreator.server.roster.Ieps;
import org.springframework.stereotype.Component;

/** What a student's IEP does for an attempt. */
@Component
class Supports {
    private static final String EXTENDED_TIME = Accommodation.Code.EXTENDED_TIME.code();

    private final Ieps ieps;

    Supports(Ieps ieps) {
        this.ieps = ieps;
    }

    List<String> codesFor(String studentId) {
        return ieps.of(studentId).map(Iep::accommodations).orElse(List.of()).stream()
                .map(Accommodation::code)
                .toList();
    }

    /** The time limit as her IEP makes it. */
    static @Nullable Integer limit(@Nullable Integer minutes, List<String> codes) {
        return minutes == null || !codes.contains(EXTENDED_TIME)
                ? minutes
                : Integer.valueOf(Accommodation.extended(minutes));
    }

    /** What was applied, for the ledger: the product's own doing, or what it told her and her teacher to do. */
    static Map<String, String> applied(Attempt attempt) {
        Map<String, String> details = new LinkedHashMap<>();
        for (Accommodation one : Accommodation.of(attempt.accommodations())) {
            if (!one.code().equals(EXTENDED_TIME)) {
                details.put(one.code(), done(one) + " for " + attempt.title());
            } else if (attempt.timeLimitMinutes() != null) {
                details.put(
                        one.code(),
                        attempt.timeLimitMinutes() + " instead of " + attempt.givenMinutes() + " minutes for "
                                + attempt.title());
            }
        }
        return details;
    }

    private static String done(Accommodation one) {
        return switch (one.code()) {
            case "chunked_tasks" -> "One question at a time";
            case "text_to_speech" -> "A button that reads each question aloud";
            default -> (one.automatic() ? one.label() : "Said at the start that it is due: " + one.label());
        };
    }
}
