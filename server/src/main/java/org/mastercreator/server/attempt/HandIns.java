package org.mastercreator.server.attempt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.mastercreator.server.assessment.AccommodationLedger;
import org.mastercreator.server.assessment.GradedAssessment;
import org.mastercreator.server.assessment.Papers;
import org.mastercreator.server.assessment.ResponseBody;
import org.mastercreator.server.assessment.StudentLimits;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.security.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How an attempt ends: once. Whoever hands it in claims its row for a minute, which also stops further answers; grades
 * what was saved, outside any transaction; and closes it in the transaction that stores the grading, if the claim is
 * still his. So of many who try at once one grades, and after a crash either nothing happened, and another takes over
 * when the claim runs out, or everything. What the time ends is handed in by a sweep that every server makes: rows that
 * another one is claiming are passed over. An attempt that was opened again keeps its grading, which is brought up to
 * date when it is closed again.
 */
@Service
class HandIns implements StudentLimits {
    private static final Logger log = LoggerFactory.getLogger(HandIns.class);
    private static final Duration CLAIM = Duration.ofSeconds(60);
    private static final int AT_ONCE = 4;
    private static final int SWEPT = 20;

    private final Attempts attempts;
    private final SavedAnswers answers;
    private final Papers papers;
    private final AccommodationLedger ledger;
    private final Supports supports;
    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;

    HandIns(
            Attempts attempts,
            SavedAnswers answers,
            Papers papers,
            AccommodationLedger ledger,
            Supports supports,
            JdbcClient db,
            TransactionTemplate transaction,
            Clock clock) {
        this.attempts = attempts;
        this.answers = answers;
        this.papers = papers;
        this.ledger = ledger;
        this.supports = supports;
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param by student or time */
    private record Claim(UUID token, Attempt attempt, String by) {}

    /**
     * Hands in what was saved; the same answer again if that was done before.
     *
     * @throws Problem.Conflict if it is being handed in at this moment
     */
    GradedAssessment handIn(Caller caller, String studentId, String attemptId) {
        return handIn(caller, studentId, attemptId, _ -> {});
    }

    @Override
    public GradedAssessment handIn(
            Caller student,
            String assessmentId,
            List<ResponseBody> responses,
            Consumer<GradedAssessment> inTransaction) {
        String studentId = student.studentId().orElseThrow();
        Attempt attempt = transaction.execute(_ -> {
            Attempt open = attempts.startAny(student, studentId, assessmentId);
            Attempt locked = attempts.forChange(studentId, open.attemptId());
            long next = answers.of(locked.attemptId()).stream()
                            .mapToLong(SavedAnswer::sequence)
                            .max()
                            .orElse(0)
                    + 1;
            if (!responses.isEmpty()) {
                answers.save(
                        locked,
                        responses.stream()
                                .map(response -> new SavedAnswer(
                                        String.valueOf(response.questionId()),
                                        next,
                                        response.answer(),
                                        response.responseTimeMs()))
                                .toList(),
                        "responses");
            }
            return locked;
        });
        return handIn(student, studentId, attempt.attemptId(), inTransaction);
    }

    private GradedAssessment handIn(
            Caller caller, String studentId, String attemptId, Consumer<GradedAssessment> inTransaction) {
        Optional<Claim> claim = transaction.execute(_ -> claim(studentId, attemptId));
        if (claim.isEmpty()) {
            Attempt now = attempts.find(studentId, attemptId);
            return now.grading()
                    .filter(_ -> !now.open())
                    .flatMap(papers::result)
                    .orElseThrow(() -> new Problem.Conflict("This attempt is being handed in at this moment."));
        }
        try {
            return grade(caller, claim.get(), inTransaction);
        } catch (RuntimeException | Error failure) {
            release(claim.get());
            throw failure;
        }
    }

    private Optional<Claim> claim(String studentId, String attemptId) {
        Attempt attempt = attempts.forChange(studentId, attemptId);
        Instant now = clock.instant();
        if (!attempt.open() || attempt.isClaimed(now)) {
            return Optional.empty();
        }
        Claim claim = new Claim(UUID.randomUUID(), attempt, attempt.isOver(now) ? "time" : "student");
        take(claim, now);
        return Optional.of(claim);
    }

    private void take(Claim claim, Instant now) {
        db.sql("update attempts set claim = :claim, claimed_until = :until where attempt_id = :id")
                .param("claim", claim.token())
                .param("until", Assignments.utc(now.plus(CLAIM)))
                .param("id", claim.attempt().attemptId())
                .update();
    }

    private void release(Claim claim) {
        transaction.executeWithoutResult(_ -> db.sql("""
                update attempts set claim = null, claimed_until = null where attempt_id = :id and claim = :claim
                """)
                .param("id", claim.attempt().attemptId())
                .param("claim", claim.token())
                .update());
    }

    private GradedAssessment grade(Caller caller, Claim claim, Consumer<GradedAssessment> inTransaction) {
        Attempt attempt = claim.attempt();
        List<ResponseBody> responses = answers.responses(attempt.attemptId());
        Consumer<GradedAssessment> close = graded -> {
            close(claim, graded);
            ledger.record(graded, supports.applied(attempt));
            inTransaction.accept(graded);
        };
        return attempt.gradingId() == null
                ? papers.handIn(caller, attempt.assessmentId(), attempt.studentId(), responses, close)
                : papers.handInAgain(caller, attempt.gradingId(), responses, close);
    }

    private void close(Claim claim, GradedAssessment graded) {
        int closed = db.sql("""
                update attempts set state = 'closed', closed_at = :now, closed_by = :by, grading_id = :grading,
                    claim = null, claimed_until = null
                where attempt_id = :id and state = 'open' and claim = :claim
                """)
                .param("now", Assignments.utc(clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                .param("by", claim.by())
                .param("grading", graded.gradingId())
                .param("id", claim.attempt().attemptId())
                .param("claim", claim.token())
                .update();
        if (closed != 1) {
            throw new Problem.Conflict("This attempt was handed in meanwhile.");
        }
    }

    /** Hands in what the time has ended. One that fails is tried again when its claim runs out. */
    @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void sweep() {
        List<Claim> overdue;
        do {
            overdue = transaction.execute(_ -> claimOverdue());
            try (ExecutorService some =
                    Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
                overdue.forEach(claim -> some.execute(() -> handInOverdue(claim)));
            }
        } while (overdue.size() == SWEPT);
    }

    private List<Claim> claimOverdue() {
        Instant now = clock.instant();
        List<Claim> claims = db
                .sql(Attempt.SQL + """
                where t.state = 'open' and (t.claimed_until is null or t.claimed_until < :now)
                  and least(coalesce(t.extended_until, least(t.time_up_at, a.closes_at)), k.archived_at) < :overdue
                order by t.attempt_id limit :most for update of t skip locked
                """)
                .param("now", Assignments.utc(now))
                .param("overdue", Assignments.utc(now.minus(Attempt.GRACE)))
                .param("most", SWEPT)
                .query(Attempt::of)
                .list()
                .stream()
                .map(attempt -> new Claim(UUID.randomUUID(), attempt, "time"))
                .toList();
        claims.forEach(claim -> take(claim, now));
        return claims;
    }

    private void handInOverdue(Claim claim) {
        try {
            grade(Caller.server(), claim, _ -> {});
        } catch (RuntimeException failure) {
            log.error("attempt not handed in: {}", claim.attempt().attemptId(), failure);
        }
    }
}
