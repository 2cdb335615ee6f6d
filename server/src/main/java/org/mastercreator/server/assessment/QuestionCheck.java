package org.mastercreator.server.assessment;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mastercreator.learning.grading.Key;
import org.mastercreator.server.http.JsonNames;
import org.mastercreator.server.http.Problem;
import org.springframework.stereotype.Component;

/** Whether a question can be asked and graded, for those that do not come with an answer: of the bank, of a draft. */
@Component
public class QuestionCheck {
    private final Validator validator;

    QuestionCheck(Validator validator) {
        this.validator = validator;
    }

    /**
     * Everything that is wrong with a question; whether its concept exists is for the caller to ask.
     *
     * @param field where it stands, such as {@code questions[0]}
     */
    public List<Problem.FieldError> errors(QuestionBody body, String field) {
        List<Problem.FieldError> errors = new ArrayList<>();
        for (ConstraintViolation<QuestionBody> violation : validator.validate(body)) {
            errors.add(new Problem.FieldError(
                    field + "."
                            + JsonNames.snakeCase(violation.getPropertyPath().toString()),
                    violation.getMessage()));
        }
        if (errors.isEmpty()) {
            body.parse(field, errors).flatMap(Question::key).ifPresent(key -> coherence(body, key, field, errors));
        }
        return errors;
    }

    private static void coherence(QuestionBody body, Key key, String field, List<Problem.FieldError> errors) {
        switch (key) {
            case Key.MultipleChoice one -> among(body, Set.of(one.correct()), field, errors);
            case Key.MultipleSelect several -> among(body, several.correct(), field, errors);
            case Key.Matching matching -> {
                if (body.left() == null
                        || !new HashSet<>(body.left()).equals(matching.correct().keySet())) {
                    errors.add(
                            new Problem.FieldError(field + ".left", "must be what the answer key matches, each once"));
                }
                if (body.right() == null
                        || !new HashSet<>(body.right())
                                .containsAll(matching.correct().values())) {
                    errors.add(
                            new Problem.FieldError(field + ".right", "must hold every right side of the answer key"));
                }
            }
            case Key.TrueFalse _, Key.Numeric _, Key.Constructed _ -> {}
        }
    }

    private static void among(QuestionBody body, Set<String> right, String field, List<Problem.FieldError> errors) {
        List<QuestionBody.OptionBody> options = orEmpty(body.options());
        Set<String> ids = options.stream()
                .map(option -> Objects.requireNonNull(option.optionId()))
                .collect(Collectors.toSet());
        long texts =
                options.stream().map(QuestionBody.OptionBody::text).distinct().count();
        if (options.size() < 2) {
            errors.add(new Problem.FieldError(field + ".options", "must be two or more"));
        } else if (ids.size() < options.size() || texts < options.size()) {
            errors.add(new Problem.FieldError(field + ".options", "must all differ"));
        } else if (!ids.containsAll(right)) {
            errors.add(new Problem.FieldError(field + ".correct_answer", "must be among the options"));
        }
    }

    /** The same question without what its type makes no use of. */
    public static QuestionBody tidy(QuestionBody body) {
        Optional<QuestionType> type = Optional.ofNullable(body.questionType()).flatMap(QuestionType::of);
        if (type.isEmpty()) {
            return body;
        }
        boolean choice = type.get() == QuestionType.MULTIPLE_CHOICE || type.get() == QuestionType.MULTIPLE_SELECT;
        boolean numeric = type.get() == QuestionType.NUMERIC;
        boolean matching = type.get() == QuestionType.MATCHING;
        boolean written = type.get() == QuestionType.CONSTRUCTED_RESPONSE;
        Set<String> references = new LinkedHashSet<>();
        Stream.concat(Stream.ofNullable(body.referenceAnswer()), orEmpty(body.referenceAnswers()).stream())
                .filter(text -> text != null && !text.isBlank())
                .forEach(references::add);
        return new QuestionBody(
                body.questionId(),
                body.questionText() == null ? null : body.questionText().strip(),
                body.questionType(),
                body.conceptId(),
                body.pointsPossible(),
                written ? null : body.correctAnswer(),
                numeric ? body.tolerance() : null,
                numeric && body.unit() != null && !body.unit().isBlank()
                        ? body.unit().strip()
                        : null,
                written && references.size() == 1 ? references.iterator().next() : null,
                written && references.size() > 1 ? List.copyOf(references) : null,
                written ? body.rubric() : null,
                choice ? body.options() : null,
                matching ? body.left() : null,
                matching ? body.right() : null);
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
