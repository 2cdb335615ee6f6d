package org.mastercreator.server.items;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mastercreator.server.assessment.QuestionBody;

/** Items of QTI 2, as learning platforms export them: the same item as in 3.0, or told why not. */
class Qti2Test {
    private static final String OF_3 = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern ELEMENT = Pattern.compile("(?<=</?)qti-[a-z-]+");
    private static final Pattern ATTRIBUTE = Pattern.compile("(?<= )(?!data-)[a-z]+(-[a-z]+)+(?==\")");

    private final QtiPackage packages = new QtiPackage(RoundTripTest.JSON);

    private static String item(String version, String declarations, String body, String processing) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_%s"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xsi:schemaLocation="http://www.imsglobal.org/xsd/imsqti_%s http://www.imsglobal.org/xsd/qti.xsd"
                    identifier="i1" title="An item" adaptive="false" timeDependent="false" toolName="Other" xml:lang="en">
                  %s<stylesheet href="style.css" type="text/css"/><itemBody>%s</itemBody>%s
                </assessmentItem>
                """.formatted(version, version, declarations, body, processing);
    }

    private static String choice(String version, String prompt) {
        return item(version, """
                <responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier">
                  <correctResponse><value>choice_2</value></correctResponse></responseDeclaration>
                <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float" normalMaximum="1"/>
                <outcomeDeclaration identifier="MAXSCORE" cardinality="single" baseType="float">
                  <defaultValue><value>3</value></defaultValue></outcomeDeclaration>
                """, """
                <div class="grid-row"><div class="col-12"><p>Look at the pond.</p>
                <choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="1">
                  <prompt>%s</prompt>
                  <simpleChoice identifier="choice_1" fixed="false">Heron
                    <feedbackInline outcomeIdentifier="FEEDBACK" identifier="a">No</feedbackInline></simpleChoice>
                  <simpleChoice identifier="choice_2"><p>Algae &amp; <strong>reeds</strong></p></simpleChoice>
                </choiceInteraction></div></div>
                """.formatted(prompt), """
                <responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"/>
                """);
    }

    private static String declared(String declaration, String body, String processing) {
        return item(
                "v2p1",
                "<responseDeclaration identifier=\"R\" " + declaration + "</responseDeclaration>",
                body,
                processing);
    }

    private Reading read(String xml) {
        return packages.readItem(xml.getBytes(StandardCharsets.UTF_8), Optional.of("ecosystems"));
    }

    private QuestionBody taken(String xml) {
        Reading reading = read(xml);
        assertThat(reading.refused()).isEmpty();
        return reading.candidates().getFirst().body().question();
    }

    private String refused(String xml) {
        Reading reading = read(xml);
        assertThat(reading.candidates()).isEmpty();
        return reading.refused().getFirst().reason();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2p0", "v2p1", "v2p2"})
    void one_of_several_is_read_with_its_points_and_words(String version) {
        QuestionBody question = taken(choice(version, "What makes the oxygen?"));
        assertThat(question.questionType()).isEqualTo("multiple_choice");
        assertThat(question.questionText()).isEqualTo("Look at the pond.\nWhat makes the oxygen?");
        assertThat(question.correctAnswer()).isEqualTo(RoundTripTest.JSON.valueToTree("choice_2"));
        assertThat(question.options())
                .extracting(QuestionBody.OptionBody::text)
                .containsExactly("Heron", "Algae & reeds");
        assertThat(question.pointsPossible()).isEqualTo(3);
        assertThat(question.conceptId()).isEqualTo("ecosystems");
    }

    @Test
    void several_of_several_and_a_match_are_read() {
        QuestionBody several = taken(declared(
                "cardinality=\"multiple\" baseType=\"identifier\"><correctResponse><value>a</value><value>c</value></correctResponse>",
                """
                <choiceInteraction responseIdentifier="R" maxChoices="0"><prompt>Which live?</prompt>
                  <simpleChoice identifier="a">Moss</simpleChoice><simpleChoice identifier="b">Sand</simpleChoice>
                  <simpleChoice identifier="c">Fern</simpleChoice></choiceInteraction>
                """,
                ""));
        assertThat(several.questionType()).isEqualTo("multiple_select");
        assertThat(String.valueOf(several.correctAnswer())).isEqualTo("[\"a\",\"c\"]");
        QuestionBody match = taken(declared(
                "cardinality=\"multiple\" baseType=\"directedPair\"><correctResponse><value>x p</value><value>y q</value></correctResponse>",
                """
                <matchInteraction responseIdentifier="R" maxAssociations="2"><prompt>Match</prompt>
                  <simpleMatchSet><simpleAssociableChoice identifier="x" matchMax="1">Root</simpleAssociableChoice>
                    <simpleAssociableChoice identifier="y" matchMax="1">Leaf</simpleAssociableChoice></simpleMatchSet>
                  <simpleMatchSet><simpleAssociableChoice identifier="p" matchMax="2">Water</simpleAssociableChoice>
                    <simpleAssociableChoice identifier="q" matchMax="2">Light</simpleAssociableChoice></simpleMatchSet>
                </matchInteraction>
                """,
                ""));
        assertThat(match.questionType()).isEqualTo("matching");
        assertThat(String.valueOf(match.correctAnswer())).isEqualTo("{\"Root\":\"Water\",\"Leaf\":\"Light\"}");
    }

    @Test
    void words_and_numbers_to_type_and_essays_are_read() {
        QuestionBody mapped = taken(declared(
                """
                cardinality="single" baseType="string"><correctResponse><value>York</value></correctResponse>
                <mapping defaultValue="0"><mapEntry mapKey="York" mappedValue="1"/>
                  <mapEntry mapKey="york" mappedValue="0.5"/><mapEntry mapKey="Leeds" mappedValue="0"/></mapping>
                """,
                "<p>Now is the winter … son of <textEntryInteraction responseIdentifier=\"R\" expectedLength=\"15\"/>!</p>",
                ""));
        assertThat(mapped.referenceAnswers()).containsExactly("York", "york");
        assertThat(mapped.questionText()).isEqualTo("Now is the winter … son of ____!");
        QuestionBody number = taken(declared(
                "cardinality=\"single\" baseType=\"float\"><correctResponse><value>3.5</value></correctResponse>",
                "<p>How much? <textEntryInteraction responseIdentifier=\"R\"/></p>",
                """
                <responseProcessing><responseCondition><responseIf>
                  <equal toleranceMode="absolute" tolerance="0.25 0.25"><variable identifier="R"/>
                    <correct identifier="R"/></equal>
                  <setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue>
                </responseIf></responseCondition></responseProcessing>
                """));
        assertThat(number.questionType()).isEqualTo("numeric");
        assertThat(number.tolerance()).isEqualTo(0.25);
        QuestionBody essay = taken(declared("cardinality=\"single\" baseType=\"string\">", """
                <rubricBlock view="scorer"><p>Names two causes.</p></rubricBlock>
                <extendedTextInteraction responseIdentifier="R" expectedLines="5"><prompt>Why?</prompt>
                </extendedTextInteraction>
                """, ""));
        assertThat(essay.questionType()).isEqualTo("constructed_response");
        assertThat(essay.questionText()).isEqualTo("Why?");
        assertThat(essay.rubric()).isNotNull();
    }

    @Test
    void whatever_is_written_in_3_0_is_read_the_same_in_the_words_of_2() {
        RoundTripTest items = new RoundTripTest();
        for (int i = 0; i < 1_000; i++) {
            byte[] written = packages.writeItem(items.item(i));
            String old = inWordsOf2(new String(written, StandardCharsets.UTF_8));
            assertThat(old).doesNotContain("<qti-", OF_3);
            assertThat(read(old)).isEqualTo(packages.readItem(written, Optional.of("ecosystems")));
        }
    }

    private static String inWordsOf2(String xml) {
        return TAG.matcher(xml.replace(OF_3, "http://www.imsglobal.org/xsd/imsqti_v2p2"))
                .replaceAll(tag -> java.util.regex.Matcher.quoteReplacement(ATTRIBUTE
                        .matcher(ELEMENT.matcher(tag.group()).replaceAll(Qti2Test::camel))
                        .replaceAll(Qti2Test::camel)));
    }

    private static String camel(MatchResult found) {
        String plain = found.group().startsWith("qti-") ? found.group().substring(4) : found.group();
        return Pattern.compile("-([a-z])")
                .matcher(plain)
                .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }

    @Test
    void what_the_bank_does_not_have_is_told_and_nothing_is_dropped_unseen() {
        String two = choice("v2p2", "Two?")
                .replace("</itemBody>", "<extendedTextInteraction responseIdentifier=\"R\"/></itemBody>");
        assertThat(refused(two)).isEqualTo("has 2 interactions");
        String order = declared(
                "cardinality=\"ordered\" baseType=\"identifier\">", "<orderInteraction responseIdentifier=\"R\"/>", "");
        assertThat(refused(order)).isEqualTo("qti-order-interaction is not an interaction that the bank has");
        assertThat(refused(choice("v2p1", "See <img src=\"a.png\" alt=\"\"/>"))).contains("holds <img>");
        assertThat(refused(choice("v2p1", "See <object data=\"a.mp4\" type=\"video/mp4\"/>")))
                .contains("holds <object>");
        assertThat(refused(choice("v2p2", "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mi>x</mi></math>")))
                .contains("holds <math>");
        assertThat(refused(choice("v2p1", "Is <printedVariable identifier=\"X\"/>")))
                .contains("qti-printed-variable");
        assertThat(refused(choice("v2p1", "?")
                        .replace(
                                "<itemBody>",
                                "<templateDeclaration identifier=\"X\" cardinality=\"single\"/><itemBody>")))
                .contains("qti-template-declaration");
        assertThat(refused(choice("v2p1", "?")
                        .replace("<itemBody>", "<itemBody><infoControl title=\"Hint\">It is green</infoControl>")))
                .contains("qti-info-control");
        assertThat(refused(choice("v2p1", "?").replaceAll("(?s)<correctResponse.*?</correctResponse>", "")))
                .isEqualTo("has no answer key");
        assertThat(refused("<assessmentItem/>")).isEqualTo("is no item of QTI 2 or 3.0");
        assertThat(refused("<assessmentTest xmlns=\"http://www.imsglobal.org/xsd/imsqti_v2p1\"/>"))
                .startsWith("is a test");
        assertThat(refused("<questestinterop/>")).isEqualTo("is no item of QTI 2 or 3.0");
    }

    @Test
    void what_is_hostile_is_refused_before_it_is_renamed() {
        String secret = "<!DOCTYPE q [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><assessmentItem";
        assertThat(refused(choice("v2p1", "&x;").replace("<assessmentItem", secret)))
                .contains("document type declaration");
        assertThat(refused(choice("v2p1", "<b>".repeat(5_000) + "</b>".repeat(5_000))))
                .contains("nested too deep");
        assertThat(refused(choice("v2p1", "long".repeat(70_000)))).contains("larger than 256 KB");
    }

    @Test
    void a_package_of_2_1_is_read_item_by_item_and_the_rest_is_named() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("imsmanifest.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" identifier="M">
                  <metadata><schema>QTIv2.1 Package</schema><schemaversion>1.0.0</schemaversion></metadata>
                  <organizations/><resources>
                  <resource identifier="a" type="imsqti_item_xmlv2p1" href="i1/qti.xml"><file href="i1/qti.xml"/>
                    <file href="i1/style.css"/></resource>
                  <resource identifier="b" type="imsqti_item_xmlv2p2" href="i2/qti.xml"><file href="i2/qti.xml"/></resource>
                  <resource identifier="t" type="imsqti_test_xmlv2p1" href="test.xml"><file href="test.xml"/></resource>
                  <resource identifier="p" type="webcontent" href="pond.png"><file href="pond.png"/></resource>
                  <resource identifier="g" type="imsqti_apipitem_xmlv2p1" href="apip.xml"><file href="apip.xml"/></resource>
                </resources></manifest>
                """);
        files.put("i1/qti.xml", choice("v2p1", "First?"));
        files.put("i1/style.css", "p {}");
        files.put("i2/qti.xml", choice("v2p2", "Second?"));
        files.put("test.xml", "<assessmentTest/>");
        files.put("pond.png", "?");
        files.put("apip.xml", "<assessmentItem/>");
        files.put("stray.xml", choice("v2p1", "Stray?"));
        Reading reading = packages.read(QtiFiles.zip(files), Optional.of("ecosystems"));
        assertThat(reading.candidates())
                .extracting(Reading.Candidate::where)
                .containsExactly("i1/qti.xml", "i2/qti.xml");
        assertThat(reading.refused())
                .extracting(one -> one.where() + ": " + one.reason())
                .containsExactly(
                        "test.xml: is a test: its items are read, not their order",
                        "pond.png: is no question but webcontent",
                        "apip.xml: is no question but imsqti_apipitem_xmlv2p1",
                        "stray.xml: is not named by the manifest");
    }
}
