package org.mastercreator.learning.recommend;

import java.util.List;

/**
 * How the mastery of one concept is spread over a class.
 *
 * @param stdDev of the whole class, not an estimate from a sample
 * @param below50 students under 0.50
 * @param from50To75 students from 0.50 up to but not including 0.75
 * @param above75 students from 0.75
 */
public record ClassMastery(
        int students, double mean, double median, double stdDev, int below50, int from50To75, int above75) {
    /** @param masteries 0..1 each; may be empty, then every figure is 0 */
    public static ClassMastery of(List<Double> masteries) {
        int n = masteries.size();
        if (n == 0) {
            return new ClassMastery(0, 0, 0, 0, 0, 0, 0);
        }
        double[] sorted =
                masteries.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double mean = masteries.stream().mapToDouble(Double::doubleValue).sum() / n;
        double variance =
                masteries.stream().mapToDouble(m -> (m - mean) * (m - mean)).sum() / n;
        double median = n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
        int below = (int) masteries.stream().filter(m -> m < 0.5).count();
        int above = (int) masteries.stream().filter(m -> m >= 0.75).count();
        return new ClassMastery(n, mean, median, Math.sqrt(variance), below, n - below - above, above);
    }
}
