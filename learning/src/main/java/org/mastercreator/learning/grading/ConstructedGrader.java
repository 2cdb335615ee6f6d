package org.mastercreator.learning.grading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Grades a written answer by meaning, against the reference answer or the rubric. It looks at the similarity of
 * meaning, at the share of the wanted words that the question did not already give away, and at a negation on one
 * side only. What an answer asks the grader to do is text like any other. Without a reference and a rubric it gives
 * no points and asks for a teacher: it never makes a score up.
 */
public final class ConstructedGrader {
    public static final String GRADED_BY = "minilm-l6-v2+rules-1";

    private static final int SHORTEST = 2;
    private static final double REVIEW_BELOW = 0.6;

    private final Similarity similarity;

    public ConstructedGrader(Similarity similarity) {
        this.similarity = similarity;
    }

    /** @param question its text, so that repeating it earns nothing */
    public Grade grade(String question, Key.Constructed key, Answer answer) {
        if (!(answer instanceof Answer.Text(String text)) || text.isBlank()) {
            return ObjectiveGrader.notAnswered();
        }
        if (key.reference().isEmpty() && key.rubric().isEmpty()) {
            return new Grade(
                    new Verdict.Incorrect(),
                    "There is no reference answer or rubric for this question, so your teacher will grade it.",
                    GRADED_BY,
                    0.1,
                    true);
        }
        Set<String> given = Wording.contentWords(question);
        Set<String> own = Wording.contentWords(text);
        own.removeAll(given);
        if (own.size() < SHORTEST
                && key.rubric().isEmpty()
                && !wanted(key, given).equals(own)) {
            return graded(0.0, 0.7, "Say more: your answer adds nothing to the question yet.");
        }
        return key.rubric().isEmpty()
                ? byReference(key.reference().orElseThrow(), given, own, text)
                : byRubric(key.rubric(), given, own, text);
    }

    private static Set<String> wanted(Key.Constructed key, Set<String> given) {
        Set<String> wanted = Wording.contentWords(key.reference().orElse(""));
        wanted.removeAll(given);
        return wanted;
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
        double meaning = Math.clamp((similarity.between(wanted, text) - 0.2) / 0.65, 0, 1);
        double match = 0.65 * meaning + 0.35 * Wording.coverage(wantedWords, own);
        return Wording.negates(wanted) == Wording.negates(text) ? match : match * 0.6;
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

    private static Grade graded(double fraction, double confidence, String feedback) {
        return new Grade(Verdict.ofFraction(fraction), feedback, GRADED_BY, confidence, confidence < REVIEW_BELOW);
    }
}
