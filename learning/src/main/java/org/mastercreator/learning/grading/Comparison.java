package org.mastercreator.learning.grading;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be seen when an answer is put beside what was wanted, as figures for a model to weigh. */
final class Comparison {
    /** Names of the figures, in their order. */
    static final List<String> FIGURES = List.of(
            "meaning",
            "meaning of question",
            "wanted is in question",
            "near words wanted",
            "near words given",
            "same words wanted",
            "same words of all",
            "same pairs",
            "wording",
            "negation differs",
            "negated",
            "numbers differ",
            "opposites",
            "length ratio",
            "length",
            "adds nothing",
            "gives up",
            "meaning and words",
            "new beyond");

    private static final int MEANING = 0;
    private static final int NEAR_WANTED = 3;
    private static final int SAME_OF_ALL = 6;
    private static final double LITTLE_MEANING = 0.35;
    private static final double LITTLE = 0.25;
    private static final int WORDING = 8;
    private static final int NEGATION_DIFFERS = 9;
    private static final int OPPOSITE = 12;
    private static final double SAME_WORDS = 0.72;
    private static final int MOST_COMPARED = 40;
    private static final double NEAR = 0.55;
    private static final int FEWEST_ORDERED = 4;
    private static final double NEARLY_ALL = 0.8;
    private static final double MANY_SWAPPED = 0.25;
    private static final Set<String> GIVING_UP =
            Set.of("know", "idea", "help", "sure", "understand", "confused", "dunno", "idk");
    private static final List<Set<String>> OPPOSITES = List.of(
            Set.of("open", "closed"),
            Set.of("same", "different"),
            Set.of("positive", "negative"),
            Set.of("connected", "disconnected"),
            Set.of("connected", "separated"),
            Set.of("more", "less"),
            Set.of("increase", "decrease"),
            Set.of("increases", "decreases"),
            Set.of("high", "low"),
            Set.of("higher", "lower"),
            Set.of("complete", "incomplete"),
            Set.of("on", "off"),
            Set.of("parallel", "series"),
            Set.of("before", "after"),
            Set.of("in", "out"),
            Set.of("into", "out"),
            Set.of("hot", "cold"),
            Set.of("true", "false"),
            Set.of("all", "some"),
            Set.of("always", "never"),
            Set.of("gain", "lose"),
            Set.of("absorb", "release"),
            Set.of("absorbs", "releases"),
            Set.of("inside", "outside"),
            Set.of("larger", "smaller"),
            Set.of("big", "small"),
            Set.of("start", "stop"),
            Set.of("alive", "dead"),
            Set.of("both", "neither"),
            Set.of("equal", "unequal"));

    private Comparison() {}

    static double[] of(Phrase question, Phrase wanted, Phrase answer, Words near) {
        Set<String> newWanted = without(wanted.content(), question.content());
        Set<String> newGiven = without(answer.content(), question.content());
        double meaning = answer.meaning(wanted);
        double wording = answer.wording(wanted);
        double nearWanted = share(newWanted, wanted, newGiven, answer, near);
        double nearGiven = share(newGiven, answer, newWanted, wanted, near);
        double sameWanted = Wording.coverage(newWanted, answer.content().keySet());
        double sameAll =
                Wording.coverage(wanted.content().keySet(), answer.content().keySet());
        Set<String> beyond = new HashSet<>(newGiven);
        beyond.removeAll(wanted.content().keySet());
        return new double[] {
            meaning,
            answer.meaning(question),
            wanted.meaning(question),
            nearWanted,
            nearGiven,
            sameWanted,
            sameAll,
            Wording.coverage(wanted.pairs(), answer.pairs()),
            wording,
            answer.negates() == wanted.negates() ? 0 : 1,
            answer.negates() ? 1 : 0,
            numbersDiffer(wanted, answer) ? 1 : 0,
            opposites(wanted, answer),
            Math.log((1.0 + answer.words().size()) / (1.0 + wanted.words().size())),
            Math.log(1.0 + answer.words().size()),
            newGiven.isEmpty() ? 1 : 0,
            answer.words().stream().anyMatch(GIVING_UP::contains) ? 1 : 0,
            Math.max(0, meaning) * sameAll,
            Math.log(1.0 + beyond.size())
        };
    }

    /** Whether the answer has the words of what was wanted, but one of the two is negated or names an opposite. */
    static boolean turnsAround(double[] figures) {
        return figures[WORDING] >= SAME_WORDS && Math.max(figures[NEGATION_DIFFERS], figures[OPPOSITE]) >= 1;
    }

    /**
     * Whether the answer has nearly all words of what was wanted, but in quite another order: it may say the same in the
     * passive, or that the cause comes from the effect.
     */
    static boolean reorders(Phrase wanted, Phrase answer) {
        List<String> order = wanted.content().keySet().stream()
                .filter(answer.content()::containsKey)
                .toList();
        if (order.size() < FEWEST_ORDERED
                || order.size() < NEARLY_ALL * wanted.content().size()) {
            return false;
        }
        List<String> there = List.copyOf(answer.content().keySet());
        int[] places =
                order.stream().limit(MOST_COMPARED).mapToInt(there::indexOf).toArray();
        int swapped = 0;
        for (int i = 0; i < places.length; i++) {
            for (int j = i + 1; j < places.length; j++) {
                swapped += places[i] > places[j] ? 1 : 0;
            }
        }
        return swapped >= MANY_SWAPPED * places.length * (places.length - 1) / 2;
    }

    /** Whether the answer shares no word with what was wanted, and little meaning. */
    static boolean isUnrelated(double[] figures) {
        return figures[MEANING] < LITTLE_MEANING && figures[NEAR_WANTED] < LITTLE && figures[SAME_OF_ALL] == 0;
    }

    /** How near the meanings of single words are. */
    @FunctionalInterface
    interface Words {
        double near(String one, String other);
    }

    private static Set<String> without(Map<String, String> content, Map<String, String> given) {
        return content.keySet().stream()
                .filter(stem -> !given.containsKey(stem))
                .limit(MOST_COMPARED)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Which share of these words has a word near in meaning among the others, 0..1, counting how near. */
    private static double share(Set<String> these, Phrase of, Set<String> others, Phrase from, Words near) {
        if (these.isEmpty()) {
            return others.isEmpty() ? 0.5 : 0;
        }
        double sum = 0;
        for (String stem : these) {
            double best = 0;
            for (String other : others) {
                best = stem.equals(other) ? 1 : Math.max(best, near.near(word(of, stem), word(from, other)));
                if (best == 1) {
                    break;
                }
            }
            sum += Math.max(0, best - NEAR) / (1 - NEAR);
        }
        return sum / these.size();
    }

    private static String word(Phrase phrase, String stem) {
        return phrase.content().getOrDefault(stem, stem);
    }

    private static boolean numbersDiffer(Phrase wanted, Phrase answer) {
        return !wanted.numbers().isEmpty()
                && !answer.numbers().isEmpty()
                && Collections.disjoint(wanted.numbers(), answer.numbers());
    }

    /** Pairs of opposites of which each side has only the other one, at most 2. */
    private static double opposites(Phrase wanted, Phrase answer) {
        Set<String> there = Set.copyOf(wanted.words());
        Set<String> here = Set.copyOf(answer.words());
        long found = OPPOSITES.stream()
                .filter(pair -> pair.stream()
                        .anyMatch(one -> pair.stream()
                                .anyMatch(other -> !one.equals(other)
                                        && there.contains(one)
                                        && !there.contains(other)
                                        && here.contains(other)
                                        && !here.contains(one))))
                .count();
        return Math.min(2, found);
    }
}
