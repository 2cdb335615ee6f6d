package org.mastercreator.server.alert;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What thresholds would have raised in a class's last lesson. Being idle leaves no trace and is not among them.
 *
 * @param lesson the last day, where the class is taught, on which anything was graded; null without any
 * @param submissions of that day
 */
record Rehearsal(@Nullable LocalDate lesson, int submissions, List<OfKind> kinds) {
    /**
     * One kind of alert.
     *
     * @param wouldRaise students and concepts, each counted once
     * @param helped alerts of this kind ever, that a teacher answered with help
     * @param dismissed likewise, that a teacher found not worth it
     */
    record OfKind(String kind, int wouldRaise, int helped, int dismissed) {}
}
