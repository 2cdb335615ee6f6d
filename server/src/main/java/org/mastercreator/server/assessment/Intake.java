package org.mastercreator.server.assessment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mastercreator.learning.grading.Answer;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.mastery.Masteries;
import org.mastercreator.server.security.Caller;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Turns a request into questions with answers, or names everything that is wrong with it. The stored quiz is the
 * authority: a student's own questions are not read, and a teacher's question without a key gets the stored one.
 */
@Component
class Intake {
    private final Quizzes quizzes;
    private final Masteries masteries;

    Intake(Quizzes quizzes, Masteries masteries) {
        this.quizzes = quizzes;
        this.masteries = masteries;
    }

    /** A question and what was answered. */
    record Item(
            Question question,
            Answer answer,
            @Nullable JsonNode given,
            @Nullable Long responseTimeMs) {}

    /** The version of the keys that the questions of one stored assessment go by; empty if they have none. */
    static Optional<Integer> keysVersion(Stream<Item> items) {
        return items.flatMap(item -> Stream.ofNullable(item.question().keyVersion()))
                .findFirst();
    }

    /** Of a stored quiz that the caller does not see nothing is taken, as if it was not there. */
    List<Question> questions(Caller caller, String assessmentId, @Nullable List<QuestionBody> given) {
        if (caller.studentId().isPresent()) {
            Quizzes.Quiz quiz = quizzes.forStudent(
                            assessmentId, caller.studentId().get())
                    .orElseThrow(() -> new Problem.NotFound("assessment"));
            return stored(quiz);
        }
        Optional<Quizzes.Quiz> quiz = quizzes.forStaff(assessmentId, caller.userId());
        if (given == null || given.isEmpty()) {
            return storedIn(quiz);
        }
        List<Question> questions = parse(
                given.stream().map(question -> withStoredKey(question, quiz)).toList(), "questions");
        return quiz.map(one -> questions.stream()
                        .map(question -> versioned(question, one))
                        .toList())
                .orElse(questions);
    }

    /** The questions of a stored quiz, whoever asks. */
    List<Question> stored(String assessmentId) {
        return storedIn(quizzes.find(assessmentId));
    }

    private List<Question> storedIn(Optional<Quizzes.Quiz> quiz) {
        return stored(quiz.filter(one -> !one.questions().isEmpty())
                .orElseThrow(() ->
                        new Problem.Invalid("questions", "must be given, because there is no stored quiz of this id")));
    }

    private List<Question> stored(Quizzes.Quiz quiz) {
        return parse(quiz.questions(), "stored").stream()
                .map(question -> question.withKeyVersion(quiz.keysVersion()))
                .toList();
    }

    private static Optional<QuestionBody> sameIn(Quizzes.Quiz quiz, QuestionBody question) {
        return quiz.question(Objects.requireNonNull(question.questionId())).filter(question::asksTheSameAs);
    }

    private static QuestionBody withStoredKey(QuestionBody given, Optional<Quizzes.Quiz> quiz) {
        return given.hasKey()
                ? given
                : quiz.flatMap(one -> sameIn(one, given)).map(given::withKeyOf).orElse(given);
    }

    /** Notes the version of the keys where the key is the stored one, also if it was sent along. */
    private static Question versioned(Question question, Quizzes.Quiz quiz) {
        boolean stored = sameIn(quiz, question.asked())
                .flatMap(kept -> kept.parse("stored", new ArrayList<>()))
                .filter(kept -> kept.key().equals(question.key()))
                .isPresent();
        return stored ? question.withKeyVersion(quiz.keysVersion()) : question;
    }

    /** The same work with the stored keys as they are now; what brought a key of its own keeps it. */
    List<Item> withPresentKeys(String assessmentId, List<Item> items) {
        Quizzes.Quiz quiz = quizzes.find(assessmentId).orElseThrow(() -> new Problem.NotFound("assessment"));
        return items.stream().map(item -> withPresentKey(quiz, item)).toList();
    }

    private static Item withPresentKey(Quizzes.Quiz quiz, Item item) {
        if (item.question().keyVersion() == null) {
            return item;
        }
        QuestionBody asked = item.question().asked();
        return sameIn(quiz, asked)
                .map(asked::withKeyOf)
                .flatMap(present -> present.parse("stored", new ArrayList<>()))
                .map(question -> new Item(
                        question.withKeyVersion(quiz.keysVersion()),
                        item.answer(),
                        item.given(),
                        item.responseTimeMs()))
                // It is not asked any more: the key that it was asked with stays right.
                .orElseGet(() -> new Item(
                        item.question().withKeyVersion(quiz.keysVersion()),
                        item.answer(),
                        item.given(),
                        item.responseTimeMs()));
    }

    private List<Question> parse(List<QuestionBody> bodies, String field) {
        List<Problem.FieldError> errors = new ArrayList<>();
        List<Question> questions = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        Set<String> concepts = bodies.stream()
                .map(body -> Objects.requireNonNull(body.conceptId()))
                .collect(Collectors.toSet());
        Set<String> unknown = masteries.unknownConcepts(concepts);
        for (int i = 0; i < bodies.size(); i++) {
            String at = field + "[" + i + "]";
            QuestionBody body = bodies.get(i);
            if (!ids.add(Objects.requireNonNull(body.questionId()))) {
                errors.add(new Problem.FieldError(at + ".question_id", "is used twice"));
            }
            if (unknown.contains(Objects.requireNonNull(body.conceptId()))) {
                errors.add(new Problem.FieldError(at + ".concept_id", "is not a known concept"));
            }
            body.parse(at, errors).ifPresent(questions::add);
        }
        refuse(errors);
        return questions;
    }

    /** Puts the answers to their questions. An answer to a question that is not there is an error. */
    List<Item> items(List<Question> questions, List<ResponseBody> responses, String field) {
        List<Problem.FieldError> errors = new ArrayList<>();
        Map<String, Question> byId = new LinkedHashMap<>();
        questions.forEach(question -> byId.put(question.questionId(), question));
        Map<String, Item> items = new HashMap<>();
        for (int i = 0; i < responses.size(); i++) {
            ResponseBody response = responses.get(i);
            String at = field + "[" + i + "]";
            Question question = byId.get(Objects.requireNonNull(response.questionId()));
            Optional<Answer> answer = response.parse();
            if (question == null) {
                errors.add(new Problem.FieldError(at + ".question_id", "is not a question of this assessment"));
            } else if (answer.isEmpty()) {
                errors.add(new Problem.FieldError(
                        at + ".answer",
                        "must be text of at most 50000 characters, a number, true, false, a list of "
                                + "option ids or an object of pairs"));
            } else if (items.put(
                            question.questionId(),
                            new Item(question, answer.get(), response.answer(), response.responseTimeMs()))
                    != null) {
                errors.add(new Problem.FieldError(at + ".question_id", "is answered twice"));
            }
        }
        refuse(errors);
        return questions.stream()
                .map(question ->
                        items.getOrDefault(question.questionId(), new Item(question, new Answer.None(), null, null)))
                .toList();
    }

    Item item(Question question, ResponseBody response) {
        Answer answer =
                response.parse().orElseThrow(() -> new Problem.Invalid("answer", "has a form that no question takes"));
        return new Item(question, answer, response.answer(), response.responseTimeMs());
    }

    private static void refuse(List<Problem.FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new Problem.Invalid(errors);
        }
    }
}
