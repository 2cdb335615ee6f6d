package org.mastercreator.server.assessment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.security.Caller;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/**
 * Takes in work that was done before, such as last term's: graded and traced like new work, dated back. Call in order
 * of time, inside a transaction.
 */
@Service
public class PastWork {
    private final Quizzes quizzes;
    private final Intake intake;
    private final Submissions submissions;

    PastWork(Quizzes quizzes, Intake intake, Submissions submissions) {
        this.quizzes = quizzes;
        this.intake = intake;
        this.submissions = submissions;
    }

    /** An answer of the past and how long it took. */
    public record PastAnswer(JsonNode answer, long responseTimeMs) {}

    /** Stores one submission of a stored quiz. */
    public GradedAssessment add(
            Caller caller, String assessmentId, String studentId, Map<String, PastAnswer> answers, Instant at) {
        Quizzes.Quiz quiz = quizzes.find(assessmentId).orElseThrow(() -> new Problem.NotFound("assessment"));
        List<Problem.FieldError> errors = new ArrayList<>();
        List<Intake.Item> items = quiz.questions().stream()
                .map(body -> body.parse("stored", errors))
                .flatMap(Optional::stream)
                .map(question -> {
                    PastAnswer past = Objects.requireNonNull(answers.get(question.questionId()));
                    ResponseBody response =
                            new ResponseBody(question.questionId(), past.answer(), past.responseTimeMs());
                    return intake.item(question.withKeyVersion(quiz.keysVersion()), response);
                })
                .toList();
        return submissions.backfill(caller, assessmentId, studentId, items, at);
    }
}
