package org.mastercreator.server.assessment;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** What grades were before: each change of a grade with who is behind it, when and why. Nothing is taken out again. */
@Service
public class GradeHistory {
    private final JdbcClient db;
    private final JsonMapper json;

    GradeHistory(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /**
     * A change of a grade.
     *
     * @param action accept, change, settle, undo or regrade
     * @param undoes the entry that is taken back, of an undo
     */
    public record Entry(
            String action,
            @Nullable String reason,
            @Nullable Long undoes) {}

    /** Keeps the grade that an answer has, inside the transaction that gives it another. */
    public void enter(
            String batchId, Grades.Graded graded, StoredGrade after, Entry entry, String decidedBy, Instant at) {
        db.sql("""
                insert into grade_decisions (batch_id, grading_id, question_id, action, before, after, reason,
                    undoes, decided_by, decided_at)
                values (:batch, :grading, :question, :action, :before::jsonb, :after::jsonb, :reason, :undoes, :by, :at)
                """)
                .param("batch", batchId)
                .param("grading", graded.place().gradingId())
                .param("question", graded.place().questionId())
                .param("action", entry.action())
                .param("before", json.writeValueAsString(graded.grade()))
                .param("after", json.writeValueAsString(after))
                .param("reason", entry.reason())
                .param("undoes", entry.undoes())
                .param("by", decidedBy)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Says of an answer that came in again who decided about the same one before, when the grade becomes that one. */
    void carry(String batchId, Grades.Graded decided, Grades.Graded again) {
        db.sql("""
                insert into grade_decisions (batch_id, grading_id, question_id, action, before, after, reason,
                    decided_by, decided_at)
                select :batch, :again, question_id, action, :before::jsonb, :after::jsonb, reason, decided_by, decided_at
                from grade_decisions d
                where grading_id = :decided and question_id = :question and action in ('accept', 'change')
                    and not exists (select from grade_decisions u where u.undoes = d.decision_id)
                order by decision_id desc limit 1
                """)
                .param("batch", batchId)
                .param("again", again.place().gradingId())
                .param("before", json.writeValueAsString(again.grade()))
                .param("after", json.writeValueAsString(decided.grade()))
                .param("decided", decided.place().gradingId())
                .param("question", decided.place().questionId())
                .update();
    }
}
