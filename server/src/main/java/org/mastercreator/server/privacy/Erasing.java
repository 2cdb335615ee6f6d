package org.mastercreator.server.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.http.Etag;
import org.mastercreator.server.http.Idempotency;
import org.mastercreator.server.http.Ids;
import org.mastercreator.server.roster.StudentProfile;
import org.mastercreator.server.roster.Students;
import org.mastercreator.server.stream.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Erases a student.
 *
 * <p>Order. Her row goes first, and with it by foreign keys all rows about her. That waits for every transaction that is
 * still writing such a row, and lets none begin. What others have stored that names her too, such as a plan with her path
 * in it, was therefore committed before, and the statements that follow see it; or it fails at its foreign key.
 */
@Service
class Erasing {
    private final Students students;
    private final Streams streams;
    private final Idempotency idempotency;
    private final Ids ids;
    private final JdbcClient db;
    private final JsonMapper json;

    Erasing(Students students, Streams streams, Idempotency idempotency, Ids ids, JdbcClient db, JsonMapper json) {
        this.students = students;
        this.streams = streams;
        this.idempotency = idempotency;
        this.ids = ids;
        this.db = db;
        this.json = json;
    }

    /**
     * Erases her inside the present transaction.
     *
     * @return the account that she signed in with, if she had one
     * @throws org.mastercreator.server.http.Problem.NotFound if there is no such student
     */
    Optional<String> erase(String studentId, @Nullable String ifMatch) {
        students.lock(studentId);
        StudentProfile student = students.profile(studentId);
        Etag.require(ifMatch, Optional.of(student.updatedAt()));
        Optional<String> userId = db.sql("select user_id from users where student_id = :student")
                .param("student", studentId)
                .query(String.class)
                .optional();
        List<String> named = new ArrayList<>(db.sql("select grading_id from submissions where student_id = :student")
                .param("student", studentId)
                .query(String.class)
                .list());
        named.add(studentId);
        streams.erase(studentId, ids.next("epoch"));
        students.delete(student);
        db.sql("delete from batch_submissions where named = :student")
                .param("student", studentId)
                .update();
        startPlansAnew(student.classIds());
        takeOutOfPlans(student);
        userId.ifPresent(user -> db.sql("delete from idempotency_keys where user_id = :user")
                .param("user", user)
                .update());
        idempotency.forget(named);
        return userId;
    }

    /** A job that is making a plan may have read her already: its node loses it, and it begins again without her. */
    private void startPlansAnew(List<String> classIds) {
        db.sql("""
                update jobs set status = 'queued', stage = null, completed_stages = '{}', work = '{}', progress = 0,
                    leased_by = null, leased_until = null, attempts = greatest(attempts - 1, 0)
                where kind = 'class_plan' and status in ('queued', 'running') and class_id = any(:classes)
                """).param("classes", classIds.toArray(String[]::new)).update();
    }

    private void takeOutOfPlans(StudentProfile student) {
        Redaction redaction = new Redaction(student.studentId(), student.studentName());
        List<String> planIds = db.sql(
                        "select plan_id from class_plans where position('\"' || :student || '\"' in plan::text) > 0")
                .param("student", student.studentId())
                .query(String.class)
                .list();
        for (String planId : planIds) {
            JsonNode plan = db.sql("select plan from class_plans where plan_id = :plan for update")
                    .param("plan", planId)
                    .query((row, _) -> json.readTree(row.getString("plan")))
                    .single();
            redaction.from(plan);
            db.sql("update class_plans set plan = :document::jsonb where plan_id = :plan")
                    .param("document", json.writeValueAsString(plan))
                    .param("plan", planId)
                    .update();
        }
    }
}
