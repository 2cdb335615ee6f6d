package org.mastercreator.server.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import org.mastercreator.learning.alert.Thresholds;
import org.mastercreator.learning.grading.Grade;
import org.mastercreator.server.mastery.Corrections;
import org.mastercreator.server.mastery.Masteries;
import org.mastercreator.server.stream.StreamEvent;
import org.mastercreator.server.stream.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The grades of stored answers, and changing them: scores, mastery, alerts and every window follow. */
@Service
public class Grades {
    private static final TypeReference<List<Grade.CriterionGrade>> CRITERIA = new TypeReference<>() {};

    private final Results results;
    private final Masteries masteries;
    private final Corrections corrections;
    private final SubmissionAlerts alerts;
    private final Streams streams;
    private final JdbcClient db;
    private final JsonMapper json;
    private final Clock clock;

    Grades(
            Results results,
            Masteries masteries,
            Corrections corrections,
            SubmissionAlerts alerts,
            Streams streams,
            JdbcClient db,
            JsonMapper json,
            Clock clock) {
        this.results = results;
        this.masteries = masteries;
        this.corrections = corrections;
        this.alerts = alerts;
        this.streams = streams;
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    /** Where an answer stands. */
    public record Place(String gradingId, String questionId) {}

    /**
     * A stored answer with its grade.
     *
     * @param evidence whether even an undecided grade says something about what the student knows
     */
    public record Graded(Place place, String studentId, String conceptId, StoredGrade grade, boolean evidence) {
        Graded withEvidence(boolean other) {
            return new Graded(place, studentId, conceptId, grade, other);
        }
    }

    /** Makes other changes of these students' grades and masteries wait until the present transaction ends. */
    public void lock(Collection<String> studentIds) {
        studentIds.stream().distinct().sorted().forEach(masteries::lock);
    }

    /** Those of the answers that there are. */
    public List<Graded> find(Collection<Place> places) {
        return db.sql("""
                select r.*, s.student_id from question_results r join submissions s using (grading_id)
                join unnest(:gradings::text[], :questions::text[]) as p (grading_id, question_id)
                    using (grading_id, question_id)
                """)
                .param("gradings", places.stream().map(Place::gradingId).toArray(String[]::new))
                .param("questions", places.stream().map(Place::questionId).toArray(String[]::new))
                .query(this::graded)
                .list();
    }

    private Graded graded(ResultSet row, int number) throws SQLException {
        return new Graded(
                new Place(row.getString("grading_id"), row.getString("question_id")),
                row.getString("student_id"),
                row.getString("concept_id"),
                new StoredGrade(
                        row.getDouble("points_earned"),
                        row.getDouble("points_possible"),
                        row.getString("feedback"),
                        row.getString("graded_by"),
                        row.getDouble("confidence"),
                        row.getString("review_reason"),
                        json.readValue(row.getString("criteria"), CRITERIA),
                        row.getBoolean("decided")),
                row.getBoolean("evidence"));
    }

    /** Gives answers other grades, inside a transaction that holds the students' locks. */
    public void change(Map<Graded, StoredGrade> changes) {
        Map<String, List<Map.Entry<Graded, StoredGrade>>> bySubmission = new LinkedHashMap<>();
        changes.entrySet()
                .forEach(change -> bySubmission
                        .computeIfAbsent(change.getKey().place().gradingId(), _ -> new ArrayList<>())
                        .add(change));
        bySubmission.forEach(this::change);
    }

    private void change(String gradingId, List<Map.Entry<Graded, StoredGrade>> changes) {
        String studentId = changes.getFirst().getKey().studentId();
        SortedMap<String, Thresholds> classes = alerts.thresholds(studentId);
        changes.forEach(change -> write(change.getKey().place(), change.getValue()));
        boolean traced = addUp(gradingId);
        List<Corrections.Latest> corrected = traced
                ? corrections.correct(
                        studentId,
                        gradingId,
                        changes.stream()
                                .map(change -> correction(change.getKey(), change.getValue()))
                                .toList(),
                        classes.keySet())
                : List.of();
        StreamEvent event = StreamEvent.aboutStudent(
                "assessment_graded",
                studentId,
                Submissions.event(results.find(gradingId).orElseThrow()));
        classes.keySet().forEach(classId -> streams.emit(classId, event));
        alerts.afterCorrection(studentId, classes, corrected, waitingOf(studentId), clock.instant());
    }

    private static Corrections.Correction correction(Graded graded, StoredGrade grade) {
        return new Corrections.Correction(
                graded.conceptId(),
                graded.place().questionId(),
                grade.decided() || graded.evidence() ? OptionalDouble.of(grade.credit()) : OptionalDouble.empty());
    }

    private void write(Place place, StoredGrade grade) {
        db.sql("""
                update question_results set points_earned = :earned, correct = :earned = points_possible,
                    feedback = :feedback, graded_by = :graded_by, confidence = :confidence,
                    needs_review = :reason::text is not null, review_reason = :reason, criteria = :criteria::jsonb,
                    decided = :decided
                where grading_id = :grading and question_id = :question
                """)
                .param("earned", grade.pointsEarned())
                .param("feedback", grade.feedback())
                .param("graded_by", grade.gradedBy())
                .param("confidence", grade.confidence())
                .param("reason", grade.reviewReason())
                .param("criteria", json.writeValueAsString(grade.criteria()))
                .param("decided", grade.decided())
                .param("grading", place.gradingId())
                .param("question", place.questionId())
                .update();
    }

    /** Adds a submission's points up again; returns whether it was to move the student's mastery. */
    private boolean addUp(String gradingId) {
        return db.sql("""
                update submissions s set total_points_earned = t.earned,
                    score_percentage = least(100, t.earned / t.possible * 100), concept_scores = t.scores
                from (select sum(earned order by first) as earned, sum(possible order by first) as possible,
                        jsonb_object_agg(concept_id, jsonb_build_object('earned', earned, 'possible', possible))
                            as scores
                    from (select concept_id, min(position) as first, sum(points_earned order by position) as earned,
                            sum(points_possible order by position) as possible
                        from question_results where grading_id = :grading group by concept_id) c) t
                where s.grading_id = :grading returning s.update_mastery
                """).param("grading", gradingId).query(Boolean.class).single();
    }

    private int waitingOf(String studentId) {
        return db.sql("""
                select count(*) from question_results r join submissions s using (grading_id)
                where s.student_id = :student and r.needs_review
                """).param("student", studentId).query(Integer.class).single();
    }

    /** The student asks that a teacher looks at one of her answers, inside a transaction that holds her lock. */
    public void askForReview(Graded graded, Optional<String> note) {
        db.sql("""
                update question_results set asked_note = :note where grading_id = :grading and question_id = :question
                """)
                .param("note", note.orElse(null))
                .param("grading", graded.place().gradingId())
                .param("question", graded.place().questionId())
                .update();
        change(Map.of(graded, graded.grade().waitingBecause("student_asked")));
    }
}
