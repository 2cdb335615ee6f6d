package org.mastercreator.server.prediction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mastercreator.learning.tracing.Percent;

/** A report in sentences. */
final class Findings {
    private static final int MOST_CONCEPTS = 3;
    /** The smallest difference between predicted and observed that is told. */
    private static final double WORTH_SAYING = 0.03;

    private Findings() {}

    /** @param first whether there is no earlier report about the same classes */
    static List<String> of(
            @Nullable Figures all,
            List<FeedbackReport.OfConcept> concepts,
            FeedbackReport.@Nullable ByIep byIep,
            boolean heldBack,
            boolean first) {
        if (all == null) {
            return List.of("Fewer than ten students answered in this time: there are no figures to show.");
        }
        List<String> findings = new ArrayList<>();
        findings.add("Predicted were " + Percent.of(all.predicted()) + " successes, observed "
                + Percent.of(all.observed()) + ": " + judged(all) + ".");
        record Off(String name, Figures figures) {}
        concepts.stream()
                .flatMap(concept -> concept.success() == null
                        ? Stream.<Off>empty()
                        : Stream.of(new Off(concept.conceptName(), concept.success())))
                .filter(off -> Math.abs(bias(off.figures())) >= WORTH_SAYING)
                .sorted(Comparator.comparingDouble(off -> -Math.abs(bias(off.figures()))))
                .limit(MOST_CONCEPTS)
                .forEach(off -> findings.add(off.name() + ": " + judged(off.figures()) + "."));
        if (byIep != null) {
            double difference = bias(byIep.withIep()) - bias(byIep.withoutIep());
            findings.add(
                    Math.abs(difference) < WORTH_SAYING
                            ? "Students with and without an IEP are predicted equally well."
                            : "Students with an IEP are predicted " + points(difference) + " too "
                                    + (difference > 0 ? "well" : "badly") + ", compared with the others.");
        }
        if (heldBack) {
            findings.add(
                    first
                            ? "Some figures are left out: beside others that are told they would show what fewer than"
                                    + " ten students did."
                            : "Some figures are as in an earlier report, or left out: since then fewer than ten"
                                    + " students answered something new, and the difference would show what they did.");
        }
        return List.copyOf(findings);
    }

    private static double bias(Figures figures) {
        return figures.predicted() - figures.observed();
    }

    private static String judged(Figures figures) {
        double bias = bias(figures);
        return Math.abs(bias) < WORTH_SAYING
                ? "the predictions hold"
                : "the predictions are " + points(bias) + " too " + (bias > 0 ? "hopeful" : "gloomy");
    }

    private static String points(double difference) {
        long whole = Math.round(Math.abs(difference) * 100);
        return whole + (whole == 1 ? " point" : " points");
    }
}
