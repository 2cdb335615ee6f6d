package org.mastercreator.server.assessment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.http.Problem;
import tools.jackson.databind.JsonNode;

/**
 * What is corrected of a question's key; what is absent stays.
 *
 * @param referenceAnswer an empty one takes it away
 * @param rubric one without criteria takes it away
 * @param reason why, for the history
 */
public record KeyBody(
        @Nullable JsonNode correctAnswer,
        @Nullable @DecimalMin("0") @DecimalMax("1000000000") Double tolerance,
        @Nullable @Size(max = 10_000) String referenceAnswer,
        @Nullable @Size(max = 20) List<@NotBlank @Size(max = 10_000) String> referenceAnswers,
        @Nullable @Valid KeyRubricBody rubric,
        @Nullable @Size(max = 1_000) String reason) {

    /** Criteria that hold from now on, or none. */
    public record KeyRubricBody(
            @Nullable @NotNull @Size(max = 20) List<QuestionBody.@Valid @NotNull CriterionBody> criteria) {
        QuestionBody.@Nullable RubricBody rubric() {
            return criteria == null || criteria.isEmpty() ? null : new QuestionBody.RubricBody(criteria);
        }
    }

    /**
     * The question with the corrected key.
     *
     * @throws Problem.Invalid naming what does not fit the question
     */
    Question on(QuestionBody stored) {
        List<Problem.FieldError> errors = new ArrayList<>();
        boolean written = QuestionType.CONSTRUCTED_RESPONSE.code().equals(stored.questionType());
        boolean number = QuestionType.NUMERIC.code().equals(stored.questionType());
        refuse(written && given(), "correct_answer", "does not belong to a written question", errors);
        refuse(!number && tolerance != null, "tolerance", "belongs to a question that asks for a number", errors);
        refuse(
                !written && (referenceAnswer != null || referenceAnswers != null),
                "reference_answer",
                "belongs to a written question",
                errors);
        refuse(!written && rubric != null, "rubric", "belongs to a written question", errors);
        refuse(given() && namesOtherOptions(stored), "correct_answer", "must name options of the question", errors);
        Optional<Question> question = stored.withKey(this).parse("key", errors);
        if (!errors.isEmpty()) {
            throw new Problem.Invalid(errors.stream()
                    .map(error -> new Problem.FieldError(error.field().replaceFirst("^key\\.", ""), error.message()))
                    .toList());
        }
        return question.orElseThrow();
    }

    boolean given() {
        return correctAnswer != null && !correctAnswer.isNull();
    }

    private boolean namesOtherOptions(QuestionBody stored) {
        List<String> options = Optional.ofNullable(stored.options()).orElse(List.of()).stream()
                .map(option -> Objects.requireNonNull(option.optionId()))
                .toList();
        JsonNode named = Objects.requireNonNull(correctAnswer);
        if (options.isEmpty() || !(named.isString() || named.isArray())) {
            return false;
        }
        List<String> names = new ArrayList<>();
        if (named.isString()) {
            names.add(named.stringValue());
        }
        named.forEach(one -> names.add(one.asString("")));
        return !options.containsAll(names);
    }

    private static void refuse(boolean wrong, String field, String message, List<Problem.FieldError> errors) {
        if (wrong) {
            errors.add(new Problem.FieldError(field, message));
        }
    }
}
