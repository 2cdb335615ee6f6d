package org.mastercreator.server.privacy;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.http.Page;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Who read or changed a student's record: the audit log as her family may see it. */
@Service
class Openings {
    private final JdbcClient db;

    Openings(JdbcClient db) {
        this.db = db;
    }

    /**
     * A time at which somebody had her record before them.
     *
     * @param what the record: hers, such as {@code iep}, or one of a class of hers, such as {@code class_dashboard}
     * @param role of who it was; null if that account is gone
     * @param name of a teacher or admin; null for students
     */
    record Opening(
            Instant at,
            String action,
            String what,
            @Nullable String classId,

            @Schema(allowableValues = {"admin", "teacher", "student"}) @Nullable
            String role,

            @Nullable String name) {}

    private record Row(long auditId, Opening opening) {}

    /** Newest first. Of her classes, only what was done while she was in them. */
    Page<Opening> of(String studentId, Page.Request request) {
        List<Row> rows = db.sql("""
                with places as (
                    select type, cast(:student as text) as id, null::timestamptz as since
                    from unnest(array['student', 'iep', 'mastery', 'submission', 'grade', 'learning_path',
                        'student_export', 'access_log', 'attempt']) as type
                    union all
                    select type, class_id, enrolled_at from enrolments, unnest(array['class_dashboard', 'class_students',
                        'class_ieps', 'class_sign_ins', 'class_alerts', 'class_reviews', 'dashboard']) as type
                    where student_id = :student
                    union all
                    select 'user', user_id, null from users where student_id = :student
                    union all
                    select 'alert', alert_id, null from alerts where student_id = :student
                    union all
                    select 'assignment', assignment_id, enrolled_at from assignments join enrolments using (class_id)
                    where student_id = :student
                )
                select l.audit_id, l.at, l.action, l.object_type, l.class_id, u.role,
                    case when u.role <> 'student' then u.display_name end as name
                from places p cross join lateral (
                    select * from audit_log a
                    where a.object_type = p.type and a.object_id = p.id and a.audit_id < :before
                        and (p.since is null or a.at >= p.since)
                    order by a.audit_id desc limit :limit) l
                left join users u on u.user_id = l.user_id
                order by l.audit_id desc limit :limit
                """)
                .param("student", studentId)
                .param("before", request.after().isEmpty() ? Long.MAX_VALUE : request.number(0))
                .param("limit", request.limit() + 1)
                .query((row, _) -> new Row(
                        row.getLong("audit_id"),
                        new Opening(
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getString("action"),
                                row.getString("object_type"),
                                row.getString("class_id"),
                                row.getString("role"),
                                row.getString("name"))))
                .list();
        Page<Row> page = request.page(rows, row -> List.of(String.valueOf(row.auditId())));
        return new Page<>(page.items().stream().map(Row::opening).toList(), page.nextCursor());
    }
}
