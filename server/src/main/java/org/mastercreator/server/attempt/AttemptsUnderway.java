package org.mastercreator.server.attempt;

import org.mastercreator.server.assessment.Underway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Attempts that students have begun. */
@Component
class AttemptsUnderway implements Underway {
    private final JdbcClient db;

    AttemptsUnderway(JdbcClient db) {
        this.db = db;
    }

    @Override
    public boolean hasBegun(String assessmentId) {
        return Boolean.TRUE.equals(
                db.sql("""
                select exists (select from attempts join assignments using (assignment_id) where assessment_id = :id)
                """).param("id", assessmentId).query(Boolean.class).single());
    }
}
