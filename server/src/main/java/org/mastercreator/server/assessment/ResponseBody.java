package org.mastercreator.server.assessment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mastercreator.learning.grading.Answer;
import tools.jackson.databind.JsonNode;

/** What a student gave for one question. */
public record ResponseBody(
        @Nullable @NotBlank @Size(max = 128) String questionId,
        @Nullable JsonNode answer,
        @Nullable @Min(0) @Max(86_400_000) Long responseTimeMs) {
    static final int LONGEST_ANSWER = 50_000;

    /** Whether the answer has a form that some question takes. */
    public boolean isReadable() {
        return parse().isPresent();
    }

    /** The answer as the grader reads it; empty if it has a form that no question takes. */
    Optional<Answer> parse() {
        if (answer == null || answer.isNull()) {
            return Optional.of(new Answer.None());
        }
        if (answer.isString()) {
            String text = answer.stringValue();
            return text.length() > LONGEST_ANSWER
                    ? Optional.empty()
                    : Optional.of(text.isBlank() ? new Answer.None() : new Answer.Text(text));
        }
        if (answer.isBoolean()) {
            return Optional.of(new Answer.Flag(answer.booleanValue()));
        }
        if (answer.isNumber()) {
            return Optional.of(new Answer.Text(answer.asString()));
        }
        return answer.isArray() ? choices() : pairs();
    }

    private Optional<Answer> choices() {
        Set<String> chosen = new LinkedHashSet<>();
        for (JsonNode item : Objects.requireNonNull(answer)) {
            if (!item.isString() || chosen.size() > 100) {
                return Optional.empty();
            }
            chosen.add(item.stringValue());
        }
        return Optional.of(chosen.isEmpty() ? new Answer.None() : new Answer.Choices(chosen));
    }

    private Optional<Answer> pairs() {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> pair : Objects.requireNonNull(answer).properties()) {
            if (!pair.getValue().isString() || pairs.size() > 100) {
                return Optional.empty();
            }
            pairs.put(pair.getKey(), pair.getValue().stringValue());
        }
        return Optional.of(pairs.isEmpty() ? new Answer.None() : new Answer.Pairs(pairs));
    }
}
