package org.mastercreator.learning.grading;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Grades a written answer by meaning, against the reference answer or the rubric. It looks at the similarity of
 * meaning, at the share of the wanted words that the question did not already give away, and at a negation or other
 * numbers on one side only. What an answer asks the grader to do is text like any other. Without a reference and a rubric it gives
 * no points and asks for a teacher: it never makes a score up.
 */
public final class ConstructedGrader {
    public static final String GRADED_BY = "minilm-l6-v2+rules-1";

    /** Share of the question's words from which an answer without any other counts as a copy of it. */
    private static final double COPIED_FROM = 0.8;

    private static final double REVIEW_BELOW = 0.6;

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
        double match = match(reference, given, own, text);
        double fraction = credit(match);
        String feedback = fraction == 1
                ? "Right: your answer says what was asked for."
                : fraction == 0
                        ? "This does not yet say what was asked for."
                        : "Part of it is there. Say more precisely what happens and why.";
        return graded(fraction, certainty(match), feedback);
    }

    private Grade byRubric(List<Key.Criterion> rubric, Set<String> given, Set<String> own, String text) {
        double earned = 0;
        double possible = 0;
        double certainty = 1;
        List<String> lines = new ArrayList<>();
        for (Key.Criterion criterion : rubric) {
            double match = match(criterion.description(), given, own, text);
            double fraction = credit(match);
            earned += fraction * criterion.points();
            possible += criterion.points();
            certainty = Math.min(certainty, certainty(match));
            lines.add((fraction == 1 ? "Met: " : fraction == 0 ? "Missing: " : "Partly: ") + criterion.description());
        }
        return graded(Math.min(1, earned / possible), certainty, String.join("\n", lines));
    }

    /** How well the text matches what is wanted, 0..1. */
    private double match(String wanted, Set<String> given, Set<String> own, String text) {
        Set<String> wantedWords = Wording.contentWords(wanted);
        wantedWords.removeAll(given);
        double similar = similarity.between(wanted, text);
        double meaning = Double.isFinite(similar) ? Math.clamp((similar - 0.2) / 0.65, 0, 1) : 0;
        double match = wantedWords.isEmpty() ? meaning : 0.65 * meaning + 0.35 * Wording.coverage(wantedWords, own);
        boolean contradicts = Wording.negates(wanted) != Wording.negates(text) || otherNumbers(wanted, text);
        return contradicts ? match * 0.6 : match;
    }

    /** Whether both name numbers, but not one in common. */
    private static boolean otherNumbers(String wanted, String text) {
        Set<String> right = Wording.numbers(wanted);
        Set<String> named = Wording.numbers(text);
        return !right.isEmpty() && !named.isEmpty() && Collections.disjoint(right, named);
    }

    private static double credit(double match) {
        if (match >= 0.72) {
            return 1;
        }
        return match < 0.35 ? 0 : Math.round((match - 0.2) / 0.6 * 4) / 4.0;
    }

    /** Surest far from the borders between no, some and full credit. */
    private static double certainty(double match) {
        double distance = Math.min(Math.abs(match - 0.72), Math.abs(match - 0.35));
        return Math.clamp(0.5 + distance * 1.6, 0, 0.95);
    }

    /** No points and no judgement: it is not the student's fault that this grader cannot tell. */
    private static Grade forTeacher(String why) {
        return new Grade(new Verdict.Incorrect(), why, GRADED_BY, 0.1, true);
    }

    private static Grade graded(double fraction, double confidence, String feedback) {
        return new Grade(Verdict.ofFraction(fraction), feedback, GRADED_BY, confidence, confidence < REVIEW_BELOW);
    }
}
