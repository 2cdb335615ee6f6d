package org.mastercreator.server.items;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLStreamException;
import org.mastercreator.server.http.Problem;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;
import tools.jackson.databind.json.JsonMapper;

/**
 * A QTI content package: a zip file with a manifest that names its items (1EdTech, Content Packaging 1.1 and 1.2). Written
 * is 3.0; read is 2 too.
 */
@Component
class QtiPackage {
    private static final String MANIFEST = "imsmanifest.xml";
    private static final String PACKAGING = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1";
    private static final String ITEM = "imsqti_item_xmlv3p0";
    private static final String ITEM_OF_2 = "imsqti_item_xmlv2p";

    private final JsonMapper json;

    QtiPackage(JsonMapper json) {
        this.json = json;
    }

    byte[] writeItem(Item item) {
        return QtiItemWriter.write(json, item);
    }

    byte[] write(List<Item> items) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(MANIFEST));
            zip.write(manifest(items));
            for (Item item : items) {
                ZipEntry entry = new ZipEntry(path(item));
                entry.setTime(item.updatedAt().toEpochMilli());
                zip.putNextEntry(entry);
                zip.write(writeItem(item));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String path(Item item) {
        return "items/" + QtiItemWriter.identifier(item.itemId()) + ".xml";
    }

    private static byte[] manifest(List<Item> items) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Xml xml = Xml.to(out)) {
            xml.open("manifest", "xmlns", PACKAGING, "identifier", "item-bank");
            xml.open("metadata");
            xml.element("schema", "QTI Package");
            xml.element("schemaversion", "3.0.0");
            xml.close("metadata");
            xml.empty("organizations");
            xml.open("resources");
            for (Item item : items) {
                String id = QtiItemWriter.identifier(item.itemId());
                xml.open("resource", "identifier", "res-" + id, "type", ITEM, "href", path(item));
                xml.empty("file", "href", path(item));
                xml.close("resource");
            }
            xml.close("resources");
            xml.close("manifest");
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toByteArray();
    }

    /** One item in a file of its own. */
    Reading readItem(byte[] xml, Optional<String> concept) {
        try {
            return new Reading(List.of(QtiItemReader.read(json, "the file", xml, concept)), List.of(), List.of());
        } catch (Reading.RefusedException refused) {
            return new Reading(List.of(), List.of(refused.at("the file")), List.of());
        }
    }

    /**
     * Reads a package; each file that is not taken is told of.
     *
     * @throws Problem.Invalid if the package as a whole cannot be trusted or has no manifest
     */
    Reading read(byte[] zip, Optional<String> concept) {
        Map<String, byte[]> files = fromManifest(SafeZip.read(zip));
        Set<String> unnamed = new LinkedHashSet<>(files.keySet());
        unnamed.remove(MANIFEST);
        List<Reading.Candidate> candidates = new ArrayList<>();
        List<Reading.Refused> refused = new ArrayList<>();
        for (Element resource : resources(files)) {
            String path = path(resource.getAttribute("href"));
            unnamed.remove(path);
            SafeXml.all(resource, "file").forEach(file -> unnamed.remove(path(file.getAttribute("href"))));
            try {
                candidates.add(item(resource.getAttribute("type"), path, files, concept));
            } catch (Reading.RefusedException bad) {
                refused.add(bad.at(path.isEmpty() ? resource.getAttribute("identifier") : path));
            }
        }
        unnamed.forEach(path -> refused.add(new Reading.Refused(path, "is not named by the manifest")));
        return new Reading(candidates, refused, List.of());
    }

    /** The files as the manifest sees them: who packs a folder again often packs the folder too. */
    private static Map<String, byte[]> fromManifest(Map<String, byte[]> files) {
        List<String> folders = files.keySet().stream()
                .filter(path -> path.endsWith("/" + MANIFEST))
                .map(path -> path.substring(0, path.length() - MANIFEST.length()))
                .toList();
        if (files.containsKey(MANIFEST) || folders.size() != 1) {
            return files;
        }
        String folder = folders.getFirst();
        Map<String, byte[]> seen = new LinkedHashMap<>();
        files.forEach((path, bytes) ->
                seen.put(path.startsWith(folder) ? path.substring(folder.length()) : "../" + path, bytes));
        return seen;
    }

    private static List<Element> resources(Map<String, byte[]> files) {
        byte[] manifest = files.get(MANIFEST);
        if (manifest == null) {
            throw new Problem.Invalid("file", "has no " + MANIFEST + " at its top");
        }
        try {
            return SafeXml.all(SafeXml.read(manifest), "resource");
        } catch (Reading.RefusedException bad) {
            throw new Problem.Invalid("file", MANIFEST + " " + bad.getMessage());
        }
    }

    private Reading.Candidate item(String type, String path, Map<String, byte[]> files, Optional<String> concept)
            throws Reading.RefusedException {
        if (type.startsWith("imsqti_test")) {
            throw new Reading.RefusedException("is a test: its items are read, not their order");
        }
        if (!type.startsWith(ITEM) && !type.startsWith(ITEM_OF_2)) {
            throw new Reading.RefusedException("is no question but " + (type.isEmpty() ? "of no type" : shown(type)));
        }
        byte[] xml = files.get(path);
        if (xml == null) {
            throw new Reading.RefusedException("is not in the package");
        }
        return QtiItemReader.read(json, path, xml, concept);
    }

    private static String shown(String type) {
        return type.length() > 80 ? type.substring(0, 80) + "…" : type;
    }

    /** Where the manifest points; only ever looked up among the files of the package. */
    private static String path(String href) {
        try {
            String path = URLDecoder.decode(href.replace("+", "%2B"), StandardCharsets.UTF_8)
                    .replace('\\', '/');
            String shown = path.startsWith("./") ? path.substring(2) : path;
            return shown.length() > 255 ? shown.substring(0, 255) : shown;
        } catch (IllegalArgumentException _) {
            return href;
        }
    }
}
