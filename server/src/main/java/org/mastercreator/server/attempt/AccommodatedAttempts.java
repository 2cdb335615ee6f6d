package org.mastercreator.server.attempt;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.mastercreator.server.roster.StudentWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What an IEP gives while an attempt is under way counts for that attempt at once: its limit, what its page shows, and
 * the ledger, which is written from the attempt when it is handed in. What an IEP takes away stays for that attempt.
 */
@Component
class AccommodatedAttempts implements StudentWork {
    private final JdbcClient db;
    private final Attempts attempts;
    private final Supports supports;
    private final AssignmentEvents events;

    AccommodatedAttempts(JdbcClient db, Attempts attempts, Supports supports, AssignmentEvents events) {
        this.db = db;
        this.attempts = attempts;
        this.supports = supports;
        this.events = events;
    }

    @Override
    public void accommodated(String studentId, List<String> codes) {
        for (Attempt attempt : underWay(studentId)) {
            List<String> added = codes.stream()
                    .filter(code -> !attempt.accommodations().contains(code))
                    .toList();
            if (!added.isEmpty()) {
                add(attempt, added);
            }
        }
    }

    private List<Attempt> underWay(String studentId) {
        return db.sql(Attempt.SQL + """
                where t.student_id = :student and t.state = 'open' order by t.attempt_id for update of t
                """)
                .param("student", studentId)
                .query(Attempt::of)
                .list();
    }

    private void add(Attempt before, List<String> added) {
        db.sql("""
                update attempts set accommodations = :codes, time_limit_minutes = :minutes,
                    time_up_at = time_up_at + make_interval(mins => :minutes - time_limit_minutes)
                where attempt_id = :id
                """)
                .param(
                        "codes",
                        Stream.concat(before.accommodations().stream(), added.stream())
                                .toArray(String[]::new))
                .param("minutes", Supports.limit(before.timeLimitMinutes(), added))
                .param("id", before.attemptId())
                .update();
        Attempt now = attempts.find(before.studentId(), before.attemptId());
        if (!Supports.hasWordBank(before)) {
            supports.layWords(now);
        }
        events.moved(now, Objects.equals(now.deadline(), before.deadline()) ? "changed" : "extended");
    }
}
