package org.mastercreator.server.assessment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mastercreator.learning.grading.Grade;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.security.Audit;
import org.mastercreator.server.security.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What taking an assessment needs of it: its questions, and handing in. */
@Service
public class Papers {
    private final Quizzes quizzes;
    private final Intake intake;
    private final Submissions submissions;
    private final Results results;
    private final Grader grader;
    private final Grades grades;
    private final Audit audit;
    private final JdbcClient db;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    Papers(
            Quizzes quizzes,
            Intake intake,
            Submissions submissions,
            Results results,
            Grader grader,
            Grades grades,
            Audit audit,
            JdbcClient db,
            JsonMapper json,
            TransactionTemplate transaction) {
        this.quizzes = quizzes;
        this.intake = intake;
        this.submissions = submissions;
        this.results = results;
        this.grader = grader;
        this.grades = grades;
        this.audit = audit;
        this.db = db;
        this.json = json;
        this.transaction = transaction;
    }

    /**
     * A stored assessment.
     *
     * @param questions with their keys
     */
    public record Paper(
            String assessmentId,
            String classId,
            String title,
            @Nullable Integer timeLimitMinutes,
            List<QuestionBody> questions) {
        public Set<String> questionIds() {
            return questions.stream()
                    .map(question -> Objects.requireNonNull(question.questionId()))
                    .collect(Collectors.toSet());
        }
    }

    public Optional<Paper> find(String assessmentId) {
        return quizzes.find(assessmentId)
                .map(quiz -> new Paper(
                        quiz.assessmentId(), quiz.classId(), quiz.title(), quiz.timeLimitMinutes(), quiz.questions()));
    }

    /** In one transaction, because it takes several statements: each alone would need a connection more. */
    public Optional<GradedAssessment> result(String gradingId) {
        return transaction.execute(_ -> results.find(gradingId));
    }

    /**
     * Grades and stores what a student answered. Answers to questions that the assessment no longer has are left out.
     *
     * @param inTransaction is called with the result inside the transaction, just before it commits
     */
    public GradedAssessment handIn(
            Caller caller,
            String assessmentId,
            String studentId,
            List<ResponseBody> responses,
            Consumer<GradedAssessment> inTransaction) {
        return submissions.submit(caller, assessmentId, studentId, items(assessmentId, responses), true, inTransaction);
    }

    /**
     * Brings a stored submission up to what was answered since: answers that differ are graded anew, and scores,
     * mastery and alerts become what they would be had they come with the rest. An answer that a teacher has graded
     * stays, and so does its grade. If a key is corrected meanwhile, it is graded once more.
     */
    public GradedAssessment handInAgain(
            Caller caller, String gradingId, List<ResponseBody> responses, Consumer<GradedAssessment> inTransaction) {
        GradedAssessment before = result(gradingId).orElseThrow(() -> new Problem.NotFound("result"));
        Map<String, GradedAssessment.QuestionResult> stored = before.questionResults().stream()
                .collect(Collectors.toMap(GradedAssessment.QuestionResult::questionId, Function.identity()));
        Optional<GradedAssessment> done = Optional.empty();
        while (done.isEmpty()) {
            List<Intake.Item> changed = items(before.assessmentId(), responses).stream()
                    .filter(item -> differs(item, stored.get(item.question().questionId())))
                    .toList();
            List<Grader.Graded> graded = grader.grade(before.studentId(), changed);
            done = transaction.execute(_ -> {
                grades.lock(List.of(before.studentId()));
                if (!holdKeys(before.assessmentId(), changed)) {
                    return Optional.empty();
                }
                replace(gradingId, changed, graded);
                audit.record(caller, Audit.Action.CHANGE, "submission", before.studentId(), Optional.empty());
                GradedAssessment after = results.find(gradingId).orElseThrow();
                inTransaction.accept(after);
                return Optional.of(after);
            });
        }
        return done.get();
    }

    /** False if a key was corrected since these were graded. */
    private boolean holdKeys(String assessmentId, List<Intake.Item> graded) {
        return Intake.keysVersion(graded.stream())
                .map(version -> quizzes.holdKeys(assessmentId, version))
                .orElse(true);
    }

    private List<Intake.Item> items(String assessmentId, List<ResponseBody> responses) {
        List<Question> questions = intake.stored(assessmentId);
        Set<String> ids = questions.stream().map(Question::questionId).collect(Collectors.toSet());
        return intake.items(
                questions,
                responses.stream()
                        .filter(response -> ids.contains(Objects.requireNonNull(response.questionId())))
                        .toList(),
                "responses");
    }

    private static boolean differs(Intake.Item item, GradedAssessment.@Nullable QuestionResult stored) {
        return stored != null && !Objects.equals(item.given(), stored.answer());
    }

    private void replace(String gradingId, List<Intake.Item> items, List<Grader.Graded> graded) {
        Map<String, Grades.Graded> before = grades
                .find(items.stream()
                        .map(item -> new Grades.Place(gradingId, item.question().questionId()))
                        .toList())
                .stream()
                .collect(Collectors.toMap(one -> one.place().questionId(), Function.identity()));
        Map<Grades.Graded, StoredGrade> changes = new LinkedHashMap<>();
        for (int i = 0; i < items.size(); i++) {
            Intake.Item item = items.get(i);
            Grades.Graded old = before.get(item.question().questionId());
            if (old == null || old.grade().decided()) {
                continue;
            }
            StoredGrade grade = grade(graded.get(i).grade(), old.grade().pointsPossible());
            boolean evidence = item.question().isEvidence(grade.reviewReason());
            write(gradingId, item, evidence);
            changes.put(old.withEvidence(evidence), grade);
        }
        grades.change(changes);
    }

    private static StoredGrade grade(Grade grade, double possible) {
        return new StoredGrade(
                grade.verdict().fraction() * possible,
                possible,
                grade.feedback(),
                grade.gradedBy(),
                grade.confidence(),
                grade.doubt().map(Submissions::reason).orElse(null),
                new ArrayList<>(grade.criteria()),
                false);
    }

    /**
     * With the version of the key, so that no correction is made up for with the older answer, nor taken back with the
     * older answer's grade.
     */
    private void write(String gradingId, Intake.Item item, boolean evidence) {
        db.sql("""
                update question_results set answer = :answer::jsonb, response_time_ms = :time, key_version = :version,
                    reanswered_version = :version, times_reanswered = times_reanswered + 1,
                    question = jsonb_strip_nulls(:asked::jsonb), evidence = :evidence
                where grading_id = :grading and question_id = :question
                """)
                .param("answer", item.given() == null ? null : json.writeValueAsString(item.given()))
                .param("time", item.responseTimeMs())
                .param("version", item.question().keyVersion())
                .param("asked", json.writeValueAsString(item.question().asked()))
                .param("evidence", evidence)
                .param("grading", gradingId)
                .param("question", item.question().questionId())
                .update();
    }
}
