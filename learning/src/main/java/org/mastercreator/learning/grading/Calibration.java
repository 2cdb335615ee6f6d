package org.mastercreator.learning.grading;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * How far the chances of a rubric's lines hold, learned from what people gave for them (Platt 1999): their log odds are
 * stretched and moved. Some rubrics are met in so many words, others only in substance.
 */
final class Calibration {
    private static final int STEPS = 20;
    private static final double LEAST_STRETCH = 0.2;
    private static final int ENOUGH = 15;
    private static final double MOSTLY = 0.85;

    private final Stretch right;
    private final Stretch partly;
    private final boolean proven;

    /** @param fraction what people gave where {@code thought} was thought, 0..1 */
    record Outcome(Chances thought, double fraction) {}

    private record Stretch(double move, double stretch) {
        private double chance(double chance) {
            return Logistic.chance(move + stretch * Chances.logit(chance));
        }
    }

    Calibration(List<Outcome> outcomes) {
        right = fit(outcomes, Chances::right, fraction -> fraction == 1);
        partly = fit(outcomes, Chances::partly, fraction -> fraction > 0);
        long agreed = outcomes.stream()
                .filter(one -> (of(one.thought()).right() >= 0.5) == (one.fraction() == 1))
                .count();
        proven = outcomes.size() >= ENOUGH && agreed >= MOSTLY * outcomes.size();
    }

    /** Whether people gave what was thought often enough: of at least 15 outcomes 85 % met or not as thought. */
    boolean isProven() {
        return proven;
    }

    Chances of(Chances thought) {
        return new Chances(right.chance(thought.right()), partly.chance(thought.partly()));
    }

    /** Newton's method; both numbers have a normal prior of variance 1 around leaving things as they stand. */
    private static Stretch fit(List<Outcome> outcomes, ToDoubleFunction<Chances> chance, Predicate<Double> happened) {
        double move = 0;
        double stretch = 1;
        for (int step = 0; step < STEPS; step++) {
            double[] gradient = {-move, 1 - stretch};
            double[][] curve = {{1, 0}, {0, 1}};
            for (Outcome one : outcomes) {
                double odds = Chances.logit(chance.applyAsDouble(one.thought()));
                double now = Logistic.chance(move + stretch * odds);
                double off = (happened.test(one.fraction()) ? 1 : 0) - now;
                gradient[0] += off;
                gradient[1] += off * odds;
                curve[0][0] += now * (1 - now);
                curve[1][0] += now * (1 - now) * odds;
                curve[1][1] += now * (1 - now) * odds * odds;
            }
            double[] change = new Cholesky(curve).solve(gradient);
            move += change[0];
            stretch += change[1];
        }
        return new Stretch(move, Math.max(LEAST_STRETCH, stretch));
    }
}
