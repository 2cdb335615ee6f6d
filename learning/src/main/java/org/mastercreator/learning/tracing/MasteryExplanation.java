package org.mastercreator.learning.tracing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

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

    /**
     * Explains a mastery.
     *
     * @param observations how many answers it rests on
     * @param recent the latest answers, oldest first
     */
    public static MasteryExplanation of(
            String conceptName, double mastery, int observations, BktParameters parameters, List<Step> recent) {
        List<String> inputs = new ArrayList<>();
        inputs.add("Before the first answer, " + Percent.of(parameters.pInit())
                + " is assumed for everyone, and each answer brings a " + Percent.of(parameters.pLearn())
                + " chance to learn.");
        inputs.add("Without knowing it, " + Percent.of(parameters.pGuess())
                + " of answers are expected to be right by a guess; knowing it, " + Percent.of(parameters.pSlip())
                + " wrong by a slip.");
        recent.forEach(step -> inputs.add(moved(step)));
        String summary = observations == 0
                ? "No answers on " + conceptName + " yet: " + Percent.of(mastery) + " is assumed for everyone."
                : conceptName + " stands at " + Percent.of(mastery) + " ("
                        + MasteryLevel.of(mastery).name().toLowerCase(Locale.ROOT) + ") after " + observations
                        + (observations == 1 ? " answer." : " answers.");
        return new MasteryExplanation(
                summary, List.copyOf(inputs), (observations == 0 ? "A" : "One more") + next(mastery, parameters));
    }

    private static String moved(Step step) {
        String from = "An answer that earned " + Percent.of(step.credit()) + " of its points ";
        String path = " from " + Percent.of(step.before()) + " to " + Percent.of(step.after());
        if (step.credit() < 0.5 && step.after() > step.before()) {
            return from + "still moved it up" + path + ", because trying is a chance to learn.";
        }
        return from + "moved it" + path + ".";
    }

    private static String next(double mastery, BktParameters parameters) {
        double right = KnowledgeTracer.update(mastery, parameters, 1);
        double wrong = KnowledgeTracer.update(mastery, parameters, 0);
        boolean mastered = mastery >= MasteryLevel.MASTERED_FROM;
        String both = " right answer would bring it to " + Percent.of(right)
                + (!mastered && right >= MasteryLevel.MASTERED_FROM ? ", which counts as mastered" : "")
                + "; a wrong one to " + Percent.of(wrong)
                + (mastered && wrong < MasteryLevel.MASTERED_FROM ? ", which no longer counts as mastered." : ".");
        if (mastered || right >= MasteryLevel.MASTERED_FROM) {
            return both;
        }
        OptionalInt needed = KnowledgeTracer.rightAnswersUntil(mastery, parameters, MasteryLevel.MASTERED_FROM);
        return both + " Mastered (75%) needs " + (needed.isPresent() ? "about " + needed.getAsInt() : "more than 50")
                + " right answers in a row.";
    }
}
