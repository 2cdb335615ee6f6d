package org.mastercreator.learning.grading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Saying something again adds nothing to an answer; that many figures grow with its length must not make it so. */
final class Repetition {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int LONGEST = 30;
    private static final int MOST_WORDS = 10_000;
    private static final int LETTERS = 3;

    private Repetition() {}

    /**
     * The text with what stands there three times or more in a row, up to 30 words, only once; as it was if nothing
     * does. Twice is a slip, or the end of one sentence and the beginning of the next. Numbers and short words may stand
     * as often as they like.
     */
    static String once(String text) {
        List<String> words = SPACE.splitAsStream(text).limit(MOST_WORDS).toList();
        List<String> kept = new ArrayList<>();
        List<String> plain = new ArrayList<>();
        List<String> repeated = List.of();
        for (String word : words) {
            kept.add(word);
            plain.add(NO_LETTER.matcher(word).replaceAll("").toLowerCase(Locale.ROOT));
            if (plain.getLast().length() < LETTERS) {
                continue;
            }
            int again = 0;
            if (!repeated.isEmpty() && endsWith(plain, 0, repeated) && endsWith(plain, repeated.size(), repeated)) {
                again = repeated.size();
            } else {
                int run = saidThrice(plain);
                if (run > 0) {
                    repeated = List.copyOf(plain.subList(plain.size() - run, plain.size()));
                    again = 2 * run;
                }
            }
            kept.subList(kept.size() - again, kept.size()).clear();
            plain.subList(plain.size() - again, plain.size()).clear();
        }
        return kept.size() == words.size() ? text : String.join(" ", kept);
    }

    /** Of how many words the run is that stands three times at the end; 0 if none does. */
    private static int saidThrice(List<String> words) {
        int size = words.size();
        for (int run = 1; run <= Math.min(LONGEST, size / 3); run++) {
            List<String> last = words.subList(size - run, size);
            if (endsWith(words, run, last) && endsWith(words, 2 * run, last)) {
                return run;
            }
        }
        return 0;
    }

    /** Whether this run stands so many words before the end. */
    private static boolean endsWith(List<String> words, int before, List<String> run) {
        int end = words.size() - before;
        return end >= run.size() && words.subList(end - run.size(), end).equals(run);
    }
}
