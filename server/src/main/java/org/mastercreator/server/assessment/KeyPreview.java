package org.mastercreator.server.assessment;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.http.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a corrected key would do to the answers that there are, graded on this machine; changes nothing. */
@Service
public class KeyPreview {
    /** Only written answers come near it: thousands of the same choice count as one. */
    private static final int MOST_DIFFERENT = 10_000;

    private static final int MOST_MOVES = 8;

    private final Quizzes quizzes;
    private final Intake intake;
    private final Grader grader;
    private final JdbcClient db;
    private final JsonMapper json;

    KeyPreview(Quizzes quizzes, Intake intake, Grader grader, JdbcClient db, JsonMapper json) {
        this.quizzes = quizzes;
        this.intake = intake;
        this.grader = grader;
        this.db = db;
        this.json = json;
    }

    /**
     * What would become of the answers.
     *
     * @param answers how many were looked at
     * @param more whether there are others beside them, each given less often
     * @param kept a teacher has decided about them
     * @param waiting of those that are not kept, how many would wait for a teacher
     * @param moves the answers whose points would change, the most frequent first
     */
    public record RegradePreview(
            int answers, boolean more, int gain, int lose, int same, int kept, int waiting, List<MovedAnswer> moves) {}

    /**
     * An answer whose points would change.
     *
     * @param count how many gave it
     */
    public record MovedAnswer(
            @Nullable JsonNode answer, int count, double pointsBefore, double pointsAfter, double pointsPossible) {
        private MovedAnswer times(int number) {
            return new MovedAnswer(answer, number, pointsBefore, pointsAfter, pointsPossible);
        }
    }

    /** @param count how many gave this answer and got these points */
    private record Stored(Given given, double earned, boolean decided, int count) {}

    private record Given(String conceptId, @Nullable JsonNode answer, double possible) {}

    /** @throws Problem.Invalid naming what does not fit the question */
    public RegradePreview of(String assessmentId, String questionId, KeyBody body) {
        Quizzes.Quiz quiz = quizzes.find(assessmentId).orElseThrow(() -> new Problem.NotFound("assessment"));
        QuestionBody corrected =
                body.on(KeyCorrections.question(quiz, questionId)).asked();
        List<Stored> found = alike(assessmentId, questionId);
        boolean more = found.size() > MOST_DIFFERENT;
        List<Stored> looked = more ? found.subList(0, MOST_DIFFERENT) : found;
        List<Stored> open = looked.stream().filter(one -> !one.decided()).toList();
        Map<Given, StoredGrade> grades = new HashMap<>();
        open.forEach(one -> grades.computeIfAbsent(one.given(), given -> grade(corrected, given)));
        Map<MovedAnswer, Integer> moves = new LinkedHashMap<>();
        int waiting = 0;
        for (Stored one : open) {
            StoredGrade after = Objects.requireNonNull(grades.get(one.given()));
            waiting += after.needsReview() ? one.count() : 0;
            if (Math.abs(after.pointsEarned() - one.earned()) >= 1e-9) {
                moves.merge(move(one, after), one.count(), Integer::sum);
            }
        }
        List<MovedAnswer> counted = moves.entrySet().stream()
                .map(move -> move.getKey().times(move.getValue()))
                .sorted(Comparator.comparingInt(MovedAnswer::count).reversed())
                .toList();
        int gain = count(counted.stream()
                .filter(move -> move.pointsAfter() > move.pointsBefore())
                .toList());
        int lose = count(counted) - gain;
        return new RegradePreview(
                answers(looked),
                more,
                gain,
                lose,
                answers(open) - gain - lose,
                answers(looked) - answers(open),
                waiting,
                counted.stream().limit(MOST_MOVES).toList());
    }

    private static MovedAnswer move(Stored one, StoredGrade after) {
        return new MovedAnswer(one.given().answer(), 0, one.earned(), after.pointsEarned(), after.pointsPossible());
    }

    private static int count(List<MovedAnswer> moves) {
        return moves.stream().mapToInt(MovedAnswer::count).sum();
    }

    private static int answers(List<Stored> some) {
        return some.stream().mapToInt(Stored::count).sum();
    }

    /** All answers, those that are alike as one, the most frequent first: as many as differ, not as were given. */
    private List<Stored> alike(String assessmentId, String questionId) {
        return db.sql("""
                select r.concept_id, r.answer, r.points_possible, r.points_earned, r.decided, count(*) as count
                from question_results r join submissions s using (grading_id)
                where s.assessment_id = :assessment and r.question_id = :question and r.key_version is not null
                group by r.concept_id, r.answer, r.points_possible, r.points_earned, r.decided
                order by count(*) desc, r.answer, r.points_earned limit :most
                """)
                .param("assessment", assessmentId)
                .param("question", questionId)
                .param("most", MOST_DIFFERENT + 1)
                .query((row, _) -> new Stored(
                        new Given(
                                row.getString("concept_id"),
                                row.getString("answer") == null ? null : json.readTree(row.getString("answer")),
                                row.getDouble("points_possible")),
                        row.getDouble("points_earned"),
                        row.getBoolean("decided"),
                        row.getInt("count")))
                .list();
    }

    private StoredGrade grade(QuestionBody corrected, Given given) {
        Question question = corrected.stored(given.conceptId(), given.possible());
        Intake.Item item = intake.item(question, new ResponseBody(question.questionId(), given.answer(), null));
        return StoredGrade.of(grader.grade(question, item.answer()), given.possible());
    }
}
