package org.mastercreator.learning.grading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A question made ready for grading many answers to it. */
final class Asked {
    private static final double UNRELATED = 0.25;
    private static final double TURNED_AROUND = 0.35;

    private final Phrase question;
    private final List<Phrase> wanted;
    private final Set<String> known;
    private final Embedder embedder;

    /** @param wanted texts of which an answer should say one */
    Asked(String question, List<String> wanted, List<Precedent> precedents, Embedder embedder) {
        this.embedder = embedder;
        this.question = Phrase.of(question, embedder);
        this.wanted = wanted.stream().map(text -> Phrase.of(text, embedder)).toList();
        this.known = new HashSet<>(this.question.words());
        this.wanted.forEach(phrase -> known.addAll(phrase.words()));
        precedents.stream()
                .filter(precedent -> precedent.fraction() == 1)
                .forEach(precedent -> known.addAll(Wording.words(precedent.answer())));
    }

    Phrase question() {
        return question;
    }

    Phrase read(String answer) {
        return Phrase.corrected(answer, known, embedder);
    }

    /** The answer beside each wanted text. */
    List<double[]> figures(Phrase answer) {
        return wanted.stream()
                .map(text -> Comparison.of(question, text, answer, this::near))
                .toList();
    }

    private double near(String one, String other) {
        float[] a = embedder.embed(one);
        float[] b = embedder.embed(other);
        double sum = 0;
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** What is thought of the answer by the wanted text that it meets best. */
    Chances without(Phrase answer, GradingWeights weights) {
        return best(figures(answer), weights);
    }

    static Chances best(List<double[]> beside, GradingWeights weights) {
        return beside.stream()
                .map(figures -> chances(figures, weights))
                .max(Comparator.comparingDouble(Chances::expected))
                .orElseThrow();
    }

    /**
     * What shares nothing with what was wanted is not right, and what says the opposite in the same words is not before
     * a person said so: few of the answers that the weights were learned from were of these kinds.
     */
    private static Chances chances(double[] figures, GradingWeights weights) {
        double right = weights.right().chance(figures);
        double partly = weights.partly().chance(figures);
        if (Comparison.isUnrelated(figures)) {
            return new Chances(Math.min(right, UNRELATED), Math.min(partly, UNRELATED));
        }
        return Comparison.turnsAround(figures)
                ? new Chances(Math.min(right, TURNED_AROUND), Math.min(partly, 0.5))
                : new Chances(right, partly);
    }

    Optional<Precedents> precedents(List<Precedent> given, GradingWeights weights) {
        if (given.isEmpty()) {
            return Optional.empty();
        }
        List<Phrase> phrases = new ArrayList<>();
        List<Chances> expected = new ArrayList<>();
        for (Precedent precedent : given) {
            Phrase phrase = read(precedent.answer());
            phrases.add(phrase);
            expected.add(without(phrase, weights));
        }
        return Optional.of(new Precedents(
                phrases, expected, given.stream().map(Precedent::fraction).toList()));
    }
}
