package org.mastercreator.server.items;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.ServerTest;
import org.mastercreator.server.security.SignIn;
import tools.jackson.databind.JsonNode;

/** Files of items, in and out: repeatable, nothing dropped silently, and no harm from what is hostile. */
class ItemTransferTest extends ServerTest {
    private HttpRequest.Builder upload(byte[] file, String query) {
        String boundary = "b" + UUID.randomUUID();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"items\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(uri("/api/items/import" + query))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
    }

    private JsonNode imported(byte[] file, String query) {
        Answer answer = send(upload(file, query));
        assertThat(answer.status()).as(String.valueOf(answer.body())).isEqualTo(200);
        return answer.body();
    }

    private JsonNode imported(String file) {
        return imported(file.getBytes(StandardCharsets.UTF_8), "?concept_id=ecosystems");
    }

    private void refused(byte[] file, String why) {
        long before = count();
        Answer answer = send(upload(file, "?concept_id=ecosystems"));
        assertThat(answer.status()).as(why).isEqualTo(422);
        assertThat(answer.body().at("/errors/0/field").stringValue()).isEqualTo("file");
        assertThat(answer.body().at("/errors/0/message").stringValue()).contains(why);
        assertThat(count()).isEqualTo(before);
    }

    private long count() {
        return db.sql("select count(*) from item_versions").query(Long.class).single();
    }

    private byte[] bytes(String path) {
        try {
            HttpResponse<byte[]> answer =
                    HTTP.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String word() {
        return "w" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static List<String> reasons(JsonNode answer) {
        List<String> reasons = new ArrayList<>();
        answer.path("not_imported")
                .forEach(one -> reasons.add(one.path("where").stringValue() + ": "
                        + one.path("reason").stringValue()));
        return reasons;
    }

    private JsonNode only(JsonNode answer) {
        assertThat(reasons(answer)).isEmpty();
        return get("/api/items/" + answer.at("/items/0/item_id").stringValue())
                .body()
                .path("item");
    }

    @Test
    void the_whole_bank_goes_out_as_a_table_and_as_a_package_and_comes_back_as_it_was() throws IOException {
        long before = count();
        for (String path : List.of("/api/items/export?format=csv", "/api/items/export?format=qti")) {
            byte[] file = bytes(path);
            JsonNode answer = imported(file, "");
            assertThat(reasons(answer)).isEmpty();
            assertThat(answer.path("unchanged").intValue()).isGreaterThanOrEqualTo(55);
            assertThat(answer.path("added").intValue() + answer.path("changed").intValue())
                    .as(path)
                    .isZero();
        }
        assertThat(count()).isEqualTo(before);
        List<String> files = new ArrayList<>();
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(bytes("/api/items/export?format=qti&type=numeric")))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.add(entry.getName());
            }
        }
        assertThat(files)
                .contains("imsmanifest.xml", "items/itm_ecosystems_5.xml")
                .doesNotContain("items/itm_ecosystems_1.xml");
        byte[] one = bytes("/api/items/itm_ecosystems_5/export");
        assertThat(imported(one, "").path("unchanged").intValue()).isEqualTo(1);
    }

    @Test
    void a_table_that_a_spreadsheet_saved_in_europe_goes_in_with_its_letters_and_decimal_commas() {
        String word = word();
        String table = """
                question_type ;question_text;correct_answer;tolerance;points_possible;rubric;;
                numeric;"Wie gro\u00df ist %1$s;
                in Metern?";2,5;0,1;1,5;;;
                ;;;;;;;
                constructed_response;Warum %1$s?;;;2,5;1,5: nennt die K\u00e4lte | 1: sagt warum;;
                """.formatted(word).replace("\n", "\r\n");
        JsonNode answer = imported(table.getBytes(Charset.forName("windows-1252")), "?concept_id=ecosystems");
        assertThat(reasons(answer)).isEmpty();
        assertThat(answer.path("added").intValue()).isEqualTo(2);
        assertThat(answer.path("notes").toString()).contains("Windows-1252").doesNotContain("column");
        JsonNode number = get("/api/items/" + answer.at("/items/0/item_id").stringValue())
                .body()
                .at("/item/question");
        assertThat(number.path("question_text").stringValue()).contains("gro\u00df");
        assertThat(number.path("correct_answer").doubleValue()).isEqualTo(2.5);
        assertThat(number.path("tolerance").doubleValue()).isEqualTo(0.1);
        JsonNode written = get("/api/items/" + answer.at("/items/1/item_id").stringValue())
                .body()
                .at("/item/question");
        assertThat(written.at("/rubric/criteria/0/points").doubleValue()).isEqualTo(1.5);
        assertThat(written.at("/rubric/criteria/0/description").stringValue()).isEqualTo("nennt die K\u00e4lte");
    }

    @Test
    void a_row_that_names_an_item_and_says_something_else_is_its_next_version() {
        String word = word();
        JsonNode made = imported(
                "question_type,question_text,correct_answer,tags\ntrue_false,Is it " + word + "?,true,pond | water\n");
        String id = made.at("/items/0/item_id").stringValue();
        JsonNode changed = imported("item_id,question_type,question_text,correct_answer\n" + id + ",true_false,Is it "
                + word + "?,false\n");
        assertThat(changed.path("changed").intValue()).isEqualTo(1);
        JsonNode item = get("/api/items/" + id).body().path("item");
        assertThat(item.path("version").intValue()).isEqualTo(2);
        assertThat(item.at("/question/correct_answer").booleanValue()).isFalse();
        assertThat(item.path("tags").toString()).isEqualTo("[\"pond\",\"water\"]");
    }

    @Test
    void good_rows_go_in_once_and_each_bad_one_is_told_with_its_place_and_reason() {
        String word = word();
        String table = """
                question_type,question_text,options,correct_answer,reference_answers,rubric,tolerance,points_possible,colour
                multiple_choice,Which %1$s?,One | Two | Three,b,,,,,red
                multiple_select,Which of %1$s?,One | Two | Three,a | Three,,,,2,
                numeric,How many %1$s?,,2.5,,,0.1,,
                matching,Match %1$s,,x = 1 | y = 2,,,,3,
                constructed_response,Why %1$s?,,,Because. | Therefore.,2: says so | 1: says why,,3,
                riddle,What %1$s?,,,,,,,
                multiple_choice,Which not %1$s?,One | Two,z,,,,,
                true_false,Is %1$s?,,maybe,,,,,
                numeric,Much %1$s?,,1,,,wide,,
                """.formatted(word);
        JsonNode first = imported(table);
        assertThat(first.path("status").stringValue()).isEqualTo("partial_success");
        assertThat(first.path("added").intValue()).isEqualTo(5);
        assertThat(reasons(first))
                .hasSize(4)
                .anyMatch(reason -> reason.startsWith("row 7: ") && reason.contains("question_type"))
                .anyMatch(reason -> reason.startsWith("row 8: ") && reason.contains("among the options"))
                .anyMatch(reason -> reason.startsWith("row 9: ") && reason.contains("true or false"))
                .anyMatch(reason -> reason.startsWith("row 10: ") && reason.contains("tolerance"));
        assertThat(first.path("notes").toString()).contains("colour");
        JsonNode again = imported(table);
        assertThat(again.path("added").intValue()).isZero();
        assertThat(again.path("unchanged").intValue()).isEqualTo(5);
        JsonNode found = get("/api/items?q=" + word).body().path("items");
        assertThat(found).hasSize(5);
    }

    @Test
    void a_cell_that_a_spreadsheet_would_run_is_made_harmless_and_comes_back_as_it_was() {
        String word = word();
        String text = "=HYPERLINK(\"\"http://x\"\",\"\"" + word + "\"\")";
        JsonNode made = imported(
                "question_type,question_text,correct_answer,author\ntrue_false,\"" + text + "\",true,@SUM(A1)\n");
        String exported = new String(bytes("/api/items/export?q=" + word), StandardCharsets.UTF_8);
        assertThat(exported).contains("'=HYPERLINK").contains("'@SUM").doesNotContain(",=HYPER", "\"=HYPER", ",@SUM");
        assertThat(imported(exported).path("unchanged").intValue()).isEqualTo(1);
        assertThat(only(made).at("/question/question_text").stringValue()).startsWith("=HYPERLINK");
    }

    @Test
    void an_option_that_is_a_letter_is_named_by_itself_and_not_by_its_place() {
        String word = word();
        String table = """
                question_type,question_text,options,correct_answer
                multiple_choice,Whose blood has no antigen B %1$s?,B | A | AB | O,A
                multiple_select,Whose blood has antigen A %1$s?,b | a | ab,a | ab
                multiple_choice,By its place %1$s?,Nucleus | Wall,B
                """.formatted(word);
        assertThat(imported(table).path("added").intValue()).isEqualTo(3);
        String exported = new String(bytes("/api/items/export?q=" + word), StandardCharsets.UTF_8);
        assertThat(imported(exported).path("unchanged").intValue()).isEqualTo(3);
        List<String> keys = get("/api/items?q=" + word)
                .body()
                .path("items")
                .valueStream()
                .map(item -> item.at("/question/correct_answer").toString())
                .toList();
        assertThat(keys).containsExactlyInAnyOrder("\"b\"", "[\"b\",\"c\"]", "\"b\"");
    }

    @Test
    void what_stands_raised_or_lowered_does_so_still_or_is_told() {
        String word = word();
        JsonNode item = only(imported(QtiFiles.choice(
                "Is H<sub>2</sub>O " + word + " 10<sup>\u22123</sup> of the 4<sup>th</sup> <strong>litre</strong>?")));
        assertThat(item.at("/question/question_text").stringValue())
                .isEqualTo("Look at the pond.\nIs H\u2082O " + word + " 10\u207b\u00b3 of the 4th litre?");
        JsonNode told = imported(QtiFiles.choice("What is " + word + "<sup>a/b</sup>?"));
        assertThat(told.at("/not_imported/0/reason").stringValue()).contains("<sup>");
    }

    @Test
    void what_other_programs_write_is_understood() {
        String word = word();
        JsonNode choice = only(imported(QtiFiles.choice("Who makes food, " + word + "?")));
        assertThat(choice.at("/question/question_type").stringValue()).isEqualTo("multiple_choice");
        assertThat(choice.at("/question/question_text").stringValue())
                .isEqualTo("Look at the pond.\nWho makes food, " + word + "?");
        assertThat(choice.at("/question/options/1/text").stringValue()).isEqualTo("Algae & reeds");
        assertThat(choice.at("/question/correct_answer").stringValue()).isEqualTo("ChoiceB");
        assertThat(choice.at("/question/points_possible").doubleValue()).isEqualTo(2);
        JsonNode number = only(imported(QtiFiles.item("""
                <qti-response-declaration identifier="R" cardinality="single" base-type="float"/>
                """, """
                <p>Pi %s is about <qti-text-entry-interaction response-identifier="R"/> and no more.</p>
                """.formatted(word), """
                <qti-response-processing><qti-response-condition><qti-response-if>
                  <qti-equal tolerance-mode="absolute" tolerance="0.01 0.01"><qti-variable identifier="R"/>
                  <qti-base-value base-type="float">3.14</qti-base-value></qti-equal>
                  <qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">1</qti-base-value>
                  </qti-set-outcome-value></qti-response-if></qti-response-condition></qti-response-processing>
                """)));
        assertThat(number.at("/question/question_text").stringValue())
                .isEqualTo("Pi " + word + " is about ____ and no more.");
        assertThat(number.at("/question/correct_answer").doubleValue()).isEqualTo(3.14);
        assertThat(number.at("/question/tolerance").doubleValue()).isEqualTo(0.01);
        JsonNode mapped = only(imported(QtiFiles.item(
                """
                <qti-response-declaration identifier="R" cardinality="single" base-type="string">
                  <qti-correct-response><qti-value>York</qti-value></qti-correct-response>
                  <qti-mapping default-value="0"><qti-map-entry map-key="York" mapped-value="1"/>
                    <qti-map-entry map-key="york" mapped-value="0.5"/><qti-map-entry map-key="Leeds" mapped-value="0"/>
                  </qti-mapping></qti-response-declaration>
                """, "<p>Son of %s: <qti-text-entry-interaction response-identifier=\"R\"/></p>".formatted(word), "")));
        assertThat(mapped.at("/question/question_type").stringValue()).isEqualTo("constructed_response");
        assertThat(mapped.at("/question/reference_answers").toString()).isEqualTo("[\"York\",\"york\"]");
        JsonNode essay = only(imported(QtiFiles.item(
                "<qti-response-declaration identifier=\"R\" cardinality=\"single\" base-type=\"string\"/>",
                """
                <qti-rubric-block use="scoring" view="scorer tutor"><qti-content-body><p>Names two causes.</p>
                </qti-content-body></qti-rubric-block>
                <qti-extended-text-interaction response-identifier="R"><qti-prompt>Why %s?</qti-prompt>
                </qti-extended-text-interaction>
                """.formatted(word),
                "")));
        assertThat(essay.at("/question/rubric/criteria/0/description").stringValue())
                .isEqualTo("Names two causes.");
        assertThat(essay.at("/question/question_text").stringValue()).isEqualTo("Why " + word + "?");
    }

    @Test
    void what_a_package_holds_besides_is_named_with_its_file_and_reason_and_a_second_time_nothing_is_added() {
        String word = word();
        Map<String, String> files = new LinkedHashMap<>();
        files.put("items/good.xml", QtiFiles.choice("Good " + word));
        files.put("items/order.xml", QtiFiles.item("""
                <qti-response-declaration identifier="R" cardinality="ordered" base-type="identifier"/>
                """, "<qti-order-interaction response-identifier=\"R\"/>", ""));
        files.put("items/picture.xml", QtiFiles.choice("See <img src=\"a.png\" alt=\"\"/>"));
        files.put(
                "items/keyless.xml",
                QtiFiles.choice("No key " + word).replaceAll("(?s)<qti-correct.*?</qti-correct-response>", ""));
        files.put("items/old.xml", "<questestinterop/>");
        files.put(
                "items/two.xml",
                QtiFiles.choice("Two " + word)
                        .replace(
                                "</qti-item-body>",
                                "<qti-extended-text-interaction response-identifier=\"RESPONSE\"/></qti-item-body>"));
        byte[] packed = QtiFiles.packed(files);
        JsonNode answer = imported(packed, "?concept_id=ecosystems");
        assertThat(answer.path("added").intValue()).isEqualTo(1);
        assertThat(answer.at("/items/0/where").stringValue()).isEqualTo("items/good.xml");
        assertThat(reasons(answer))
                .containsExactly(
                        "items/order.xml: qti-order-interaction is not an interaction that the bank has",
                        "items/picture.xml: holds <img>, which the bank cannot show",
                        "items/keyless.xml: has no answer key",
                        "items/old.xml: is no item of QTI 2 or 3.0",
                        "items/two.xml: has 2 interactions");
        assertThat(imported(packed, "?concept_id=ecosystems").path("unchanged").intValue())
                .isEqualTo(1);
        assertThat(reasons(imported(QtiFiles.choice("Nowhere " + word).getBytes(StandardCharsets.UTF_8), "")))
                .allMatch(reason -> reason.contains("concept_id"));
        String manifest = QtiFiles.manifest("""
                <resource identifier="t" type="imsqti_test_xmlv3p0" href="test.xml"><file href="test.xml"/></resource>
                <resource identifier="w" type="webcontent" href="a.png"><file href="a.png"/></resource>
                <resource identifier="g" type="imsqti_item_xmlv3p0" href="gone.xml"/>
                <resource identifier="o" type="imsqti_item_xmlv3p0" href="../../etc/passwd"/>
                """);
        assertThat(reasons(imported(
                        QtiFiles.packed(manifest, Map.of("test.xml", "<x/>", "a.png", "?", "stray.xml", "<x/>")), "")))
                .containsExactlyInAnyOrder(
                        "test.xml: is a test: its items are read, not their order",
                        "a.png: is no question but webcontent",
                        "gone.xml: is not in the package",
                        "../../etc/passwd: is not in the package",
                        "stray.xml: is not named by the manifest");
    }

    @Test
    void a_package_that_unpacks_to_far_more_than_it_is_is_refused() {
        refused(QtiFiles.packed(QtiFiles.manifest(""), Map.of("zeros.bin", "0".repeat(15_000_000))), "far more");
        Map<String, String> many = new LinkedHashMap<>();
        for (int i = 0; i < 1_001; i++) {
            many.put("f" + i, "");
        }
        refused(QtiFiles.packed(QtiFiles.manifest(""), many), "more than 1000 files");
    }

    @Test
    void a_package_that_names_files_outside_of_itself_is_refused() {
        for (String path : List.of(
                "../evil.xml", "a/../../evil.xml", "/etc/evil.xml", "C:/evil.xml", "a\\..\\evil.xml", "a/./b.xml")) {
            refused(QtiFiles.packed(QtiFiles.manifest(""), Map.of(path, "<x/>")), "outside of itself");
        }
    }

    @Test
    void a_package_that_was_packed_again_with_its_folder_or_by_a_program_of_windows_is_read() {
        String manifest = QtiFiles.manifest("<resource identifier=\"r1\" type=\"imsqti_item_xmlv3p0\" href=\"%s\"/>");
        JsonNode folder = imported(
                QtiFiles.zip(Map.of(
                        "my bank/imsmanifest.xml", manifest.formatted("items/a.xml"),
                        "my bank/items/a.xml", QtiFiles.choice("Folder " + word()),
                        "__MACOSX/._my bank", "x")),
                "?concept_id=ecosystems");
        assertThat(folder.path("added").intValue()).isEqualTo(1);
        assertThat(reasons(folder)).containsExactly("../__MACOSX/._my bank: is not named by the manifest");
        JsonNode windows = imported(
                QtiFiles.packed(
                        manifest.formatted("items\\a.XML"),
                        Map.of("items\\a.XML", QtiFiles.choice("Windows " + word()))),
                "?concept_id=ecosystems");
        assertThat(reasons(windows)).isEmpty();
        assertThat(windows.path("added").intValue()).isEqualTo(1);
    }

    @Test
    void an_item_and_a_table_in_utf_16_go_in_whatever_the_item_says_of_its_encoding() {
        String item = QtiFiles.choice("Sixteen \u0161 " + word());
        for (String xml : List.of(item, item.replace("UTF-8", "UTF-16"))) {
            byte[] little = ("\ufeff" + xml).getBytes(StandardCharsets.UTF_16LE);
            JsonNode answer = imported(little, "?concept_id=ecosystems");
            assertThat(answer.path("added").asInt() + answer.path("unchanged").asInt())
                    .as(answer.toString())
                    .isEqualTo(1);
        }
        byte[] big = ("\ufeff\r\n"
                        + QtiFiles.choice("Sixteen " + word())
                                .replace("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", ""))
                .getBytes(StandardCharsets.UTF_16BE);
        assertThat(imported(big, "?concept_id=ecosystems").path("added").asInt())
                .isEqualTo(1);
        String exported = new String(bytes("/api/items/export?q=sixteen"), StandardCharsets.UTF_8);
        JsonNode table = imported(
                ("\ufeffsep=,\r\n" + exported.substring(1).replace("Sixteen", "Sixteenth"))
                        .getBytes(StandardCharsets.UTF_16LE),
                "");
        assertThat(table.path("changed").asInt()).as(table.toString()).isEqualTo(2);
    }

    @Test
    void what_only_looks_like_a_package_is_refused() {
        byte[] whole = QtiFiles.packed(Map.of("a.xml", QtiFiles.choice("Cut " + word())));
        refused(java.util.Arrays.copyOf(whole, whole.length / 3), "zip");
        refused(QtiFiles.zip(Map.of("a.xml", "<x/>")), "has no imsmanifest.xml");
        refused(QtiFiles.zip(Map.of("imsmanifest.xml", "<manifest>")), "imsmanifest.xml");
        refused(
                QtiFiles.zip(
                        Map.of("imsmanifest.xml", "<!DOCTYPE manifest [<!ENTITY a \"b\">]><manifest>&a;</manifest>")),
                "document type declaration");
        refused("just some words".getBytes(StandardCharsets.UTF_8), "lacks the columns");
        refused(new byte[] {(byte) 0xff, (byte) 0xfe, 'a'}, "UTF-8");
    }

    @Test
    void xml_with_entities_depth_or_size_is_told_as_not_imported_and_nothing_of_it_is_read() {
        String secret = "<!DOCTYPE q [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
        String laughs = "<!DOCTYPE q [<!ENTITY a \"ha\"><!ENTITY b \"" + "&a;".repeat(1000) + "\"><!ENTITY c \""
                + "&b;".repeat(1000) + "\">]>";
        Map<String, String> files = new LinkedHashMap<>();
        files.put(
                "external.xml",
                QtiFiles.choice("&x;").replace("<qti-assessment-item", secret + "<qti-assessment-item"));
        files.put(
                "laughs.xml", QtiFiles.choice("&c;").replace("<qti-assessment-item", laughs + "<qti-assessment-item"));
        files.put("deep.xml", QtiFiles.choice("<b>".repeat(5_000) + "</b>".repeat(5_000)));
        files.put("large.xml", QtiFiles.choice(UUID.randomUUID().toString().repeat(8_000)));
        files.put(
                "include.xml",
                QtiFiles.choice(
                        "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\" parse=\"text\"/>"));
        long before = count();
        JsonNode answer = imported(QtiFiles.packed(files), "?concept_id=ecosystems");
        assertThat(reasons(answer))
                .hasSize(5)
                .anyMatch(reason -> reason.startsWith("external.xml: has a document type declaration"))
                .anyMatch(reason -> reason.startsWith("laughs.xml: has a document type declaration"))
                .anyMatch(reason -> reason.startsWith("deep.xml: is not well-formed XML, or nested too deep"))
                .anyMatch(reason -> reason.startsWith("large.xml: is larger than 256 KB"))
                .anyMatch(reason -> reason.startsWith("include.xml: holds <include>"));
        assertThat(answer.toString()).doesNotContain("root:");
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void the_same_request_with_the_same_key_imports_once_and_no_student_may() {
        byte[] file = QtiFiles.packed(Map.of("a.xml", QtiFiles.choice("Once " + word())));
        String key = UUID.randomUUID().toString();
        Answer one = send(upload(file, "?concept_id=ecosystems").header("Idempotency-Key", key));
        Answer again = send(upload(file, "?concept_id=ecosystems").header("Idempotency-Key", key));
        assertThat(one.body().path("added").intValue()).isEqualTo(1);
        assertThat(again.body()).isEqualTo(one.body());
        SignIn student = SignIn.demo(this, "{\"role\":\"student\",\"student_id\":\"student_018\"}");
        assertThat(send(student.on(upload(file, ""))).status()).isEqualTo(403);
        for (String path : List.of("/api/items/export", "/api/items/itm_photosynthesis_1/export")) {
            Answer answer = send(student.on(request("GET", path, null)));
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.response().body()).doesNotContain("Carbon dioxide");
        }
    }
}
