package org.mastercreator.evaluate.recommend;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A figure and its 95 % interval, the same distance either way.
 *
 * @param within half the width of the interval
 */
record Estimate(double value, double within) {
    private static final double NORMAL_95 = 1.959964;

    /**
     * The sum of one count over students, divided by the sum of another. The interval is the normal one of a ratio of
     * two sums over independent students (Cochran, Sampling Techniques, 1977, section 6.4).
     *
     * @return empty if the second count is 0 for all
     */
    static Optional<Estimate> ratio(double[] above, double[] below) {
        int n = above.length;
        double sumBelow = IntStream.range(0, n).mapToDouble(i -> below[i]).sum();
        if (sumBelow == 0) {
            return Optional.empty();
        }
        double ratio = IntStream.range(0, n).mapToDouble(i -> above[i]).sum() / sumBelow;
        double squares = IntStream.range(0, n)
                .mapToDouble(i -> above[i] - ratio * below[i])
                .map(rest -> rest * rest)
                .sum();
        double error = n > 1 ? Math.sqrt(squares * n / (n - 1)) / sumBelow : 0;
        return Optional.of(new Estimate(ratio, NORMAL_95 * error));
    }

    Estimate times(double factor) {
        return new Estimate(value * factor, within * factor);
    }
}
