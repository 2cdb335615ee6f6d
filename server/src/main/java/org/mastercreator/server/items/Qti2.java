package org.mastercreator.server.items;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/**
 * Gives an item of QTI 2.0, 2.1 or 2.2 the names of 3.0, so that one reader reads both. 3.0 says the same in other words
 * (1EdTech, QTI 3.0 Implementation Guide): {@code qti-simple-choice} for {@code simpleChoice}, {@code response-identifier}
 * for {@code responseIdentifier}. HTML, which stands in the namespace of QTI 2, keeps its names.
 */
final class Qti2 {
    private static final Set<String> NAMESPACES = Set.of(
            "http://www.imsglobal.org/xsd/imsqti_v2p0",
            "http://www.imsglobal.org/xsd/imsqti_v2p1",
            "http://www.imsglobal.org/xsd/imsqti_v2p2");
    private static final Pattern HTML = Pattern.compile("a|abbr|acronym|address|article|aside|audio|b|bdi|bdo|big"
            + "|blockquote|br|caption|cite|code|col|colgroup|dd|dfn|div|dl|dt|em|figcaption|figure|footer|h[1-6]|header|hr"
            + "|i|img|kbd|label|li|nav|object|ol|p|param|pre|q|rb|rp|rt|ruby|samp|section|small|source|span|strong|sub|sup"
            + "|table|tbody|td|tfoot|th|thead|tr|track|tt|ul|var|video");

    private Qti2() {}

    static boolean is(Element root) {
        return NAMESPACES.contains(String.valueOf(root.getNamespaceURI()));
    }

    /** The same element, and all below it, with the names of 3.0. */
    static Element renamed(Element element) {
        List<Element> children = SafeXml.children(element);
        Element renamed = is(element) ? rename(element) : element;
        children.forEach(Qti2::renamed);
        return renamed;
    }

    private static Element rename(Element element) {
        String name = SafeXml.name(element);
        for (Attr attribute : attributes(element)) {
            // With a prefix it is of another vocabulary, such as xml:lang.
            String plain = attribute.getName();
            if (!plain.contains(":") && !kebab(plain).equals(plain)) {
                element.removeAttributeNode(attribute);
                element.setAttribute(kebab(plain), attribute.getValue());
            }
        }
        return (Element) element.getOwnerDocument()
                .renameNode(
                        element, QtiItemReader.NAMESPACE, HTML.matcher(name).matches() ? name : "qti-" + kebab(name));
    }

    private static List<Attr> attributes(Element element) {
        NamedNodeMap all = element.getAttributes();
        List<Attr> attributes = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            attributes.add((Attr) all.item(i));
        }
        return attributes;
    }

    private static String kebab(String camel) {
        return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
