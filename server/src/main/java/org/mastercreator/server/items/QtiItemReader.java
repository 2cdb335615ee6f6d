package org.mastercreator.server.items;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.assessment.QuestionBody;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads one item of QTI 3.0 (1EdTech, Assessment, Section and Item 1.0), or of QTI 2 in the names of 3.0 ({@link Qti2}),
 * with one interaction: choice, text entry, extended text, or a match of one side to another. Everything else is refused
 * with its reason.
 */
final class QtiItemReader {
    static final String NAMESPACE = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";
    static final String TOOL = "Master Creator";
    private static final Set<String> AROUND = Set.of("qti-rubric-block", "qti-feedback-block", "qti-feedback-inline");

    private final JsonMapper json;
    private final Element root;
    private final Optional<String> concept;

    private QtiItemReader(JsonMapper json, Element root, Optional<String> concept) {
        this.json = json;
        this.root = root;
        this.concept = concept;
    }

    /** @param concept of an item that names none */
    static Reading.Candidate read(JsonMapper json, String where, byte[] xml, Optional<String> concept)
            throws Reading.RefusedException {
        Element read = SafeXml.read(xml);
        Element root = Qti2.is(read) ? Qti2.renamed(read) : read;
        requireItem(root);
        return new QtiItemReader(json, root, concept).candidate(where);
    }

    private static void requireItem(Element root) throws Reading.RefusedException {
        String name = SafeXml.name(root);
        if (name.equals("qti-assessment-test") || name.equals("qti-assessment-section")) {
            throw new Reading.RefusedException("is a test: its items are read, not their order");
        }
        if (!name.equals("qti-assessment-item") || !NAMESPACE.equals(root.getNamespaceURI())) {
            throw new Reading.RefusedException("is no item of QTI 2 or 3.0");
        }
        for (String foreign : List.of("qti-template-declaration", "qti-assessment-stimulus-ref", "qti-info-control")) {
            if (!SafeXml.all(root, foreign).isEmpty()) {
                throw new Reading.RefusedException("uses " + foreign + ", which the bank does not have");
            }
        }
    }

    private Reading.Candidate candidate(String where) throws Reading.RefusedException {
        Element body = SafeXml.all(root, "qti-item-body").stream()
                .findFirst()
                .orElseThrow(() -> new Reading.RefusedException("has no item body"));
        List<Element> interactions = interactions(body);
        if (interactions.size() != 1) {
            throw new Reading.RefusedException(
                    interactions.isEmpty() ? "has no interaction" : "has " + interactions.size() + " interactions");
        }
        Element interaction = interactions.getFirst();
        QtiResponse response = QtiResponse.of(root, interaction);
        QtiData data = new QtiData(root);
        QuestionBody question = switch (SafeXml.name(interaction)) {
            case "qti-choice-interaction" -> choice(body, interaction, response, data);
            case "qti-text-entry-interaction" -> textEntry(body, interaction, response, data);
            case "qti-extended-text-interaction" -> written(body, interaction, response, data);
            case "qti-match-interaction" -> matching(body, interaction, response, data);
            default ->
                throw new Reading.RefusedException(
                        SafeXml.name(interaction) + " is not an interaction that the bank has");
        };
        boolean ours = root.getAttribute("tool-name").equals(TOOL);
        return new Reading.Candidate(
                where, ours ? Optional.of(root.getAttribute("identifier")) : Optional.empty(), data.item(question));
    }

    private static List<Element> interactions(Element parent) {
        List<Element> found = new ArrayList<>();
        for (Element child : SafeXml.children(parent)) {
            if (SafeXml.name(child).startsWith("qti-") && SafeXml.name(child).endsWith("-interaction")) {
                found.add(child);
            } else {
                found.addAll(interactions(child));
            }
        }
        return found;
    }

    /** The words around the interaction and its prompt; a gap in the midst of them is shown as one. */
    private static String text(Element body, Element interaction) throws Reading.RefusedException {
        Set<String> leftOut = new HashSet<>(AROUND);
        leftOut.add(SafeXml.name(interaction));
        String gap = String.valueOf(QtiText.GAP);
        String around = QtiText.of(body, leftOut);
        if (SafeXml.name(interaction).equals("qti-text-entry-interaction")) {
            return around.replaceAll("[\\s" + gap + "]+$", "").replace(gap, "____");
        }
        Optional<Element> prompt =
                SafeXml.all(interaction, "qti-prompt").stream().findFirst();
        String asked = prompt.isPresent() ? QtiText.of(prompt.get(), AROUND) : "";
        return (around.replace(gap, "").strip() + "\n" + asked).strip();
    }

    private QuestionBody choice(Element body, Element interaction, QtiResponse response, QtiData data)
            throws Reading.RefusedException {
        Map<String, String> choices = new LinkedHashMap<>();
        for (Element choice : SafeXml.all(interaction, "qti-simple-choice")) {
            if (choices.put(choice.getAttribute("identifier"), QtiText.of(choice, AROUND)) != null) {
                throw new Reading.RefusedException("has two choices of one identifier");
            }
        }
        List<String> correct = response.correct();
        if (!response.isSingle()) {
            return data.question(
                            "multiple_select",
                            text(body, interaction),
                            concept,
                            response.points(),
                            json.valueToTree(correct))
                    .options(options(choices))
                    .build();
        }
        if (correct.size() != 1) {
            throw new Reading.RefusedException("has more than one right answer, of which only one can be chosen");
        }
        Optional<JsonNode> truth = truth(choices, correct.getFirst());
        return truth.isPresent()
                ? data.question("true_false", text(body, interaction), concept, response.points(), truth.get())
                        .build()
                : data.question(
                                "multiple_choice",
                                text(body, interaction),
                                concept,
                                response.points(),
                                json.valueToTree(correct.getFirst()))
                        .options(options(choices))
                        .build();
    }

    /** Whether the right one says true, if the choice is between true and false. */
    private Optional<JsonNode> truth(Map<String, String> choices, String correct) {
        Set<String> words = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        words.addAll(choices.values());
        String right = choices.get(correct);
        return choices.size() == 2 && words.size() == 2 && words.containsAll(Set.of("true", "false")) && right != null
                ? Optional.of(json.valueToTree(right.equalsIgnoreCase("true")))
                : Optional.empty();
    }

    private static List<QuestionBody.OptionBody> options(Map<String, String> choices) {
        List<QuestionBody.OptionBody> options = new ArrayList<>();
        choices.forEach((id, text) -> options.add(new QuestionBody.OptionBody(id, text)));
        return options;
    }

    private QuestionBody textEntry(Element body, Element interaction, QtiResponse response, QtiData data)
            throws Reading.RefusedException {
        if (interaction.hasAttribute("data-unit")) {
            SafeXml.all(body, "span").stream()
                    .filter(span -> span.getAttribute("class").equals("unit"))
                    .forEach(span -> span.getParentNode().removeChild(span));
        }
        String text = text(body, interaction);
        return switch (response.baseType()) {
            case "float", "integer" -> {
                double correct = response.number();
                yield data.question("numeric", text, concept, response.points(), json.valueToTree(correct))
                        .tolerance(response.tolerance(correct))
                        .unit(interaction.getAttribute("data-unit"))
                        .build();
            }
            case "string" ->
                data.question("constructed_response", text, concept, response.points(), null)
                        .references(response.correct())
                        .build();
            default -> throw new Reading.RefusedException("has an answer of base type " + response.baseType());
        };
    }

    private QuestionBody written(Element body, Element interaction, QtiResponse response, QtiData data)
            throws Reading.RefusedException {
        return data.question("constructed_response", text(body, interaction), concept, response.points(), null)
                .references(response.given())
                .rubric(QtiRubric.read(json, body, response.points()))
                .build();
    }

    private QuestionBody matching(Element body, Element interaction, QtiResponse response, QtiData data)
            throws Reading.RefusedException {
        List<Element> sets = SafeXml.all(interaction, "qti-simple-match-set");
        if (sets.size() != 2) {
            throw new Reading.RefusedException("does not match one side to another");
        }
        Map<String, String> left = side(sets.get(0));
        Map<String, String> right = side(sets.get(1));
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : response.correct()) {
            String[] ends = pair.strip().split("\\s+", -1);
            @Nullable String from = ends.length == 2 ? left.get(ends[0]) : null;
            @Nullable String to = ends.length == 2 ? right.get(ends[1]) : null;
            if (from == null || to == null || pairs.put(from, to) != null) {
                throw new Reading.RefusedException("does not match each left side with one right side");
            }
        }
        return data.question("matching", text(body, interaction), concept, response.points(), json.valueToTree(pairs))
                .sides(List.copyOf(left.values()), List.copyOf(right.values()))
                .build();
    }

    private static Map<String, String> side(Element set) throws Reading.RefusedException {
        Map<String, String> side = new LinkedHashMap<>();
        for (Element choice : SafeXml.all(set, "qti-simple-associable-choice")) {
            side.put(choice.getAttribute("identifier"), QtiText.of(choice, AROUND));
        }
        return side;
    }
}
