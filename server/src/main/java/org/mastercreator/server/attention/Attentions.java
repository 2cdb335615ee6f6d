package org.mastercreator.server.attention;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Counts what a teacher did for each student of a class: from alerts, decisions about grades, and the audit log. */
@Service
class Attentions {
    private final JdbcClient db;
    private final Clock clock;

    Attentions(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    private record Row(Attention.StudentAttention student, boolean hasIep) {}

    Attention of(String userId, String classId, int days) {
        List<Row> rows = rows(userId, classId, days);
        int[] acts = acts(rows, _ -> true);
        return new Attention(
                days,
                rows.size(),
                rows.stream().mapToInt(row -> row.student().acts()).sum(),
                Spread.sentence(acts, days),
                rows.stream()
                        .map(Row::student)
                        .sorted(Comparator.comparingInt(Attention.StudentAttention::acts)
                                .thenComparing(Attention.StudentAttention::studentName)
                                .thenComparing(Attention.StudentAttention::studentId))
                        .toList(),
                Spread.compared(acts(rows, Row::hasIep), acts(rows, row -> !row.hasIep()))
                        .orElse(null));
    }

    private static int[] acts(List<Row> rows, Predicate<Row> among) {
        return rows.stream().filter(among).mapToInt(row -> row.student().acts()).toArray();
    }

    private List<Row> rows(String userId, String classId, int days) {
        return db.sql("""
                with acts as (
                    select student_id, 'alert' as kind from alerts
                    where class_id = :class and closed_by = :user and action in ('helped', 'dismiss')
                        and closed_at >= :from
                    union all
                    select distinct s.student_id, 'review' || d.decision_id
                    from grade_decisions d join submissions s using (grading_id)
                    where d.decided_by = :user and d.decided_at >= :from and d.action <> 'undo' and d.reason is not null
                        and not exists (select from grade_decisions u where u.undoes = d.decision_id)
                    union all
                    select distinct object_id, 'visit' || date_bin('15 minutes', at, 'epoch')
                    from audit_log
                    where user_id = :user and at >= :from and action = 'read'
                        and object_type in ('student', 'mastery', 'submission', 'grade', 'iep')
                    union all
                    select object_id, 'path' from audit_log
                    where user_id = :user and at >= :from and action = 'create' and object_type = 'learning_path'
                )
                select s.student_id, s.student_name, i.student_id is not null as has_iep,
                    count(*) filter (where a.kind = 'alert') as alerts,
                    count(*) filter (where a.kind like 'review%') as reviews,
                    count(*) filter (where a.kind like 'visit%') as visits,
                    count(*) filter (where a.kind = 'path') as paths,
                    count(a.kind) as acts
                from enrolments e join students s using (student_id)
                left join ieps i on i.student_id = s.student_id
                left join acts a on a.student_id = s.student_id
                where e.class_id = :class
                group by s.student_id, s.student_name, i.student_id
                """)
                .param("class", classId)
                .param("user", userId)
                .param("from", clock.instant().minus(Duration.ofDays(days)).atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Row(
                        new Attention.StudentAttention(
                                row.getString("student_id"),
                                row.getString("student_name"),
                                row.getInt("alerts"),
                                row.getInt("reviews"),
                                row.getInt("visits"),
                                row.getInt("paths"),
                                row.getInt("acts")),
                        row.getBoolean("has_iep")))
                .list();
    }
}
