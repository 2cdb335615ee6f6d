package org.mastercreator.learning.tracing;

import java.util.List;

/**
 * One set of parameters for each concept, and a pooled one for concepts that the fit has not seen.
 *
 * @param concepts by the concept's number
 */
public record FittedBkt(ConceptBkt pooled, List<ConceptBkt> concepts) {
    public FittedBkt {
        concepts = List.copyOf(concepts);
    }

    /** The same parameters for every concept. */
    public static FittedBkt everywhere(ConceptBkt parameters) {
        return new FittedBkt(parameters, List.of());
    }

    public ConceptBkt of(int concept) {
        return concept < concepts.size() ? concepts.get(concept) : pooled;
    }
}
