package org.mastercreator.evaluate.grading;

import java.util.List;
import java.util.Random;

/** Answers with slips of the pen in them that change no meaning. */
final class Misspelt {
    private static final int LONG = 5;

    private Misspelt() {}

    static List<GradedText> all(List<GradedText> texts) {
        Random random = new Random(1);
        return texts.stream()
                .map(text -> text.withAnswer(misspelt(text.answer(), random)))
                .toList();
    }

    /** Two neighbouring letters change places in every third word of five letters and more, not the first one. */
    private static String misspelt(String answer, Random random) {
        String[] words = answer.split(" ", -1);
        for (int i = 0; i < words.length; i++) {
            if (words[i].length() >= LONG && words[i].chars().allMatch(Character::isLetter) && random.nextInt(3) == 0) {
                int at = 1 + random.nextInt(words[i].length() - 2);
                words[i] = words[i].substring(0, at)
                        + words[i].charAt(at + 1)
                        + words[i].charAt(at)
                        + words[i].substring(at + 2);
            }
        }
        return String.join(" ", words);
    }
}
