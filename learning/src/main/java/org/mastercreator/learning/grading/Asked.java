package org.mastercreator.learning.grading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A question made ready for grading many answers to it. */
final class Asked {
    private final Phrase question;
    private final List<Phrase> wanted;
    private final List<Phrase> blindWanted;
    private final Set<String> known;
    private final Embedder embedder;

    /** @param wanted texts of which an answer should say one */
    Asked(String question, List<String> wanted, List<Precedent> precedents, Embedder embedder) {
        this.embedder = embedder;
        this.question = Phrase.of(question, embedder);
        this.wanted = wanted.stream().map(text -> Phrase.of(text, embedder)).toList();
        this.blindWanted = wanted.stream()
                .map(text -> Phrase.of(Wording.blind(text), embedder))
                .toList();
        this.known = new HashSet<>(this.question.words());
        this.wanted.forEach(phrase -> known.addAll(phrase.words()));
        precedents.stream()
                .filter(precedent -> precedent.fraction() == 1)
                .forEach(precedent -> known.addAll(Wording.words(precedent.answer())));
    }

    Phrase question() {
        return question;
    }

    /** What was wanted, without the names of things. */
    List<Phrase> blindWanted() {
        return blindWanted;
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

    /** Whether the answer has the words of a wanted text, but may not say what that says. */
    boolean isUnclear(Phrase answer) {
        List<Phrase> followed = followed(answer);
        return Unclear.isList(answer, wanted)
                || wanted.stream().anyMatch(text -> Comparison.reorders(text, answer))
                || (!followed.isEmpty()
                        && followed.stream()
                                .allMatch(text -> text.negates() != answer.negates()
                                        || Unclear.changesNumber(question, text, answer)
                                        || Unclear.standsIn(question, text, answer)));
    }

    /** Whether it says a wanted text nearly word for word. */
    boolean isFollowed(Phrase answer) {
        return !followed(answer).isEmpty();
    }

    private List<Phrase> followed(Phrase answer) {
        return wanted.stream().filter(text -> Unclear.follows(text, answer)).toList();
    }

    /** The answer beside the wanted text that it meets best. */
    Beside beside(Phrase answer, GradingWeights weights) {
        return best(figures(answer), weights);
    }

    static Beside best(List<double[]> beside, GradingWeights weights) {
        return beside.stream()
                .map(figures -> Beside.of(figures, weights))
                .max(Comparator.comparingDouble(one -> one.chances().expected()))
                .orElseThrow();
    }

    /** @param before what is thought of an answer before precedents are looked at */
    Optional<Precedents> precedents(List<Precedent> given, Function<Phrase, Chances> before) {
        if (given.isEmpty()) {
            return Optional.empty();
        }
        List<Phrase> phrases = new ArrayList<>();
        List<Chances> expected = new ArrayList<>();
        for (Precedent precedent : given) {
            Phrase phrase = read(precedent.answer());
            phrases.add(phrase);
            expected.add(before.apply(phrase));
        }
        return Optional.of(new Precedents(
                phrases, expected, given.stream().map(Precedent::fraction).toList()));
    }
}
