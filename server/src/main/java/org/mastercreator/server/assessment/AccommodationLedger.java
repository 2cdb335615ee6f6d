package org.mastercreator.server.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.mastercreator.server.http.Page;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The record of what was applied from students' IEPs: one row for each accommodation of each piece of work. */
@Service
public class AccommodationLedger {
    private final JdbcClient db;

    AccommodationLedger(JdbcClient db) {
        this.db = db;
    }

    /**
     * Something that was applied.
     *
     * @param code of the accommodation, such as extended_time
     * @param detail what it did there, in words
     */
    record Application(String code, String assessmentId, String gradingId, String detail, Instant appliedAt) {}

    /** Writes down what was applied to work that a student handed in, inside the transaction that stores it. */
    public void record(GradedAssessment result, Map<String, String> detailOfCode) {
        detailOfCode.forEach((code, detail) -> db.sql("""
                insert into accommodation_applications (grading_id, code, student_id, detail, applied_at)
                values (:grading, :code, :student, :detail, :at) on conflict do nothing
                """)
                .param("grading", result.gradingId())
                .param("code", code)
                .param("student", result.studentId())
                .param("detail", detail.length() <= 500 ? detail : detail.substring(0, 500))
                .param("at", result.gradedAt().atOffset(ZoneOffset.UTC))
                .update());
    }

    Page<Application> of(String studentId, Page.Request request) {
        boolean first = request.after().isEmpty();
        List<Application> rows = db.sql("""
                select a.*, s.assessment_id from accommodation_applications a join submissions s using (grading_id)
                where a.student_id = :student and (:first or (a.applied_at, a.grading_id, a.code) < (:at, :id, :code))
                order by a.applied_at desc, a.grading_id desc, a.code desc limit :limit
                """)
                .param("student", studentId)
                .param("first", first)
                .param("at", (first ? Instant.EPOCH : request.time(0)).atOffset(ZoneOffset.UTC))
                .param("id", first ? "" : request.after().get(1))
                .param("code", first ? "" : request.after().get(2))
                .param("limit", request.limit() + 1)
                .query(AccommodationLedger::application)
                .list();
        return request.page(rows, row -> List.of(row.appliedAt().toString(), row.gradingId(), row.code()));
    }

    private static Application application(ResultSet row, int number) throws SQLException {
        return new Application(
                row.getString("code"),
                row.getString("assessment_id"),
                row.getString("grading_id"),
                row.getString("detail"),
                row.getObject("applied_at", OffsetDateTime.class).toInstant());
    }
}
