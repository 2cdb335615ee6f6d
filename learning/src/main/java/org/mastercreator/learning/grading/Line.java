package org.mastercreator.learning.grading;

import java.util.List;
import java.util.Optional;

/** A line of a rubric made ready. It is like a question of its own: what people gave for it are its precedents. */
final class Line {
    private static final int MOST_PRECEDENTS = 50;

    private final Key.Criterion criterion;
    private final Asked asked;
    private final Calibration calibration;
    private final Optional<Precedents> precedents;
    private final GradingWeights weights;

    private Line(Asking asking, Calibration calibration, GradingWeights weights) {
        this.criterion = asking.criterion();
        this.asked = asking.asked();
        this.calibration = calibration;
        this.weights = weights;
        this.precedents = asking.given().isEmpty()
                ? Optional.empty()
                : Optional.of(new Precedents(
                        asking.given().stream().map(Given::phrase).toList(),
                        asking.given().stream()
                                .map(one -> calibration.of(one.outcome().thought()))
                                .toList(),
                        asking.given().stream()
                                .map(one -> one.outcome().fraction())
                                .toList()));
    }

    /** An answer that people graded by a line, and what would have been thought of it. */
    private record Given(Phrase phrase, Calibration.Outcome outcome) {}

    /** A line with what people gave for it, newest first. */
    private record Asking(Key.Criterion criterion, Asked asked, List<Given> given) {
        private static Asking of(
                String question,
                Key.Criterion criterion,
                List<Precedent> graded,
                Embedder embedder,
                GradingWeights weights) {
            List<Precedent> precedents = graded.stream()
                    .flatMap(one -> Optional.ofNullable(one.criteria().get(criterion.description()))
                            .map(share -> new Precedent(one.answer(), share))
                            .stream())
                    .limit(MOST_PRECEDENTS)
                    .toList();
            Asked asked = new Asked(question, Rubrics.wanted(criterion), precedents, embedder);
            return new Asking(
                    criterion,
                    asked,
                    precedents.stream()
                            .map(one -> {
                                Phrase phrase = asked.read(one.answer());
                                Chances thought = asked.beside(phrase, weights).chances();
                                return new Given(phrase, new Calibration.Outcome(thought, one.fraction()));
                            })
                            .toList());
        }
    }

    /** @param graded answers that people graded, newest first; those of a line count as long as it says the same */
    static List<Line> of(
            String question,
            List<Key.Criterion> rubric,
            List<Precedent> graded,
            Embedder embedder,
            GradingWeights weights) {
        List<Asking> asking = rubric.stream()
                .map(criterion -> Asking.of(question, criterion, graded, embedder, weights))
                .toList();
        Calibration calibration = new Calibration(asking.stream()
                .flatMap(line -> line.given().stream())
                .map(Given::outcome)
                .toList());
        return asking.stream().map(line -> new Line(line, calibration, weights)).toList();
    }

    Key.Criterion criterion() {
        return criterion;
    }

    Asked asked() {
        return asked;
    }

    /** Whether people so far found the lines of the rubric met, or not, as this grader did. */
    boolean isProven() {
        return calibration.isProven();
    }

    /**
     * What is made of an answer by the line.
     *
     * @param fraction share of the line's points, 0..1
     * @param certainty the chance that a teacher would agree that it is met, or that it is not
     */
    record Judgement(double fraction, double certainty) {}

    Judgement judge(String text) {
        Phrase phrase = asked.read(text);
        Beside beside = asked.beside(phrase, weights);
        Chances alone = calibration.of(beside.chances());
        Chances chances = precedents
                .map(known -> known.chances(phrase, beside, alone, weights))
                .orElse(alone);
        return new Judgement(wholePoints(chances.fraction()), chances.certainty());
    }

    /** Teachers give whole points: a line that is worth one, or less, is met or not. Levels are steps of their own. */
    private double wholePoints(double fraction) {
        double points = Math.max(1, Math.floor(criterion.points()));
        return criterion.levels().isEmpty() ? Math.floor(fraction * points) / points : fraction;
    }
}
