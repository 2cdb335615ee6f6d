package org.mastercreator.server.items;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.assessment.QuestionBody;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;

/**
 * What QTI has no place for stands in data attributes of the item, where its schema allows any and other programs pass
 * them over: concept, tags, grades, where it comes from.
 */
record QtiData(Element item) {
    /** Older files have it at the body, where the schema allows none. */
    private String text(String name) {
        String attribute = "data-" + name;
        return item.hasAttribute(attribute)
                ? item.getAttribute(attribute).strip()
                : SafeXml.all(item, "qti-item-body").stream()
                        .findFirst()
                        .map(body -> body.getAttribute(attribute).strip())
                        .orElse("");
    }

    private Optional<String> present(String name) {
        return Optional.of(text(name)).filter(text -> !text.isEmpty());
    }

    private @Nullable List<String> list(String name) {
        List<String> parts = Cells.parts(text(name));
        return parts.isEmpty() ? null : parts;
    }

    private @Nullable Double number(String name) throws Reading.RefusedException {
        return text(name).isEmpty() ? null : QtiResponse.number(text(name), "data-" + name);
    }

    private @Nullable Integer whole(String name) throws Reading.RefusedException {
        Double number = number(name);
        return number == null ? null : number.intValue();
    }

    ItemBody item(QuestionBody question) throws Reading.RefusedException {
        return new ItemBody(
                question,
                list("tags"),
                whole("grade-from"),
                whole("grade-to"),
                number("reading-level"),
                list("accommodations"),
                present("source").orElse(null),
                present("licence").orElse(null),
                present("author").orElse(null));
    }

    /** @param otherwise the concept if the item names none */
    Draft question(String type, String text, Optional<String> otherwise, double points, @Nullable JsonNode correct) {
        return new Draft(type, text, present("concept-id").or(() -> otherwise), points, correct);
    }

    /** A question that is being put together. */
    static final class Draft {
        private final String type;
        private final String text;
        private final Optional<String> concept;
        private final double points;
        private final @Nullable JsonNode correct;
        private @Nullable Double tolerance;
        private @Nullable String unit;
        private List<String> references = List.of();
        private QuestionBody.@Nullable RubricBody rubric;
        private @Nullable List<QuestionBody.OptionBody> options;
        private @Nullable List<String> left;
        private @Nullable List<String> right;

        private Draft(String type, String text, Optional<String> concept, double points, @Nullable JsonNode correct) {
            this.type = type;
            this.text = text;
            this.concept = concept;
            this.points = points;
            this.correct = correct;
        }

        Draft tolerance(@Nullable Double given) {
            tolerance = given;
            return this;
        }

        Draft unit(String given) {
            unit = given.isBlank() ? null : given;
            return this;
        }

        Draft references(List<String> given) {
            references = given;
            return this;
        }

        Draft rubric(QuestionBody.@Nullable RubricBody given) {
            rubric = given;
            return this;
        }

        Draft options(List<QuestionBody.OptionBody> given) {
            options = given;
            return this;
        }

        Draft sides(List<String> givenLeft, List<String> givenRight) {
            left = givenLeft;
            right = givenRight;
            return this;
        }

        QuestionBody build() {
            return new QuestionBody(
                    "new",
                    text,
                    type,
                    concept.orElse(null),
                    points,
                    correct,
                    tolerance,
                    unit,
                    references.size() == 1 ? references.getFirst() : null,
                    references.size() > 1 ? references : null,
                    rubric,
                    options,
                    left,
                    right);
        }
    }
}
