package org.mastercreator.server.items;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.assessment.QuestionBody;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What the schema of QTI 3.0 (imsqti_asiv3p0_v1p0) says of the elements that are written: which attributes each may and
 * must have, what stands in it and in which order. Attributes of other names are allowed only where it says so.
 */
class QtiSchemaTest {
    private static final Map<String, Rule> RULES = Map.ofEntries(
            rule(
                    "qti-assessment-item",
                    "identifier! title! time-dependent! adaptive tool-name tool-version *",
                    "qti-response-declaration* qti-outcome-declaration* qti-item-body? qti-response-processing?"),
            rule(
                    "qti-response-declaration",
                    "identifier! cardinality! base-type",
                    "qti-default-value? qti-correct-response? qti-mapping?"),
            rule("qti-outcome-declaration", "identifier! cardinality! base-type", "qti-default-value?"),
            rule("qti-default-value", "", "qti-value+"),
            rule("qti-correct-response", "", "qti-value+"),
            rule("qti-value", "", ""),
            rule("qti-mapping", "default-value lower-bound upper-bound", "qti-map-entry+"),
            rule("qti-map-entry", "map-key! mapped-value! case-sensitive", ""),
            rule(
                    "qti-item-body",
                    "id class label dir",
                    "p* qti-rubric-block? qti-choice-interaction? qti-match-interaction? qti-extended-text-interaction?"),
            rule("qti-rubric-block", "use! view *", "qti-content-body"),
            rule("qti-content-body", "", "ul*"),
            rule("ul", "*", "li*"),
            rule("li", "*", ""),
            rule("p", "*", "qti-text-entry-interaction? span?"),
            rule("span", "*", ""),
            rule("qti-prompt", "", "p*"),
            rule(
                    "qti-choice-interaction",
                    "response-identifier! shuffle max-choices *",
                    "qti-prompt? qti-simple-choice+"),
            rule("qti-simple-choice", "identifier! *", ""),
            rule("qti-extended-text-interaction", "response-identifier! *", "qti-prompt?"),
            rule("qti-text-entry-interaction", "response-identifier! expected-length *", ""),
            rule(
                    "qti-match-interaction",
                    "response-identifier! shuffle max-associations *",
                    "qti-prompt? qti-simple-match-set qti-simple-match-set"),
            rule("qti-simple-match-set", "", "qti-simple-associable-choice*"),
            rule("qti-simple-associable-choice", "identifier! match-max! *", ""),
            rule("qti-response-processing", "", "qti-response-condition"),
            rule("qti-response-condition", "", "qti-response-if"),
            rule("qti-response-if", "", "qti-match? qti-equal? qti-set-outcome-value"),
            rule("qti-match", "", "qti-variable qti-correct"),
            rule("qti-equal", "tolerance-mode! tolerance", "qti-variable qti-correct"),
            rule("qti-variable", "identifier!", ""),
            rule("qti-correct", "identifier!", ""),
            rule("qti-set-outcome-value", "identifier!", "qti-variable"));
    /** Where words may stand. */
    private static final Set<String> WORDS =
            Set.of("p", "span", "li", "qti-value", "qti-simple-choice", "qti-simple-associable-choice");

    private final QtiPackage packages = new QtiPackage(RoundTripTest.JSON);

    /**
     * @param attributes with ! if it must be there; a star if there may be others
     * @param content names in order, as in a regular expression
     */
    private record Rule(List<String> attributes, String content) {
        boolean allows(String attribute) {
            return attributes.contains(attribute) || attributes.contains(attribute + "!") || attributes.contains("*");
        }
    }

    private static Map.Entry<String, Rule> rule(String name, String attributes, String content) {
        return Map.entry(
                name, new Rule(List.of(attributes.split(" ", -1)), content.replaceAll("([\\w-]+)", "(?:$1;)")));
    }

    private static void check(Element element) {
        String name = element.getLocalName();
        Rule rule = RULES.get(name);
        assertThat(rule).as(name).isNotNull();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            String attribute = ((Attr) element.getAttributes().item(i)).getName();
            assertThat(attribute.equals("xmlns") || rule.allows(attribute))
                    .as("%s of %s", attribute, name)
                    .isTrue();
        }
        rule.attributes().stream()
                .filter(attribute -> attribute.endsWith("!"))
                .map(attribute -> attribute.substring(0, attribute.length() - 1))
                .forEach(attribute -> assertThat(element.hasAttribute(attribute))
                        .as("%s has %s", name, attribute)
                        .isTrue());
        StringBuilder children = new StringBuilder();
        SafeXml.children(element)
                .forEach(child -> children.append(child.getLocalName()).append(';'));
        assertThat(children.toString()).as(name).matches(rule.content().replace(" ", ""));
        if (!WORDS.contains(name)) {
            for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
                assertThat(child instanceof Element || child.getTextContent().isBlank())
                        .as("no words stand in %s", name)
                        .isTrue();
            }
        }
        SafeXml.children(element).forEach(QtiSchemaTest::check);
    }

    @Test
    void nothing_is_written_that_the_schema_does_not_have() throws Reading.RefusedException {
        RoundTripTest any = new RoundTripTest();
        for (int i = 0; i < 600; i++) {
            check(SafeXml.read(packages.writeItem(any.item(i))));
        }
    }

    @Test
    void a_file_of_before_that_keeps_its_concept_at_the_body_is_read_as_it_was() throws Reading.RefusedException {
        String file = QtiFiles.choice("Which makes oxygen?")
                .replace("<qti-item-body>", "<qti-item-body data-concept-id=\"ecosystems\" data-tags=\"pond\">");
        Reading.Candidate read =
                QtiItemReader.read(RoundTripTest.JSON, "x", file.getBytes(StandardCharsets.UTF_8), Optional.empty());
        assertThat(read.body().question().conceptId()).isEqualTo("ecosystems");
        assertThat(read.body().tags()).containsExactly("pond");
    }

    @Test
    void feedback_within_a_choice_is_no_part_of_what_students_may_choose() throws Reading.RefusedException {
        String file = QtiFiles.choice("Is it so?")
                .replace(
                        "Heron",
                        "True <qti-feedback-inline identifier=\"ChoiceA\">No, look again.</qti-feedback-inline>")
                .replace(
                        "<p>Algae &amp; <b>reeds</b></p>",
                        "False <qti-feedback-inline identifier=\"ChoiceB\">Yes.</qti-feedback-inline>");
        QuestionBody question = QtiItemReader.read(
                        RoundTripTest.JSON, "x", file.getBytes(StandardCharsets.UTF_8), Optional.of("ecosystems"))
                .body()
                .question();
        assertThat(question.questionType()).isEqualTo("true_false");
        assertThat(question.correctAnswer()).isEqualTo(RoundTripTest.JSON.valueToTree(false));
        assertThat(question.toString()).doesNotContain("look again");
    }
}
