package org.mastercreator.server.items;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML a line an element; what XML cannot hold, such as a control character, becomes a replacement character. */
final class Xml implements AutoCloseable {
    private final XMLStreamWriter out;

    private Xml(XMLStreamWriter out) {
        this.out = out;
    }

    static Xml to(OutputStream out) throws XMLStreamException {
        Xml xml =
                new Xml(XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name()));
        xml.out.writeStartDocument("UTF-8", "1.0");
        xml.out.writeCharacters("\n");
        return xml;
    }

    /** @param attributes name, value, name, value */
    void open(String name, String... attributes) throws XMLStreamException {
        out.writeStartElement(name);
        attributes(attributes);
        out.writeCharacters("\n");
    }

    void close(String name) throws XMLStreamException {
        out.writeEndElement();
        out.writeCharacters("\n");
    }

    void empty(String name, String... attributes) throws XMLStreamException {
        out.writeEmptyElement(name);
        attributes(attributes);
        out.writeCharacters("\n");
    }

    void element(String name, String text, String... attributes) throws XMLStreamException {
        out.writeStartElement(name);
        attributes(attributes);
        out.writeCharacters(clean(text));
        out.writeEndElement();
        out.writeCharacters("\n");
    }

    void paragraphs(String text) throws XMLStreamException {
        for (String line : text.strip().split("\\R", -1)) {
            element("p", line);
        }
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            out.writeAttribute(attributes[i], clean(attributes[i + 1]));
        }
    }

    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == '\t' || c == '\n' || c == '\r' || (c >= ' ' && c != 0xfffe && c != 0xffff) ? c : 0xfffd)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    @Override
    public void close() throws XMLStreamException {
        out.writeEndDocument();
        out.close();
    }
}
