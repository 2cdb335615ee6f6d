package org.mastercreator.server.assessment;

import static org.mastercreator.server.database.Columns.flags;
import static org.mastercreator.server.database.Columns.numbers;
import static org.mastercreator.server.database.Columns.texts;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mastercreator.learning.grading.Doubt;
import org.mastercreator.learning.grading.Grade;
import org.mastercreator.server.alert.Alerts;
import org.mastercreator.server.http.Ids;
import org.mastercreator.server.llm.Usage;
import org.mastercreator.server.mastery.Masteries;
import org.mastercreator.server.mastery.MasteryChange;
import org.mastercreator.server.security.Audit;
import org.mastercreator.server.security.Caller;
import org.mastercreator.server.stream.StreamEvent;
import org.mastercreator.server.stream.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * From submission to event. Grading happens before the transaction; then ONE transaction stores the submission, its
 * results, the mastery it moved, the alerts it raised or resolved, the audit row and the events.
 */
@Service
class Submissions {
    private final Intake intake;
    private final Grader grader;
    private final Masteries masteries;
    private final SubmissionAlerts alerts;
    private final Streams streams;
    private final Audit audit;
    private final Ids ids;
    private final JdbcClient db;
    private final JsonMapper json;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Submissions(
            Intake intake,
            Grader grader,
            Masteries masteries,
            SubmissionAlerts alerts,
            Streams streams,
            Audit audit,
            Ids ids,
            JdbcClient db,
            JsonMapper json,
            Clock clock,
            TransactionTemplate transaction) {
        this.intake = intake;
        this.grader = grader;
        this.masteries = masteries;
        this.alerts = alerts;
        this.streams = streams;
        this.audit = audit;
        this.ids = ids;
        this.db = db;
        this.json = json;
        this.clock = clock;
        this.transaction = transaction;
    }

    private record Graded(Intake.Item item, Grade grade, Optional<Usage> usage) {
        double credit() {
            return grade.verdict().fraction();
        }

        double earned() {
            return credit() * item.question().points();
        }

        /** An answer that nobody could judge says nothing about what the student knows. */
        boolean isEvidence() {
            return item.question().isEvidence(reviewReason().orElse(null));
        }

        /** Why it waits for a teacher, if it does. */
        Optional<String> reviewReason() {
            return grade.doubt().map(Submissions::reason);
        }
    }

    /** As it is stored: to a teacher an answer that may not mean what it says is one the grader is not sure of. */
    static String reason(Doubt doubt) {
        return (doubt == Doubt.UNCLEAR ? Doubt.LOW_CONFIDENCE : doubt).name().toLowerCase(Locale.ROOT);
    }

    /** @param inTransaction is called with the result inside the transaction, just before it commits */
    GradedAssessment submit(
            Caller caller,
            String assessmentId,
            String studentId,
            List<Intake.Item> items,
            boolean updateMastery,
            Consumer<GradedAssessment> inTransaction) {
        List<Intake.Item> work = items;
        while (true) {
            try {
                return submitOnce(caller, assessmentId, studentId, work, updateMastery, inTransaction);
            } catch (KeyCorrected meanwhile) {
                work = intake.withPresentKeys(assessmentId, work);
            }
        }
    }

    /** The stored keys are others than those that the work was graded with; nothing was stored. */
    private static final class KeyCorrected extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private GradedAssessment submitOnce(
            Caller caller,
            String assessmentId,
            String studentId,
            List<Intake.Item> items,
            boolean updateMastery,
            Consumer<GradedAssessment> inTransaction) {
        List<Grader.Graded> grades = grader.grade(studentId, items);
        List<Graded> graded = IntStream.range(0, items.size())
                .mapToObj(i -> new Graded(
                        items.get(i), grades.get(i).grade(), grades.get(i).usage()))
                .toList();
        return transaction.execute(_ -> {
            masteries.lock(studentId);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            GradedAssessment result = store(caller, assessmentId, studentId, graded, updateMastery, now);
            audit.record(caller, Audit.Action.CREATE, "submission", studentId, Optional.empty());
            inTransaction.accept(result);
            return result;
        });
    }

    /** A submission of the past, inside the caller's transaction: everything as if it had come in then. */
    GradedAssessment backfill(
            Caller caller, String assessmentId, String studentId, List<Intake.Item> items, Instant at) {
        List<Graded> graded = items.stream()
                .map(item -> new Graded(item, grader.grade(item.question(), item.answer()), Optional.empty()))
                .toList();
        return store(caller, assessmentId, studentId, graded, true, at);
    }

    private GradedAssessment store(
            Caller caller,
            String assessmentId,
            String studentId,
            List<Graded> graded,
            boolean updateMastery,
            Instant now) {
        Alerts.Situation situation = alerts.situation(studentId);
        Set<String> classes = situation.classes().keySet();
        List<MasteryChange> changes = !updateMastery
                ? List.of()
                : masteries.trace(
                        studentId,
                        graded.stream()
                                .filter(Graded::isEvidence)
                                .map(one -> new Masteries.Evidence(
                                        one.item().question().conceptId(),
                                        one.item().question().questionId(),
                                        one.credit()))
                                .toList());
        GradedAssessment result = summarise(assessmentId, studentId, graded, changes, now);
        insert(caller, result, graded, updateMastery);
        StreamEvent event = StreamEvent.aboutStudent("assessment_graded", studentId, event(result));
        classes.forEach(classId -> streams.emit(classId, event));
        masteries.store(result.gradingId(), studentId, classes, changes, now);
        alerts.decide(studentId, situation, answersOf(graded), changes, now);
        return result;
    }

    private static List<SubmissionAlerts.Answered> answersOf(List<Graded> graded) {
        return graded.stream()
                .map(one -> new SubmissionAlerts.Answered(
                        one.credit(), one.grade().needsReview(), one.item().responseTimeMs()))
                .toList();
    }

    private GradedAssessment summarise(
            String assessmentId, String studentId, List<Graded> graded, List<MasteryChange> changes, Instant now) {
        List<GradedAssessment.QuestionResult> results = new ArrayList<>();
        Map<String, GradedAssessment.ConceptScore> scores = new LinkedHashMap<>();
        double earned = 0;
        double possible = 0;
        for (Graded one : graded) {
            Question question = one.item().question();
            earned += one.earned();
            possible += question.points();
            scores.merge(
                    question.conceptId(),
                    new GradedAssessment.ConceptScore(one.earned(), question.points()),
                    (a, b) -> new GradedAssessment.ConceptScore(a.earned() + b.earned(), a.possible() + b.possible()));
            results.add(new GradedAssessment.QuestionResult(
                    question.questionId(),
                    question.conceptId(),
                    one.earned(),
                    question.points(),
                    one.credit() == 1,
                    one.grade().feedback(),
                    one.grade().gradedBy(),
                    one.grade().confidence(),
                    one.grade().needsReview(),
                    question.type().code(),
                    question.text(),
                    one.item().given(),
                    one.item().responseTimeMs(),
                    one.grade().criteria(),
                    one.usage().orElse(null),
                    null));
        }
        return new GradedAssessment(
                ids.next("grd"),
                ids.next("sub"),
                studentId,
                assessmentId,
                earned,
                possible,
                possible == 0 ? 0 : Math.min(100, earned / possible * 100),
                results,
                scores,
                changes.stream()
                        .map(change -> new GradedAssessment.Moved(
                                change.conceptId(), change.previousMastery(), change.newMastery()))
                        .toList(),
                now,
                graded.stream()
                        .mapToDouble(one -> one.usage().map(Usage::cost).orElse(0.0))
                        .sum());
    }

    /** The submission and its answers, in one statement. */
    private void insert(Caller caller, GradedAssessment result, List<Graded> graded, boolean updateMastery) {
        List<GradedAssessment.QuestionResult> answers = result.questionResults();
        int stored = db.sql("""
                with keys as (
                    select keys_version from assessments
                    where assessment_id = :assessment and :keys_version::integer is not null for key share),
                submission as (
                    insert into submissions (grading_id, submission_id, assessment_id, student_id, submitted_by,
                        total_points_earned, total_points_possible, score_percentage, concept_scores,
                        update_mastery, cost, graded_at)
                    select :grading, :submission, :assessment, :student, :by, :earned, :possible, :score, :scores::jsonb,
                        :update_mastery, to_jsonb(:cost::double precision), :at
                    where not exists (select from keys where keys_version <> :keys_version)
                    returning grading_id)
                insert into question_results (grading_id, position, question_id, concept_id, question_type,
                    question_text, answer, points_earned, points_possible, correct, feedback, graded_by,
                    confidence, needs_review, response_time_ms, question, criteria, evidence, review_reason, usage,
                    key_version)
                select s.grading_id, a.place - 1, a.question, a.concept, a.type, a.text, a.answer::jsonb, a.earned,
                    a.possible, a.correct, a.feedback, a.graded_by, a.confidence, a.review, a.time,
                    jsonb_strip_nulls(a.asked::jsonb), a.criteria::jsonb, a.evidence, a.reason, a.usage::jsonb,
                    a.key_version
                from submission s, unnest(:questions::text[], :concepts::text[], :types::text[], :texts::text[],
                        :answers::text[], :points_earned::float8[], :points_possible::float8[], :correct::boolean[],
                        :feedbacks::text[], :graders::text[], :confidences::float8[], :reviews::boolean[],
                        :times::bigint[], :asked::text[], :criteria::text[], :evidence::boolean[], :reasons::text[],
                        :usages::text[], :key_versions::integer[])
                    with ordinality as a (question, concept, type, text, answer, earned, possible, correct, feedback,
                        graded_by, confidence, review, time, asked, criteria, evidence, reason, usage, key_version,
                        place)
                """)
                .param(
                        "keys_version",
                        Intake.keysVersion(graded.stream().map(Graded::item)).orElse(null))
                .param("grading", result.gradingId())
                .param("submission", result.submissionId())
                .param("assessment", result.assessmentId())
                .param("student", result.studentId())
                .param("by", caller.userId())
                .param("earned", result.totalPointsEarned())
                .param("possible", result.totalPointsPossible())
                .param("score", result.scorePercentage())
                .param("scores", json.writeValueAsString(result.conceptScores()))
                .param("update_mastery", updateMastery)
                .param("cost", result.cost())
                .param("at", result.gradedAt().atOffset(ZoneOffset.UTC))
                .param("questions", texts(answers, GradedAssessment.QuestionResult::questionId))
                .param("concepts", texts(answers, GradedAssessment.QuestionResult::conceptId))
                .param("types", texts(answers, GradedAssessment.QuestionResult::questionType))
                .param("texts", texts(answers, GradedAssessment.QuestionResult::questionText))
                .param("answers", texts(answers, one -> written(one.answer())))
                .param("points_earned", numbers(answers, GradedAssessment.QuestionResult::pointsEarned))
                .param("points_possible", numbers(answers, GradedAssessment.QuestionResult::pointsPossible))
                .param("correct", flags(answers, GradedAssessment.QuestionResult::correct))
                .param("feedbacks", texts(answers, GradedAssessment.QuestionResult::feedback))
                .param("graders", texts(answers, GradedAssessment.QuestionResult::gradedBy))
                .param("confidences", numbers(answers, GradedAssessment.QuestionResult::confidence))
                .param("reviews", flags(answers, GradedAssessment.QuestionResult::needsReview))
                .param(
                        "times",
                        answers.stream()
                                .map(GradedAssessment.QuestionResult::responseTimeMs)
                                .toArray(Long[]::new))
                .param(
                        "asked",
                        texts(graded, one -> written(one.item().question().asked())))
                .param("criteria", texts(answers, one -> written(one.criteria())))
                .param("evidence", flags(graded, Graded::isEvidence))
                .param("reasons", texts(graded, one -> one.reviewReason().orElse(null)))
                .param("usages", texts(answers, one -> written(one.usage())))
                .param(
                        "key_versions",
                        graded.stream()
                                .map(one -> one.item().question().keyVersion())
                                .toArray(Integer[]::new))
                .update();
        if (stored == 0 && !graded.isEmpty()) {
            throw new KeyCorrected();
        }
    }

    private @Nullable String written(@Nullable Object value) {
        return value == null ? null : json.writeValueAsString(value);
    }

    /** The version of the stored keys that the work was graded with; null if with none of them. */
    static Map<String, Object> event(GradedAssessment result) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("assessment_id", result.assessmentId());
        data.put("grading_id", result.gradingId());
        data.put("score_percentage", result.scorePercentage());
        data.put("total_points", result.totalPointsEarned());
        data.put("graded_at", result.gradedAt());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("student_id", result.studentId());
        body.put("assessment_data", data);
        body.putAll(data);
        return body;
    }
}
