package org.mastercreator.server.attempt;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.http.Ids;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.http.Problem.Limited.Limit;
import org.mastercreator.server.mastery.Masteries;
import org.mastercreator.server.security.Access;
import org.mastercreator.server.security.Audit;
import org.mastercreator.server.security.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Starting an attempt, looking at it and giving it more time. What a student may do is decided here, by the server's
 * clock and the rows of the database; nothing that a page says about time or score is read. Every method that changes
 * something needs the caller's transaction. How an attempt ends is {@link HandIns}' to say.
 */
@Service
class Attempts {
    private final JdbcClient db;
    private final Access access;
    private final Supports supports;
    private final AssignmentEvents events;
    private final Masteries masteries;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Attempts(
            JdbcClient db,
            Access access,
            Supports supports,
            AssignmentEvents events,
            Masteries masteries,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.db = db;
        this.access = access;
        this.supports = supports;
        this.events = events;
        this.masteries = masteries;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** An assignment as one student meets it. */
    private record Offer(
            String assignmentId,
            boolean hers,
            boolean archived,
            Instant opensAt,
            @Nullable Instant closesAt,
            @Nullable Integer timeLimitMinutes,
            int attemptsAllowed,
            int used,
            @Nullable String openAttemptId) {
        private static final String SQL = """
                select a.*, (a.whole_class or exists (select from assignment_students x
                        where x.assignment_id = a.assignment_id and x.student_id = e.student_id)) as hers,
                    (select count(*) from attempts t
                        where t.assignment_id = a.assignment_id and t.student_id = e.student_id) as used,
                    (select t.attempt_id from attempts t where t.assignment_id = a.assignment_id
                        and t.student_id = e.student_id and t.state = 'open') as open_attempt_id,
                    k.archived_at is not null as archived
                from assignments a join classes k using (class_id) join enrolments e using (class_id)
                where e.student_id = :student
                """;

        static Offer of(ResultSet row, int number) throws SQLException {
            return new Offer(
                    row.getString("assignment_id"),
                    row.getBoolean("hers"),
                    row.getBoolean("archived"),
                    Objects.requireNonNull(Assignments.instant(row, "opens_at")),
                    Assignments.instant(row, "closes_at"),
                    row.getObject("time_limit_minutes", Integer.class),
                    row.getInt("attempts_allowed"),
                    row.getInt("used"),
                    row.getString("open_attempt_id"));
        }

        Optional<Problem.Limited> obstacle(Instant now) {
            if (!hers) {
                return refused(Limit.NOT_ASSIGNED, "Your teacher assigned this to others, not to you.");
            }
            if (archived) {
                return refused(Limit.CLASS_ARCHIVED, "The class of this is over.");
            }
            return switch (Assignment.state(opensAt, closesAt, now)) {
                case "closed" -> refused(Limit.WINDOW_CLOSED, "This closed at " + closesAt + ".");
                case "upcoming" -> refused(Limit.NOT_YET_OPEN, "This opens at " + opensAt + ".");
                default ->
                    used < attemptsAllowed
                            ? Optional.empty()
                            : refused(
                                    Limit.ATTEMPTS_USED_UP,
                                    "You have used "
                                            + (used == 1 ? "your one attempt." : "all " + used + " attempts."));
            };
        }

        private static Optional<Problem.Limited> refused(Limit limit, String detail) {
            return Optional.of(new Problem.Limited(limit, detail));
        }
    }

    /**
     * Starts an attempt; the one that is under way if there is one.
     *
     * @throws Problem.Limited if the window, the group or the number of attempts forbids it
     */
    Attempt start(Caller caller, String studentId, String assignmentId) {
        masteries.lock(studentId);
        Offer offer = db.sql(Offer.SQL + "and a.assignment_id = :assignment")
                .param("student", studentId)
                .param("assignment", assignmentId)
                .query(Offer::of)
                .optional()
                .orElseThrow(() -> new Problem.NotFound("assignment"));
        return start(caller, studentId, offer);
    }

    /**
     * The attempt in which a student hands in an assessment that she names without an assignment: what is under way, or
     * a new one of the newest assignment that lets her.
     *
     * @throws Problem.Limited why none does
     */
    Attempt startAny(Caller caller, String studentId, String assessmentId) {
        masteries.lock(studentId);
        Instant now = clock.instant();
        List<Offer> offers = db.sql(Offer.SQL + """
                and a.assessment_id = :assessment
                order by (select count(*) from attempts t where t.assignment_id = a.assignment_id
                    and t.student_id = e.student_id and t.state = 'open') desc, a.created_at desc, a.assignment_id desc
                """)
                .param("student", studentId)
                .param("assessment", assessmentId)
                .query(Offer::of)
                .list();
        Optional<Offer> usable = offers.stream()
                .filter(offer ->
                        offer.openAttemptId() != null || offer.obstacle(now).isEmpty())
                .findFirst();
        if (usable.isPresent()) {
            return start(caller, studentId, usable.get());
        }
        throw offers.stream()
                .filter(Offer::hers)
                .findFirst()
                .flatMap(offer -> offer.obstacle(now))
                .orElseGet(() -> new Problem.Limited(Limit.NOT_ASSIGNED, "Your teacher has not assigned this to you."));
    }

    /**
     * Until this transaction ends nobody changes the questions, which is only for those that nobody has begun. The class
     * that it is of.
     *
     * @throws Problem.NotFound if it was archived or taken back a moment ago
     */
    private String holdAssessment(String assignmentId) {
        return db.sql("""
                select g.class_id from assessments a join assignments g using (assessment_id)
                where g.assignment_id = :id for key share of a, g
                """)
                .param("id", assignmentId)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new Problem.NotFound("assignment"));
    }

    private Attempt start(Caller caller, String studentId, Offer offer) {
        if (offer.openAttemptId() != null) {
            return find(studentId, offer.openAttemptId());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        offer.obstacle(now).ifPresent(problem -> {
            throw problem;
        });
        List<String> codes = supports.codesFor(studentId);
        Integer minutes = Supports.limit(offer.timeLimitMinutes(), codes);
        access.holdInUse(holdAssessment(offer.assignmentId()));
        String id = ids.next("att");
        db.sql("""
                insert into attempts (attempt_id, assignment_id, student_id, number, state, started_at,
                    time_limit_minutes, time_up_at, accommodations)
                values (:id, :assignment, :student, :number, 'open', :now, :minutes, :up, :accommodations)
                """)
                .param("id", id)
                .param("assignment", offer.assignmentId())
                .param("student", studentId)
                .param("number", offer.used() + 1)
                .param("now", Assignments.utc(now))
                .param("minutes", minutes)
                .param("up", Assignments.utc(minutes == null ? null : now.plus(Duration.ofMinutes(minutes))))
                .param("accommodations", codes.toArray(String[]::new))
                .update();
        audit.record(caller, Audit.Action.CREATE, "attempt", studentId, Optional.empty());
        Attempt begun = find(studentId, id);
        supports.layWords(begun);
        events.moved(begun, "begun");
        return begun;
    }

    /** @throws Problem.NotFound unless it is hers */
    Attempt find(String studentId, String attemptId) {
        return db.sql(Attempt.SQL + "where t.attempt_id = :id and t.student_id = :student")
                .param("id", attemptId)
                .param("student", studentId)
                .query(Attempt::of)
                .optional()
                .orElseThrow(() -> new Problem.NotFound("attempt"));
    }

    /** The same, with others who would change it made to wait. */
    Attempt forChange(String studentId, String attemptId) {
        db.sql("select 1 from attempts where attempt_id = :id for update")
                .param("id", attemptId)
                .query()
                .listOfRows();
        return find(studentId, attemptId);
    }

    /**
     * Gives an attempt more time, from its deadline or from now; opens it again if it was closed. What the page kept
     * meanwhile is accepted then.
     */
    Attempt extend(Caller caller, Assignment assignment, String attemptId, int minutes, String reason) {
        String studentId = db.sql(
                        "select student_id from attempts where attempt_id = :id and assignment_id = :assignment")
                .param("id", attemptId)
                .param("assignment", assignment.assignmentId())
                .query(String.class)
                .optional()
                .orElseThrow(() -> new Problem.NotFound("attempt"));
        access.holdInUse(assignment.classId());
        masteries.lock(studentId);
        Attempt attempt = forChange(studentId, attemptId);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (attempt.open() && attempt.isClaimed(now)) {
            throw new Problem.Conflict("It is being handed in at this moment. Try again in a few seconds.");
        }
        if (attempt.open() && attempt.deadline() == null) {
            throw new Problem.Invalid("minutes", "cannot be added: this attempt has no end");
        }
        if (!attempt.open() && isAnotherOpen(attempt)) {
            throw new Problem.Conflict("She has started another attempt. That one can get more time.");
        }
        Instant from = attempt.open()
                        && attempt.deadline() != null
                        && attempt.deadline().isAfter(now)
                ? attempt.deadline()
                : now;
        db.sql("""
                update attempts set state = 'open', closed_at = null, closed_by = null, extended_until = :until,
                    claim = null, claimed_until = null
                where attempt_id = :id
                """)
                .param("until", Assignments.utc(from.plus(Duration.ofMinutes(minutes))))
                .param("id", attemptId)
                .update();
        db.sql("""
                insert into attempt_extensions (attempt_id, minutes, reason, reopened, given_by, given_at)
                values (:id, :minutes, :reason, :reopened, :by, :now)
                """)
                .param("id", attemptId)
                .param("minutes", minutes)
                .param("reason", reason)
                .param("reopened", !attempt.open())
                .param("by", caller.userId())
                .param("now", Assignments.utc(now))
                .update();
        audit.record(caller, Audit.Action.CHANGE, "attempt", studentId, Optional.of(assignment.classId()));
        Attempt extended = find(studentId, attemptId);
        events.moved(extended, "extended");
        return extended;
    }

    private boolean isAnotherOpen(Attempt attempt) {
        return Boolean.TRUE.equals(db.sql("""
                select exists (select from attempts
                    where assignment_id = :assignment and student_id = :student and state = 'open')
                """)
                .param("assignment", attempt.assignmentId())
                .param("student", attempt.studentId())
                .query(Boolean.class)
                .single());
    }
}
