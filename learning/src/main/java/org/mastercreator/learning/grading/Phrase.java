package org.mastercreator.learning.grading;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A text made ready to be compared with others. */
final class Phrase {
    private static final int MOST_WORDS = 300;
    private static final int LETTERS = 4;

    private final String text;
    private final List<String> words;
    private final Map<String, String> content;
    private final Set<String> pairs;
    private final Grams grams;
    private final Set<String> numbers;
    private final boolean negates;
    private final float[] vector;

    private Phrase(
            String text,
            List<String> words,
            Map<String, String> content,
            Set<String> pairs,
            Grams grams,
            Set<String> numbers,
            boolean negates,
            float[] vector) {
        this.text = text;
        this.words = words;
        this.content = content;
        this.pairs = pairs;
        this.grams = grams;
        this.numbers = numbers;
        this.negates = negates;
        this.vector = vector;
    }

    static Phrase of(String text, Embedder embedder) {
        return of(text, Wording.words(text), embedder);
    }

    /** The text with its misspelt words put right after those that are known, and numbers written as there. */
    static Phrase corrected(String text, Set<String> known, Embedder embedder) {
        List<String> words = Wording.words(text);
        List<String> corrected = NumberWords.asKnown(
                words.stream()
                        .limit(MOST_WORDS)
                        .map(word -> Spelling.corrected(word, known))
                        .toList(),
                known);
        return corrected.equals(words)
                ? of(text, words, embedder)
                : of(String.join(" ", corrected), corrected, embedder);
    }

    /** The same meaning, in words without the names of things: every number and single letter is an "it". */
    Phrase blind() {
        String blind = Wording.blind(text);
        return blind.equals(text) ? this : of(blind, Wording.words(blind), _ -> vector);
    }

    private static Phrase of(String text, List<String> all, Embedder embedder) {
        List<String> words = all.size() <= MOST_WORDS ? all : all.subList(0, MOST_WORDS);
        Map<String, String> content = new LinkedHashMap<>();
        Set<String> pairs = new HashSet<>();
        Map<String, Double> grams = new HashMap<>();
        String before = "";
        for (String word : words) {
            String stem = Wording.stem(word);
            if (Wording.hasMeaning(word)) {
                content.putIfAbsent(stem, word);
            }
            pairs.add(before + " " + stem);
            grams.merge("1" + stem, Wording.hasMeaning(word) ? 1.5 : 0.5, Double::sum);
            grams.merge("2" + before + " " + stem, 0.7, Double::sum);
            before = stem;
            for (int i = 0; i + LETTERS <= word.length(); i++) {
                grams.merge("4" + word.substring(i, i + LETTERS), 0.4, Double::sum);
            }
        }
        return new Phrase(
                text,
                words,
                content,
                pairs,
                Grams.of(grams),
                Wording.numbers(text),
                Wording.negates(text),
                embedder.embed(text));
    }

    /** All words in order, in lower case. */
    List<String> words() {
        return words;
    }

    /** Stems of the words that carry meaning, each with its word. */
    Map<String, String> content() {
        return content;
    }

    /** Each stem with the one before it. */
    Set<String> pairs() {
        return pairs;
    }

    Set<String> numbers() {
        return numbers;
    }

    boolean negates() {
        return negates;
    }

    /** Likeness of meaning, −1..1. Four sums side by side, since each addition waits for the one before. */
    double meaning(Phrase other) {
        float[] one = vector;
        float[] two = other.vector;
        int length = Math.min(one.length, two.length);
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 3 < length; i += 4) {
            a += one[i] * two[i];
            b += one[i + 1] * two[i + 1];
            c += one[i + 2] * two[i + 2];
            d += one[i + 3] * two[i + 3];
        }
        for (; i < length; i++) {
            a += one[i] * two[i];
        }
        double sum = a + b + c + d;
        return Double.isFinite(sum) ? Math.clamp(sum, -1, 1) : 0;
    }

    /** Likeness of words: stems, pairs of stems and runs of four letters, weighted, as a cosine, 0..1. */
    double wording(Phrase other) {
        return grams.cosine(other.grams);
    }
}
