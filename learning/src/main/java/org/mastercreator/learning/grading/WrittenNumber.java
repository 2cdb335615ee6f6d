package org.mastercreator.learning.grading;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the number with which an answer begins, the way a teacher would: "1,200", "1 200", "−2.5e3 kg", "3/4", "1½",
 * "6 × 10³", "0,5", "x = 12", "about 12", "2 million", and in English words "forty-six", "twelve and a half". A comma
 * before exactly three digits groups thousands, any other is a decimal comma. A second number ("5 or 6", "5 or six",
 * "5-7") makes it no answer, so that hedging earns nothing. Only the first hundred characters are read.
 *
 * <p>A unit behind it counts where the number is wanted in one of the same quantity: 0.5 kg are 500 where g are wanted. Any
 * other is not judged.
 */
public final class WrittenNumber {
    private static final int LONGEST = 100;
    private static final Pattern SUPERSCRIPT = Pattern.compile("[⁺⁻]?[⁰¹²³⁴-⁹]{1,4}");
    private static final Pattern BEFORE_VULGAR_FRACTION = Pattern.compile("(?<=\\d)(?=[¼-¾⅐-⅞])");
    /** What says no more than that a number comes. */
    private static final Pattern LEAD = Pattern.compile(
            "(?:(?:\\p{L}{1,2} ?(?==)|(?:it is|it's|that is|the answer is|answer|i get|i got|exactly"
                    + "|about|around|roughly|approximately|approx\\.?|circa|ca\\.)(?![\\p{L}\\d]))[ :]*|[=≈~] ?){1,5}",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern NUMBER = Pattern.compile(
            "(?<sign>[+-]?) ?\\p{Sc}? ?"
                    + "(?:(?<whole>\\d{1,9}) (?<over>\\d{1,9})/(?<under>\\d{1,9})"
                    + "|(?<grouped>[1-9]\\d{0,2}(?:[, ']\\d{3})+(?:\\.\\d{1,40})?)(?![\\d/])"
                    + "|(?<plain>\\d{1,40}(?:[.,]\\d{1,40})?|[.,]\\d{1,40})(?:/(?<divisor>\\d{1,15}))?)"
                    + "(?:[eE](?<exponent>[+-]?\\d{1,3}))?"
                    + "(?: ?[x×*·⋅] ?10 ?\\^ ?(?<power>[+-]?\\d{1,3}))?(?<rest>.*)",
            Pattern.DOTALL);
    /** A digit that is not part of a unit such as m2, s^-1 or H2O. */
    private static final Pattern ANOTHER_NUMBER =
            Pattern.compile("(?<![\\p{L}\\d])(?<!\\p{L}\\^)(?<!\\p{L}\\^[+-])(?<!\\p{L}-)\\d");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}']+");
    /** Units that are several words, or what was counted. */
    private static final int MOST_WORDS_BEHIND = 4;

    private static final Pattern MARKS = Pattern.compile("^[ ,]*(?:an? )?|[ .,;:!?)]*$");

    private WrittenNumber() {}

    /** The number; empty if there is none, more than one, or one that is not finite. */
    public static OptionalDouble of(String text) {
        return of(text, List.of());
    }

    /** @param wanted the units in which the number is wanted, one of a quantity */
    public static OptionalDouble of(String text, List<Unit> wanted) {
        String plain = plain(text);
        Matcher lead = LEAD.matcher(plain);
        String own = lead.lookingAt() ? plain.substring(lead.end()) : plain;
        Matcher found = NUMBER.matcher(own);
        if (!found.matches()) {
            List<String> words = words(own);
            NumberWords.Named named = NumberWords.first(words);
            return named.length() == 0 || words.size() > named.length() + MOST_WORDS_BEHIND
                    ? OptionalDouble.empty()
                    : read(named, own, wanted);
        }
        double size = size(found) * Math.pow(10, exponent(found, "exponent") + exponent(found, "power"));
        String rest = found.group("rest");
        NumberWords.Named named = NumberWords.changed(size, words(rest));
        return read(found.group("sign").equals("-") ? named.negated() : named, rest, wanted);
    }

    /** @param text of which the first words name the number */
    private static OptionalDouble read(NumberWords.Named number, String text, List<Unit> wanted) {
        List<MatchResult> words = WORD.matcher(text).results().toList();
        String behind = text.substring(
                number.length() == 0 ? 0 : words.get(number.length() - 1).end());
        if (!Double.isFinite(number.value())
                || ANOTHER_NUMBER.matcher(behind).find()
                || words(behind).stream().anyMatch(NumberWords::counts)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Unit.of(MARKS.matcher(behind).replaceAll(""))
                .flatMap(given -> wanted.stream()
                        .filter(unit -> unit.quantity().equals(given.quantity()))
                        .findFirst()
                        .map(unit -> number.value() * (given.size() / unit.size())))
                .orElse(number.value()));
    }

    private static List<String> words(String text) {
        return WORD.matcher(text)
                .results()
                .map(word -> word.group().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static double size(Matcher found) {
        if (found.group("whole") != null) {
            return number(found.group("whole")) + number(found.group("over")) / number(found.group("under"));
        }
        if (found.group("grouped") != null) {
            return number(found.group("grouped").replaceAll("[, ']", ""));
        }
        double plain = number(found.group("plain").replace(',', '.'));
        return found.group("divisor") == null ? plain : plain / number(found.group("divisor"));
    }

    private static double number(String digits) {
        return Double.parseDouble(digits);
    }

    private static double exponent(Matcher found, String group) {
        return found.group(group) == null ? 0 : number(found.group(group));
    }

    private static String plain(String text) {
        String stripped = text.strip();
        String head = stripped.substring(0, Math.min(stripped.length(), LONGEST));
        String spaced = BEFORE_VULGAR_FRACTION
                .matcher(SUPERSCRIPT.matcher(head).replaceAll("^$0"))
                .replaceAll(" ");
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(spaced, Normalizer.Form.NFKC)
                .codePoints()
                .map(WrittenNumber::ascii)
                .forEach(plain::appendCodePoint);
        return plain.toString().replaceAll("\\s+", " ").strip().replaceAll(" ?/ ?", "/");
    }

    /** The digits of every script, and the signs that stand for minus, fraction bar and separators, as ASCII. */
    private static int ascii(int character) {
        return switch (character) {
            case '\u2212', '\u2013' -> '-';
            case '\u2044', '\u2215' -> '/';
            case '\u066B' -> '.';
            case '\u066C' -> ',';
            default ->
                Character.getType(character) == Character.DECIMAL_DIGIT_NUMBER
                        ? '0' + Character.digit(character, 10)
                        : character;
        };
    }
}
