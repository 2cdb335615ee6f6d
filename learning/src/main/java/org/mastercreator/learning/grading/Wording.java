package org.mastercreator.learning.grading;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What can be seen in the words of an answer without knowing their meaning. */
final class Wording {
    private static final int MOST_CHARACTERS = 10_000;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s,;:!?\"'()]+|\\.(?=\\s|$)");
    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}']+");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,30}(?:[.,]\\d{1,30})?");
    private static final Pattern NAME_OF_A_THING = Pattern.compile(
            "(?<![\\p{L}\\p{N}'])(?:[b-hj-zB-HJ-Z]|(?<=\\S )A|\\d{1,30}(?:\\.\\d{1,30})?)(?![\\p{L}\\p{N}])");
    /** A statement that is called untrue as a whole, before it or after. */
    private static final Pattern DENIAL = Pattern.compile(
            "\\b(?:false|untrue|wrong|incorrect|myth|lie|nonsense|mistake|mistaken) that\\b"
                    + "|\\b(?:they|who|that|this|people|which) (?:is|are|was|were) (?:all |just |simply |quite )?"
                    + "(?:false|untrue|wrong|incorrect|mistaken|lying|nonsense|a myth|a lie)\\b|\\b(?:nobody|no one|nowhere)\\b");

    private static final Pattern ONE_QUESTION = Pattern.compile("[^.!;\\n]*+(?<=[?？])\\)?");
    private static final Set<String> EMPTY_WORDS = Set.of(
            "a", "an", "and", "are", "as", "at", "be", "because", "been", "by", "can", "could", "did", "do", "does",
            "for", "from", "had", "has", "have", "how", "i", "in", "into", "is", "it", "its", "of", "on", "or", "so",
            "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "to", "was", "were",
            "what", "when", "which", "who", "why", "will", "with", "would", "you", "your");
    private static final Set<String> NEGATIONS = Set.of(
            "no", "not", "never", "none", "nothing", "cannot", "without", "neither", "nor", "cant", "dont", "doesnt",
            "didnt", "isnt", "arent", "wasnt", "werent", "wont", "couldnt", "wouldnt");

    private static final List<String> ENDINGS = List.of("'s", "ations", "ation", "ings", "ing", "ies", "ed", "es", "s");
    /** As evaporat(es); of short words, as in plate or locate, too little would be left, and carbonate is not carbon. */
    private static final Pattern OF_VERBS_IN_ATE = Pattern.compile("\\p{L}{6}(?<!on)ate?$");

    private Wording() {}

    /** The content words of a text in order of appearance, shortened to their stems in a crude way. */
    static Set<String> contentWords(String text) {
        Set<String> words = new LinkedHashSet<>();
        for (String word : words(text)) {
            if (hasMeaning(word)) {
                words.add(stem(word));
            }
        }
        return words;
    }

    /** Whether a word says something by itself. */
    static boolean hasMeaning(String word) {
        return !EMPTY_WORDS.contains(word) && !isNegation(word);
    }

    static boolean negates(String text) {
        return words(text).stream().anyMatch(Wording::isNegation)
                || DENIAL.matcher(plain(text)).find();
    }

    /** Whether the text is one question and states nothing. */
    static boolean onlyAsks(String text) {
        return ONE_QUESTION.matcher(head(text).strip()).matches();
    }

    /** The numbers in a text, as they are written. */
    static Set<String> numbers(String text) {
        return NUMBER.matcher(plain(text)).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    /** The text with "it" for what only names a thing: numbers and single letters, except a and I. */
    static String blind(String text) {
        return NAME_OF_A_THING.matcher(head(text)).replaceAll("it");
    }

    /** Whether most letters are of a script that the embedding model was not trained on. */
    static boolean isForeignScript(String text) {
        int[] letters = head(text).codePoints().filter(Character::isLetter).toArray();
        long latin = 0;
        for (int letter : letters) {
            latin += Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN ? 1 : 0;
        }
        return latin * 2 < letters.length;
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

    static List<String> words(String text) {
        return NOT_A_WORD
                .splitAsStream(plain(text))
                .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
                .toList();
    }

    /** The text without what a teacher takes for the same words: letter case, spaces and marks between words. */
    static String bare(String text) {
        return BETWEEN_WORDS.matcher(plain(text)).replaceAll(" ").strip();
    }

    private static boolean isNegation(String word) {
        return word.endsWith("n't") || NEGATIONS.contains(word);
    }

    /** Lower case, letters composed, and the curly apostrophe that phones write made straight. */
    private static String plain(String text) {
        return Normalizer.normalize(head(text), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'');
    }

    private static String head(String text) {
        return text.substring(0, Math.min(text.length(), MOST_CHARACTERS));
    }

    /**
     * Strips an ending and then a last e or y, so that release and released, energy and energies, evaporates and
     * evaporation meet.
     */
    static String stem(String word) {
        String stem = word;
        for (String ending : ENDINGS) {
            if (word.length() >= ending.length() + 3 && word.endsWith(ending) && !word.endsWith("ss")) {
                stem = word.substring(0, word.length() - ending.length());
                break;
            }
        }
        return OF_VERBS_IN_ATE.matcher(stem).find()
                ? stem.substring(0, stem.lastIndexOf("at"))
                : stem.length() > 3 && (stem.endsWith("e") || stem.endsWith("y"))
                        ? stem.substring(0, stem.length() - 1)
                        : stem;
    }
}
