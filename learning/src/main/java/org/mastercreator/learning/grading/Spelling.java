package org.mastercreator.learning.grading;

import java.util.Set;

/** Puts misspelt words right after known ones. */
final class Spelling {
    private static final int LONG = 8;
    private static final int SHORTEST = 5;

    private Spelling() {}

    /**
     * The known word that is one slip of the pen away, two for words of eight letters and more; else the word itself.
     * Only letters are corrected, and the first one has to be right.
     */
    static String corrected(String word, Set<String> known) {
        if (word.length() < SHORTEST
                || word.length() > 40
                || known.contains(word)
                || !word.chars().allMatch(Character::isLetter)) {
            return word;
        }
        int allowed = word.length() >= LONG ? 2 : 1;
        String best = word;
        int least = allowed + 1;
        for (String candidate : known) {
            if (candidate.length() >= SHORTEST
                    && candidate.charAt(0) == word.charAt(0)
                    && Math.abs(candidate.length() - word.length()) <= allowed
                    && !Wording.stem(candidate).equals(Wording.stem(word))) {
                int distance = distance(word, candidate);
                if (distance < least || (distance == least && candidate.compareTo(best) < 0)) {
                    least = distance;
                    best = candidate;
                }
            }
        }
        return least <= allowed ? best : word;
    }

    /** Letters put in, left out, changed, or swapped with the next (Damerau 1964, restricted). */
    private static int distance(String one, String other) {
        int[][] cost = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + change);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[one.length()][other.length()];
    }
}
