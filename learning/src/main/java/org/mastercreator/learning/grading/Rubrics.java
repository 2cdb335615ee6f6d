package org.mastercreator.learning.grading;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Grades one line of a rubric. */
final class Rubrics {
    private static final int MOST_SENTENCES = 12;
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?;\\n])");
    private static final Pattern SPEAKS_OF_ANSWERS =
            Pattern.compile("^ (?:names|says|states|explains|describes|mentions"
                    + "|identifies|notes|recogni[sz]es|defines|tells)(?: \\S+){2}");

    /** How a line begins that speaks of answers, and not "States of matter are …". */
    private static final Pattern SAYS = Pattern.compile(
            "^\\s*(?:(?:the )?(?:student|pupil|answer|response) )?(?:(?:clearly|correctly|also) )?"
                    + "(?:(?:names|says|states|explains|describes|mentions|identifies|notes|recogni[sz]es|defines|tells)"
                    + "(?! (?:of|are|is|were|was)\\b)(?: (?:that|how|why)\\b)?"
                    + "|(?:shows|knows|understands|reali[sz]es|makes clear) (?:that|how|why)\\b)\\s+(?=\\S)",
            Pattern.CASE_INSENSITIVE);

    private Rubrics() {}

    /** What an answer should say to meet the line, without that it should say it. */
    static List<String> wanted(Key.Criterion criterion) {
        return words(criterion).stream()
                .map(line -> SAYS.matcher(line).replaceFirst(""))
                .toList();
    }

    /** The words of the line, and those of the level that earns all. */
    private static List<String> words(Key.Criterion criterion) {
        return Stream.concat(
                        Stream.of(criterion.description()),
                        criterion.levels().stream()
                                .filter(level -> level.points() == criterion.points())
                                .map(Key.Level::description))
                .toList();
    }

    /**
     * What is left of an answer without the sentences that quote a line of the rubric as it speaks of answers ("Says that
     * …"); empty if none does. A line that states the fact itself is an answer like any other.
     */
    static Optional<String> withoutQuotations(String answer, List<Key.Criterion> rubric) {
        List<String> lines = rubric.stream()
                .flatMap(criterion -> words(criterion).stream())
                .map(Rubrics::spaced)
                .filter(line -> SPEAKS_OF_ANSWERS.matcher(line).find())
                .toList();
        if (lines.stream().noneMatch(spaced(answer)::contains)) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(SENTENCE_END.split(answer))
                .filter(sentence -> lines.stream().noneMatch(spaced(sentence)::contains))
                .collect(Collectors.joining(" ")));
    }

    private static String spaced(String text) {
        return " " + String.join(" ", Wording.words(text)) + " ";
    }

    /**
     * What is said about the line is for the student too: the fact that was wanted, without that she should say it.
     *
     * @param fraction share of the line's points; with levels the nearest of these counts
     */
    static Grade.CriterionGrade grade(Key.Criterion criterion, double fraction, Optional<String> evidence) {
        double points = criterion.levels().isEmpty()
                ? fraction * criterion.points()
                : Stream.concat(
                                Stream.of(0.0, criterion.points()),
                                criterion.levels().stream().map(Key.Level::points))
                        .min(Comparator.comparingDouble(level -> Math.abs(level - fraction * criterion.points())))
                        .orElseThrow();
        String said = points == criterion.points() ? "Met: " : points == 0 ? "Missing: " : "Partly: ";
        return new Grade.CriterionGrade(
                criterion.criterionId(),
                points,
                criterion.points(),
                said + capitalized(wanted(criterion).getFirst()),
                points == 0 ? Optional.empty() : evidence);
    }

    private static String capitalized(String line) {
        int first = line.offsetByCodePoints(0, line.isEmpty() ? 0 : 1);
        return line.substring(0, first).toUpperCase(Locale.ROOT) + line.substring(first);
    }

    /** The sentence of the answer that says most of what was wanted, as it stands there. */
    static Optional<String> evidence(String text, Asked asked, GradingWeights weights) {
        return Arrays.stream(SENTENCE_END.split(text))
                .map(String::strip)
                .filter(sentence -> !sentence.isEmpty())
                .limit(MOST_SENTENCES)
                .max(Comparator.comparingDouble(sentence ->
                        asked.beside(asked.read(sentence), weights).chances().expected()));
    }
}
