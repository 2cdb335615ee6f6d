package org.mastercreator.learning.practice;

import java.util.ArrayList;
import java.util.List;

/**
 * Which concept builds on which, by place in the course. Each pair of a concept and a prerequisite is a link with a
 * number of its own; the links of a concept stand in the same order as its neighbours.
 */
final class CourseMap {
    private final int[][] below;
    private final int[][] above;
    private final int[][] linksBelow;
    private final int[][] linksAbove;
    private final int links;

    /** @throws IllegalArgumentException if a prerequisite is no concept of the course or concepts form a circle */
    CourseMap(List<PracticeConcept> concepts) {
        int n = concepts.size();
        below = concepts.stream().map(CourseMap::prerequisites).toArray(int[][]::new);
        linksBelow = new int[n][];
        List<List<Integer>> dependents = lists(n);
        List<List<Integer>> dependentLinks = lists(n);
        int count = 0;
        for (int i = 0; i < n; i++) {
            linksBelow[i] = new int[below[i].length];
            for (int k = 0; k < below[i].length; k++) {
                int prerequisite = below[i][k];
                if (prerequisite < 0 || prerequisite >= n) {
                    throw new IllegalArgumentException(
                            "concept " + i + " builds on " + prerequisite + ", which is not in the course of " + n);
                }
                dependents.get(prerequisite).add(i);
                dependentLinks.get(prerequisite).add(count);
                linksBelow[i][k] = count++;
            }
        }
        links = count;
        above = dependents.stream().map(CourseMap::array).toArray(int[][]::new);
        linksAbove = dependentLinks.stream().map(CourseMap::array).toArray(int[][]::new);
        refuseCircle();
    }

    int size() {
        return below.length;
    }

    int links() {
        return links;
    }

    int[] below(int concept) {
        return below[concept];
    }

    int[] linksBelow(int concept) {
        return linksBelow[concept];
    }

    int[] above(int concept) {
        return above[concept];
    }

    int[] linksAbove(int concept) {
        return linksAbove[concept];
    }

    boolean buildsOn(int concept, int prerequisite) {
        for (int candidate : below[concept]) {
            if (candidate == prerequisite) {
                return true;
            }
        }
        return false;
    }

    /** Takes away what builds on nothing, again and again: what stays is a circle. */
    private void refuseCircle() {
        int[] open = new int[size()];
        int[] free = new int[size()];
        int end = 0;
        for (int i = 0; i < size(); i++) {
            open[i] = below[i].length;
            if (open[i] == 0) {
                free[end++] = i;
            }
        }
        for (int at = 0; at < end; at++) {
            for (int dependent : above[free[at]]) {
                if (--open[dependent] == 0) {
                    free[end++] = dependent;
                }
            }
        }
        if (end < size()) {
            throw new IllegalArgumentException("concepts of the course build on each other in a circle");
        }
    }

    private static int[] prerequisites(PracticeConcept concept) {
        return concept.prerequisites().stream()
                .distinct()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static List<List<Integer>> lists(int n) {
        List<List<Integer>> lists = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            lists.add(new ArrayList<>());
        }
        return lists;
    }

    private static int[] array(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}
