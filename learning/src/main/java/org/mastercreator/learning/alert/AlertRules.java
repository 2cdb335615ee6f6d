package org.mastercreator.learning.alert;

import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.mastercreator.learning.prediction.Secure;
import org.mastercreator.learning.prediction.WheelSpinning;
import org.mastercreator.learning.tracing.BktParameters;
import org.mastercreator.learning.tracing.MasteryLevel;
import org.mastercreator.learning.tracing.Percent;
import org.mastercreator.learning.tracing.Probability;

/**
 * The rules that raise and resolve alerts. Each has two bounds, one to raise and one to resolve; between them
 * nothing changes. Every evidence has its figures, so that a teacher can judge it.
 */
public final class AlertRules {
    private static final int LEAST_RAPID_ANSWERS = 3;
    private static final double RISE_THAT_ENDS_A_DROP = 0.05;
    private static final double MOSTLY_WRONG_BELOW = 0.5;
    private static final double MOSTLY_RIGHT_FROM = 0.7;
    /** So that a fall from 0.7 to 0.5 is one of 0.2 in binary fractions too. */
    private static final double HAIR = 1e-9;

    private static final String WHEN_REVIEWED = "Clears when you have reviewed every one, or when you dismiss it.";

    private AlertRules() {}

    /**
     * One concept within one submission.
     *
     * @param before mastery before the submission, 0..1
     * @param after mastery after it, 0..1
     * @param observations answers so far, this submission's among them
     */
    public record ConceptChange(
            String conceptName, double before, double after, int observations, BktParameters parameters) {
        public ConceptChange {
            Probability.of(before);
            Probability.of(after);
        }
    }

    /**
     * One answer of a submission.
     *
     * @param seconds how long it took
     * @param credit share of its points that it earned, 0..1
     */
    public record TimedAnswer(double seconds, double credit) {
        public TimedAnswer {
            Probability.of(credit);
        }
    }

    /**
     * Practice that leads nowhere ({@link WheelSpinning}): so many answers, no three right in a row among the latest
     * ten, and the next one not likely right either. Ends with three right in a row, or when the concept is securely
     * mastered; between the two bounds of the chance it stays as it is.
     *
     * @param right the answers to the concept, the oldest first: whether each earned at least half of its points
     * @param chance that the next answer to any question of the concept is right, 0..1; asked only where it decides
     */
    public static Decision wheelSpinning(
            ConceptChange change, List<Boolean> right, DoubleSupplier chance, Thresholds thresholds) {
        List<Boolean> latest = WheelSpinning.latest(right, thresholds.wheelSpinningOpportunities());
        if (WheelSpinning.hasRun(latest)) {
            return new Decision.Resolve();
        }
        if (latest.size() < thresholds.wheelSpinningOpportunities()) {
            return new Decision.Keep();
        }
        double next = chance.getAsDouble();
        if (Secure.is(change.after(), next)) {
            return new Decision.Resolve();
        }
        if (next >= WheelSpinning.CHANCE_BELOW) {
            return new Decision.Keep();
        }
        int needed = WheelSpinning.rightAnswersToEnd(latest);
        return new Decision.Raise(
                counted(change.observations(), "answer") + " on " + change.conceptName() + ", no three right in a row"
                        + (latest.size() < change.observations() ? " among the latest " + latest.size() : "")
                        + ", and the next one is right with a chance of " + Percent.of(next)
                        + ": more of the same is not moving it.",
                "Clears by itself with " + counted(needed, "right answer") + (needed == 1 ? "." : " in a row."));
    }

    /**
     * A fall of at least the threshold within one submission. Ends with one that lifts it by five points, or to
     * mastered; the drift of a point or two that trying alone brings does not end it.
     */
    public static Decision suddenDrop(ConceptChange change, Thresholds thresholds) {
        double rise = change.after() - change.before();
        if (rise >= RISE_THAT_ENDS_A_DROP - HAIR || (rise > 0 && change.after() >= MasteryLevel.MASTERED_FROM)) {
            return new Decision.Resolve();
        }
        if (-rise < thresholds.suddenDrop() - HAIR) {
            return new Decision.Keep();
        }
        return new Decision.Raise(
                change.conceptName() + " fell from " + Percent.of(change.before()) + " to " + Percent.of(change.after())
                        + " with the last assessment.",
                "Clears with the next assessment that lifts it by 5 points, or to 75%.");
    }

    /** Good news: on the way up over the border of mastery. Only falling below developing takes it back. */
    public static Decision newlyMastered(ConceptChange change) {
        if (change.after() < MasteryLevel.DEVELOPING_FROM) {
            return new Decision.Resolve();
        }
        if (change.before() >= MasteryLevel.MASTERED_FROM || change.after() < MasteryLevel.MASTERED_FROM) {
            return new Decision.Keep();
        }
        return new Decision.Raise(
                change.conceptName() + " rose from " + Percent.of(change.before()) + " to " + Percent.of(change.after())
                        + ": mastered after " + counted(change.observations(), "answer") + ".",
                "Good news: dismiss it when you have told the student.");
    }

    /**
     * Three or more answers given faster than they can be read, which earned less than half of their points. Ends with
     * three answers of which at most one was that fast, or when the fast ones earn 70 % of their points.
     */
    public static Decision rapidGuessing(List<TimedAnswer> answers, Thresholds thresholds) {
        List<TimedAnswer> rapid = answers.stream()
                .filter(answer -> answer.seconds() < thresholds.rapidSeconds())
                .toList();
        double right = rapid.stream().mapToDouble(TimedAnswer::credit).average().orElse(1);
        boolean calm = answers.size() >= LEAST_RAPID_ANSWERS && rapid.size() <= 1;
        boolean justified = rapid.size() >= LEAST_RAPID_ANSWERS && right >= MOSTLY_RIGHT_FROM;
        if (calm || justified) {
            return new Decision.Resolve();
        }
        if (rapid.size() < LEAST_RAPID_ANSWERS || right >= MOSTLY_WRONG_BELOW) {
            return new Decision.Keep();
        }
        return new Decision.Raise(
                rapid.size() + " of " + answers.size() + " answers came in under " + seconds(thresholds.rapidSeconds())
                        + " each, and together these earned " + Percent.of(right) + " of their points.",
                "Clears with the next assessment in which at most one answer comes that fast.");
    }

    /**
     * Present, but not answering. One bound is enough here: the time starts again at zero with each answer, so it
     * cannot waver around the bound.
     *
     * @param idle how long a student has been present without an answer
     */
    public static Decision idle(Duration idle, Thresholds thresholds) {
        if (idle.toMinutes() < thresholds.idleMinutes()) {
            return new Decision.Resolve();
        }
        return new Decision.Raise(
                "Signed in, but no answer for " + counted(thresholds.idleMinutes(), "minute") + " or more.",
                "Clears with the next answer, or when the page is closed.");
    }

    /**
     * A grade waits for a teacher. Nothing that a student does ends that.
     *
     * @param waiting answers of the submission that a teacher should look at
     * @param answers all answers of the submission
     */
    public static Decision needsReview(int waiting, int answers) {
        if (waiting == 0) {
            return new Decision.Keep();
        }
        return new Decision.Raise(
                waiting + " of " + counted(answers, "answer") + " could not be graded with confidence.", WHEN_REVIEWED);
    }

    /**
     * After a teacher looked at answers.
     *
     * @param waiting answers of the student that still wait
     */
    public static Decision stillNeedsReview(int waiting) {
        return waiting == 0
                ? new Decision.Resolve()
                : new Decision.Raise(
                        counted(waiting, "answer") + " could not be graded with confidence.", WHEN_REVIEWED);
    }

    private static String counted(int count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }

    private static String seconds(double seconds) {
        return (seconds == Math.rint(seconds) ? String.valueOf((long) seconds) : String.valueOf(seconds)) + " s";
    }
}
