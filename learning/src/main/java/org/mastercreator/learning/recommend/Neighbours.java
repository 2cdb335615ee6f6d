package org.mastercreator.learning.recommend;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        learners.stream()
                .flatMap(learner -> learner.states().stream())
                .forEach(state -> columns.putIfAbsent(state.conceptId(), columns.size()));
        List<Learner> byId = learners.stream()
                .sorted((one, other) -> one.studentId().compareTo(other.studentId()))
                .toList();
        studentIds = byId.stream().map(Learner::studentId).toList();
        masteries = byId.stream().map(this::row).toArray(double[][]::new);
    }

    /** By column; 0 for a concept that the learner has no state for. */
    private double[] row(Learner learner) {
        double[] row = new double[columns.size()];
        learner.states().forEach(state -> row[columns.getOrDefault(state.conceptId(), 0)] = state.mastery());
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
