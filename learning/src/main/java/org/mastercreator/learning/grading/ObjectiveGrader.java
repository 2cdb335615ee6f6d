package org.mastercreator.learning.grading;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Grades what has one right answer. Total: every answer of every kind gets a grade, in time linear in its length.
 * Several-choice and matching questions give partial credit: right minus wrong over all that is right, not below 0.
 */
public final class ObjectiveGrader {
    public static final String GRADED_BY = "rules-1";

    private static final int LONGEST_NUMBER = 64;
    private static final Pattern NUMBER =
            Pattern.compile("([+-]?(?:\\d[\\d,]{0,40})?(?:\\.\\d{1,40})?(?:[eE][+-]?\\d{1,3})?)(?:/(\\d{1,15}))?.*");

    private ObjectiveGrader() {}

    /** @throws IllegalArgumentException if the key is of a constructed question */
    public static Grade grade(Key key, Answer answer) {
        if (answer instanceof Answer.None) {
            return notAnswered();
        }
        Verdict verdict = switch (key) {
            case Key.MultipleChoice choice ->
                verdict(answer instanceof Answer.Text(String text) && same(text, choice.correct()));
            case Key.TrueFalse flag -> verdict(flag.correct() ? isTrue(answer) : isFalse(answer));
            case Key.MultipleSelect select -> select(select.correct(), answer);
            case Key.Numeric numeric -> numeric(numeric, answer);
            case Key.Matching matching -> matching(matching.correct(), answer);
            case Key.Constructed _ ->
                throw new IllegalArgumentException("a constructed question has no single right answer");
        };
        return new Grade(verdict, feedback(verdict), GRADED_BY, 1, false);
    }

    public static Grade notAnswered() {
        return new Grade(new Verdict.NotAnswered(), "not_answered", GRADED_BY, 1, false);
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
        int wrong = chosen.size() - right.size();
        return Verdict.ofFraction(Math.max(0, right.size() - wrong) / (double) correct.size());
    }

    private static Verdict matching(Map<String, String> correct, Answer answer) {
        if (!(answer instanceof Answer.Pairs(Map<String, String> pairs))) {
            return new Verdict.Incorrect();
        }
        long right = correct.entrySet().stream()
                .filter(pair -> pair.getValue().equals(pairs.get(pair.getKey())))
                .count();
        return Verdict.ofFraction(right / (double) correct.size());
    }

    private static Verdict numeric(Key.Numeric key, Answer answer) {
        if (!(answer instanceof Answer.Text(String text))) {
            return new Verdict.Incorrect();
        }
        OptionalDouble value = number(text);
        // A hair of slack: 0.3 entered for 0.1 + 0.2 is not an error of the student.
        double slack = Math.ulp(key.correct()) * 4;
        return verdict(value.isPresent() && Math.abs(value.getAsDouble() - key.correct()) <= key.tolerance() + slack);
    }

    /** The number at the start of a text: "1,200", "3/4", "−2.5e3 kg"; empty if there is none. */
    static OptionalDouble number(String text) {
        String plain = Normalizer.normalize(
                        text.substring(0, Math.min(text.length(), LONGEST_NUMBER)), Normalizer.Form.NFKC)
                .strip()
                .replace('\u2212', '-')
                .replace('\u2044', '/')
                .replaceAll("\\s*/\\s*", "/");
        Matcher matcher = NUMBER.matcher(plain);
        if (!matcher.matches() || matcher.group(1).chars().noneMatch(Character::isDigit)) {
            return OptionalDouble.empty();
        }
        double number = Double.parseDouble(matcher.group(1).replace(",", ""));
        if (matcher.group(2) != null) {
            number /= Double.parseDouble(matcher.group(2));
        }
        return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    private static boolean same(String given, String correct) {
        return normal(given).equals(normal(correct));
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}
