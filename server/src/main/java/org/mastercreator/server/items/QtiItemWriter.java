package org.mastercreator.server.items;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.assessment.QuestionBody;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes an item as QTI 3.0, so that {@link QtiItemReader} reads the same item from it. */
final class QtiItemWriter {
    private static final String RESPONSE = "RESPONSE";

    private final JsonMapper json;
    private final Item item;
    private final QuestionBody question;
    private final Xml xml;

    private QtiItemWriter(JsonMapper json, Item item, Xml xml) {
        this.json = json;
        this.item = item;
        this.question = item.question();
        this.xml = xml;
    }

    static byte[] write(JsonMapper json, Item item) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Xml xml = Xml.to(out)) {
            new QtiItemWriter(json, item, xml).item();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toByteArray();
    }

    /** An identifier as XML has them (NCName). */
    static String identifier(String id) {
        return id.matches("[A-Za-z_][A-Za-z0-9_.-]{0,127}") ? id : "id-" + Integer.toHexString(id.hashCode());
    }

    private String text() {
        return Objects.requireNonNull(question.questionText());
    }

    private void item() throws XMLStreamException {
        String title = text().replaceAll("\\s+", " ");
        List<String> attributes = new ArrayList<>(List.of(
                "xmlns",
                QtiItemReader.NAMESPACE,
                "identifier",
                identifier(item.itemId()),
                "title",
                title.codePointCount(0, title.length()) > 80
                        ? title.substring(0, title.offsetByCodePoints(0, 79)) + "…"
                        : title,
                "adaptive",
                "false",
                "time-dependent",
                "false",
                "tool-name",
                QtiItemReader.TOOL,
                "tool-version",
                "1"));
        data().forEach((name, value) -> {
            if (!value.isEmpty()) {
                attributes.addAll(List.of(name, value));
            }
        });
        xml.open("qti-assessment-item", attributes.toArray(String[]::new));
        switch (item.type()) {
            case "multiple_choice", "multiple_select" -> choice();
            case "true_false" -> trueOrFalse();
            case "numeric" -> number();
            case "matching" -> matching();
            default -> written();
        }
        xml.close("qti-assessment-item");
    }

    private void choice() throws XMLStreamException {
        List<QuestionBody.OptionBody> options = Objects.requireNonNull(question.options());
        Map<String, String> ids = new LinkedHashMap<>();
        boolean valid = options.stream()
                .allMatch(option ->
                        identifier(Objects.requireNonNull(option.optionId())).equals(option.optionId()));
        for (QuestionBody.OptionBody option : options) {
            String id = Objects.requireNonNull(option.optionId());
            ids.put(id, valid ? id : "choice-" + (ids.size() + 1));
        }
        JsonNode correct = Objects.requireNonNull(question.correctAnswer());
        boolean several = correct.isArray();
        Set<String> right = new TreeSet<>();
        (several ? correct.valueStream() : Stream.of(correct)).forEach(id -> right.add(id.stringValue()));
        declare(
                several ? "multiple" : "single",
                "identifier",
                right.stream().map(ids::get).toList());
        body(() -> {
            interaction("qti-choice-interaction", "max-choices", several ? "0" : "1", "shuffle", "false");
            for (QuestionBody.OptionBody option : options) {
                xml.element(
                        "qti-simple-choice",
                        Objects.requireNonNull(option.text()),
                        "identifier",
                        Objects.requireNonNull(ids.get(option.optionId())));
            }
            xml.close("qti-choice-interaction");
        });
        score("qti-match");
    }

    private void trueOrFalse() throws XMLStreamException {
        declare(
                "single",
                "identifier",
                List.of(Objects.requireNonNull(question.correctAnswer()).booleanValue() ? "true" : "false"));
        body(() -> {
            interaction("qti-choice-interaction", "max-choices", "1", "shuffle", "false");
            xml.element("qti-simple-choice", "True", "identifier", "true");
            xml.element("qti-simple-choice", "False", "identifier", "false");
            xml.close("qti-choice-interaction");
        });
        score("qti-match");
    }

    private void number() throws XMLStreamException {
        declare(
                "single",
                "float",
                List.of(ItemTable.number(
                        Objects.requireNonNull(question.correctAnswer()).doubleValue())));
        String unit = question.unit();
        body(() -> {
            xml.paragraphs(text());
            xml.open("p");
            xml.empty(
                    "qti-text-entry-interaction",
                    Stream.concat(
                                    Stream.of("response-identifier", RESPONSE, "expected-length", "12"),
                                    unit == null ? Stream.empty() : Stream.of("data-unit", unit))
                            .toArray(String[]::new));
            if (unit != null) {
                xml.element("span", " " + unit, "class", "unit");
            }
            xml.close("p");
        });
        double tolerance = question.tolerance() == null ? 0 : question.tolerance();
        String both = ItemTable.number(tolerance);
        if (tolerance == 0) {
            score("qti-equal", "tolerance-mode", "exact");
        } else {
            score("qti-equal", "tolerance-mode", "absolute", "tolerance", both + " " + both);
        }
    }

    private void matching() throws XMLStreamException {
        List<String> left = Objects.requireNonNull(question.left());
        List<String> right = Objects.requireNonNull(question.right());
        JsonNode correct = Objects.requireNonNull(question.correctAnswer());
        declare(
                "multiple",
                "directedPair",
                left.stream()
                        .map(side -> "L" + (left.indexOf(side) + 1) + " R"
                                + (right.indexOf(correct.path(side).asString("")) + 1))
                        .toList());
        body(() -> {
            interaction("qti-match-interaction", "max-associations", String.valueOf(left.size()), "shuffle", "false");
            side(left, "L", "1");
            side(right, "R", "0");
            xml.close("qti-match-interaction");
        });
        score("qti-match");
    }

    private void side(List<String> texts, String prefix, String most) throws XMLStreamException {
        xml.open("qti-simple-match-set");
        for (int i = 0; i < texts.size(); i++) {
            xml.element(
                    "qti-simple-associable-choice", texts.get(i), "identifier", prefix + (i + 1), "match-max", most);
        }
        xml.close("qti-simple-match-set");
    }

    private void written() throws XMLStreamException {
        List<String> references = Stream.concat(
                        Stream.ofNullable(question.referenceAnswer()),
                        Objects.requireNonNullElse(question.referenceAnswers(), List.<String>of()).stream())
                .toList();
        String points = ItemTable.number(question.pointsPossible());
        xml.open("qti-response-declaration", "identifier", RESPONSE, "cardinality", "single", "base-type", "string");
        if (!references.isEmpty()) {
            correct(references.subList(0, 1));
        }
        if (references.size() > 1) {
            xml.open("qti-mapping", "default-value", "0");
            for (String reference : references.subList(1, references.size())) {
                xml.empty("qti-map-entry", "map-key", reference, "mapped-value", points, "case-sensitive", "false");
            }
            xml.close("qti-mapping");
        }
        xml.close("qti-response-declaration");
        outcomes();
        body(() -> {
            rubric();
            interaction("qti-extended-text-interaction");
            xml.close("qti-extended-text-interaction");
        });
    }

    private void rubric() throws XMLStreamException {
        if (question.rubric() == null || question.rubric().criteria() == null) {
            return;
        }
        xml.open("qti-rubric-block", "use", "scoring", "view", "scorer");
        xml.open("qti-content-body");
        xml.open("ul");
        for (QuestionBody.CriterionBody criterion : question.rubric().criteria()) {
            String points = ItemTable.number(criterion.points());
            List<QuestionBody.LevelBody> levels = criterion.levels();
            xml.element(
                    "li",
                    Objects.requireNonNull(criterion.description()),
                    Stream.concat(
                                    Stream.of("data-points", points),
                                    levels == null || levels.isEmpty()
                                            ? Stream.empty()
                                            : Stream.of("data-levels", json.writeValueAsString(levels)))
                            .toArray(String[]::new));
        }
        xml.close("ul");
        xml.close("qti-content-body");
        xml.close("qti-rubric-block");
    }

    private void declare(String cardinality, String baseType, List<String> correct) throws XMLStreamException {
        xml.open("qti-response-declaration", "identifier", RESPONSE, "cardinality", cardinality, "base-type", baseType);
        correct(correct);
        xml.close("qti-response-declaration");
        outcomes();
    }

    private void correct(List<String> values) throws XMLStreamException {
        xml.open("qti-correct-response");
        for (String value : values) {
            xml.element("qti-value", value);
        }
        xml.close("qti-correct-response");
    }

    private void outcomes() throws XMLStreamException {
        outcome("SCORE", "0");
        outcome("MAXSCORE", ItemTable.number(question.pointsPossible()));
    }

    private void outcome(String identifier, String value) throws XMLStreamException {
        xml.open("qti-outcome-declaration", "identifier", identifier, "cardinality", "single", "base-type", "float");
        xml.open("qti-default-value");
        xml.element("qti-value", value);
        xml.close("qti-default-value");
        xml.close("qti-outcome-declaration");
    }

    private interface Content {
        void write() throws XMLStreamException;
    }

    private void body(Content content) throws XMLStreamException {
        xml.open("qti-item-body");
        content.write();
        xml.close("qti-item-body");
    }

    private Map<String, String> data() {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("data-concept-id", Objects.requireNonNull(question.conceptId()));
        data.put("data-tags", Cells.list(item.tags()));
        data.put("data-grade-from", shown(item.gradeFrom()));
        data.put("data-grade-to", shown(item.gradeTo()));
        data.put("data-reading-level", ItemTable.number(item.readingLevel()));
        data.put("data-accommodations", Cells.list(item.accommodations()));
        data.put("data-source", Objects.requireNonNullElse(item.source(), ""));
        data.put("data-licence", item.licence());
        data.put("data-author", item.author());
        return data;
    }

    private static String shown(@Nullable Integer number) {
        return number == null ? "" : number.toString();
    }

    private void interaction(String name, String... attributes) throws XMLStreamException {
        xml.open(
                name,
                Stream.concat(Stream.of("response-identifier", RESPONSE), Stream.of(attributes))
                        .toArray(String[]::new));
        xml.open("qti-prompt");
        xml.paragraphs(text());
        xml.close("qti-prompt");
    }

    /** All points for the right answer. */
    private void score(String comparison, String... attributes) throws XMLStreamException {
        xml.open("qti-response-processing");
        xml.open("qti-response-condition");
        xml.open("qti-response-if");
        xml.open(comparison, attributes);
        xml.empty("qti-variable", "identifier", RESPONSE);
        xml.empty("qti-correct", "identifier", RESPONSE);
        xml.close(comparison);
        xml.open("qti-set-outcome-value", "identifier", "SCORE");
        xml.empty("qti-variable", "identifier", "MAXSCORE");
        xml.close("qti-set-outcome-value");
        xml.close("qti-response-if");
        xml.close("qti-response-condition");
        xml.close("qti-response-processing");
    }
}
