package org.mastercreator.server.items;

import java.util.Set;
import java.util.stream.Collectors;
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
    private static final String RAISABLE = "0123456789+-=()n";
    private static final String RAISED =
            "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207a\u207b\u207c\u207d\u207e\u207f";
    private static final String LOWERABLE = "0123456789+-=()";
    private static final String LOWERED =
            "\u2080\u2081\u2082\u2083\u2084\u2085\u2086\u2087\u2088\u2089\u208a\u208b\u208c\u208d\u208e";
    private static final Set<String> ORDINALS = Set.of("st", "nd", "rd", "th");

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
        if (name.equals("sup") || name.equals("sub")) {
            text.append(shifted(name, of(element, leftOut)));
            return;
        }
        boolean block = BLOCKS.contains(name);
        text.append(block ? "\n" : "");
        read(element);
        text.append(block ? "\n" : "");
    }

    /** In letters that stand so themselves: without them ten to the third would be a hundred and three. */
    private static String shifted(String name, String words) throws Reading.RefusedException {
        boolean up = name.equals("sup");
        String from = up ? RAISABLE : LOWERABLE;
        String plain = words.replace('\u2212', '-');
        if (up && ORDINALS.contains(plain)) {
            return plain;
        }
        if (!plain.chars().allMatch(letter -> from.indexOf(letter) >= 0)) {
            throw new Reading.RefusedException(
                    "holds <" + name + "> with more than digits, which the bank cannot show");
        }
        return plain.chars()
                .mapToObj(letter -> String.valueOf((up ? RAISED : LOWERED).charAt(from.indexOf(letter))))
                .collect(Collectors.joining());
    }
}
