package org.mastercreator.server.llm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what a model says to quote in the text that it says to quote from. */
final class Quotation {
    private static final Set<Character.UnicodeScript> UNSPACED = Set.of(
            Character.UnicodeScript.HAN,
            Character.UnicodeScript.HIRAGANA,
            Character.UnicodeScript.KATAKANA,
            Character.UnicodeScript.THAI,
            Character.UnicodeScript.LAO,
            Character.UnicodeScript.KHMER,
            Character.UnicodeScript.MYANMAR);

    private Quotation() {}

    /**
     * The place of the text that reads like the quotation, as it stands there; case, spacing and the shape of quotation
     * marks do not matter. Empty if there is none, or nothing but marks or a part of a word was quoted.
     */
    static Optional<String> find(String text, String quotation) {
        Plain wanted = Plain.of(strip(quotation));
        if (wanted.letters().chars().noneMatch(Character::isLetterOrDigit)) {
            return Optional.empty();
        }
        Plain given = Plain.of(text);
        int length = wanted.letters().length();
        int at = given.letters().indexOf(wanted.letters());
        while (at >= 0 && (given.isInWord(at) || given.isInWord(at + length))) {
            at = given.letters().indexOf(wanted.letters(), at + 1);
        }
        return at < 0
                ? Optional.empty()
                : Optional.of(
                        text.substring(given.places().get(at), given.places().get(at + length - 1) + 1));
    }

    private static String strip(String quotation) {
        return quotation.strip().replaceAll("^[\"'\u201c\u2018]+|[\"'\u201d\u2019]+$|\\s*(?:\\.\\.\\.|\u2026)$", "");
    }

    /** @param places of each letter in the text */
    private record Plain(String letters, List<Integer> places) {
        static Plain of(String text) {
            StringBuilder letters = new StringBuilder();
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < text.length(); i++) {
                char letter = Character.toLowerCase(text.charAt(i));
                boolean space = Character.isWhitespace(letter) || letter == '\u00a0';
                if (space && (letters.isEmpty() || letters.charAt(letters.length() - 1) == ' ')) {
                    continue;
                }
                letters.append(space ? ' ' : straight(letter));
                places.add(i);
            }
            return new Plain(letters.toString(), places);
        }

        /** Whether letters of one word stand before and after a place; not seen where words have no space between them. */
        boolean isInWord(int place) {
            return place > 0
                    && place < letters.length()
                    && isOfWord(letters.codePointBefore(place))
                    && isOfWord(letters.codePointAt(place));
        }

        private static boolean isOfWord(int letter) {
            return Character.isLetterOrDigit(letter) && !UNSPACED.contains(Character.UnicodeScript.of(letter));
        }

        private static char straight(char letter) {
            return switch (letter) {
                case '\u2018', '\u2019' -> '\'';
                case '\u201c', '\u201d' -> '"';
                default -> letter;
            };
        }
    }
}
