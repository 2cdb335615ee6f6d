package org.mastercreator.learning.recommend;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which concept builds on which.
 *
 * @param prerequisites concept id to the ids of the concepts that it builds on
 */
public record ConceptGraph(Map<String, List<String>> prerequisites) {
    /** @throws IllegalArgumentException if concepts build on each other in a circle */
    public ConceptGraph {
        Map<String, List<String>> sorted = new TreeMap<>();
        prerequisites.forEach((concept, below) -> sorted.put(concept, List.copyOf(below)));
        prerequisites = Collections.unmodifiableMap(sorted);
        Set<String> clear = new HashSet<>();
        for (String concept : prerequisites.keySet()) {
            refuseCircle(prerequisites, concept, new LinkedHashSet<>(), clear);
        }
    }

    public List<String> prerequisitesOf(String conceptId) {
        return prerequisites.getOrDefault(conceptId, List.of());
    }

    private static void refuseCircle(
            Map<String, List<String>> prerequisites, String concept, Set<String> way, Set<String> clear) {
        if (clear.contains(concept)) {
            return;
        }
        if (!way.add(concept)) {
            List<String> circle = new ArrayList<>(way);
            throw new IllegalArgumentException("concepts build on each other in a circle: "
                    + String.join(" -> ", circle.subList(circle.indexOf(concept), circle.size())) + " -> " + concept);
        }
        prerequisites.getOrDefault(concept, List.of()).forEach(next -> refuseCircle(prerequisites, next, way, clear));
        way.remove(concept);
        clear.add(concept);
    }
}
