package org.mastercreator.server.items;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packages and items of QTI as other programs make them. */
final class QtiFiles {
    private QtiFiles() {}

    /** A package whose manifest names every file as an item. */
    static byte[] packed(Map<String, String> items) {
        StringBuilder resources = new StringBuilder();
        items.keySet()
                .forEach(path -> resources
                        .append("<resource identifier=\"r")
                        .append(resources.length())
                        .append("\" type=\"imsqti_item_xmlv3p0\" href=\"")
                        .append(path)
                        .append("\"><file href=\"")
                        .append(path)
                        .append("\"/></resource>"));
        return packed(manifest(resources.toString()), items);
    }

    static String manifest(String resources) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <manifest xmlns="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1" identifier="m1">
                  <metadata><schema>QTI Package</schema><schemaversion>3.0.0</schemaversion></metadata>
                  <organizations/><resources>%s</resources></manifest>
                """.formatted(resources);
    }

    static byte[] packed(String manifest, Map<String, String> files) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("imsmanifest.xml", manifest);
        all.putAll(files);
        return zip(all);
    }

    static byte[] zip(Map<String, String> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static String item(String declarations, String body, String processing) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="item-1"
                    title="An item" adaptive="false" time-dependent="false">%s<qti-item-body>%s</qti-item-body>%s
                </qti-assessment-item>
                """.formatted(declarations, body, processing);
    }

    static String choice(String prompt) {
        return item("""
                <qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier">
                  <qti-correct-response><qti-value>ChoiceB</qti-value></qti-correct-response>
                </qti-response-declaration>
                <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float" normal-maximum="2"/>
                """, """
                <p>Look at the pond.</p>
                <qti-choice-interaction response-identifier="RESPONSE" shuffle="true" max-choices="1">
                  <qti-prompt>%s</qti-prompt>
                  <qti-simple-choice identifier="ChoiceA">Heron</qti-simple-choice>
                  <qti-simple-choice identifier="ChoiceB"><p>Algae &amp; <b>reeds</b></p></qti-simple-choice>
                </qti-choice-interaction>
                """.formatted(prompt), "");
    }
}
