package org.mastercreator.server.sample;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * How ready an invented student is for each concept: the share of a class that must know it before she does. What a
 * concept builds on she knows before it, so she never knows one without the other.
 */
final class SampleReadiness {
    private SampleReadiness() {}

    /**
     * In the order of the concepts, 0..1. Numbers are drawn for each by itself and then change places where one is out of
     * order: how many concepts are known at each level stays as it was drawn.
     *
     * @param requires the ids of the concepts that each builds on; none in a circle
     */
    static double[] draw(List<String> conceptIds, List<List<String>> requires, Random random) {
        double[] readiness = random.doubles(conceptIds.size()).toArray();
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < conceptIds.size(); i++) {
            places.put(conceptIds.get(i), i);
        }
        boolean inOrder;
        do {
            inOrder = true;
            for (int i = 0; i < readiness.length; i++) {
                for (String required : requires.get(i)) {
                    int before = places.getOrDefault(required, i);
                    if (readiness[before] > readiness[i]) {
                        double later = readiness[before];
                        readiness[before] = readiness[i];
                        readiness[i] = later;
                        inOrder = false;
                    }
                }
            }
        } while (!inOrder);
        return readiness;
    }
}
