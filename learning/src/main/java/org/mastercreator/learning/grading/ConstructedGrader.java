package org.mastercreator.learning.grading;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Grades a written answer by meaning, against the reference answer or the rubric. It looks at the similarity of
 * meaning, at the share of the wanted words that the question did not already give away, and at numbers that differ. A
 * negation on one side only earns half at most and asks for a teacher. What an answer asks the grader to do is text
 * like any other. Without a reference and a rubric it gives no points and asks for a teacher: it never makes a score up.
 */
public final class ConstructedGrader {
    public static final String GRADED_BY = "minilm-l6-v2+rules-1";

    /** Below this a teacher should look; partial credit is always below it. */
    private static final double SURE = 0.65;

    // A logistic fit, rounded, to the 3,941 student answers of the Beetle training set (SemEval-2013 Task 7). Of those,
    // 45 % come out as needing a teacher; of the others 78 % are judged right or not right as the teachers did.
    private static final double BASE = -2;
    private static final double BY_MEANING = 2;
    private static final double BY_WORDS = 2;
    private static final double BY_OTHER_NUMBERS = -2;

    /** Share of the question's words from which an answer without any other counts as a copy of it. */
    private static final double COPIED_FROM = 0.8;

    private final Similarity similarity;

    public ConstructedGrader(Similarity similarity) {
        this.similarity = similarity;
    }

    /** @param question its text, so that repeating it earns nothing */
    public Grade grade(String question, Key.Constructed key, Answer answer) {
        if (answer.isEmpty()) {
            return ObjectiveGrader.notAnswered();
        }
        if (key.reference().isEmpty() && key.rubric().isEmpty()) {
            return forTeacher(
                    "There is no reference answer or rubric for this question, so your teacher will grade it.");
        }
        if (!(answer instanceof Answer.Text(String text))) {
            return graded(0, 0.9, "This question wants an answer in your own words.");
        }
        if (Wording.isForeignScript(text)) {
            return forTeacher("This grader reads only languages in Latin letters, so your teacher will grade it.");
        }
        Set<String> given = Wording.contentWords(question);
        Set<String> own = Wording.contentWords(text);
        double repeated = Wording.coverage(given, own);
        own.removeAll(given);
        if (own.isEmpty() && (repeated >= COPIED_FROM || !canBeSaidInWordsOf(given, key))) {
            return graded(0, 0.7, "Say more: your answer adds nothing to the question yet.");
        }
        return key.rubric().isEmpty()
                ? byReference(key.reference().orElseThrow(), given, own, text)
                : byRubric(key.rubric(), given, own, text);
    }

    /** Whether the question names the right answer among others, as in "plant or animal?". */
    private static boolean canBeSaidInWordsOf(Set<String> given, Key.Constructed key) {
        return Stream.concat(
                        key.rubric().isEmpty() ? key.reference().stream() : Stream.empty(),
                        key.rubric().stream().map(Key.Criterion::description))
                .anyMatch(wanted -> given.containsAll(Wording.contentWords(wanted)));
    }

    private Grade byReference(String reference, Set<String> given, Set<String> own, String text) {
        double chance = chance(reference, given, own, text);
        double fraction = credit(chance);
        String feedback = fraction == 1
                ? "Right: your answer says what was asked for."
                : fraction == 0
                        ? "This does not yet say what was asked for."
                        : "Part of it is there. Say more precisely what happens and why.";
        return graded(fraction, certainty(chance), feedback);
    }

    private Grade byRubric(List<Key.Criterion> rubric, Set<String> given, Set<String> own, String text) {
        double earned = 0;
        double possible = 0;
        double certainty = 1;
        List<String> lines = new ArrayList<>();
        for (Key.Criterion criterion : rubric) {
            double chance = chance(criterion.description(), given, own, text);
            double fraction = credit(chance);
            earned += fraction * criterion.points();
            possible += criterion.points();
            certainty = Math.min(certainty, certainty(chance));
            lines.add((fraction == 1 ? "Met: " : fraction == 0 ? "Missing: " : "Partly: ") + criterion.description());
        }
        return graded(Math.min(1, earned / possible), certainty, String.join("\n", lines));
    }

    /** The chance that a teacher would say that the text has what is wanted, 0..1. */
    private double chance(String wanted, Set<String> given, Set<String> own, String text) {
        double between = similarity.between(wanted, text);
        double similar = Double.isFinite(between) ? Math.clamp(between, -1, 1) : 0;
        Set<String> wantedWords = Wording.contentWords(wanted);
        wantedWords.removeAll(given);
        double covered = wantedWords.isEmpty() ? similar : Wording.coverage(wantedWords, own);
        double evidence = BASE + BY_MEANING * similar + BY_WORDS * covered;
        double chance = 1 / (1 + Math.exp(-(otherNumbers(wanted, text) ? evidence + BY_OTHER_NUMBERS : evidence)));
        return Wording.negates(wanted) == Wording.negates(text) ? chance : Math.min(chance, 0.5);
    }

    /** Whether both name numbers, but not one in common. */
    private static boolean otherNumbers(String wanted, String text) {
        Set<String> right = Wording.numbers(wanted);
        Set<String> named = Wording.numbers(text);
        return !right.isEmpty() && !named.isEmpty() && Collections.disjoint(right, named);
    }

    private static double credit(double chance) {
        if (chance >= SURE) {
            return 1;
        }
        return chance <= 1 - SURE ? 0 : Math.round(chance * 4) / 4.0;
    }

    private static double certainty(double chance) {
        return Math.max(chance, 1 - chance);
    }

    /** No points and no judgement: it is not the student's fault that this grader cannot tell. */
    private static Grade forTeacher(String why) {
        return new Grade(new Verdict.Incorrect(), why, GRADED_BY, 0.1, true);
    }

    private static Grade graded(double fraction, double confidence, String feedback) {
        return new Grade(Verdict.ofFraction(fraction), feedback, GRADED_BY, confidence, confidence < SURE);
    }
}
