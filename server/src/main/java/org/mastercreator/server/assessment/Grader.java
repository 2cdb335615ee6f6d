package org.mastercreator.server.assessment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.mastercreator.learning.grading.Answer;
import org.mastercreator.learning.grading.ConstructedGrader;
import org.mastercreator.learning.grading.Grade;
import org.mastercreator.learning.grading.Key;
import org.mastercreator.learning.grading.ObjectiveGrader;
import org.mastercreator.learning.grading.PromptInjection;
import org.mastercreator.learning.grading.SecondOpinion;
import org.mastercreator.server.llm.Failure;
import org.mastercreator.server.llm.LlmGrader;
import org.mastercreator.server.llm.Usage;
import org.mastercreator.server.text.Embeddings;
import org.springframework.stereotype.Component;

/**
 * Grades answers: objective ones by rule, written ones by meaning with a sentence-embedding model that comes with the
 * program ({@link Embeddings}), and by the grades that teachers gave to answers to the same question
 * and others on the concept ({@link DecidedAnswers}). Where a language model is configured it is asked too, and what counts
 * when the two do not agree is {@link SecondOpinion}'s to say; where it fails, the grade says so.
 */
@Component
class Grader {
    private final Cache<Prepared, ConstructedGrader.Prepared> prepared =
            // Precedents are answers of students, who may be erased.
            Caffeine.newBuilder()
                    .maximumSize(500)
                    .expireAfterAccess(Duration.ofMinutes(10))
                    .build();
    private final ConstructedGrader constructed;
    private final LlmGrader llm;
    private final DecidedAnswers decided;

    Grader(Embeddings embeddings, LlmGrader llm, DecidedAnswers decided) {
        this.constructed = new ConstructedGrader(embeddings::embed);
        this.llm = llm;
        this.decided = decided;
    }

    /** @param usage of the language model, if it was asked and answered */
    record Graded(Grade grade, Optional<Usage> usage) {}

    /** A question is made ready again when teachers have decided more. */
    private record Prepared(String question, Key.Constructed key, DecidedAnswers.Decided decided) {}

    /** Grades the answers of one student; may wait for the language model, which is asked about all at once. */
    List<Graded> grade(String studentId, List<Intake.Item> items) {
        if (!llm.isOn()) {
            return items.stream()
                    .map(item -> new Graded(grade(item.question(), item.answer()), Optional.empty()))
                    .toList();
        }
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            return Joined.all(items.stream()
                    .map(item -> CompletableFuture.supplyAsync(() -> asked(studentId, item), each))
                    .toList());
        }
    }

    private Graded asked(String studentId, Intake.Item item) {
        Question question = item.question();
        Grade own = grade(question, item.answer());
        if (!(question.key().orElse(null) instanceof Key.Constructed key)
                || !(item.answer() instanceof Answer.Text(String text))) {
            return new Graded(own, Optional.empty());
        }
        String said = PromptInjection.read(text).answer();
        if (said.isBlank()) {
            return new Graded(own, Optional.empty());
        }
        return switch (llm.grade(new LlmGrader.Written(studentId, question.text(), key, question.points(), said))) {
            case LlmGrader.Outcome.Graded(Grade grade, Usage usage) ->
                new Graded(SecondOpinion.join(grade, own), Optional.of(usage));
            case LlmGrader.Outcome.Failed(Failure failure, Optional<Usage> usage) ->
                new Graded(own.by(own.gradedBy() + " (language model: " + failure.code() + ")"), usage);
        };
    }

    /** Grades on this machine alone. */
    Grade grade(Question question, Answer answer) {
        Key key = question.key().orElse(new Key.Constructed(List.of(), List.of()));
        return key instanceof Key.Constructed written
                ? prepared(question, written).grade(answer)
                : ObjectiveGrader.grade(key, answer, question.units());
    }

    /** The grade of a written answer that waits for a teacher, if what teachers decided since makes it sure. */
    Optional<Grade> gradeAgain(Question question, Answer answer) {
        return question.key().orElse(null) instanceof Key.Constructed written
                ? prepared(question, written).gradeAgain(answer)
                : Optional.empty();
    }

    private ConstructedGrader.Prepared prepared(Question question, Key.Constructed written) {
        DecidedAnswers.Decided known =
                written.references().isEmpty() && written.rubric().isEmpty()
                        ? new DecidedAnswers.Decided(List.of(), List.of())
                        : decided.aboutAnswersTo(question, written.references());
        return prepared.get(
                new Prepared(question.text(), written, known),
                one -> constructed.prepare(
                        one.question(),
                        one.key(),
                        one.decided().precedents(),
                        one.decided().others()));
    }
}
