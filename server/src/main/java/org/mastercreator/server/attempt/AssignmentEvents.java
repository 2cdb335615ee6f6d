package org.mastercreator.server.attempt;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.stream.StreamEvent;
import org.mastercreator.server.stream.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells windows of assignments, inside the transaction that changes them: one event for the class that names nobody, and
 * one for each student concerned that names her alone and so reaches her own channel.
 */
@Component
class AssignmentEvents {
    private static final String TYPE = "assignment_update";
    private static final String PRESENT = """
            select g.class_id, g.assignment_id, g.assessment_id, a.title,
                least(g.closes_at, k.archived_at) as ends_at,
                array(select e.student_id::text from enrolments e
                    where e.class_id = g.class_id and (g.whole_class or exists (select from assignment_students x
                        where x.assignment_id = g.assignment_id and x.student_id = e.student_id))
                    order by 1) as takers
            from assignments g join classes k using (class_id) join assessments a using (assessment_id)
            """;

    private final Streams streams;
    private final JdbcClient db;

    AssignmentEvents(Streams streams, JdbcClient db) {
        this.streams = streams;
        this.db = db;
    }

    /**
     * What windows need of an assignment.
     *
     * @param takers those who are to take it
     */
    record Present(Told told, String classId, List<String> takers) {
        static Present of(ResultSet row, int number) throws SQLException {
            return new Present(
                    new Told(
                            row.getString("assignment_id"),
                            row.getString("assessment_id"),
                            row.getString("title"),
                            Assignments.instant(row, "ends_at")),
                    row.getString("class_id"),
                    List.of((String[]) row.getArray("takers").getArray()));
        }
    }

    /** @param due when it ends; null if it stays open */
    record Told(
            String assignmentId,
            String assessmentId,
            String title,
            @Nullable Instant due) {}

    /** @param studentId of her whom it is about; absent if it is about the class */
    private record Update(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String studentId,

            String assignmentId,
            String assessmentId,
            String title,
            String state,
            @Nullable Instant due) {}

    /** How it stands in the present transaction. */
    Present present(String assignmentId) {
        return db.sql(PRESENT + "where g.assignment_id = :id")
                .param("id", assignmentId)
                .query(Present::of)
                .single();
    }

    List<Present> ofAssessment(String assessmentId) {
        return db.sql(PRESENT + "where g.assessment_id = :id order by g.assignment_id")
                .param("id", assessmentId)
                .query(Present::of)
                .list();
    }

    /** What of a class would not be closed by now if the class were in use. */
    List<Present> openWithout(String classId, Instant now) {
        return db.sql(PRESENT + """
                where g.class_id = :class and (g.closes_at is null or g.closes_at > :now) order by g.assignment_id
                """)
                .param("class", classId)
                .param("now", Assignments.utc(now))
                .query(Present::of)
                .list();
    }

    /** Tells all that it is assigned, closed or withdrawn. */
    void tell(Present one, String state) {
        tellClass(one, state);
        tellStudents(one, state, one.takers());
    }

    /** Tells of a change; to who is to take it only now it is assigned, to who no longer is it is withdrawn. */
    void changed(Present before, Present now) {
        tellClass(now, "changed");
        tellStudents(now, "withdrawn", without(before.takers(), now.takers()));
        List<String> added = without(now.takers(), before.takers());
        tellStudents(now, "assigned", added);
        tellStudents(now, "changed", without(now.takers(), added));
    }

    /** Tells how one student, who is held, stands with it. */
    void moved(Attempt attempt, String state) {
        Told told = new Told(attempt.assignmentId(), attempt.assessmentId(), attempt.title(), attempt.deadline());
        streams.emit(attempt.classId(), about(attempt.studentId(), told, state));
    }

    private static List<String> without(List<String> all, List<String> some) {
        return all.stream().filter(one -> !some.contains(one)).toList();
    }

    private void tellClass(Present one, String state) {
        streams.emit(one.classId(), StreamEvent.aboutClass(TYPE, update(null, one.told(), state)));
    }

    private void tellStudents(Present one, String state, List<String> studentIds) {
        studentIds.forEach(
                studentId -> streams.emitUnlessErased(one.classId(), studentId, about(studentId, one.told(), state)));
    }

    private static StreamEvent about(String studentId, Told told, String state) {
        return StreamEvent.aboutStudent(TYPE, studentId, update(studentId, told, state));
    }

    private static Update update(@Nullable String studentId, Told told, String state) {
        return new Update(studentId, told.assignmentId(), told.assessmentId(), told.title(), state, told.due());
    }
}
