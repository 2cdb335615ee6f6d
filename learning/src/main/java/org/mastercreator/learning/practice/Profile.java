package org.mastercreator.learning.practice;

import java.util.List;
import org.mastercreator.learning.tracing.BktParameters;

/**
 * One way in which a student, or a course, can differ from what the parameters expect. A student's answers on all
 * concepts together tell which profiles fit, so that what is seen on one concept helps with the next.
 *
 * @param pace added to the log-odds of knowing at first and of learning
 * @param noise added to the log-odds of guessing and slipping
 * @param withoutGround share of the usual learning that is left for each prerequisite that is not known, 0..1
 * @param weight how common it is before any answer; all together 1
 */
record Profile(double pace, double noise, double withoutGround, double weight) {
    private static final double MOST_GUESS = 0.45;
    private static final double MOST_SLIP = 0.4;
    private static final double LEAST = 0.01;

    static final List<Profile> ALL = List.of(
            new Profile(-1.3, 0.12, 0.2, 0.15),
            new Profile(-0.65, 0, 0.2, 0.2),
            new Profile(0, 0, 0.2, 0.25),
            new Profile(0, 0, 0.05, 0.15),
            new Profile(0.65, 0, 0.2, 0.15),
            new Profile(1.3, -0.12, 0.2, 0.1));

    BktParameters of(BktParameters usual) {
        return new BktParameters(
                Math.clamp(shifted(usual.pInit(), pace), LEAST, 1 - LEAST),
                Math.clamp(shifted(usual.pLearn(), pace), LEAST, 1 - LEAST),
                Math.clamp(shifted(usual.pGuess(), noise), LEAST, MOST_GUESS),
                Math.clamp(shifted(usual.pSlip(), noise), LEAST, MOST_SLIP));
    }

    private static double shifted(double chance, double by) {
        double odds = chance * Math.exp(by);
        return odds / (1 - chance + odds);
    }
}
