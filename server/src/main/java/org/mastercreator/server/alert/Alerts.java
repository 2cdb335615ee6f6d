package org.mastercreator.server.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mastercreator.learning.alert.Decision;
import org.mastercreator.learning.alert.Kind;
import org.mastercreator.learning.alert.Thresholds;
import org.mastercreator.server.http.Etag;
import org.mastercreator.server.http.Ids;
import org.mastercreator.server.http.Page;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.security.Caller;
import org.mastercreator.server.stream.StreamEvent;
import org.mastercreator.server.stream.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Alerts: raised and resolved by rules, dismissed, snoozed or answered by people. At most one of a kind is open for a
 * student and concept. What a person closed does not come back for half a day. Every change reaches every window. An
 * archived class raises none, and what was open in it stays as it was.
 */
@Service
public class Alerts {
    private static final Duration QUIET_AFTER_CLOSING = Duration.ofHours(12);
    private static final int FOLLOW_UPS = 3;
    private static final Duration TOLD_FOR = Duration.ofDays(1);
    private static final TypeReference<List<Alert.Attempt>> ATTEMPTS = new TypeReference<>() {};
    private static final String ALERT = """
            select a.*, u.display_name as closed_by_name from alerts a left join users u on u.user_id = a.closed_by
            """;

    private static final String OPEN = ALERT + """
             where a.student_id = :student
                and exists (select from classes k where k.class_id = a.class_id and k.archived_at is null)
                and (a.state = 'raised' or a.action = 'helped' and jsonb_array_length(a.follow_up) < 3)
            """;

    private final JdbcClient db;
    private final Streams streams;
    private final Ids ids;
    private final JsonMapper json;
    private final Clock clock;

    Alerts(JdbcClient db, Streams streams, Ids ids, JsonMapper json, Clock clock) {
        this.db = db;
        this.streams = streams;
        this.ids = ids;
        this.json = json;
        this.clock = clock;
    }

    public Thresholds thresholds(String classId) {
        String stored = db.sql("select thresholds from classes where class_id = :class")
                .param("class", classId)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new Problem.NotFound("class"));
        return read(stored);
    }

    /** When the thresholds of a class were set; nobody else sets them until the present transaction ends. */
    Instant lockThresholds(String classId) {
        return db.sql("select thresholds_set_at from classes where class_id = :class for no key update")
                .param("class", classId)
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional()
                .orElseThrow(() -> new Problem.NotFound("class"));
    }

    Instant thresholdsSetAt(String classId) {
        return db.sql("select thresholds_set_at from classes where class_id = :class")
                .param("class", classId)
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional()
                .orElseThrow(() -> new Problem.NotFound("class"));
    }

    void setThresholds(String classId, Thresholds thresholds) {
        db.sql("""
                update classes set thresholds = :thresholds::jsonb, thresholds_set_at = :now where class_id = :class
                """)
                .param("thresholds", json.writeValueAsString(thresholds))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("class", classId)
                .update();
    }

    /** The thresholds of each class of a student, in order of the classes' ids. */
    public SortedMap<String, Thresholds> thresholdsOfClassesOf(String studentId) {
        SortedMap<String, Thresholds> thresholds = new TreeMap<>();
        db.sql("""
                select e.class_id, c.thresholds from enrolments e join classes c using (class_id)
                where e.student_id = :student
                """).param("student", studentId).query(row -> {
            thresholds.put(row.getString("class_id"), read(row.getString("thresholds")));
        });
        return thresholds;
    }

    /**
     * What the rules need to know about a student before they judge her work, while nobody else decides about her.
     *
     * @param classes the thresholds of each of her classes, in order of the classes' ids
     * @param open what is open about her, as {@link #openOf} gives it
     */
    public record Situation(SortedMap<String, Thresholds> classes, List<Alert> open) {}

    /** Read once, in one statement, for all rules of a submission. */
    public Situation situation(String studentId) {
        Situation situation = new Situation(new TreeMap<>(), new ArrayList<>());
        db.sql("""
                select c.class_id as enrolled_in, c.thresholds, a.* from (
                    select c.class_id, c.thresholds from enrolments e join classes c using (class_id)
                    where e.student_id = :student) c
                full join (""" + OPEN + ") a on a.class_id = c.class_id")
                .param("student", studentId)
                .query(row -> {
                    @Nullable String classId = row.getString("enrolled_in");
                    if (classId != null) {
                        situation.classes().put(classId, read(row.getString("thresholds")));
                    }
                    if (row.getString("alert_id") != null) {
                        situation.open().add(alert(row, 0));
                    }
                });
        return situation;
    }

    private Thresholds read(String stored) {
        return stored.equals("{}") ? Thresholds.DEFAULT : json.readValue(stored, Thresholds.class);
    }

    /**
     * What is open about a student: raised, or helped with attempts to come. Read once for all rules of a submission, while
     * nobody else decides about her.
     */
    public List<Alert> openOf(String studentId) {
        return db.sql(OPEN).param("student", studentId).query(this::alert).list();
    }

    /**
     * Nobody else decides about a student's alerts, or closes one, until the present transaction ends.
     *
     * @return whether there is such a student
     */
    boolean hold(String studentId) {
        return db.sql("select 1 from students where student_id = :student for no key update")
                .param("student", studentId)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Does what a rule decided about one student of one class, who is held and of whom {@code open} is open. */
    public void decide(
            List<Alert> open,
            String classId,
            String studentId,
            Optional<String> conceptId,
            Kind kind,
            Decision decision,
            Instant now) {
        Optional<Alert> raised = open.stream()
                .filter(alert -> alert.state().equals("raised")
                        && alert.classId().equals(classId)
                        && alert.kind().equals(kind.code())
                        && Objects.equals(alert.conceptId(), conceptId.orElse(null)))
                .findFirst();
        switch (decision) {
            case Decision.Keep _ -> {}
            case Decision.Resolve _ -> raised.ifPresent(alert -> resolve(alert, now));
            case Decision.Raise raise
            when raised.filter(alert -> alert.evidence().equals(raise.evidence()))
                    .isPresent() -> {}
            case Decision.Raise raise -> raise(classId, studentId, conceptId, kind, raise, now);
        }
    }

    private void raise(
            String classId,
            String studentId,
            Optional<String> conceptId,
            Kind kind,
            Decision.Raise raise,
            Instant now) {
        Optional<String> changed = db.sql("""
                insert into alerts (alert_id, class_id, student_id, concept_id, kind, evidence, clears_when, state,
                    raised_at)
                select :id, :class, :student, :concept::text, :kind, :evidence, :clears, 'raised', :now
                where not exists (select from alerts where class_id = :class and student_id = :student
                    and kind = :kind and coalesce(concept_id, '') = coalesce(:concept::text, '')
                    and state = 'dismissed' and closed_at > :quiet_since)
                  and exists (select from classes where class_id = :class and archived_at is null)
                on conflict (class_id, student_id, kind, coalesce(concept_id, '')) where state = 'raised'
                    do update set evidence = excluded.evidence, clears_when = excluded.clears_when
                    where alerts.evidence <> excluded.evidence
                returning alert_id
                """)
                .param("id", ids.next("alert"))
                .param("class", classId)
                .param("student", studentId)
                .param("concept", conceptId.orElse(null))
                .param("kind", kind.code())
                .param("evidence", raise.evidence())
                .param("clears", raise.clearsWhen())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("quiet_since", now.minus(QUIET_AFTER_CLOSING).atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional();
        changed.ifPresent(this::tell);
    }

    private void resolve(Alert alert, Instant now) {
        db.sql("""
                update alerts set state = 'resolved', closed_at = :now, version = version + 1
                where alert_id = :id and state = 'raised'
                returning alert_id
                """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", alert.alertId())
                .query(String.class)
                .optional()
                .ifPresent(this::tell);
    }

    /** After "I helped": notes the next attempts, so that the teacher sees whether it worked. */
    public void followUp(List<Alert> open, Optional<String> conceptId, double credit, Instant now) {
        for (Alert alert : open) {
            if ("helped".equals(alert.action()) && Objects.equals(alert.conceptId(), conceptId.orElse(null))) {
                db.sql("""
                        update alerts set follow_up = follow_up || :attempt::jsonb
                        where alert_id = :id and action = 'helped' and jsonb_array_length(follow_up) < :most
                        returning alert_id
                        """)
                        .param(
                                "attempt",
                                json.writeValueAsString(List.of(new Alert.Attempt(alert.conceptId(), credit, now))))
                        .param("id", alert.alertId())
                        .param("most", FOLLOW_UPS)
                        .query(String.class)
                        .optional()
                        .ifPresent(this::tell);
            }
        }
    }

    /**
     * What a person does about an alert.
     *
     * @throws Problem.Stale if its state was changed since the caller read it
     */
    Alert act(
            Caller caller,
            String alertId,
            @Nullable String ifMatch,
            String action,
            Optional<String> note,
            Duration snooze) {
        Alert alert = lock(alertId);
        Etag.require(ifMatch, alert.version());
        Instant now = clock.instant();
        boolean undo = action.equals("undo");
        if (undo && alert.action() == null) {
            throw new Problem.Conflict("There is nothing to undo on this alert.");
        }
        if (!undo && !alert.state().equals("raised")) {
            throw new Problem.Conflict("This alert is closed already.");
        }
        boolean closes = action.equals("dismiss") || action.equals("helped");
        if (undo && isOpenElsewhere(alert)) {
            throw new Problem.Conflict("The same alert was raised again meanwhile.");
        }
        db.sql("""
                update alerts set state = :state, closed_at = :closed, closed_by = :by, action = :action, note = :note,
                    snoozed_until = :snoozed, version = version + 1, follow_up = case when :undo then '[]' else follow_up end
                where alert_id = :id
                """)
                .param("state", closes ? "dismissed" : "raised")
                .param("closed", closes ? now.atOffset(ZoneOffset.UTC) : null)
                .param("by", undo ? null : caller.userId())
                .param("action", undo ? null : action)
                .param("note", note.orElse(null))
                .param("snoozed", action.equals("snooze") ? now.plus(snooze).atOffset(ZoneOffset.UTC) : null)
                .param("undo", undo)
                .param("id", alertId)
                .update();
        return tell(alertId);
    }

    private boolean isOpenElsewhere(Alert alert) {
        return !alert.state().equals("raised")
                && Boolean.TRUE.equals(db.sql("""
                        select exists (select from alerts where class_id = :class and student_id = :student
                            and kind = :kind and coalesce(concept_id, '') = coalesce(:concept::text, '')
                            and state = 'raised')
                        """)
                        .param("class", alert.classId())
                        .param("student", alert.studentId())
                        .param("kind", alert.kind())
                        .param("concept", alert.conceptId())
                        .query(Boolean.class)
                        .single());
    }

    /** With its student held first, as the rules do. */
    private Alert lock(String alertId) {
        db.sql("select student_id from alerts where alert_id = :id")
                .param("id", alertId)
                .query(String.class)
                .optional()
                .ifPresent(this::hold);
        return db.sql(ALERT + " where a.alert_id = :id for update of a")
                .param("id", alertId)
                .query(this::alert)
                .optional()
                .orElseThrow(() -> new Problem.NotFound("alert"));
    }

    private Alert tell(String alertId) {
        Alert alert = db.sql(ALERT + " where a.alert_id = :id")
                .param("id", alertId)
                .query(this::alert)
                .single();
        streams.emit(alert.classId(), StreamEvent.aboutStudent("alert", alert.studentId(), alert));
        return alert;
    }

    /**
     * What a dashboard shows: everything open, and what was helped, while attempts are to come and for a day after the last
     * of them, so that the teacher sees whether it worked.
     */
    public List<Alert> shown(String classId) {
        return db.sql(ALERT + """
                 where a.class_id = :class and (a.state = 'raised'
                    or a.action = 'helped' and (jsonb_array_length(a.follow_up) < :most
                        or (a.follow_up -> -1 ->> 'at')::timestamptz > :since))
                order by a.raised_at, a.alert_id
                """)
                .param("class", classId)
                .param("most", FOLLOW_UPS)
                .param("since", clock.instant().minus(TOLD_FOR).atOffset(ZoneOffset.UTC))
                .query(this::alert)
                .list();
    }

    Page<Alert> list(String classId, @Nullable String state, Page.Request request) {
        boolean first = request.after().isEmpty();
        List<Alert> rows = new ArrayList<>(db.sql(ALERT + """
                 where a.class_id = :class and a.state = :state and (:first or (a.raised_at, a.alert_id) < (:at, :id))
                order by a.raised_at desc, a.alert_id desc limit :limit
                """)
                .param("class", classId)
                .param("state", state == null ? "raised" : state)
                .param("first", first)
                .param("at", (first ? Instant.EPOCH : request.time(0)).atOffset(ZoneOffset.UTC))
                .param("id", first ? "" : request.after().get(1))
                .param("limit", request.limit() + 1)
                .query(this::alert)
                .list());
        return request.page(rows, alert -> List.of(alert.raisedAt().toString(), alert.alertId()));
    }

    private Alert alert(ResultSet row, int number) throws SQLException {
        return new Alert(
                row.getString("alert_id"),
                row.getString("class_id"),
                row.getString("student_id"),
                row.getString("concept_id"),
                row.getString("kind"),
                row.getString("evidence"),
                row.getString("clears_when"),
                row.getString("state"),
                row.getObject("raised_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("closed_at", OffsetDateTime.class)),
                row.getString("closed_by_name"),
                row.getString("action"),
                row.getString("note"),
                instant(row.getObject("snoozed_until", OffsetDateTime.class)),
                json.readValue(row.getString("follow_up"), ATTEMPTS),
                row.getInt("version"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
