package org.mastercreator.server.items;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.assessment.QuestionBody;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The cells of a table that depend on the type of the question. Options have no ids there: the right one is named by its
 * words or by its letter, a for the first. Words come first: where blood groups are to choose from, A is the group.
 */
@Component
class QuestionCells {
    private static final TypeReference<List<QuestionBody.CriterionBody>> CRITERIA = new TypeReference<>() {};

    private final JsonMapper json;

    QuestionCells(JsonMapper json) {
        this.json = json;
    }

    /** a to z, then aa, ab and so on, as spreadsheets count columns. */
    static String letter(int place) {
        String last = String.valueOf((char) ('a' + place % 26));
        return place < 26 ? last : letter(place / 26 - 1) + last;
    }

    static String options(QuestionBody question) {
        if (question.right() != null) {
            return Cells.list(question.right());
        }
        return question.options() == null
                ? ""
                : Cells.list(question.options().stream()
                        .map(option -> Objects.requireNonNullElse(option.text(), ""))
                        .toList());
    }

    static String correctAnswer(QuestionBody question) {
        JsonNode correct = question.correctAnswer();
        if (correct == null || correct.isNull()) {
            return "";
        }
        if (correct.isObject()) {
            List<String> left = Objects.requireNonNullElse(question.left(), List.of());
            return Cells.pairs(left.stream()
                    .map(side -> Cells.pair(side, correct.path(side).asString("")))
                    .toList());
        }
        if (correct.isNumber()) {
            return ItemTable.number(correct.doubleValue());
        }
        if (correct.isBoolean()) {
            return String.valueOf(correct.booleanValue());
        }
        Set<String> right = new LinkedHashSet<>();
        (correct.isArray() ? correct.valueStream() : Stream.of(correct)).forEach(id -> right.add(id.stringValue()));
        List<QuestionBody.OptionBody> options = Objects.requireNonNullElse(question.options(), List.of());
        List<String> named = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            if (right.contains(options.get(i).optionId())) {
                named.add(name(i, options));
            }
        }
        return Cells.list(named);
    }

    /** The letter of an option, unless an option has that letter for its words. */
    private static String name(int place, List<QuestionBody.OptionBody> options) {
        String letter = letter(place);
        return options.stream().anyMatch(option -> letter.equals(option.text()))
                ? Objects.requireNonNullElse(options.get(place).text(), "")
                : letter;
    }

    static String references(QuestionBody question) {
        return Cells.list(Stream.concat(
                        Stream.ofNullable(question.referenceAnswer()),
                        Objects.requireNonNullElse(question.referenceAnswers(), List.<String>of()).stream())
                .toList());
    }

    /** Points and words of each criterion; as JSON if one has levels. */
    String rubric(QuestionBody question) {
        List<QuestionBody.CriterionBody> criteria =
                question.rubric() == null || question.rubric().criteria() == null
                        ? List.of()
                        : question.rubric().criteria();
        if (criteria.stream()
                .anyMatch(one -> one.levels() != null && !one.levels().isEmpty())) {
            return json.writeValueAsString(criteria);
        }
        return Cells.list(criteria.stream()
                .map(one -> ItemTable.number(one.points()) + ": " + one.description())
                .toList());
    }

    /** @param concept empty makes a question that the check refuses */
    QuestionBody question(ItemTable.Row row, Optional<String> concept) throws Reading.RefusedException {
        String type = row.cell("question_type").toLowerCase(Locale.ROOT);
        String options = row.cell("options");
        String correct = row.cell("correct_answer");
        boolean choice = type.equals("multiple_choice") || type.equals("multiple_select");
        boolean matching = type.equals("matching");
        List<String> texts = Cells.parts(options);
        Map<String, String> pairs = matching ? pairs(correct) : Map.of();
        List<String> references = Cells.parts(row.cell("reference_answers"));
        Double points = row.decimal("points_possible");
        return new QuestionBody(
                "new",
                row.cell("question_text"),
                type,
                concept.orElse(null),
                points == null ? Double.valueOf(1) : points,
                matching ? json.valueToTree(pairs) : key(type, row, texts),
                row.decimal("tolerance"),
                row.text("unit").orElse(null),
                references.size() == 1 ? references.getFirst() : null,
                references.size() > 1 ? references : null,
                criteria(row.cell("rubric")),
                choice ? lettered(texts) : null,
                matching ? List.copyOf(pairs.keySet()) : null,
                matching ? texts.isEmpty() ? List.copyOf(new LinkedHashSet<>(pairs.values())) : texts : null);
    }

    private static List<QuestionBody.OptionBody> lettered(List<String> texts) {
        List<QuestionBody.OptionBody> options = new ArrayList<>();
        texts.forEach(text -> options.add(new QuestionBody.OptionBody(letter(options.size()), text)));
        return options;
    }

    private @Nullable JsonNode key(String type, ItemTable.Row row, List<String> options)
            throws Reading.RefusedException {
        String correct = row.cell("correct_answer");
        if (correct.isEmpty()) {
            return null;
        }
        return switch (type) {
            case "multiple_choice" ->
                json.valueToTree(
                        option(Cells.parts(correct).stream().findFirst().orElse(""), options));
            case "multiple_select" -> {
                List<String> ids = new ArrayList<>();
                for (String part : Cells.parts(correct)) {
                    ids.add(option(part, options));
                }
                yield json.valueToTree(ids);
            }
            case "true_false" ->
                switch (correct.toLowerCase(Locale.ROOT)) {
                    case "true", "t", "yes" -> json.valueToTree(true);
                    case "false", "f", "no" -> json.valueToTree(false);
                    default -> throw new Reading.RefusedException("correct_answer must be true or false");
                };
            case "numeric" -> json.valueToTree(row.decimal("correct_answer"));
            default -> null;
        };
    }

    /** The id of the option that is named by words or letter; what names none is left for the check. */
    private static String option(String named, List<String> options) {
        int place = options.indexOf(named);
        return place < 0 ? named.toLowerCase(Locale.ROOT) : letter(place);
    }

    private static Map<String, String> pairs(String cell) throws Reading.RefusedException {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (List<String> pair : Cells.pairParts(cell)) {
            if (pair.size() != 2 || pair.contains("") || pairs.put(pair.get(0), pair.get(1)) != null) {
                throw new Reading.RefusedException(
                        "correct_answer must be pairs such as: left = right | other left = other right");
            }
        }
        return pairs;
    }

    private QuestionBody.@Nullable RubricBody criteria(String cell) throws Reading.RefusedException {
        if (cell.isEmpty()) {
            return null;
        }
        if (cell.startsWith("[")) {
            try {
                return new QuestionBody.RubricBody(json.readValue(cell, CRITERIA));
            } catch (JacksonException _) {
                throw new Reading.RefusedException("rubric is not readable as JSON");
            }
        }
        List<QuestionBody.CriterionBody> criteria = new ArrayList<>();
        for (String part : Cells.parts(cell)) {
            int colon = part.indexOf(':');
            String points = colon < 0 ? "" : part.substring(0, colon).strip().replace(',', '.');
            if (!points.matches("\\d{1,4}(\\.\\d{1,6})?")) {
                throw new Reading.RefusedException("rubric must be criteria such as: 2: names the gas | 1: says why");
            }
            criteria.add(new QuestionBody.CriterionBody(
                    "c" + (criteria.size() + 1), part.substring(colon + 1).strip(), Double.valueOf(points), null));
        }
        return new QuestionBody.RubricBody(criteria);
    }
}
