package org.mastercreator.server.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.llm.Usage;
import org.mastercreator.server.security.Audit;
import org.mastercreator.server.security.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Grades the answers to a question again after its key was corrected.
 *
 * <p>Protocol. Every answer notes the version of the keys it was graded with. Grading happens outside any transaction;
 * then one transaction for each answer holds the student's lock, under which teachers decide too, and takes the answer
 * over to the new version only if it still has an older one and no teacher stands behind its grade. So nothing is
 * graded twice, whatever breaks off, and no teacher's grade is changed, whoever comes first. No submission can slip in
 * with an older version later ({@link Submissions} sees to it), so when none is left none is missing.
 */
@Service
public class Regrading {
    private static final int AT_ONCE = 4;

    private final KeyCorrections corrections;
    private final Intake intake;
    private final Grader grader;
    private final Grades grades;
    private final GradeHistory history;
    private final Audit audit;
    private final JdbcClient db;
    private final JsonMapper json;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Regrading(
            KeyCorrections corrections,
            Intake intake,
            Grader grader,
            Grades grades,
            GradeHistory history,
            Audit audit,
            JdbcClient db,
            JsonMapper json,
            Clock clock,
            TransactionTemplate transaction) {
        this.corrections = corrections;
        this.intake = intake;
        this.grader = grader;
        this.grades = grades;
        this.history = history;
        this.audit = audit;
        this.db = db;
        this.json = json;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** A stored answer, as far as grading it again needs it. */
    private record Stored(
            Grades.Place place,
            String studentId,
            String conceptId,
            double points,
            @Nullable JsonNode answer,
            @Nullable Long responseTimeMs,
            int keyVersion,
            @Nullable Integer reansweredVersion) {
        /** Whether the student changed it after the key was corrected so. */
        boolean reansweredSince(KeyCorrections.Correction correction) {
            return reansweredVersion != null && reansweredVersion >= correction.version();
        }
    }

    /** What an answer is to get, and which entry of the history that takes back, if one. */
    private record Next(
            StoredGrade grade,
            Question question,
            Optional<Usage> usage,
            @Nullable Long undoes) {
        boolean isEvidence() {
            return question.isEvidence(grade.reviewReason());
        }
    }

    /** Grades a part of the answers again that have not been yet, some at a time. Doing it again does what is left. */
    public void regrade(String correctionId, int part, int parts) {
        KeyCorrections.Correction correction = corrections.find(correctionId);
        List<Stored> left = db.sql("""
                select r.*, s.student_id from question_results r join submissions s using (grading_id)
                where s.assessment_id = :assessment and r.question_id = :question and r.key_version < :version
                    and (hashtext(r.grading_id) & 2147483647) % :parts = :part
                    and not exists (select from regraded_answers g where g.correction_id = :correction
                        and g.grading_id = r.grading_id and g.question_id = r.question_id)
                order by s.graded_at, r.grading_id
                """)
                .param("assessment", correction.assessmentId())
                .param("question", correction.questionId())
                .param("version", correction.version())
                .param("correction", correctionId)
                .param("parts", parts)
                .param("part", part)
                .query(this::stored)
                .list();
        try (ExecutorService some =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            var _ = Joined.all(left.stream()
                    .map(one -> CompletableFuture.runAsync(() -> regrade(correction, one), some))
                    .toList());
        }
    }

    private Stored stored(ResultSet row, int number) throws SQLException {
        String answer = row.getString("answer");
        return new Stored(
                new Grades.Place(row.getString("grading_id"), row.getString("question_id")),
                row.getString("student_id"),
                row.getString("concept_id"),
                row.getDouble("points_possible"),
                answer == null ? null : json.readTree(answer),
                row.getObject("response_time_ms", Long.class),
                row.getInt("key_version"),
                row.getObject("reanswered_version", Integer.class));
    }

    private void regrade(KeyCorrections.Correction correction, Stored answer) {
        boolean decided = grades.find(List.of(answer.place())).stream()
                .anyMatch(one -> one.grade().decided());
        Optional<Next> next = decided ? Optional.empty() : Optional.of(next(correction, answer));
        try {
            transaction.executeWithoutResult(_ -> settle(correction, answer, next));
        } catch (Problem.NotFound erased) {
            // The student was erased meanwhile, and her answers with her.
        }
    }

    private Next next(KeyCorrections.Correction correction, Stored answer) {
        return correction.undoes() == null
                ? graded(correction, answer)
                : asBefore(corrections.find(correction.undoes()), correction, answer);
    }

    private Next graded(KeyCorrections.Correction correction, Stored answer) {
        Question question = question(correction.after(), answer).withKeyVersion(correction.version());
        Grader.Graded graded = grader.grade(answer.studentId(), List.of(item(question, answer)))
                .getFirst();
        return new Next(StoredGrade.of(graded.grade(), answer.points()), question, graded.usage(), null);
    }

    /**
     * What the correction changed gets the grade it had; what came in since, or has other words since, is graded with the
     * key of before.
     */
    private Next asBefore(KeyCorrections.Correction undone, KeyCorrections.Correction correction, Stored answer) {
        if (answer.reansweredSince(undone)) {
            return graded(correction, answer);
        }
        Question question = question(correction.after(), answer).withKeyVersion(correction.version());
        Optional<Next> changed = db.sql("""
                select decision_id, before from grade_decisions
                where batch_id = :undone and grading_id = :grading and question_id = :question and action = 'regrade'
                """)
                .param("undone", undone.correctionId())
                .param("grading", answer.place().gradingId())
                .param("question", answer.place().questionId())
                .query((row, _) -> new Next(
                        json.readValue(row.getString("before"), StoredGrade.class),
                        question,
                        Optional.empty(),
                        row.getLong("decision_id")))
                .optional();
        if (changed.isPresent()) {
            return changed.get();
        }
        boolean untouched = answer.keyVersion() < undone.version() || wasTheSame(undone, answer.place());
        return untouched
                ? new Next(grades.find(List.of(answer.place())).getFirst().grade(), question, Optional.empty(), null)
                : graded(correction, answer);
    }

    private boolean wasTheSame(KeyCorrections.Correction undone, Grades.Place place) {
        return Boolean.TRUE.equals(db.sql("""
                select exists (select from regraded_answers where correction_id = :undone and grading_id = :grading
                    and question_id = :question and outcome = 'same')
                """)
                .param("undone", undone.correctionId())
                .param("grading", place.gradingId())
                .param("question", place.questionId())
                .query(Boolean.class)
                .single());
    }

    /** The question with another key, as the submission counted it. */
    private static Question question(QuestionBody key, Stored answer) {
        return key.stored(answer.conceptId(), answer.points());
    }

    private Intake.Item item(Question question, Stored answer) {
        return intake.item(question, new ResponseBody(question.questionId(), answer.answer(), answer.responseTimeMs()));
    }

    private void settle(KeyCorrections.Correction correction, Stored answer, Optional<Next> next) {
        grades.lock(List.of(answer.studentId()));
        Optional<Grades.Graded> there =
                grades.find(List.of(answer.place())).stream().findFirst();
        if (there.isEmpty()) {
            return;
        }
        Grades.Graded graded = there.get();
        if (graded.grade().decided()) {
            note(correction, answer.place(), "kept");
        } else if (next.isPresent() && takeOver(answer.place(), next.get())) {
            note(correction, answer.place(), change(correction, graded, next.get()));
        }
    }

    /** False if it was graded again already. */
    private boolean takeOver(Grades.Place place, Question question, boolean evidence) {
        return db.sql("""
                update question_results set key_version = :version, evidence = :evidence,
                    question = jsonb_strip_nulls(:question::jsonb)
                where grading_id = :grading and question_id = :id and key_version < :version
                """)
                        .param("version", question.keyVersion())
                        .param("evidence", evidence)
                        .param("question", json.writeValueAsString(question.asked()))
                        .param("grading", place.gradingId())
                        .param("id", place.questionId())
                        .update()
                == 1;
    }

    private boolean takeOver(Grades.Place place, Next next) {
        boolean taken = takeOver(place, next.question(), next.isEvidence());
        if (taken && next.usage().isPresent()) {
            pay(place, next.usage().get());
        }
        return taken;
    }

    private void pay(Grades.Place place, Usage usage) {
        db.sql("""
                with asked as (update question_results set usage = :usage::jsonb
                    where grading_id = :grading and question_id = :question)
                update submissions set cost = to_jsonb(:cost::double precision
                    + case when jsonb_typeof(cost) = 'number' then cost::double precision else 0 end)
                where grading_id = :grading
                """)
                .param("usage", json.writeValueAsString(usage))
                .param("grading", place.gradingId())
                .param("question", place.questionId())
                .param("cost", usage.cost())
                .update();
    }

    /** Returns what became of the points. */
    private String change(KeyCorrections.Correction correction, Grades.Graded graded, Next next) {
        StoredGrade before = graded.grade();
        StoredGrade after = "student_asked".equals(before.reviewReason())
                ? next.grade().waitingBecause("student_asked")
                : next.grade();
        boolean evidence = next.isEvidence();
        if (!after.looksLike(before) || evidence != graded.evidence()) {
            history.enter(
                    correction.correctionId(),
                    graded,
                    after,
                    new GradeHistory.Entry(
                            next.undoes() == null ? "regrade" : "undo", correction.reason(), next.undoes()),
                    correction.correctedBy(),
                    clock.instant());
            grades.change(Map.of(graded.withEvidence(evidence), after));
            audit.record(
                    Caller.teacher(correction.correctedBy(), correction.by()),
                    Audit.Action.CHANGE,
                    "grade",
                    graded.studentId(),
                    Optional.of(correction.classId()));
        }
        double gain = after.pointsEarned() - before.pointsEarned();
        return Math.abs(gain) < 1e-9 ? "same" : gain > 0 ? "gained" : "lost";
    }

    private void note(KeyCorrections.Correction correction, Grades.Place place, String outcome) {
        db.sql("""
                insert into regraded_answers (correction_id, grading_id, question_id, outcome)
                values (:correction, :grading, :question, :outcome) on conflict do nothing
                """)
                .param("correction", correction.correctionId())
                .param("grading", place.gradingId())
                .param("question", place.questionId())
                .param("outcome", outcome)
                .update();
    }

    public KeyCorrections.RegradeTally tally(String correctionId) {
        return corrections.find(correctionId).tally();
    }

    /** A grade by the present key. */
    public record Renewed(Grades.Graded graded, StoredGrade grade) {}

    private record Corrected(Stored answer, Question question) {}

    /**
     * For an answer about which a decision is taken back, inside a transaction that holds the student's lock: what it
     * would have been graded meanwhile, had nobody decided. Empty if its key was not corrected since.
     */
    public Optional<Renewed> renewed(Grades.Graded graded) {
        Optional<Corrected> corrected = db.sql("""
                select r.*, s.student_id, c.after, c.version from question_results r
                join submissions s using (grading_id)
                join key_corrections c on c.assessment_id = s.assessment_id and c.question_id = r.question_id
                where r.grading_id = :grading and r.question_id = :question and r.key_version < c.version
                order by c.version desc limit 1
                """)
                .param("grading", graded.place().gradingId())
                .param("question", graded.place().questionId())
                .query((row, number) -> {
                    Stored answer = stored(row, number);
                    QuestionBody key = json.readValue(row.getString("after"), QuestionBody.class);
                    return new Corrected(answer, question(key, answer).withKeyVersion(row.getInt("version")));
                })
                .optional();
        return corrected.map(one -> {
            Question question = one.question();
            StoredGrade grade = StoredGrade.of(
                    grader.grade(question, item(question, one.answer()).answer()),
                    one.answer().points());
            boolean evidence = question.isEvidence(grade.reviewReason());
            takeOver(graded.place(), question, evidence);
            return new Renewed(graded.withEvidence(evidence), grade);
        });
    }
}
