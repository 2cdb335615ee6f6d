package org.mastercreator.server.assessment;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mastercreator.learning.grading.Key;
import org.mastercreator.server.http.Problem;
import tools.jackson.databind.JsonNode;

/** A question as it stands in a request or in a stored quiz. */
public record QuestionBody(
        @Nullable @NotBlank @Size(max = 128) String questionId,
        @Nullable @NotBlank @Size(max = 10_000) String questionText,

        @Nullable
        @NotBlank
        @Size(max = 40)
        @Schema(
                allowableValues = {
                    "multiple_choice",
                    "true_false",
                    "multiple_select",
                    "numeric",
                    "matching",
                    "constructed_response"
                })
        String questionType,

        @Nullable @NotBlank @Size(max = 128) String conceptId,
        @Nullable @NotNull @Positive @DecimalMax("10000") Double pointsPossible,
        @Nullable JsonNode correctAnswer,
        @Nullable @DecimalMin("0") @DecimalMax("1000000000") Double tolerance,
        @Nullable @Size(max = 40) String unit,
        @Nullable @Size(max = 10_000) String referenceAnswer,
        @Nullable @Size(max = 20) List<@NotBlank @Size(max = 10_000) String> referenceAnswers,
        @Nullable @Valid RubricBody rubric,
        @Nullable @Size(max = 50) List<@Valid @NotNull OptionBody> options,
        @Nullable @Size(max = 50) List<@NotBlank @Size(max = 500) String> left,
        @Nullable @Size(max = 50) List<@NotBlank @Size(max = 500) String> right) {
    public record OptionBody(
            @Nullable @NotBlank @Size(max = 128) String optionId,
            @Nullable @NotBlank @Size(max = 2_000) String text) {}

    public record RubricBody(
            @Nullable @NotNull @Size(min = 1, max = 20) List<@Valid @NotNull CriterionBody> criteria) {
        /** What the lines say, by their ids. */
        Map<String, String> lines() {
            return Objects.requireNonNull(criteria).stream()
                    .collect(Collectors.toMap(
                            line -> Objects.requireNonNull(line.criterionId()),
                            line -> Objects.requireNonNull(line.description()),
                            (first, _) -> first));
        }
    }

    public record CriterionBody(
            @Nullable @NotBlank @Size(max = 128) String criterionId,
            @Nullable @NotBlank @Size(max = 2_000) String description,

            @Nullable @NotNull @Positive @DecimalMax("10000")
            Double points,

            @Nullable @Size(max = 20) List<@Valid @NotNull LevelBody> levels) {
        private Key.Criterion parse() {
            return new Key.Criterion(
                    Objects.requireNonNull(criterionId),
                    Objects.requireNonNull(description),
                    Objects.requireNonNull(points),
                    levels == null
                            ? List.of()
                            : levels.stream().map(LevelBody::parse).toList());
        }
    }

    public record LevelBody(
            @Nullable @NotNull @PositiveOrZero @DecimalMax("10000")
            Double points,

            @Nullable @Size(max = 2_000) String description) {
        private Key.Level parse() {
            return new Key.Level(Objects.requireNonNull(points), description == null ? "" : description);
        }
    }

    /**
     * The question with its key; notes what is wrong with it.
     *
     * @param field where it stands in the request
     */
    Optional<Question> parse(String field, List<Problem.FieldError> errors) {
        Optional<QuestionType> type = QuestionType.of(Objects.requireNonNull(questionType));
        if (type.isEmpty()) {
            errors.add(new Problem.FieldError(
                    field + ".question_type",
                    "must be one of multiple_choice, true_false, multiple_select, numeric, matching, "
                            + "constructed_response"));
            return Optional.empty();
        }
        Optional<Key> key = key(type.get());
        if (key.isEmpty() && type.get() != QuestionType.CONSTRUCTED_RESPONSE) {
            errors.add(new Problem.FieldError(field + ".correct_answer", expectation(type.get())));
            return Optional.empty();
        }
        return Optional.of(new Question(
                Objects.requireNonNull(questionId),
                Objects.requireNonNull(questionText),
                type.get(),
                Objects.requireNonNull(conceptId),
                Objects.requireNonNull(pointsPossible),
                key,
                this,
                null));
    }

    private static String expectation(QuestionType type) {
        return switch (type) {
            case MULTIPLE_CHOICE -> "must be the id of the right option";
            case TRUE_FALSE -> "must be true or false";
            case MULTIPLE_SELECT -> "must be a list of one or more option ids";
            case NUMERIC -> "must be a number";
            case MATCHING -> "must be an object from left to right sides";
            case CONSTRUCTED_RESPONSE -> "";
        };
    }

    private Optional<Key> key(QuestionType type) {
        if (type == QuestionType.CONSTRUCTED_RESPONSE) {
            return constructed();
        }
        if (correctAnswer == null || correctAnswer.isNull()) {
            return Optional.empty();
        }
        return switch (type) {
            case MULTIPLE_CHOICE ->
                Optional.of(correctAnswer)
                        .filter(JsonNode::isString)
                        .map(JsonNode::stringValue)
                        .filter(text -> !text.isBlank())
                        .map(Key.MultipleChoice::new);
            case TRUE_FALSE ->
                Optional.of(correctAnswer)
                        .filter(JsonNode::isBoolean)
                        .map(node -> new Key.TrueFalse(node.booleanValue()));
            case MULTIPLE_SELECT -> texts(correctAnswer).map(Key.MultipleSelect::new);
            case NUMERIC ->
                Optional.of(correctAnswer)
                        .filter(JsonNode::isNumber)
                        .map(JsonNode::doubleValue)
                        .filter(Double::isFinite)
                        .map(number -> new Key.Numeric(number, tolerance == null ? 0 : tolerance));
            case MATCHING -> pairs(correctAnswer).map(Key.Matching::new);
            case CONSTRUCTED_RESPONSE -> Optional.empty();
        };
    }

    private Optional<Key> constructed() {
        List<Key.Criterion> criteria = new ArrayList<>();
        if (rubric != null) {
            Objects.requireNonNull(rubric.criteria()).forEach(criterion -> criteria.add(criterion.parse()));
        }
        List<String> references = Stream.concat(
                        Stream.ofNullable(referenceAnswer),
                        referenceAnswers == null ? Stream.empty() : referenceAnswers.stream())
                .filter(text -> !text.isBlank())
                .distinct()
                .toList();
        return criteria.isEmpty() && references.isEmpty()
                ? Optional.empty()
                : Optional.of(new Key.Constructed(references, criteria));
    }

    private static Optional<Set<String>> texts(JsonNode node) {
        Set<String> texts = new LinkedHashSet<>();
        if (!node.isArray() || node.isEmpty()) {
            return Optional.empty();
        }
        for (JsonNode item : node) {
            if (!item.isString()) {
                return Optional.empty();
            }
            texts.add(item.stringValue());
        }
        return Optional.of(texts);
    }

    private static Optional<Map<String, String>> pairs(JsonNode node) {
        Map<String, String> pairs = new LinkedHashMap<>();
        if (!node.isObject() || node.isEmpty()) {
            return Optional.empty();
        }
        for (Map.Entry<String, JsonNode> pair : node.properties()) {
            if (!pair.getValue().isString()) {
                return Optional.empty();
            }
            pairs.put(pair.getKey(), pair.getValue().stringValue());
        }
        return Optional.of(pairs);
    }

    /** As a student may see it: without anything that gives the answer away. */
    public QuestionBody withoutKey() {
        return new QuestionBody(
                questionId,
                questionText,
                questionType,
                conceptId,
                pointsPossible,
                null,
                null,
                unit,
                null,
                null,
                null,
                options,
                left,
                right);
    }

    /** With the key of another version of the question, and what belongs to it. */
    QuestionBody withKeyOf(QuestionBody other) {
        return new QuestionBody(
                questionId,
                questionText,
                questionType,
                conceptId,
                pointsPossible,
                other.correctAnswer,
                other.tolerance,
                other.unit,
                other.referenceAnswer,
                other.referenceAnswers,
                other.rubric,
                other.options,
                other.left,
                other.right);
    }

    /** With what was corrected of its key. */
    QuestionBody withKey(KeyBody key) {
        return new QuestionBody(
                questionId,
                questionText,
                questionType,
                conceptId,
                pointsPossible,
                key.given() ? key.correctAnswer() : correctAnswer,
                key.tolerance() == null ? tolerance : key.tolerance(),
                unit,
                key.referenceAnswer() == null ? referenceAnswer : key.referenceAnswer(),
                key.referenceAnswers() == null ? referenceAnswers : key.referenceAnswers(),
                key.rubric() == null ? rubric : key.rubric().rubric(),
                options,
                left,
                right);
    }

    /** The same question as a submission counted it. */
    QuestionBody counting(String concept, double points) {
        return new QuestionBody(
                questionId,
                questionText,
                questionType,
                concept,
                points,
                correctAnswer,
                tolerance,
                unit,
                referenceAnswer,
                referenceAnswers,
                rubric,
                options,
                left,
                right);
    }

    /** A stored question as a submission counted it. */
    Question stored(String concept, double points) {
        return counting(concept, points).parse("stored", new ArrayList<>()).orElseThrow();
    }

    /** A copy under another id and for other points. */
    public QuestionBody as(String otherId, @Nullable Double otherPoints) {
        return new QuestionBody(
                otherId,
                questionText,
                questionType,
                conceptId,
                otherPoints,
                correctAnswer,
                tolerance,
                unit,
                referenceAnswer,
                referenceAnswers,
                rubric,
                options,
                left,
                right);
    }

    boolean asksTheSameAs(QuestionBody other) {
        return Objects.equals(questionType, other.questionType) && Objects.equals(questionText, other.questionText);
    }

    boolean hasKey() {
        return correctAnswer != null || referenceAnswer != null || referenceAnswers != null || rubric != null;
    }
}
