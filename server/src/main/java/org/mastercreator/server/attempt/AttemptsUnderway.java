package org.mastercreator.server.attempt;

import org.mastercreator.server.assessment.Underway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Attempts that students have begun. */
@Component
class AttemptsUnderway implements Underway {
    private final JdbcClient db;
    private final AssignmentEvents events;

    AttemptsUnderway(JdbcClient db, AssignmentEvents events) {
        this.db = db;
        this.events = events;
    }

    @Override
    public boolean hasBegun(String assessmentId) {
        return Boolean.TRUE.equals(
                db.sql("""
                select exists (select from attempts join assignments using (assignment_id) where assessment_id = :id)
                """).param("id", assessmentId).query(Boolean.class).single());
    }

    @Override
    public void withdraw(String assessmentId) {
        events.ofAssessment(assessmentId).forEach(one -> events.tell(one, "withdrawn"));
        db.sql("delete from assignments where assessment_id = :id")
                .param("id", assessmentId)
                .update();
    }
}
