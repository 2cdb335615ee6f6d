package org.mastercreator.server.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.mastercreator.learning.alert.AlertRules;
import org.mastercreator.learning.alert.Decision;
import org.mastercreator.learning.alert.Kind;
import org.mastercreator.server.live.Watchers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks every quarter of a minute for students who are present but have not answered for long, and for alerts about
 * students who have left. What is raised stands in the database alone, so that a look that failed is made up for by the
 * next one, and what was raised before a restart is resolved too; the first look leaves windows time to come back.
 */
@Component
class IdleWatch {
    private record Key(String classId, String studentId) {}

    /** Between two looks. After a longer one the server slept, its clock was set or its database away. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

    private final Watchers watchers;
    private final Alerts alerts;
    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Map<Key, Instant> presentSince = new HashMap<>();
    private Instant lastLook = Instant.EPOCH;

    IdleWatch(Watchers watchers, Alerts alerts, JdbcClient db, TransactionTemplate transaction, Clock clock) {
        this.watchers = watchers;
        this.alerts = alerts;
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 60, fixedDelay = 15, timeUnit = TimeUnit.SECONDS)
    void look() {
        Instant now = clock.instant();
        Set<Key> present = new HashSet<>();
        for (String classId : db.sql("select class_id from classes where archived_at is null")
                .query(String.class)
                .list()) {
            for (String studentId : watchers.studentsHere(classId)) {
                present.add(new Key(classId, studentId));
            }
        }
        if (now.isBefore(lastLook) || now.isAfter(lastLook.plus(LONGEST_PAUSE))) {
            presentSince.clear();
        }
        lastLook = now;
        presentSince.keySet().retainAll(present);
        raised().stream().filter(key -> !isAnywhere(key)).forEach(key -> decide(key, new Decision.Resolve(), now));
        for (Key key : present) {
            Instant since = presentSince.computeIfAbsent(key, _ -> now);
            Instant lastAnswer = lastAnswer(key.studentId()).orElse(since);
            Instant active = lastAnswer.isAfter(since) ? lastAnswer : since;
            decide(key, AlertRules.idle(Duration.between(active, now), alerts.thresholds(key.classId())), now);
        }
    }

    private List<Key> raised() {
        return db.sql("select class_id, student_id from alerts where kind = :idle and state = 'raised'")
                .param("idle", Kind.IDLE.code())
                .query((row, _) -> new Key(row.getString("class_id"), row.getString("student_id")))
                .list();
    }

    private boolean isAnywhere(Key key) {
        return watchers.of(key.classId()).studentsOnline().contains(key.studentId());
    }

    private void decide(Key key, Decision decision, Instant now) {
        transaction.executeWithoutResult(_ -> {
            if (alerts.hold(key.studentId())) {
                alerts.decide(
                        alerts.openOf(key.studentId()),
                        key.classId(),
                        key.studentId(),
                        Optional.empty(),
                        Kind.IDLE,
                        decision,
                        now);
            }
        });
    }

    private Optional<Instant> lastAnswer(String studentId) {
        return db.sql("""
                select greatest(
                    (select max(graded_at) from submissions where student_id = :student),
                    (select max(w.saved_at) from attempts t join attempt_answers w using (attempt_id)
                        where t.student_id = :student and t.state = 'open')) as at
                """)
                .param("student", studentId)
                .query((row, _) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .single();
    }
}
