package org.mastercreator.server.attempt;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.assessment.Papers;
import org.mastercreator.server.http.Ids;
import org.mastercreator.server.http.Page;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.security.Access;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What teachers assign. Every method that changes something needs the caller's transaction. */
@Service
class Assignments {
    /**
     * Work of a student on the assessment that came in otherwise since the assignment opened: graded from a table, sent
     * by a program, taken over from before. Who has done it so has handed it in; an attempt of her own counts instead.
     */
    static final String WITHOUT_ATTEMPT = """
            select u.grading_id, u.graded_at from submissions u
            where u.assessment_id = a.assessment_id and u.student_id = e.student_id and u.graded_at >= a.opens_at
                and not exists (select from attempts t where t.grading_id = u.grading_id)
            order by u.graded_at desc, u.grading_id desc limit 1
            """;

    private static final String ASSIGNMENT = """
            select a.*, least(a.closes_at, k.archived_at) as ends_at, s.title,
                jsonb_array_length(s.questions) as question_count,
                array(select x.student_id::text from assignment_students x
                    where x.assignment_id = a.assignment_id order by 1) as student_ids,
                c.students, c.working, c.handed_in
            from assignments a join classes k using (class_id)
            join assessments s on s.assessment_id = a.assessment_id
            cross join lateral (
                select count(*) as students, count(*) filter (where w.open) as working,
                    count(*) filter (where coalesce(w.closed, exists (
            """ + WITHOUT_ATTEMPT + """
                    )) and w.open is not true) as handed_in
                from enrolments e cross join lateral (
                    select bool_or(t.state = 'open') as open, bool_or(t.state = 'closed') as closed
                    from attempts t where t.assignment_id = a.assignment_id and t.student_id = e.student_id) w
                where e.class_id = a.class_id and (a.whole_class or exists (
                    select from assignment_students x
                    where x.assignment_id = a.assignment_id and x.student_id = e.student_id))) c
            """;

    private final JdbcClient db;
    private final Access access;
    private final Papers papers;
    private final AssignmentEvents events;
    private final Ids ids;
    private final Clock clock;

    Assignments(JdbcClient db, Access access, Papers papers, AssignmentEvents events, Ids ids, Clock clock) {
        this.db = db;
        this.access = access;
        this.papers = papers;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    Page<Assignment> ofClass(String classId, Page.Request request) {
        boolean first = request.after().isEmpty();
        List<Assignment> rows = db.sql(ASSIGNMENT + """
                where a.class_id = :class and (:first or (a.created_at, a.assignment_id) < (:at, :id))
                order by a.created_at desc, a.assignment_id desc limit :limit
                """)
                .param("class", classId)
                .param("first", first)
                .param("at", (first ? Instant.EPOCH : request.time(0)).atOffset(ZoneOffset.UTC))
                .param("id", first ? "" : request.after().get(1))
                .param("limit", request.limit() + 1)
                .query(this::assignment)
                .list();
        return request.page(rows, row -> List.of(row.createdAt().toString(), row.assignmentId()));
    }

    /** @throws Problem.NotFound unless the class has it */
    Assignment find(String classId, String assignmentId) {
        return db.sql(ASSIGNMENT + "where a.class_id = :class and a.assignment_id = :id")
                .param("class", classId)
                .param("id", assignmentId)
                .query(this::assignment)
                .optional()
                .orElseThrow(() -> new Problem.NotFound("assignment"));
    }

    /** The same, with attempts that are being started waited for and new ones made to wait. */
    Assignment forChange(String classId, String assignmentId) {
        db.sql("select 1 from assignments where assignment_id = :id for update")
                .param("id", assignmentId)
                .query()
                .listOfRows();
        return find(classId, assignmentId);
    }

    Assignment create(String classId, AssignmentBody body, String madeBy) {
        access.holdInUse(classId);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        AssignmentChanges settings = body.settings();
        List<Problem.FieldError> errors = new ArrayList<>();
        Optional<Papers.Paper> paper = papers.find(Objects.requireNonNull(body.assessmentId()))
                .filter(one -> one.classId().equals(classId));
        if (paper.isEmpty()) {
            errors.add(new Problem.FieldError("assessment_id", "is not an assessment of this class"));
        }
        check(classId, settings, now, Set.of(), errors);
        String id = ids.next("asg");
        db.sql("""
                insert into assignments (assignment_id, assessment_id, class_id, whole_class, opens_at, closes_at,
                    time_limit_minutes, attempts_allowed, created_by, created_at, updated_at)
                values (:id, :assessment, :class, :whole, :opens, :closes, :minutes, :attempts, :by, :now, :now)
                """)
                .param("id", id)
                .param("assessment", paper.orElseThrow().assessmentId())
                .param("class", classId)
                .param("whole", settings.studentIds() == null)
                .param("opens", utc(settings.opensAt() == null ? now : settings.opensAt()))
                .param("closes", utc(settings.closesAt()))
                .param("minutes", limit(settings, paper.get()))
                .param("attempts", settings.attemptsAllowed() == null ? 1 : settings.attemptsAllowed())
                .param("by", madeBy)
                .param("now", utc(now))
                .update();
        group(id, settings);
        events.tell(events.present(id), "assigned");
        return find(classId, id);
    }

    /** Holds for attempts that start later; those under way keep their own time, but not beyond a new end. */
    Assignment change(Assignment before, AssignmentChanges settings) {
        access.holdInUse(before.classId());
        Instant opensAt = settings.opensAt() == null ? before.opensAt() : settings.opensAt();
        check(before.classId(), settings, before.opensAt(), starters(before.assignmentId()), new ArrayList<>());
        AssignmentEvents.Present present = events.present(before.assignmentId());
        db.sql("""
                update assignments set whole_class = :whole, opens_at = :opens, closes_at = :closes,
                    time_limit_minutes = :minutes, attempts_allowed = :attempts, updated_at = :now
                where assignment_id = :id
                """)
                .param("whole", settings.studentIds() == null)
                .param("opens", utc(opensAt))
                .param("closes", utc(settings.closesAt()))
                .param(
                        "minutes",
                        limit(settings, papers.find(before.assessmentId()).orElseThrow()))
                .param("attempts", settings.attemptsAllowed() == null ? 1 : settings.attemptsAllowed())
                .param("now", utc(later(before.updatedAt())))
                .param("id", before.assignmentId())
                .update();
        db.sql("delete from assignment_students where assignment_id = :id")
                .param("id", before.assignmentId())
                .update();
        group(before.assignmentId(), settings);
        events.changed(present, events.present(before.assignmentId()));
        return find(before.classId(), before.assignmentId());
    }

    /** Ends it for everybody, whatever time somebody was given; the server hands in what was saved. */
    Assignment close(Assignment before) {
        access.holdInUse(before.classId());
        OffsetDateTime now = utc(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        db.sql("""
                update assignments set closes_at = least(closes_at, greatest(opens_at, :now)), updated_at = :changed
                where assignment_id = :id
                """)
                .param("now", now)
                .param("changed", utc(later(before.updatedAt())))
                .param("id", before.assignmentId())
                .update();
        db.sql("""
                update attempts set extended_until = least(extended_until, :now)
                where assignment_id = :id and state = 'open' and extended_until is not null
                """).param("now", now).param("id", before.assignmentId()).update();
        events.tell(events.present(before.assignmentId()), "closed");
        return find(before.classId(), before.assignmentId());
    }

    void delete(Assignment assignment) {
        access.holdInUse(assignment.classId());
        if (!starters(assignment.assignmentId()).isEmpty()) {
            throw new Problem.Conflict("Somebody has started it already. Close it instead.");
        }
        events.tell(events.present(assignment.assignmentId()), "withdrawn");
        db.sql("delete from assignments where assignment_id = :id")
                .param("id", assignment.assignmentId())
                .update();
    }

    private void check(
            String classId,
            AssignmentChanges settings,
            Instant opensAt,
            Set<String> starters,
            List<Problem.FieldError> errors) {
        new Window(settings.opensAt() == null ? opensAt : settings.opensAt(), settings.closesAt()).check(errors);
        if (settings.studentIds() != null) {
            Set<String> ofClass = new HashSet<>(db.sql("select student_id from enrolments where class_id = :class")
                    .param("class", classId)
                    .query(String.class)
                    .list());
            for (int i = 0; i < settings.studentIds().size(); i++) {
                if (!ofClass.contains(settings.studentIds().get(i))) {
                    errors.add(new Problem.FieldError("student_ids[" + i + "]", "is not a student of this class"));
                }
            }
            if (!settings.studentIds().containsAll(starters)) {
                errors.add(new Problem.FieldError("student_ids", "must keep those who have started"));
            }
        }
        if (!errors.isEmpty()) {
            throw new Problem.Invalid(errors);
        }
    }

    private Set<String> starters(String assignmentId) {
        return Set.copyOf(db.sql("select distinct student_id from attempts where assignment_id = :id")
                .param("id", assignmentId)
                .query(String.class)
                .list());
    }

    private void group(String assignmentId, AssignmentChanges settings) {
        if (settings.studentIds() != null) {
            db.sql("insert into assignment_students select :id, unnest(:students::text[])")
                    .param("id", assignmentId)
                    .param("students", new LinkedHashSet<>(settings.studentIds()).toArray(String[]::new))
                    .update();
        }
    }

    private static @Nullable Integer limit(AssignmentChanges settings, Papers.Paper paper) {
        return settings.timeLimitMinutes() == null ? paper.timeLimitMinutes() : settings.timeLimitMinutes();
    }

    /** The tag of a change is its time, so that no two changes may have the same. */
    private Instant later(Instant before) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return now.isAfter(before) ? now : before.plusMillis(1);
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private Assignment assignment(ResultSet row, int number) throws SQLException {
        Instant opensAt = Objects.requireNonNull(instant(row, "opens_at"));
        Instant closesAt = instant(row, "closes_at");
        return new Assignment(
                row.getString("assignment_id"),
                row.getString("assessment_id"),
                row.getString("title"),
                row.getString("class_id"),
                row.getInt("question_count"),
                row.getBoolean("whole_class"),
                List.of((String[]) row.getArray("student_ids").getArray()),
                opensAt,
                closesAt,
                row.getObject("time_limit_minutes", Integer.class),
                row.getInt("attempts_allowed"),
                Assignment.state(opensAt, instant(row, "ends_at"), clock.instant()),
                row.getInt("students"),
                row.getInt("working"),
                row.getInt("handed_in"),
                Objects.requireNonNull(instant(row, "created_at")),
                Objects.requireNonNull(instant(row, "updated_at")));
    }
}
