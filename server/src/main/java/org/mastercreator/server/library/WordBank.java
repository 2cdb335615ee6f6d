package org.mastercreator.server.library;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The words of a concept: the same ones beside every question about it, so that none is picked out.
 *
 * @param words in the order of the alphabet; empty if the library has no list for the concept
 */
public record WordBank(String conceptId, String conceptName, List<Word> words) {
    private static final int ENDING = 2;
    private static final int SHORTEST_STEM = 4;

    /** @param meaning in plain words; null where the list gives none */
    public record Word(String word, @Nullable String meaning) {
        Word alone() {
            return new Word(word, null);
        }

        /** Whether a text has it in some form. Takes it rather once too often, as in <i>produce</i> for producer. */
        private boolean isIn(String text) {
            String lower = word.toLowerCase(Locale.ROOT);
            String stem =
                    lower.substring(0, Math.max(Math.min(lower.length(), SHORTEST_STEM), lower.length() - ENDING));
            int at = text.indexOf(stem);
            while (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))) {
                at = text.indexOf(stem, at + 1);
            }
            return at >= 0;
        }
    }

    public boolean hasNoWords() {
        return words.isEmpty();
    }

    /**
     * As it may stand beside questions, of which this is all that they and their keys say: without any meaning if one
     * of them has one of the words, since a meaning might be what is asked for.
     */
    public WordBank beside(String questions) {
        String text = questions.toLowerCase(Locale.ROOT);
        return words.stream().noneMatch(word -> word.isIn(text))
                ? this
                : new WordBank(
                        conceptId, conceptName, words.stream().map(Word::alone).toList());
    }
}
