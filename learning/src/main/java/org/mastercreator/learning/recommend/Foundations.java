package org.mastercreator.learning.recommend;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mastercreator.learning.tracing.MasteryLevel;

/**
 * How firmly one student stands on what her concepts build on. What she has no state for is taken as known. Each
 * concept is looked at once, however many ways lead down to it.
 */
final class Foundations {
    private static final Comparator<ConceptState> WEAKEST_FIRST =
            Comparator.comparingDouble(ConceptState::mastery).thenComparing(ConceptState::conceptId);

    private final ConceptGraph graph;
    private final Map<String, ConceptState> byId;
    private final Map<String, Optional<ConceptState>> gaps = new HashMap<>();

    Foundations(ConceptGraph graph, Collection<ConceptState> states) {
        this.graph = graph;
        this.byId = states.stream().collect(Collectors.toMap(ConceptState::conceptId, Function.identity()));
    }

    /** What a concept builds on directly. */
    List<ConceptState> of(ConceptState state) {
        return graph.prerequisitesOf(state.conceptId()).stream()
                .map(byId::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The ids of all that some concepts build on and that is not mastered, with nothing mastered between. */
    Set<String> below(List<ConceptState> states) {
        Set<String> below = new HashSet<>();
        states.forEach(state -> addBelow(state, below));
        return below;
    }

    private void addBelow(ConceptState state, Set<String> below) {
        of(state).stream()
                .filter(one -> one.level() != MasteryLevel.MASTERED && below.add(one.conceptId()))
                .forEach(one -> addBelow(one, below));
    }

    /** The weakest concept that has to come first: below this one, with nothing mastered between. */
    Optional<ConceptState> gapBelow(ConceptState state) {
        Optional<ConceptState> known = gaps.get(state.conceptId());
        if (known == null) {
            known = of(state).stream()
                    .filter(below -> below.level() != MasteryLevel.MASTERED)
                    .flatMap(below -> gapAt(below).stream())
                    .min(WEAKEST_FIRST);
            gaps.put(state.conceptId(), known);
        }
        return known;
    }

    private Optional<ConceptState> gapAt(ConceptState unmastered) {
        return unmastered.level() == MasteryLevel.STRUGGLING ? Optional.of(unmastered) : gapBelow(unmastered);
    }
}
