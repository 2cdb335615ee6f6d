package org.mastercreator.server.items;

import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** The words of a piece of QTI. What words cannot say, such as a picture, is refused rather than lost. */
final class QtiText {
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "li",
            "ul",
            "ol",
            "br",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "pre",
            "section",
            "qti-prompt",
            "qti-content-body",
            "dt",
            "dd",
            "figcaption");
    private static final Set<String> WORDLESS = Set.of(
            "img",
            "picture",
            "object",
            "audio",
            "video",
            "svg",
            "math",
            "table",
            "iframe",
            "qti-printed-variable",
            "qti-include",
            "include",
            "qti-template-inline",
            "qti-template-block",
            "qti-math");
    /** Stands where an interaction does; from the private use area, which texts do not use. */
    static final char GAP = '\ue000';

    private final Set<String> leftOut;
    private final StringBuilder text = new StringBuilder();

    private QtiText(Set<String> leftOut) {
        this.leftOut = leftOut;
    }

    static String of(Element element) throws Reading.RefusedException {
        return of(element, Set.of());
    }

    /** @param leftOut names of elements that are read elsewhere; where an interaction was stands a {@link #GAP} */
    static String of(Element element, Set<String> leftOut) throws Reading.RefusedException {
        QtiText reader = new QtiText(leftOut);
        reader.read(element);
        return reader.text
                .toString()
                .replaceAll("[ \\t\\x0B\\f\\r]+", " ")
                .replaceAll(" ?\\n ?", "\n")
                .replaceAll("\\n{2,}", "\n")
                .strip();
    }

    private void read(Element element) throws Reading.RefusedException {
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Text words) {
                text.append(words.getData().replaceAll("\\s+", " "));
            } else if (child instanceof Element inner) {
                inner(inner);
            }
        }
    }

    private void inner(Element element) throws Reading.RefusedException {
        String name = SafeXml.name(element);
        if (WORDLESS.contains(name)) {
            throw new Reading.RefusedException("holds <" + name + ">, which the bank cannot show");
        }
        if (leftOut.contains(name)) {
            text.append(name.endsWith("-interaction") ? String.valueOf(GAP) : "");
            return;
        }
        boolean block = BLOCKS.contains(name);
        text.append(block ? "\n" : "");
        read(element);
        text.append(block ? "\n" : "");
    }
}
