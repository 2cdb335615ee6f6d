package org.mastercreator.learning.tracing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Why a mastery is what it is, in words that a teacher can check.
 *
 * @param inputs one sentence for each thing that went in
 * @param whatWouldChange what the next answers would do to it
 */
public record MasteryExplanation(String summary, List<String> inputs, String whatWouldChange) {
    /**
     * One answer and what it did.
     *
     * @param credit share of its points that it earned, 0..1
     */
    public record Step(double credit, double before, double after) {}

    /** @param recent the latest answers, oldest first */
    public static MasteryExplanation of(
            String conceptName, double mastery, int observations, BktParameters parameters, List<Step> recent) {
        List<String> inputs = new ArrayList<>();
        inputs.add(String.format(
                Locale.ROOT,
                "Before the first answer %s is assumed for everyone; each answer brings a %s chance to learn; "
                        + "%s of right answers without knowing are taken as guesses, %s of wrong ones as slips.",
                percent(parameters.pInit()),
                percent(parameters.pLearn()),
                percent(parameters.pGuess()),
                percent(parameters.pSlip())));
        for (Step step : recent) {
            inputs.add(String.format(
                    "An answer that earned %s of its points moved it from %s to %s.",
                    percent(step.credit()), percent(step.before()), percent(step.after())));
        }
        String summary = String.format(
                "%s stands at %s (%s) after %d %s.",
                conceptName,
                percent(mastery),
                MasteryLevel.of(mastery).name().toLowerCase(Locale.ROOT),
                observations,
                observations == 1 ? "answer" : "answers");
        return new MasteryExplanation(summary, List.copyOf(inputs), next(mastery, parameters));
    }

    private static String next(double mastery, BktParameters parameters) {
        double right = KnowledgeTracer.update(mastery, parameters, 1);
        double wrong = KnowledgeTracer.update(mastery, parameters, 0);
        String both = String.format(
                "One more right answer would bring it to %s, a wrong one to %s.", percent(right), percent(wrong));
        if (mastery >= MasteryLevel.MASTERED_FROM) {
            return both;
        }
        int needed = KnowledgeTracer.rightAnswersUntil(mastery, parameters, MasteryLevel.MASTERED_FROM);
        return both + " Mastered (75 %) needs about " + needed + " right " + (needed == 1 ? "answer" : "answers")
                + " in a row.";
    }

    private static String percent(double value) {
        return Math.round(value * 100) + " %";
    }
}
