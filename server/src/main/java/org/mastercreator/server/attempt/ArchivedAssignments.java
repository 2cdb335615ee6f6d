package org.mastercreator.server.attempt;

import java.time.Clock;
import org.mastercreator.server.roster.ClassWork;
import org.springframework.stereotype.Component;

/**
 * Tells who has something to take in a class that it ended with the class, or is open again. What is under way ends like
 * what the time ends: its deadline is the moment at which the class was archived.
 */
@Component
class ArchivedAssignments implements ClassWork {
    private final AssignmentEvents events;
    private final Clock clock;

    ArchivedAssignments(AssignmentEvents events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void archived(String classId) {
        tell(classId, "closed");
    }

    @Override
    public void restored(String classId) {
        tell(classId, "changed");
    }

    private void tell(String classId, String state) {
        events.openWithout(classId, clock.instant()).forEach(one -> events.tell(one, state));
    }
}
