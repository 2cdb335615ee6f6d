package org.mastercreator.server.items;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.mastercreator.server.http.TableText;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Reads XML of strangers. There is no document type declaration and so no entity, nothing outside is opened, and what is
 * deep or large is refused: what is left costs as much memory as it is long.
 */
final class SafeXml {
    static final int MOST_BYTES = 256 * 1024;
    private static final int DEEPEST = 60;

    private SafeXml() {}

    static Element read(byte[] bytes) throws Reading.RefusedException {
        if (bytes.length > MOST_BYTES) {
            throw new Reading.RefusedException("is larger than " + MOST_BYTES / 1024 + " KB");
        }
        try {
            DocumentBuilder builder = factory().newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            return builder.parse(source(bytes)).getDocumentElement();
        } catch (SAXParseException bad) {
            throw new Reading.RefusedException(
                    String.valueOf(bad.getMessage()).contains("DOCTYPE")
                            ? "has a document type declaration, which may hide an attack"
                            : "is not well-formed XML, or nested too deep, at line " + bad.getLineNumber());
        } catch (SAXException | IOException _) {
            throw new Reading.RefusedException("is not readable as XML");
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What begins with the mark of UTF-16 is that, whatever it says of itself: such files often call themselves UTF-8. */
    private static InputSource source(byte[] bytes) {
        return TableText.isUtf16(bytes)
                ? new InputSource(new StringReader(new String(bytes, StandardCharsets.UTF_16)))
                : new InputSource(new ByteArrayInputStream(bytes));
    }

    private static DocumentBuilderFactory factory() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setAttribute("jdk.xml.maxElementDepth", String.valueOf(DEEPEST));
        factory.setAttribute("jdk.xml.elementAttributeLimit", "100");
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        factory.setIgnoringComments(true);
        factory.setCoalescing(true);
        return factory;
    }

    /** Says nothing on its own: without it the parser writes what it met to the standard error. */
    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException warning) {}

        @Override
        public void error(SAXParseException error) throws SAXException {
            throw error;
        }

        @Override
        public void fatalError(SAXParseException error) throws SAXException {
            throw error;
        }
    }

    static String name(Node node) {
        return node.getLocalName() == null ? "" : node.getLocalName();
    }

    static List<Element> children(Node parent) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    /** All elements below with this name, in their order. */
    static List<Element> all(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Element child : children(parent)) {
            if (name(child).equals(name)) {
                found.add(child);
            }
            found.addAll(all(child, name));
        }
        return found;
    }
}
