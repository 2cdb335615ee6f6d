package org.mastercreator.learning.recommend;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Who is like whom: students whose masteries differ least, summed over the concepts. Built once for a class, because
 * every path of a plan asks.
 */
public final class Neighbours {
    private static final int NONE = -1;

    private final Map<String, Integer> columns = new HashMap<>();
    private final List<String> studentIds;
    private final double[][] masteries;

    public Neighbours(List<Learner> learners) {
        this(learners.stream()
                .collect(Collectors.toMap(
                        Learner::studentId,
                        learner -> learner.states().stream()
                                .collect(Collectors.toMap(ConceptState::conceptId, ConceptState::mastery)))));
    }

    /** @param byStudent each student's masteries, 0..1, by concept */
    public Neighbours(Map<String, Map<String, Double>> byStudent) {
        byStudent
                .values()
                .forEach(masteries ->
                        masteries.keySet().forEach(concept -> columns.putIfAbsent(concept, columns.size())));
        studentIds = byStudent.keySet().stream().sorted().toList();
        masteries = studentIds.stream()
                .map(student -> row(byStudent.getOrDefault(student, Map.of())))
                .toArray(double[][]::new);
    }

    /** By column; 0 for a concept that the student has no mastery of. */
    private double[] row(Map<String, Double> byConcept) {
        double[] row = new double[columns.size()];
        byConcept.forEach((concept, mastery) -> row[columns.getOrDefault(concept, 0)] = mastery);
        return row;
    }

    /** The ids of the nearest, the nearest first, without the learner herself; equals by id. */
    List<String> nearest(Learner learner, int most) {
        int[] chosen = learner.states().stream()
                .mapToInt(state -> columns.getOrDefault(state.conceptId(), NONE))
                .toArray();
        double[] own =
                learner.states().stream().mapToDouble(ConceptState::mastery).toArray();
        int[] found = new int[most];
        double[] distances = new double[most];
        Arrays.fill(found, NONE);
        Arrays.fill(distances, Double.MAX_VALUE);
        for (int other = 0; other < masteries.length; other++) {
            double distance = distance(own, chosen, masteries[other], distances[most - 1]);
            if (distance < distances[most - 1] && !studentIds.get(other).equals(learner.studentId())) {
                insert(found, distances, other, distance);
            }
        }
        return Arrays.stream(found)
                .filter(student -> student != NONE)
                .mapToObj(studentIds::get)
                .toList();
    }

    /** Stops adding where it is too far in any case. */
    private static double distance(double[] own, int[] columns, double[] other, double tooFar) {
        double sum = 0;
        for (int i = 0; i < own.length && sum < tooFar; i++) {
            sum += Math.abs(own[i] - (columns[i] == NONE ? 0 : other[columns[i]]));
        }
        return sum;
    }

    private static void insert(int[] found, double[] distances, int student, double distance) {
        int at = found.length - 1;
        while (at > 0 && distances[at - 1] > distance) {
            distances[at] = distances[at - 1];
            found[at] = found[at - 1];
            at--;
        }
        distances[at] = distance;
        found[at] = student;
    }
}
