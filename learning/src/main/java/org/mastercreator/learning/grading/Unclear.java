package org.mastercreator.learning.grading;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Signs that an answer has the right words and may not say the right thing: it leaves two things open, takes back what
 * it says, strings words together, or puts another word or number where one was wanted. Likeness of meaning sees little
 * of this.
 */
final class Unclear {
    /** Each counts only where the question and its key do not speak so themselves. */
    private static final List<Pattern> SIGNS = Stream.of(
                    // Two things at once.
                    "\\b(?:either|or)\\b|\\b(?:could|might|may) (?:also|just as well)\\b",
                    // Said and taken back, or said of others.
                    "\\b(?:actually|no|wait|sorry),? (?:no|not|that'?s)\\b|\\bscrap (?:that|it|this)\\b"
                            + "|\\btake (?:it|that|this) back\\b|\\bjust kidding\\b|\\byeah,? right\\b|\\bas if (?:anyone|anybody|i|you)\\b"
                            + "|\\b(?:is|was|are|were|been) (?:\\w+ )?(?:wrong|untrue|false|incorrect|disproved|nonsense)\\b"
                            + "|\\bwhat (?:people|they|some|everyone|everybody) (?:says?|thinks?|believes?|claims?)\\b"
                            + "|\\bnon[- ](?! ?zero)\\w"
                            + "|\\b(?:once|used to|wrongly) (?:believed|thought|think|believe)\\b"
                            + "|\\b(?:myth|misconception|fallacy|hoax)\\b"
                            + "|\\b(?:but|yet|though|although|however),? (?:\\w+ ){0,2}(?:really|actually|in (?:fact|reality|truth))\\b",
                    // Told of, not said.
                    "\\bi (?:have |had |already |also |just |then )?(?:named|explained|described|mentioned|identified|stated|wrote"
                            + "|covered|included|answered|discussed)\\b|\\bcontinued (?:from|on)\\b",
                    "\\b(?:no idea|not (?:really |very |quite )?sure|just guess\\w*|wild guess)\\b",
                    "\\bif\\b.{1,80}\\b(?:were|was|had)\\b.{1,80}\\bwould\\b",
                    "\\b(?:fails?|failed|hardly|barely|scarcely|refuses?)\\b")
            .map(sign -> Pattern.compile(sign, Pattern.DOTALL))
            .toList();

    private static final Set<String> JOINING = Set.of("and", "or");
    private static final int FEWEST_LISTED = 5;
    private static final int FEWEST_SAME = 5;
    private static final double MOSTLY_SAME = 0.6;
    private static final int MOST_COMPARED = 60;
    /** One alone is the order of a list. */
    private static final int FEWEST_MOVED = 2;

    private Unclear() {}

    /** @param given the question and what is wanted */
    static boolean hasSign(String answer, List<String> given) {
        String said = plain(answer);
        return SIGNS.stream()
                .filter(sign -> sign.matcher(said).find())
                .anyMatch(sign -> given.stream()
                        .noneMatch(text -> sign.matcher(plain(text)).find()));
    }

    private static String plain(String text) {
        return text.substring(0, Math.min(text.length(), 10_000))
                .toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'');
    }

    /** Whether words of meaning stand there with none that joins them, though what was wanted is a sentence. */
    static boolean isList(Phrase answer, List<Phrase> wanted) {
        return answer.content().size() >= FEWEST_LISTED
                && !joins(answer)
                && wanted.stream().allMatch(Unclear::joins);
    }

    private static boolean joins(Phrase phrase) {
        return phrase.words().stream().anyMatch(word -> !Wording.hasMeaning(word) && !JOINING.contains(word));
    }

    /** Whether the answer lacks a number that was wanted and has one that nobody named. */
    static boolean changesNumber(Phrase question, Phrase wanted, Phrase answer) {
        Set<String> there = answer.numbers();
        return !there.containsAll(wanted.numbers())
                && there.stream()
                        .anyMatch(number -> !wanted.numbers().contains(number)
                                && !question.numbers().contains(number));
    }

    /**
     * Whether the answer follows what was wanted nearly word for word, but has another word in the place of one, or two
     * words in each other's.
     */
    static boolean standsIn(Phrase question, Phrase wanted, Phrase answer) {
        List<String> those = compared(wanted);
        List<String> these = compared(answer);
        int[][] common = common(those, these);
        if (!follows(common[0][0], those.size())) {
            return false;
        }
        if (those.stream().filter(these::contains).count() - common[0][0] >= FEWEST_MOVED) {
            return true;
        }
        boolean lacks = false;
        boolean adds = false;
        int i = 0;
        int j = 0;
        while (i < those.size() && j < these.size()) {
            if (those.get(i).equals(these.get(j))) {
                if (lacks && adds) {
                    return true;
                }
                lacks = false;
                adds = false;
                i++;
                j++;
            } else if (common[i + 1][j] >= common[i][j + 1]) {
                lacks = true;
                i++;
            } else {
                adds |= isForeign(these.get(j), question, wanted);
                j++;
            }
        }
        return (lacks || i < those.size())
                && (adds
                        || these.subList(j, these.size()).stream().anyMatch(word -> isForeign(word, question, wanted)));
    }

    /** What the question gave may stand anywhere, unless it has a place of its own in what was wanted. */
    private static boolean isForeign(String word, Phrase question, Phrase wanted) {
        return !question.content().containsKey(word) || wanted.content().containsKey(word);
    }

    /** Whether the answer says what was wanted nearly word for word. */
    static boolean follows(Phrase wanted, Phrase answer) {
        List<String> those = compared(wanted);
        return follows(common(those, compared(answer))[0][0], those.size());
    }

    private static boolean follows(int same, int wanted) {
        return same >= FEWEST_SAME && same >= MOSTLY_SAME * wanted;
    }

    private static List<String> compared(Phrase phrase) {
        return phrase.content().keySet().stream().limit(MOST_COMPARED).collect(Collectors.toList());
    }

    /** For each place in both how many words follow there in the same order (longest common subsequence). */
    private static int[][] common(List<String> those, List<String> these) {
        int[][] common = new int[those.size() + 1][these.size() + 1];
        for (int i = those.size() - 1; i >= 0; i--) {
            for (int j = these.size() - 1; j >= 0; j--) {
                common[i][j] = those.get(i).equals(these.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
