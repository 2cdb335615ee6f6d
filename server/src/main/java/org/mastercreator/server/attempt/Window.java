package org.mastercreator.server.attempt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.http.Problem;

/**
 * From when to when an assignment may be taken.
 *
 * @param closesAt null if it stays open
 */
record Window(Instant opensAt, @Nullable Instant closesAt) {
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /** Notes what is wrong with it. */
    void check(List<Problem.FieldError> errors) {
        List<Problem.FieldError> found = new ArrayList<>();
        if (isOutside(opensAt)) {
            found.add(new Problem.FieldError("opens_at", "must be between the years 2000 and 2200"));
        }
        if (closesAt != null && isOutside(closesAt)) {
            found.add(new Problem.FieldError("closes_at", "must be between the years 2000 and 2200"));
        } else if (closesAt != null && !closesAt.isAfter(opensAt)) {
            found.add(new Problem.FieldError("closes_at", "must be after opens_at"));
        }
        errors.addAll(found);
    }

    private static boolean isOutside(Instant time) {
        return time.isBefore(EARLIEST) || time.isAfter(LATEST);
    }
}
