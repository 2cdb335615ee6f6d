package org.mastercreator.learning.prediction;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mastercreator.learning.tracing.ConceptBkt;

/**
 * A fitted {@link SuccessModel} as plain numbers under names, to be stored and read again. Signals that a later
 * release adds are missing in it and count with their start weights.
 *
 * @param level log odds of a right answer to a usual question of a usual concept
 * @param longPause what counts as a long time away, in the unit of the answers' times; 0 if they had none
 * @param pooled tracing parameters of a concept that the fit has not seen
 * @param weights of each signal, by its name
 * @param means the usual value of each signal, by its name
 */
public record StoredModel(
        double level,
        double longPause,
        Tracing pooled,
        Map<String, Double> weights,
        Map<String, Double> means,
        Map<String, Concept> concepts,
        Map<String, Question> questions) {

    /** The parameters of {@link ConceptBkt}, each 0..1. */
    public record Tracing(double pInit, double pLearn, double pForget, double pGuess, double pSlip) {
        static Tracing of(ConceptBkt bkt) {
            return new Tracing(
                    bkt.known().pInit(),
                    bkt.known().pLearn(),
                    bkt.pForget(),
                    bkt.known().pGuess(),
                    bkt.known().pSlip());
        }

        ConceptBkt bkt() {
            return ConceptBkt.of(pInit, pLearn, pForget, pGuess, pSlip);
        }
    }

    /**
     * What is particular to a concept.
     *
     * @param ease log odds that it adds to the level
     * @param seen Fisher information behind the ease
     * @param additions to the weights of some signals, by their names
     * @param after what is added where another concept was practised before, by its name; null in models of releases
     *     that did not look at it
     */
    public record Concept(
            Tracing tracing,
            double ease,
            double seen,
            Map<String, Double> additions,
            @Nullable Map<String, Double> after) {}

    /** What is particular to a question; as for a concept. */
    public record Question(double ease, double seen, Map<String, Double> additions) {}
}
