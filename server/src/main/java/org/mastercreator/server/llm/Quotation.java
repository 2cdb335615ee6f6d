package org.mastercreator.server.llm;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    /** What is one letter to a reader, with its accents. */
    private static final Pattern AS_READ = Pattern.compile("\\X");

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\x{FE00}-\\x{FE0F}]");

    private Quotation() {}

    /**
     * The place of the text that reads like the quotation, as it stands there; case, spacing, the shape of dashes and
     * quotation marks, signs that nobody sees and how an accent is written (Unicode's forms) do not matter. Empty if there
     * is none, or nothing but marks or a part of a word was quoted.
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
                        text.substring(given.begins().get(at), given.ends().get(at + length - 1)));
    }

    private static String strip(String quotation) {
        return quotation
                .strip()
                .replaceAll(
                        "^[\"'\u201c\u201e\u2018\u00ab]+|[\"'\u201d\u201c\u2019\u00bb]+$|\\s*(?:\\.\\.\\.|\u2026)$",
                        "");
    }

    /** Each letter, with where in the text what it was read from begins and ends. */
    private record Plain(String letters, List<Integer> begins, List<Integer> ends) {
        static Plain of(String text) {
            StringBuilder letters = new StringBuilder();
            List<Integer> begins = new ArrayList<>();
            List<Integer> ends = new ArrayList<>();
            Matcher read = AS_READ.matcher(text);
            while (read.find()) {
                String composed = Normalizer.normalize(read.group(), Normalizer.Form.NFC);
                for (char letter : INVISIBLE.matcher(composed).replaceAll("").toCharArray()) {
                    char seen = seen(Character.toLowerCase(letter));
                    if (seen != ' ' || (!letters.isEmpty() && letters.charAt(letters.length() - 1) != ' ')) {
                        letters.append(seen);
                        begins.add(read.start());
                        ends.add(read.end());
                    }
                }
            }
            return new Plain(letters.toString(), begins, ends);
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

        private static char seen(char letter) {
            return switch (letter) {
                case '\u2018', '\u2019', '\u201a', '\u02bc' -> '\'';
                case '\u201c', '\u201d', '\u201e', '\u00ab', '\u00bb' -> '"';
                case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212' -> '-';
                default -> Character.isWhitespace(letter) || Character.isSpaceChar(letter) ? ' ' : letter;
            };
        }
    }
}
