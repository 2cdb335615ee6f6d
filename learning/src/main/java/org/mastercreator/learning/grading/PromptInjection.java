package org.mastercreator.learning.grading;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the sentences of an answer that speak to its grader instead of answering: orders, pleas, faked results and
 * roles (prompt injection, OWASP LLM01). They are left out of what is graded, so that they have no effect, and a
 * teacher is told. Looks through letters that only look Latin, spaced and swapped letters, and text that was turned
 * around or encoded. What it misses is caught, if at all, by comparing two graders ({@link SecondOpinion}).
 */
public final class PromptInjection {
    private static final int MOST_CHARACTERS = 10_000;
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?;。！？।؟])(?=\\s|\\p{Lo})|\\n");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Mn}\\p{Cc}&&[^\\n\\t]]");
    private static final Pattern SPACED_LETTERS =
            Pattern.compile("(?<![\\p{L}\\p{N}])(?:\\p{L}[ .\\-_*]){3,200}\\p{L}(?![\\p{L}\\p{N}])");
    private static final Pattern ENCODED = Pattern.compile("[A-Za-z0-9+/_-]{16,4000}={0,2}");
    private static final Pattern OF_GRADING =
            Pattern.compile("rubric|points|marks|score|grad(?:e|ing)|credit|correct|instruction|criteri|prompt");
    private static final Map<Character, Character> LOOKS_LATIN = looksLatin();

    private PromptInjection() {}

    /**
     * @param answer what is left of the answer without the sentences that speak to the grader; as it was if there is
     *     none
     * @param found whether there were any
     */
    public record Reading(String answer, boolean found) {}

    /** Reads the first 10,000 characters; what follows is left as it is. Time grows with the length only. */
    public static Reading read(String answer) {
        String head = head(answer);
        List<String> kept = new ArrayList<>();
        boolean found = false;
        for (String sentence : SENTENCE_END.splitAsStream(head).toList()) {
            if (speaksToGrader(sentence)) {
                found = true;
            } else {
                kept.add(sentence);
            }
        }
        if (!found) {
            boolean isOneSentence = kept.equals(List.of(head));
            return !isOneSentence && speaksToGrader(head) ? new Reading("", true) : new Reading(answer, false);
        }
        String left = String.join(" ", kept).strip();
        // What only makes sense together with what was left out must not be graded on its own either.
        return speaksToGrader(left) ? new Reading("", true) : new Reading(left, true);
    }

    private static String head(String text) {
        return text.substring(0, Math.min(text.length(), MOST_CHARACTERS));
    }

    private static boolean speaksToGrader(String text) {
        return forms(text)
                .distinct()
                .anyMatch(form -> InjectionSigns.ALL.stream()
                        .anyMatch(sign -> sign.matcher(form).find()));
    }

    /** The text in every guise that a reader of texts, human or not, would see through. */
    private static Stream<String> forms(String text) {
        String plain = INVISIBLE
                .matcher(head(Normalizer.normalize(text, Normalizer.Form.NFKD)))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'')
                .replaceAll("[ \\t\\r\\u00a0]++", " ")
                .replaceAll("\n[ \\n]*+", "\n");
        String latin = joined(mapped(plain));
        Stream<String> readable = Stream.of(Normalizer.normalize(plain, Normalizer.Form.NFC), latin, unswapped(latin));
        Stream<String> hidden = Stream.concat(
                Stream.of(new StringBuilder(latin).reverse().toString(), rotated(latin)),
                ENCODED.matcher(text).results().limit(20).flatMap(PromptInjection::decoded));
        // Of what was hidden, most is noise.
        return Stream.concat(
                readable, hidden.filter(form -> OF_GRADING.matcher(form).find()));
    }

    private static String mapped(String text) {
        StringBuilder latin = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            latin.append(
                    LOOKS_LATIN.getOrDefault(text.charAt(i), text.charAt(i)).charValue());
        }
        return latin.toString();
    }

    /** Puts words together that were written letter by letter. */
    private static String joined(String text) {
        return SPACED_LETTERS
                .matcher(text)
                .replaceAll(letters -> letters.group().replaceAll("[ .\\-_*]", ""))
                .replaceAll("(?<=\\p{L})[*_~`|]+(?=\\p{L})", "");
    }

    /** Letters for the digits and signs that stand in for them, inside of words. */
    private static String unswapped(String text) {
        StringBuilder letters = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            int at = "013457@$!".indexOf(text.charAt(i));
            boolean inWord = (i > 0 && Character.isLetter(letters.charAt(i - 1)))
                    || (i + 1 < text.length() && Character.isLetter(text.charAt(i + 1)));
            if (at >= 0 && inWord) {
                letters.setCharAt(i, "oieastasi".charAt(at));
            }
        }
        return letters.toString();
    }

    /** Each letter moved by half of the alphabet (ROT13). */
    private static String rotated(String text) {
        StringBuilder letters = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter >= 'a' && letter <= 'z') {
                letters.setCharAt(i, (char) ('a' + (letter - 'a' + 13) % 26));
            }
        }
        return letters.toString();
    }

    private static Stream<String> decoded(MatchResult token) {
        String text = token.group();
        return Stream.concat(
                bytes(() -> Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'))),
                bytes(() -> HexFormat.of().parseHex(text)));
    }

    private static Stream<String> bytes(Supplier<byte[]> decoder) {
        try {
            return Stream.of(new String(decoder.get(), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException notEncodedSo) {
            return Stream.empty();
        }
    }

    private static Map<Character, Character> looksLatin() {
        String others = "авсеһіјкмортухԁѕԛԝɡɑαβεικνορτυχηωіⅰƖıłđ";
        String letters = "abcehijkmoptyxdsqwgaabeiknoptuxnwiiiild";
        Map<Character, Character> map = new HashMap<>();
        for (int i = 0; i < Math.min(others.length(), letters.length()); i++) {
            map.put(others.charAt(i), letters.charAt(i));
        }
        return Map.copyOf(map);
    }
}
