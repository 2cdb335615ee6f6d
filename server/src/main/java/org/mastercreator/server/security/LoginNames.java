package org.mastercreator.server.security;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/** Makes a login of a name that its owner can type: without accents, spaces and capitals. */
final class LoginNames {
    private static final int LONGEST = 40;
    private static final Map<String, String> LETTERS =
            Map.of("ß", "ss", "ø", "o", "æ", "ae", "œ", "oe", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i");

    private LoginNames() {}

    /** {@code ana.ruiz} of Ana Ruíz; a name in another script keeps its letters. */
    static String of(String name) {
        String plain = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{InCombiningDiacriticalMarks}+", "");
        for (Map.Entry<String, String> letter : LETTERS.entrySet()) {
            plain = plain.replace(letter.getKey(), letter.getValue());
        }
        String login = Normalizer.normalize(plain, Normalizer.Form.NFC)
                .replaceAll("['’]", "")
                .replaceAll("[^\\p{L}\\p{M}\\p{Nd}]+", ".")
                .replaceAll("^\\.", "");
        String cut = login.codePoints()
                .limit(LONGEST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .replaceAll("\\.$", "");
        return cut.isEmpty() ? "student" : cut;
    }
}
