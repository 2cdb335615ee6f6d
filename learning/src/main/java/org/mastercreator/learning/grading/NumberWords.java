package org.mastercreator.learning.grading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Numbers in English words and in digits are the same to a teacher: "forty-six" is 46, "twelve and a half" is 12.5. */
final class NumberWords {
    private static final List<String> SMALL = List.of(
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen");
    private static final List<String> TENS =
            List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
    private static final Map<String, Integer> VALUES = values();
    private static final Map<String, Double> LARGER = Map.of(
            "dozen", 12.0,
            "hundred", 1e2,
            "thousand", 1e3,
            "million", 1e6,
            "billion", 1e9,
            "trillion", 1e12);
    private static final List<String> PARTS =
            List.of("half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth");
    private static final Set<String> BELOW_ZERO = Set.of("minus", "negative");
    private static final Set<String> ARTICLES = Set.of("a", "an");
    private static final int MOST_PARTS = 20;
    private static final int MOST_DIGITS = 3;

    private NumberWords() {}

    private static Map<String, Integer> values() {
        Map<String, Integer> values = new HashMap<>();
        SMALL.forEach(word -> values.put(word, values.size()));
        for (int i = 0; i < TENS.size(); i++) {
            values.put(TENS.get(i), 10 * (i + 2));
        }
        values.put("fourty", 40);
        return Map.copyOf(values);
    }

    /**
     * The words with each number as the known words have it, in digits or in words; others stay as they are. A single
     * "one" stays too: mostly it counts nothing.
     */
    static List<String> asKnown(List<String> words, Set<String> known) {
        List<String> result = new ArrayList<>(words.size());
        int at = 0;
        while (at < words.size()) {
            String word = words.get(at);
            Count count = belowMillion(words, at);
            List<String> own = words.subList(at, at + Math.max(1, count.length()));
            String digits = Integer.toString(count.value());
            if (count.length() > 0 && count.value() != 1 && known.contains(digits) && !known.containsAll(own)) {
                result.add(digits);
            } else if (isCount(word) && !known.contains(word) && known.containsAll(inWords(Integer.parseInt(word)))) {
                result.addAll(inWords(Integer.parseInt(word)));
            } else {
                result.addAll(own);
            }
            at += own.size();
        }
        return result;
    }

    /** @param length how many words name the value; 0 if none does */
    record Named(double value, int length) {
        Named negated() {
            return new Named(-value, length);
        }

        private Named longer(Named more) {
            return new Named(more.value, length + more.length);
        }
    }

    /** The number that the words begin with. */
    static Named first(List<String> words) {
        if (words.isEmpty()) {
            return new Named(0, 0);
        }
        if (BELOW_ZERO.contains(words.getFirst())) {
            Named number = first(words.subList(1, words.size()));
            return number.length() == 0 ? number : new Named(0, 1).longer(number.negated());
        }
        Count count = belowMillion(words, 0);
        if (count.length() > 0) {
            Named whole = new Named(count.value(), count.length());
            return whole.longer(changed(count.value(), words.subList(count.length(), words.size())));
        }
        int article = ARTICLES.contains(words.getFirst()) ? 1 : 0;
        String word = word(words, article);
        if (words.getFirst().equals("point")) {
            return behindPoint(0, words);
        }
        boolean isOne = LARGER.containsKey(word)
                || (article == 1 ? parts(word, 1) > 0 : word.equals("half") || word.equals("quarter"));
        return isOne ? new Named(1, article).longer(changed(1, words.subList(article, words.size()))) : new Named(0, 0);
    }

    /**
     * What the words behind a number make of it: "and a half" adds to it, "quarters" divides it, "point five" goes on
     * with it, and "million" makes it larger. The number itself, with length 0, if they change nothing.
     */
    static Named changed(double number, List<String> words) {
        Named changed = inParts(number, words);
        int at = changed.length();
        // "half a million"
        at += at > 0 && ARTICLES.contains(word(words, at)) && LARGER.containsKey(word(words, at + 1)) ? 1 : 0;
        Double times = LARGER.get(word(words, at));
        return times == null ? changed : new Named(changed.value() * times, at + 1);
    }

    private static Named inParts(double number, List<String> words) {
        String word = word(words, 0);
        if (word.equals("point")) {
            return behindPoint(number, words);
        }
        int parts = parts(word, number);
        if (parts > 0) {
            return new Named(number / parts, 1);
        }
        int and = and(words, 0);
        Count added = ARTICLES.contains(word(words, and)) ? new Count(1, 1) : belowMillion(words, and);
        int of = parts(word(words, and + added.length()), added.value());
        return of > 0
                ? new Named(number + added.value() / (double) of, and + added.length() + 1)
                : new Named(number, 0);
    }

    private static Named behindPoint(double number, List<String> words) {
        StringBuilder digits = new StringBuilder();
        while (SMALL.indexOf(word(words, 1 + digits.length())) >= 0
                && SMALL.indexOf(word(words, 1 + digits.length())) < 10) {
            digits.append(SMALL.indexOf(word(words, 1 + digits.length())));
        }
        return digits.isEmpty()
                ? new Named(number, 0)
                : new Named(number + Double.parseDouble("0." + digits), 1 + digits.length());
    }

    /** In how many parts the word divides: "half" of one is 2, "thirds" of several 3; 0 if it is no such word. */
    private static int parts(String word, double number) {
        String one = word.equals("halves") ? "half" : number == 1 ? word : word.replaceAll("s$", "");
        boolean fits = (number == 1) == one.equals(word) && number > 0 && number < MOST_PARTS;
        return fits && PARTS.contains(one) ? PARTS.indexOf(one) + 2 : 0;
    }

    /** Whether a word has to do with how many: then it may change the number before it. "One" mostly counts nothing. */
    static boolean counts(String word) {
        return (VALUES.containsKey(word) && !word.equals("one"))
                || LARGER.containsKey(word)
                || parts(word, 1) > 0
                || parts(word, 2) > 0;
    }

    private static String word(List<String> words, int at) {
        return at < words.size() ? words.get(at) : "";
    }

    private static boolean isCount(String word) {
        return word.length() <= MOST_DIGITS && word.chars().allMatch(letter -> letter >= '0' && letter <= '9');
    }

    /** A whole number and how many words name it; 0 if none does. */
    private record Count(int value, int length) {
        Count times(int factor) {
            return new Count(value * factor, length + 1);
        }

        Count plus(Count more, int joining) {
            return more.value == 0 ? this : new Count(value + more.value, length + joining + more.length);
        }
    }

    private static Count belowMillion(List<String> words, int from) {
        Count count = belowThousand(words, from);
        if (count.value() == 0 || !word(words, from + count.length()).equals("thousand")) {
            return count;
        }
        Count thousands = count.times(1_000);
        int and = and(words, from + thousands.length());
        return thousands.plus(belowThousand(words, from + thousands.length() + and), and);
    }

    private static Count belowThousand(List<String> words, int from) {
        Count count = belowHundred(words, from);
        boolean isHundreds = count.value() > 0 && count.value() < SMALL.size();
        if (!isHundreds || !word(words, from + count.length()).equals("hundred")) {
            return count;
        }
        Count hundreds = count.times(100);
        int and = and(words, from + hundreds.length());
        return hundreds.plus(belowHundred(words, from + hundreds.length() + and), and);
    }

    private static Count belowHundred(List<String> words, int from) {
        Integer value = VALUES.get(word(words, from));
        if (value == null) {
            return new Count(0, 0);
        }
        int unit = SMALL.indexOf(word(words, from + 1));
        return value >= SMALL.size() && unit > 0 && unit < 10 ? new Count(value + unit, 2) : new Count(value, 1);
    }

    private static int and(List<String> words, int at) {
        return word(words, at).equals("and") ? 1 : 0;
    }

    /** A number below a thousand. */
    private static List<String> inWords(int number) {
        List<String> words = new ArrayList<>();
        int rest = number % 100;
        if (number >= 100) {
            words.addAll(List.of(SMALL.get(number / 100), "hundred"));
        }
        if (rest >= 20) {
            words.add(TENS.get(rest / 10 - 2));
            rest %= 10;
        }
        if (rest > 0 || number == 0) {
            words.add(SMALL.get(rest));
        }
        return words;
    }
}
