package org.mastercreator.server.attempt;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An attempt as it stands in the database.
 *
 * @param deadline by the server's clock; null if nothing ends it but the student
 * @param claimedUntil until when somebody who is handing it in holds it; null or past if nobody does
 */
record Attempt(
        String attemptId,
        String assignmentId,
        String assessmentId,
        String classId,
        String title,
        String studentId,
        int number,
        int attemptsAllowed,
        boolean open,
        Instant startedAt,
        @Nullable Instant deadline,
        @Nullable Integer timeLimitMinutes,
        List<String> accommodations,
        @Nullable Instant claimedUntil,
        @Nullable Instant closedAt,
        @Nullable String closedBy,
        @Nullable String gradingId) {
    /** How long after the deadline an answer that was on its way still counts. */
    static final Duration GRACE = Duration.ofSeconds(10);

    /**
     * When an attempt t of an assignment a in a class k ends: what a teacher gave is never less than what all have, and
     * nothing goes on in an archived class.
     */
    static final String DEADLINE = "least(greatest(t.extended_until, least(t.time_up_at, a.closes_at)), k.archived_at)";

    /** An attempt with its assignment and assessment. */
    static final String SQL = "select t.*, " + DEADLINE + """
             as deadline, a.assessment_id, a.class_id, a.attempts_allowed, s.title
            from attempts t join assignments a using (assignment_id) join classes k using (class_id)
            join assessments s on s.assessment_id = a.assessment_id
            """;

    boolean isOver(Instant now) {
        return deadline != null && now.isAfter(deadline.plus(GRACE));
    }

    boolean isClaimed(Instant now) {
        return claimedUntil != null && claimedUntil.isAfter(now);
    }

    /** Whole seconds until the deadline, not below 0. */
    @Nullable
    Long secondsLeft(Instant now) {
        return deadline == null
                ? null
                : Math.max(0, Duration.between(now, deadline).toSeconds());
    }

    Optional<String> grading() {
        return Optional.ofNullable(gradingId);
    }

    static Attempt of(ResultSet row, int number) throws SQLException {
        return new Attempt(
                row.getString("attempt_id"),
                row.getString("assignment_id"),
                row.getString("assessment_id"),
                row.getString("class_id"),
                row.getString("title"),
                row.getString("student_id"),
                row.getInt("number"),
                row.getInt("attempts_allowed"),
                row.getString("state").equals("open"),
                Objects.requireNonNull(Assignments.instant(row, "started_at")),
                Assignments.instant(row, "deadline"),
                row.getObject("time_limit_minutes", Integer.class),
                List.of((String[]) row.getArray("accommodations").getArray()),
                Assignments.instant(row, "claimed_until"),
                Assignments.instant(row, "closed_at"),
                row.getString("closed_by"),
                row.getString("grading_id"));
    }
}
