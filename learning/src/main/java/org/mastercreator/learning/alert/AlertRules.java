package org.mastercreator.learning.alert;

import java.time.Duration;
import java.util.List;
import org.mastercreator.learning.tracing.BktParameters;
import org.mastercreator.learning.tracing.KnowledgeTracer;
import org.mastercreator.learning.tracing.MasteryLevel;

/**
 * The rules that raise and resolve alerts. Each has two bounds, one to raise and one to resolve; between them
 * nothing changes. Every evidence has its figures, so that a teacher can judge it.
 */
public final class AlertRules {
    private static final double UNSTUCK_FROM = 0.6;
    private static final int LEAST_RAPID_ANSWERS = 3;

    private AlertRules() {}

    /**
     * One concept within one submission.
     *
     * @param before mastery before the submission, 0..1
     * @param after mastery after it, 0..1
     * @param observations answers so far, this submission's among them
     */
    public record ConceptChange(
            String conceptName, double before, double after, int observations, BktParameters parameters) {}

    /**
     * One answer of a submission.
     *
     * @param seconds how long it took
     * @param credit share of its points that it earned, 0..1
     */
    public record TimedAnswer(double seconds, double credit) {}

    /** Much practice, no mastery (Beck and Gong 2013): practice alone does not move it. */
    public static Decision wheelSpinning(ConceptChange change, Thresholds thresholds) {
        if (change.after() >= UNSTUCK_FROM) {
            return new Decision.Resolve();
        }
        if (change.observations() < thresholds.wheelSpinningOpportunities()
                || change.after() >= MasteryLevel.DEVELOPING_FROM) {
            return new Decision.Keep();
        }
        int needed = KnowledgeTracer.rightAnswersUntil(change.after(), change.parameters(), UNSTUCK_FROM);
        return new Decision.Raise(
                change.observations() + " answers on " + change.conceptName() + " and still at "
                        + percent(change.after()) + ": more practice alone is not moving it.",
                "Clears when it reaches 60 %: about " + needed + " right " + (needed == 1 ? "answer." : "answers."));
    }

    public static Decision suddenDrop(ConceptChange change, Thresholds thresholds) {
        if (change.after() > change.before()) {
            return new Decision.Resolve();
        }
        if (change.before() - change.after() < thresholds.suddenDrop()) {
            return new Decision.Keep();
        }
        return new Decision.Raise(
                change.conceptName() + " fell from " + percent(change.before()) + " to " + percent(change.after())
                        + " with the last assessment.",
                "Clears with the next assessment on it that goes up.");
    }

    /** Good news, once: on the way up over the border of mastery. Falling below developing takes it back. */
    public static Decision newlyMastered(ConceptChange change) {
        if (change.after() < MasteryLevel.DEVELOPING_FROM) {
            return new Decision.Resolve();
        }
        if (change.before() >= MasteryLevel.MASTERED_FROM || change.after() < MasteryLevel.MASTERED_FROM) {
            return new Decision.Keep();
        }
        return new Decision.Raise(
                change.conceptName() + " rose from " + percent(change.before()) + " to " + percent(change.after())
                        + ": mastered after " + change.observations() + " answers.",
                "Good news: dismiss it when you have told the student.");
    }

    /** Answers given faster than they can be read, and mostly wrong. */
    public static Decision rapidGuessing(List<TimedAnswer> answers, Thresholds thresholds) {
        List<TimedAnswer> rapid = answers.stream()
                .filter(answer -> answer.seconds() < thresholds.rapidSeconds())
                .toList();
        double right = rapid.stream().mapToDouble(TimedAnswer::credit).average().orElse(1);
        if (rapid.size() < LEAST_RAPID_ANSWERS) {
            return answers.size() >= LEAST_RAPID_ANSWERS ? new Decision.Resolve() : new Decision.Keep();
        }
        if (right >= 0.5) {
            return new Decision.Resolve();
        }
        return new Decision.Raise(
                rapid.size() + " of " + answers.size() + " answers came in under " + seconds(thresholds.rapidSeconds())
                        + ", and " + percent(1 - right) + " of those were wrong.",
                "Clears with the next assessment at a normal pace.");
    }

    /** @param idle how long a student has been present without an answer */
    public static Decision idle(Duration idle, Thresholds thresholds) {
        if (idle.toMinutes() < thresholds.idleMinutes()) {
            return new Decision.Resolve();
        }
        return new Decision.Raise(
                "Signed in, but no answer for " + thresholds.idleMinutes() + " minutes or more.",
                "Clears with the next answer, or when the page is closed.");
    }

    /** @param waiting answers of the submission that a teacher should look at */
    public static Decision needsReview(int waiting, int answers) {
        if (waiting == 0) {
            return new Decision.Keep();
        }
        return new Decision.Raise(
                waiting + " of " + answers + (answers == 1 ? " answer" : " answers")
                        + " could not be graded with confidence.",
                "Clears when you have looked at it and dismiss it.");
    }

    private static String percent(double value) {
        return Math.round(value * 100) + " %";
    }

    private static String seconds(double seconds) {
        return (seconds == Math.rint(seconds) ? String.valueOf((long) seconds) : String.valueOf(seconds)) + " s";
    }
}
