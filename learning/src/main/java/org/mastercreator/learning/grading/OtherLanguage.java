package org.mastercreator.learning.grading;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sees that an answer is written in another language than the question, by small words, letters and endings that English
 * does not have. The embedding model takes such an answer for one about something else, and is sure of it.
 */
final class OtherLanguage {
    /** Of what students speak at home most, without those that English has too, such as "die", "son" or "plus". */
    private static final Set<String> SMALL_WORDS = Stream.of(
                    "porque el la un los las una unos unas del por para que es se su sus con como muy cuando donde "
                            + "esta este esto ellos ellas hace hacen tiene tienen pero más también entre está están",
                    "weil damit und der das dem des ein eine einen einem einer ist sind nicht sie es er wir ich wird "
                            + "werden mit von zu zum zur auf aus durch wenn wie auch sich kein keine oder aber haben macht",
                    "parce le les une du des et est sont avec dans ne pas qui il elle elles ils sur au aux ce cette "
                            + "leur leurs mais ou ont quand fait ça car",
                    "perché il gli della delle dei di che sono nel nella anche quando fanno",
                    "porquê os das dos uma não ele eles ela elas em na nas ao também isso são quando fazem",
                    "omdat het een niet zijn wordt worden naar voor ze deze",
                    "bo że się jest są nie dla przez i z w żeby ponieważ",
                    "ve bir bu için çünkü ile değil olur olarak daha",
                    "ang mga ng sa kasi dahil hindi nila siya upang",
                    "vì để cây là và của không các những")
            .flatMap(Pattern.compile(" ")::splitAsStream)
            .filter(word -> word.length() > 1)
            .filter(Wording::hasMeaning)
            .collect(Collectors.toUnmodifiableSet());

    private static final Pattern ENDING = Pattern.compile(".{2,38}(?:ci[oó]n|ciones|[cç]ão|zione|ung|ungen|keit|heit)");
    /** Words of English that end so. */
    private static final Set<String> ENGLISH = Set.of("young", "clung", "flung", "slung", "stung", "swung", "wrung");

    private OtherLanguage() {}

    /** @param stated the question and what is wanted: what they say too is no sign */
    static boolean isIn(String answer, List<String> stated) {
        Set<String> known = new HashSet<>();
        stated.forEach(text -> known.addAll(Wording.words(text)));
        return looksForeign(answer, known) && stated.stream().noneMatch(text -> looksForeign(text, Set.of()));
    }

    private static boolean looksForeign(String text, Set<String> known) {
        List<String> words = Wording.words(text);
        long english = words.stream().filter(word -> !Wording.hasMeaning(word)).count();
        long foreign = words.stream()
                .filter(word -> !known.contains(word))
                .filter(OtherLanguage::isForeign)
                .count();
        return foreign > english;
    }

    private static boolean isForeign(String word) {
        return SMALL_WORDS.contains(word)
                || word.codePoints().anyMatch(OtherLanguage::isAccented)
                || (!ENGLISH.contains(word) && ENDING.matcher(word).matches());
    }

    /** Not a unit such as µ or Ω. */
    private static boolean isAccented(int letter) {
        return letter > 0x7f && Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN;
    }
}
