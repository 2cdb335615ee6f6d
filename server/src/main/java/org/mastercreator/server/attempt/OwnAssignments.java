package org.mastercreator.server.attempt;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.mastercreator.server.http.Page;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What is assigned to a student. */
@Service
class OwnAssignments {
    private final JdbcClient db;
    private final Supports supports;
    private final Clock clock;

    OwnAssignments(JdbcClient db, Supports supports, Clock clock) {
        this.db = db;
        this.supports = supports;
        this.clock = clock;
    }

    /** Newest first, closed ones too. */
    Page<OwnAssignment> of(String studentId, Page.Request request) {
        boolean first = request.after().isEmpty();
        List<String> codes = supports.codesFor(studentId);
        List<OwnAssignment> rows = db.sql("""
                select a.*, least(a.closes_at, k.archived_at) as ends_at, s.title,
                    jsonb_array_length(s.questions) as question_count,
                    (select count(*) from attempts t
                        where t.assignment_id = a.assignment_id and t.student_id = e.student_id) as used,
                    (select t.attempt_id from attempts t where t.assignment_id = a.assignment_id
                        and t.student_id = e.student_id and t.state = 'open') as open_attempt_id,
                    exists (
                """ + Assignments.WITHOUT_ATTEMPT + """
                    ) as done_otherwise
                from assignments a join classes k using (class_id) join enrolments e using (class_id)
                join assessments s on s.assessment_id = a.assessment_id
                where e.student_id = :student and (a.whole_class or exists (select from assignment_students x
                        where x.assignment_id = a.assignment_id and x.student_id = e.student_id))
                  and (:first or (a.created_at, a.assignment_id) < (:at, :id))
                order by a.created_at desc, a.assignment_id desc limit :limit
                """)
                .param("student", studentId)
                .param("first", first)
                .param("at", (first ? Instant.EPOCH : request.time(0)).atOffset(ZoneOffset.UTC))
                .param("id", first ? "" : request.after().get(1))
                .param("limit", request.limit() + 1)
                .query((row, _) -> own(row, codes))
                .list();
        return request.page(rows, row -> List.of(row.createdAt().toString(), row.assignmentId()));
    }

    private OwnAssignment own(ResultSet row, List<String> codes) throws SQLException {
        Instant opensAt = Objects.requireNonNull(Assignments.instant(row, "opens_at"));
        Instant closesAt = Assignments.instant(row, "ends_at");
        int used = row.getInt("used");
        String openAttemptId = row.getString("open_attempt_id");
        return new OwnAssignment(
                row.getString("assignment_id"),
                row.getString("assessment_id"),
                row.getString("title"),
                row.getString("class_id"),
                row.getInt("question_count"),
                opensAt,
                closesAt,
                Supports.limit(row.getObject("time_limit_minutes", Integer.class), codes),
                row.getInt("attempts_allowed"),
                used,
                Assignment.state(opensAt, closesAt, clock.instant()),
                openAttemptId,
                openAttemptId == null && (used > 0 || row.getBoolean("done_otherwise")),
                Objects.requireNonNull(Assignments.instant(row, "created_at")));
    }
}
