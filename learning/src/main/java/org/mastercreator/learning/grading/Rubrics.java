package org.mastercreator.learning.grading;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Grades one line of a rubric. */
final class Rubrics {
    private static final int MOST_SENTENCES = 12;

    private Rubrics() {}

    /** What an answer should say to meet the line: its own words, or those of the level that earns all. */
    static List<String> wanted(Key.Criterion criterion) {
        return Stream.concat(
                        Stream.of(criterion.description()),
                        criterion.levels().stream()
                                .filter(level -> level.points() == criterion.points())
                                .map(Key.Level::description))
                .toList();
    }

    static Grade.CriterionGrade grade(Key.Criterion criterion, Chances chances, Optional<String> evidence) {
        double fraction = chances.fraction();
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
                said + criterion.description(),
                points == 0 ? Optional.empty() : evidence);
    }

    /** The sentence of the answer that says most of what was wanted, as it stands there. */
    static Optional<String> evidence(String text, Asked asked, GradingWeights weights) {
        return Arrays.stream(text.split("(?<=[.!?;\\n])"))
                .map(String::strip)
                .filter(sentence -> !sentence.isEmpty())
                .limit(MOST_SENTENCES)
                .max(Comparator.comparingDouble(sentence ->
                        asked.beside(asked.read(sentence), weights).chances().expected()));
    }
}
