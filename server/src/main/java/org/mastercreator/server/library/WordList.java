package org.mastercreator.server.library;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The list of words in a text: what stands below the heading WORDS up to the next heading. Words follow each other with
 * commas, or each is a point of its own, with its meaning after a colon.
 */
final class WordList {
    static final String HEADING = "WORDS";

    private static final Pattern ANY_HEADING = Pattern.compile("[\\p{Lu}\\d][\\p{Lu}\\d ,’'-]{2,59}");
    private static final String POINT = "- ";
    private static final int LONGEST_WORD = 60;
    private static final int LONGEST_MEANING = 300;

    private WordList() {}

    static List<WordBank.Word> in(String text) {
        List<WordBank.Word> words = new ArrayList<>();
        boolean inside = false;
        for (String line : text.lines().map(String::strip).toList()) {
            if (ANY_HEADING.matcher(line).matches()) {
                inside = line.equals(HEADING);
            } else if (inside) {
                words(line).filter(WordList::isShort).forEach(words::add);
            }
        }
        return words;
    }

    private static Stream<WordBank.Word> words(String line) {
        if (line.startsWith(POINT)) {
            String[] parts = line.substring(POINT.length()).split(":", 2);
            String meaning = parts.length == 2 ? parts[1].strip() : "";
            return Stream.of(new WordBank.Word(parts[0].strip(), meaning.isEmpty() ? null : meaning));
        }
        return Stream.of(line.split("[,;]")).map(word -> new WordBank.Word(word.strip(), null));
    }

    private static boolean isShort(WordBank.Word word) {
        return !word.word().isEmpty()
                && word.word().length() <= LONGEST_WORD
                && (word.meaning() == null || word.meaning().length() <= LONGEST_MEANING);
    }
}
