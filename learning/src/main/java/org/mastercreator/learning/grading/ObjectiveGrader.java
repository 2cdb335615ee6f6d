package org.mastercreator.learning.grading;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Grades what has one right answer. Total: every answer of every kind gets a grade, in time linear in its length.
 * Several-choice and matching questions give partial credit: right minus wrong over all that is right, not below 0, so
 * that choosing everything or matching by chance earns little. A pair left open costs nothing but its own share.
 */
public final class ObjectiveGrader {
    public static final String GRADED_BY = "rules-1";

    private ObjectiveGrader() {}

    /** @throws IllegalArgumentException if the key is of a constructed question */
    public static Grade grade(Key key, Answer answer) {
        return grade(key, answer, List.of());
    }

    /**
     * @param wanted the units in which a number is wanted, one of a quantity
     * @throws IllegalArgumentException if the key is of a constructed question
     */
    public static Grade grade(Key key, Answer answer, List<Unit> wanted) {
        if (answer.isEmpty()) {
            return notAnswered();
        }
        Verdict verdict = switch (key) {
            case Key.MultipleChoice choice -> verdict(isChoice(choice.correct(), answer));
            case Key.TrueFalse flag -> verdict(flag.correct() ? isTrue(answer) : isFalse(answer));
            case Key.MultipleSelect select -> select(select.correct(), answer);
            case Key.Numeric numeric -> numeric(numeric, answer, wanted);
            case Key.Matching matching -> matching(matching.correct(), answer);
            case Key.Constructed _ ->
                throw new IllegalArgumentException("a constructed question has no single right answer");
        };
        return new Grade(verdict, feedback(verdict), GRADED_BY, 1);
    }

    /** The grade of a question that was left open, whatever its type. */
    public static Grade notAnswered() {
        return new Grade(new Verdict.NotAnswered(), "not_answered", GRADED_BY, 1);
    }

    private static Verdict verdict(boolean correct) {
        return correct ? new Verdict.Correct() : new Verdict.Incorrect();
    }

    private static String feedback(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Correct _ -> "Right.";
            case Verdict.Partial _ -> "Partly right.";
            case Verdict.Incorrect _ -> "Not right yet.";
            case Verdict.NotAnswered _ -> "not_answered";
        };
    }

    private static boolean isChoice(String correct, Answer answer) {
        return switch (answer) {
            case Answer.Text(String text) -> same(text, correct);
            case Answer.Choices(Set<String> chosen) -> chosen.equals(Set.of(correct));
            default -> false;
        };
    }

    private static boolean isTrue(Answer answer) {
        return switch (answer) {
            case Answer.Flag(boolean value) -> value;
            case Answer.Text(String text) -> same(text, "true");
            default -> false;
        };
    }

    private static boolean isFalse(Answer answer) {
        return switch (answer) {
            case Answer.Flag(boolean value) -> !value;
            case Answer.Text(String text) -> same(text, "false");
            default -> false;
        };
    }

    private static Verdict select(Set<String> correct, Answer answer) {
        Set<String> chosen = switch (answer) {
            case Answer.Choices choices -> choices.chosen();
            case Answer.Text(String text) -> Set.of(text);
            default -> Set.of();
        };
        Set<String> right = new HashSet<>(chosen);
        right.retainAll(correct);
        return rightMinusWrong(right.size(), chosen.size() - right.size(), correct.size());
    }

    private static Verdict matching(Map<String, String> correct, Answer answer) {
        if (!(answer instanceof Answer.Pairs(Map<String, String> pairs))) {
            return new Verdict.Incorrect();
        }
        long right = pairs.entrySet().stream()
                .filter(pair -> pair.getValue().equals(correct.get(pair.getKey())))
                .count();
        return rightMinusWrong(right, pairs.size() - right, correct.size());
    }

    private static Verdict rightMinusWrong(long right, long wrong, int possible) {
        return Verdict.ofFraction(Math.max(0, right - wrong) / (double) possible);
    }

    private static Verdict numeric(Key.Numeric key, Answer answer, List<Unit> wanted) {
        if (!(answer instanceof Answer.Text(String text))) {
            return new Verdict.Incorrect();
        }
        OptionalDouble read = WrittenNumber.of(text, wanted);
        if (read.isEmpty()) {
            return new Verdict.Incorrect();
        }
        double value = read.getAsDouble();
        // A hair of slack: that 3.1 is not quite 3.2 − 0.1 in binary fractions is not an error of the student.
        double slack = 4 * Math.ulp(Math.max(Math.abs(value), Math.abs(key.correct())));
        return verdict(Math.abs(value - key.correct()) <= key.tolerance() + slack);
    }

    private static boolean same(String given, String correct) {
        return normal(given).equals(normal(correct));
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}
