package org.mastercreator.server.security;

import static org.mastercreator.server.database.Columns.texts;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.mastercreator.server.http.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Who may see what, in one place for routes, bodies and sockets. What is not there and what is not for the caller
 * are the same answer, so that nobody learns by asking what exists.
 */
@Service
public class Access {
    private final JdbcClient db;

    Access(JdbcClient db) {
        this.db = db;
    }

    /** A class is seen by admins and by those who teach it. */
    public boolean seesClass(Caller caller, String classId) {
        return caller.isAdmin()
                ? there("select exists (select from classes where class_id = :id)", Map.of("id", classId))
                : there(
                        "select exists (select from class_teachers where class_id = :id and user_id = :user)",
                        Map.of("id", classId, "user", caller.userId()));
    }

    /** A student is seen by admins, by the teachers of her present classes, and by herself. */
    public boolean seesStudent(Caller caller, String studentId) {
        if (caller.isStudent()) {
            return caller.studentId().equals(Optional.of(studentId));
        }
        return caller.isAdmin()
                ? there("select exists (select from students where student_id = :id)", Map.of("id", studentId))
                : there("""
                        select exists (select from enrolments e join class_teachers t using (class_id)
                            where e.student_id = :id and t.user_id = :user)
                        """, Map.of("id", studentId, "user", caller.userId()));
    }

    /**
     * Someone who wants to watch a class's stream, or one student's or job's part of it.
     *
     * @param sessionId the sign-in that it rests on; empty for the demo teacher without one
     * @param studentId only what concerns this student
     */
    public record Watch(String userId, Optional<String> sessionId, String classId, Optional<String> studentId) {}

    /**
     * Whether each may watch, and the version of the stream's rights that this holds for: all in one statement, so that
     * no right can end between the two.
     */
    public List<OptionalLong> watchRights(List<Watch> watches) {
        OptionalLong[] rights = new OptionalLong[watches.size()];
        Arrays.fill(rights, OptionalLong.empty());
        db.sql("""
                select w.place, s.rights
                from unnest(:users::text[], :sessions::text[], :classes::text[], :students::text[])
                    with ordinality as w (user_id, session_id, class_id, student_id, place)
                join streams s on s.class_id = w.class_id
                join users u on u.user_id = w.user_id and u.disabled_at is null
                where (w.session_id = '' or exists (
                        select from sessions i where i.session_id = w.session_id and i.user_id = u.user_id
                            and i.ended_at is null))
                    and (w.student_id = '' or exists (
                        select from enrolments e where e.class_id = s.class_id and e.student_id = w.student_id))
                    and case u.role
                        when 'admin' then true
                        when 'teacher' then exists (
                            select from class_teachers t where t.class_id = s.class_id and t.user_id = u.user_id)
                        else u.student_id = w.student_id
                    end
                """)
                .param("users", texts(watches, Watch::userId))
                .param("sessions", texts(watches, watch -> watch.sessionId().orElse("")))
                .param("classes", texts(watches, Watch::classId))
                .param("students", texts(watches, watch -> watch.studentId().orElse("")))
                .query(row -> {
                    rights[row.getInt("place") - 1] = OptionalLong.of(row.getLong("rights"));
                });
        return List.of(rights);
    }

    /** The classes whose streams a user may watch, in whole or in part. */
    List<String> classesWatchedBy(String userId) {
        return db.sql("""
                select c.class_id from classes c join users u on u.user_id = :user
                where u.role = 'admin'
                    or exists (select from class_teachers t where t.class_id = c.class_id and t.user_id = u.user_id)
                    or exists (select from enrolments e where e.class_id = c.class_id and e.student_id = u.student_id)
                """).param("user", userId).query(String.class).list();
    }

    private boolean there(String sql, Map<String, String> keys) {
        return Boolean.TRUE.equals(
                db.sql(sql).params(keys).query((row, _) -> row.getBoolean(1)).single());
    }

    /** @throws Problem.NotFound unless the caller sees the class */
    public void requireClass(Caller caller, String classId) {
        if (caller.isStudent() || !seesClass(caller, classId)) {
            throw new Problem.NotFound("class");
        }
    }

    /** @throws Problem.NotFound unless the caller sees the student */
    public void requireStudent(Caller caller, String studentId) {
        if (!seesStudent(caller, studentId)) {
            throw new Problem.NotFound("student");
        }
    }

    /** @throws Problem.Limited if the class is archived: then it is read, and takes nothing new */
    public void requireInUse(String classId) {
        refuseIf(there(
                "select exists (select from classes where class_id = :id and archived_at is not null)",
                Map.of("id", classId)));
    }

    /** The same, and it is not archived before the present transaction ends. */
    public void holdInUse(String classId) {
        refuseIf(db.sql("select 1 from classes where class_id = :id and archived_at is null for share")
                .param("id", classId)
                .query(Integer.class)
                .optional()
                .isEmpty());
    }

    /** The same of the class that this belongs to. */
    public void holdInUse(Owned table, String id) {
        classOf(table, id).ifPresent(this::holdInUse);
    }

    /** The same of one class at least of a student who is in any: what concerns her alone is for all of them. */
    public void holdOneInUse(String studentId) {
        List<Boolean> inUse =
                db.sql("""
                select c.archived_at is null from enrolments e join classes c using (class_id)
                where e.student_id = :student order by c.class_id for share of c
                """).param("student", studentId).query(Boolean.class).list();
        refuseIf(!inUse.isEmpty() && !inUse.contains(true));
    }

    /** The classes that work on an assessment concerns: the one that the assessment is of, and the student's own. */
    private static final String CONCERNED = """
            select exists (select from assessments a
                    where a.class_id = c.class_id and a.assessment_id = :assessment) as asks,
                exists (select from enrolments e
                    where e.class_id = c.class_id and e.student_id = :student) as enrols,
                c.archived_at is not null as archived
            from classes c
            where c.class_id in (select class_id from enrolments where student_id = :student
                union all select class_id from assessments where assessment_id = :assessment)
            order by c.class_id
            """;

    private record Concerned(boolean asks, boolean enrols, boolean archived) {
        /** Work is not taken if it is an archived class's that asks, nor if she is in archived ones only. */
        static boolean takeWork(List<Concerned> classes) {
            List<Concerned> hers = classes.stream().filter(Concerned::enrols).toList();
            return classes.stream().noneMatch(one -> one.asks() && one.archived())
                    && (hers.isEmpty() || !hers.stream().allMatch(Concerned::archived));
        }
    }

    /**
     * That work on an assessment is taken of a student, as {@link #takesWork} says it, and still is when the present
     * transaction ends.
     */
    public void holdTakesWork(String studentId, String assessmentId) {
        refuseIf(!Concerned.takeWork(db.sql(CONCERNED + " for share")
                .param("student", studentId)
                .param("assessment", assessmentId)
                .query(Concerned.class)
                .list()));
    }

    /**
     * Whether work on an assessment is taken of a student: not if that is an archived class's, nor if she is in no other.
     * One statement says so and whether the caller sees her. Of a student who hands in herself her attempt says it.
     *
     * @throws Problem.NotFound unless the caller sees the student
     */
    public boolean takesWork(Caller caller, String studentId, String assessmentId) {
        if (caller.isStudent()) {
            requireStudent(caller, studentId);
            return true;
        }
        List<Seen> classes = db.sql("""
                select seen, coalesce(asks, false) as asks, coalesce(enrols, false) as enrols,
                    coalesce(archived, false) as archived
                from (select case when :admin then exists (select from students where student_id = :student)
                        else exists (select from enrolments e join class_teachers t using (class_id)
                            where e.student_id = :student and t.user_id = :user) end as seen) s
                left join lateral (
                """ + CONCERNED + ") c on true")
                .param("admin", caller.isAdmin())
                .param("user", caller.userId())
                .param("student", studentId)
                .param("assessment", assessmentId)
                .query(Seen.class)
                .list();
        if (!classes.getFirst().seen()) {
            throw new Problem.NotFound("student");
        }
        return Concerned.takeWork(classes.stream().map(Seen::concerned).toList());
    }

    /** A class, if any is concerned, beside whether the caller sees the student. */
    private record Seen(boolean seen, boolean asks, boolean enrols, boolean archived) {
        Concerned concerned() {
            return new Concerned(asks, enrols, archived);
        }
    }

    private static void refuseIf(boolean archived) {
        if (archived) {
            throw archived();
        }
    }

    /** What is said where something new would come into an archived class. */
    public static Problem archived() {
        return new Problem.Limited(
                Problem.Limited.Limit.CLASS_ARCHIVED,
                "It can be read, and takes nothing new until a teacher brings it back.");
    }

    /** The class that a job, plan or alert belongs to; empty if there is no such row. */
    public Optional<String> classOf(Owned table, String id) {
        return db.sql("select class_id from " + table.table + " where " + table.key + " = :id")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    void requireOwned(Caller caller, Owned table, String id) {
        if (classOf(table, id).filter(classId -> seesClass(caller, classId)).isEmpty()) {
            throw new Problem.NotFound(table.what);
        }
    }

    /** A stored quiz is seen by those who see its class and by the students in it. */
    void requireAssessment(Caller caller, String assessmentId) {
        boolean seen = caller.isStudent()
                ? Boolean.TRUE.equals(db.sql("""
                        select exists (select from assessments a join enrolments e using (class_id)
                            where a.assessment_id = :id and e.student_id = :student)
                        """)
                        .param("id", assessmentId)
                        .param("student", caller.studentId().orElse(""))
                        .query(Boolean.class)
                        .single())
                : classOf(Owned.ASSESSMENT, assessmentId)
                        .filter(classId -> seesClass(caller, classId))
                        .isPresent();
        if (!seen) {
            throw new Problem.NotFound("assessment");
        }
    }

    /** Things that belong to a class. */
    public enum Owned {
        JOB("jobs", "job_id", "job"),
        PLAN("class_plans", "plan_id", "plan"),
        ALERT("alerts", "alert_id", "alert"),
        ASSESSMENT("assessments", "assessment_id", "assessment");

        private final String table;
        private final String key;
        private final String what;

        Owned(String table, String key, String what) {
            this.table = table;
            this.key = key;
            this.what = what;
        }
    }
}
