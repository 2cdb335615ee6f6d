package org.mastercreator.server.attempt;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.mastercreator.server.http.Page;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Who is to take an assignment, and how far each is. */
@Service
class Takers {
    private final JdbcClient db;

    Takers(JdbcClient db) {
        this.db = db;
    }

    Page<TakerProgress> of(Assignment assignment, Page.Request request) {
        List<TakerProgress> rows = db.sql("select " + Attempt.DEADLINE + """
                     as deadline, e.student_id, p.student_name, t.*, u.score_percentage,
                    exists (select from question_results q
                        where q.grading_id = u.grading_id and q.needs_review) as needs_review,
                    w.answered, w.last_saved_at, o.grading_id as other_id, o.graded_at,
                    (select count(*) from question_results q where q.grading_id = o.grading_id
                        and q.answer is not null and q.answer not in ('""', '[]', '{}')) as other_answered
                from assignments a join classes k using (class_id) join enrolments e using (class_id)
                join students p using (student_id)
                left join lateral (
                    select attempt_id, number, state, started_at, time_up_at, extended_until, closed_at, closed_by,
                        grading_id
                    from attempts where assignment_id = a.assignment_id and student_id = e.student_id
                    order by number desc limit 1) t on true
                left join lateral (
                """ + Assignments.WITHOUT_ATTEMPT + """
                    ) o on t.attempt_id is null
                left join submissions u on u.grading_id = coalesce(t.grading_id, o.grading_id)
                left join lateral (
                    select count(*) filter (where answer not in ('""', '[]', '{}')) as answered,
                        max(saved_at) as last_saved_at
                    from attempt_answers where attempt_id = t.attempt_id) w on true
                where a.assignment_id = :id and e.student_id > :after and (a.whole_class or exists (
                    select from assignment_students x
                    where x.assignment_id = a.assignment_id and x.student_id = e.student_id))
                order by e.student_id limit :limit
                """)
                .param("id", assignment.assignmentId())
                .param("after", request.after().isEmpty() ? "" : request.after().getFirst())
                .param("limit", request.limit() + 1)
                .query((row, _) -> progress(row, assignment.questionCount()))
                .list();
        return request.page(rows, row -> List.of(row.studentId()));
    }

    private static TakerProgress progress(ResultSet row, int questions) throws SQLException {
        String state = row.getString("state");
        String other = row.getString("other_id");
        boolean handedIn = Objects.equals(state, "closed") || other != null;
        return new TakerProgress(
                row.getString("student_id"),
                row.getString("student_name"),
                handedIn ? "handed_in" : state == null ? "not_started" : "working",
                row.getString("attempt_id"),
                row.getInt("number"),
                row.getInt(other == null ? "answered" : "other_answered"),
                questions,
                Assignments.instant(row, "started_at"),
                state == null ? null : Assignments.instant(row, "deadline"),
                Assignments.instant(row, "last_saved_at"),
                Assignments.instant(row, other == null ? "closed_at" : "graded_at"),
                row.getString("closed_by"),
                other == null ? row.getString("grading_id") : other,
                handedIn ? row.getObject("score_percentage", Double.class) : null,
                handedIn && row.getBoolean("needs_review"));
    }
}
