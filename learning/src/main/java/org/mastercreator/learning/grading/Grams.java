package org.mastercreator.learning.grading;

import java.util.Arrays;
import java.util.Map;

/**
 * What a text is made of, weighted and of length 1. A part is known by its hash, so that two texts are compared by
 * walking along two sorted arrays: each answer is compared with hundreds.
 */
final class Grams {
    private final int[] hashes;
    private final double[] weights;

    private Grams(int[] hashes, double[] weights) {
        this.hashes = hashes;
        this.weights = weights;
    }

    /** @param parts each with its weight, above 0 */
    static Grams of(Map<String, Double> parts) {
        int[] hashes = parts.keySet().stream()
                .mapToInt(String::hashCode)
                .distinct()
                .sorted()
                .toArray();
        double[] weights = new double[hashes.length];
        parts.forEach((part, weight) -> weights[Arrays.binarySearch(hashes, part.hashCode())] += weight);
        double length =
                Math.sqrt(Arrays.stream(weights).map(weight -> weight * weight).sum());
        return new Grams(
                hashes, Arrays.stream(weights).map(weight -> weight / length).toArray());
    }

    /** 0..1; 0 beside a text without parts. */
    double cosine(Grams other) {
        double sum = 0;
        int i = 0;
        int j = 0;
        while (i < hashes.length && j < other.hashes.length) {
            if (hashes[i] == other.hashes[j]) {
                sum += weights[i++] * other.weights[j++];
            } else if (hashes[i] < other.hashes[j]) {
                i++;
            } else {
                j++;
            }
        }
        return Math.min(sum, 1);
    }
}
