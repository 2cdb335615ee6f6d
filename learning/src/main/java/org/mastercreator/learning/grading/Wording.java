package org.mastercreator.learning.grading;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What can be seen in the words of an answer without knowing their meaning. */
final class Wording {
    private static final int MOST_CHARACTERS = 10_000;
    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}']+");
    private static final Set<String> EMPTY_WORDS = Set.of(
            "a", "an", "and", "are", "as", "at", "be", "because", "by", "for", "from", "has", "have", "in", "into",
            "is", "it", "its", "of", "on", "or", "so", "that", "the", "their", "them", "then", "they", "this", "to",
            "was", "were", "what", "when", "which", "will", "with");
    private static final Set<String> NEGATIONS = Set.of(
            "no", "not", "never", "none", "cannot", "can't", "don't", "doesn't", "isn't", "aren't", "won't", "without",
            "neither", "nor");

    private Wording() {}

    /** The content words of a text in order of appearance, shortened to their stems in a crude way. */
    static Set<String> contentWords(String text) {
        Set<String> words = new LinkedHashSet<>();
        String head =
                text.substring(0, Math.min(text.length(), MOST_CHARACTERS)).toLowerCase(Locale.ROOT);
        for (String word : NOT_A_WORD.splitAsStream(head).toList()) {
            if (!word.isBlank() && !EMPTY_WORDS.contains(word) && !NEGATIONS.contains(word)) {
                words.add(stem(word));
            }
        }
        return words;
    }

    static boolean negates(String text) {
        String head =
                text.substring(0, Math.min(text.length(), MOST_CHARACTERS)).toLowerCase(Locale.ROOT);
        for (String word : NOT_A_WORD.splitAsStream(head).toList()) {
            if (NEGATIONS.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** Which share of the wanted words is there, 0..1; 1 if none is wanted. */
    static double coverage(Set<String> wanted, Set<String> given) {
        if (wanted.isEmpty()) {
            return 1;
        }
        Set<String> both = new HashSet<>(wanted);
        both.retainAll(given);
        return both.size() / (double) wanted.size();
    }

    private static String stem(String word) {
        for (String ending : new String[] {"ations", "ation", "ings", "ing", "ies", "ed", "es", "s"}) {
            if (word.length() > ending.length() + 3 && word.endsWith(ending)) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }
}
