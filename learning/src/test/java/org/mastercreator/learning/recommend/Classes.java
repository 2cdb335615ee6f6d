package org.mastercreator.learning.recommend;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.mastercreator.learning.tracing.BktParameters;
import org.mastercreator.learning.tracing.KnowledgeTracer;

/** Made-up classes, each the same for the same seed. */
final class Classes {
    static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private Classes() {}

    static Recommender recommender(ConceptGraph graph) {
        return new Recommender(graph, NOW, Zone.DEFAULT, OptionalInt.empty(), Map.of());
    }

    static ConceptState state(String concept, double mastery) {
        return state(concept, mastery, 7, NOW.minusSeconds(3600));
    }

    static ConceptState state(String concept, double mastery, int observations, Instant lastSeen) {
        return new ConceptState(
                concept,
                "The " + concept,
                mastery,
                observations,
                Optional.of(lastSeen),
                BktParameters.DEFAULT,
                KnowledgeTracer.chanceOfRightAnswer(mastery, BktParameters.DEFAULT),
                List.of());
    }

    /** As everyone stands before the first answer. */
    static ConceptState unseen(String concept) {
        return unseen(concept, 0.3);
    }

    static ConceptState unseen(String concept, double assumed) {
        return new ConceptState(
                concept, "The " + concept, assumed, 0, Optional.empty(), BktParameters.DEFAULT, 0.4, List.of());
    }

    static Learner learner(String id, ConceptState... states) {
        return new Learner(id, "Student " + id, Set.of(), OptionalDouble.empty(), List.of(states));
    }

    static List<Learner> random(long seed, int students, int concepts) {
        Random random = new Random(seed);
        return IntStream.range(0, students)
                .mapToObj(s -> learner(
                        String.format("s%02d", s),
                        IntStream.range(0, concepts)
                                .mapToObj(c -> state("c" + c, random.nextInt(101) / 100.0))
                                .toArray(ConceptState[]::new)))
                .toList();
    }

    /** Each concept builds on some of those with a smaller number, so there is no circle. */
    static ConceptGraph randomGraph(long seed, int concepts) {
        Random random = new Random(seed);
        Map<String, List<String>> prerequisites = new HashMap<>();
        for (int c = 0; c < concepts; c++) {
            List<String> below = new ArrayList<>();
            for (int b = 0; b < c; b++) {
                if (random.nextInt(3) == 0) {
                    below.add("c" + b);
                }
            }
            prerequisites.put("c" + c, below);
        }
        return new ConceptGraph(prerequisites);
    }

    /** The plan of a class that had none before. */
    static ClassPlan plan(List<Learner> learners, ConceptGraph graph) {
        return plan(learners, graph, List.of());
    }

    /** @param before the small groups of the plan before */
    static ClassPlan plan(List<Learner> learners, ConceptGraph graph, List<ClassPlan.SmallGroup> before) {
        Recommender recommender = recommender(graph);
        Neighbours neighbours = new Neighbours(learners);
        return ClassPlanner.plan(
                learners,
                learners.stream()
                        .map(learner -> recommender.pathFor(learner, neighbours))
                        .toList(),
                graph,
                before);
    }
}
