package org.mastercreator.learning.grading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** Numbers in English words and in digits are the same to a teacher: "forty-six" is 46. */
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
    private static final Set<String> CHANGES_IT = Set.of(
            "hundred",
            "thousand",
            "million",
            "billion",
            "dozen",
            "half",
            "halves",
            "third",
            "thirds",
            "quarter",
            "quarters");
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
            Run run = read(words, at);
            List<String> own = words.subList(at, at + Math.max(1, run.length()));
            String digits = Integer.toString(run.value());
            if (run.length() > 0 && run.value() != 1 && known.contains(digits) && !known.containsAll(own)) {
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

    /** A number that is all there is, but for one word behind it, such as a unit. */
    static OptionalDouble alone(List<String> words) {
        Run run = read(words, 0);
        List<String> behind = words.subList(run.length(), words.size());
        return run.length() > 0 && behind.stream().allMatch(NumberWords::isUnit) && behind.size() <= 1
                ? OptionalDouble.of(run.value())
                : OptionalDouble.empty();
    }

    private static boolean isUnit(String word) {
        return !VALUES.containsKey(word)
                && !CHANGES_IT.contains(word)
                && word.chars().noneMatch(Character::isDigit);
    }

    private static boolean isCount(String word) {
        return word.length() <= MOST_DIGITS && word.chars().allMatch(letter -> letter >= '0' && letter <= '9');
    }

    /** Words that name one number; none if length is 0. */
    private record Run(int value, int length) {}

    /** The longest number below a million that begins at a word. */
    private static Run read(List<String> words, int from) {
        int thousands = 0;
        int part = 0;
        // A word of this value or more cannot come next.
        int below = 100;
        boolean mayHaveAnd = false;
        int at = from;
        while (at < words.size()) {
            boolean and = mayHaveAnd && words.get(at).equals("and");
            String word = and && at + 1 < words.size() ? words.get(at + 1) : words.get(at);
            Integer value = VALUES.get(word);
            if (value != null && value < below && (value > 0 || at == from)) {
                part += value;
                below = value >= 20 ? 10 : 0;
            } else if (!and && word.equals("hundred") && part > 0 && part < 20) {
                part *= 100;
                below = 100;
            } else if (!and && word.equals("thousand") && part > 0 && thousands == 0) {
                thousands = part * 1_000;
                part = 0;
                below = 100;
            } else {
                break;
            }
            mayHaveAnd = below == 100;
            at += and ? 2 : 1;
        }
        return new Run(thousands + part, at - from);
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
