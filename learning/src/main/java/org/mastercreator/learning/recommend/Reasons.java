package org.mastercreator.learning.recommend;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.mastercreator.learning.tracing.Percent;

/** Why a step is recommended, in sentences that a teacher can check against the figures she sees. */
final class Reasons {
    private Reasons() {}

    /**
     * The reason for one step.
     *
     * @param ground what the concept builds on
     */
    static String ofStep(ConceptState state, List<ConceptState> ground, Zone zone) {
        return stand(state) + below(ground) + reach(state, zone);
    }

    private static String stand(ConceptState state) {
        return !state.isObserved()
                ? "No answers on " + state.conceptName() + " yet."
                : state.conceptName() + " is at " + Percent.of(state.mastery()) + " after " + state.observations()
                        + (state.observations() == 1 ? " answer." : " answers.");
    }

    private static String below(List<ConceptState> ground) {
        return ground.isEmpty()
                ? ""
                : " It builds on "
                        + ground.stream()
                                .map(below -> below.conceptName() + " (" + level(below) + ")")
                                .collect(Collectors.joining(" and "))
                        + ".";
    }

    private static String level(ConceptState state) {
        return state.isObserved()
                ? state.level().name().toLowerCase(Locale.ROOT) + " at " + Percent.of(state.mastery())
                : "no answers yet";
    }

    private static String reach(ConceptState state, Zone zone) {
        double chance = state.chance();
        if (zone.holds(chance)) {
            return " About " + Math.round(chance * 10)
                    + " of 10 answers should be right: hard enough to learn from, easy enough not to give up.";
        }
        return chance < zone.hardest()
                ? (state.isObserved() ? " It is hard at present" : " It may be hard")
                        + ", so start with worked examples and help close by."
                : " Most answers should be right already: a few questions should settle it.";
    }
}
