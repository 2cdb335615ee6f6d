package org.mastercreator.server.attention;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What counts of acts, one a student, come to. */
final class Spread {
    static final int SMALLEST_GROUP = 10;

    private static final double NORMAL_95 = 1.959964;

    private Spread() {}

    /** @param acts of each student */
    static String sentence(int[] acts, int days) {
        int all = Arrays.stream(acts).sum();
        if (acts.length == 0) {
            return "The class has no students.";
        }
        if (all == 0) {
            return "Nothing is noted in " + lastDays(days) + " that you did for a single student.";
        }
        int without = (int) Arrays.stream(acts).filter(count -> count == 0).count();
        Range chance = leftOutByChance(acts.length, all);
        return "Half of your attention in " + lastDays(days) + " went to " + halfWentTo(acts) + " of " + acts.length
                + (acts.length == 1 ? " student; " : " students; ") + without
                + " got none, where chance alone would leave out "
                + (chance.low() == chance.high() ? chance.low() : chance.low() + " to " + chance.high()) + ".";
    }

    record Range(int low, int high) {}

    /**
     * How many students get nothing if each act falls to anyone alike: a 95 % interval (Feller, An Introduction to
     * Probability Theory, 1968, section IV.2; by its mean and variance).
     */
    static Range leftOutByChance(int students, int acts) {
        double n = students;
        double one = Math.pow(1 - 1 / n, acts);
        double two = n < 2 ? 0 : Math.pow(1 - 2 / n, acts);
        double mean = n * one;
        double error = Math.sqrt(Math.max(0, n * (n - 1) * two + mean - mean * mean));
        return new Range((int) Math.max(Math.max(0, n - acts), Math.rint(mean - NORMAL_95 * error)), (int)
                Math.min(n - 1, Math.rint(mean + NORMAL_95 * error)));
    }

    /** The fewest students who together got at least half of all acts. */
    static int halfWentTo(int[] acts) {
        int[] sorted = Arrays.stream(acts).sorted().toArray();
        int all = Arrays.stream(sorted).sum();
        int sum = 0;
        int students = 0;
        while (2 * sum < all) {
            students++;
            sum += sorted[sorted.length - students];
        }
        return students;
    }

    /**
     * The mean of one group less that of another, with an interval after Welch (1947).
     *
     * @return empty if a group has fewer than ten students
     */
    static Optional<Attention.IepSpread> compared(int[] with, int[] without) {
        if (with.length < SMALLEST_GROUP || without.length < SMALLEST_GROUP) {
            return Optional.empty();
        }
        double difference = mean(with) - mean(without);
        double within = NORMAL_95 * Math.sqrt(variance(with) / with.length + variance(without) / without.length);
        return Optional.of(new Attention.IepSpread(
                new Attention.GroupAttention(with.length, mean(with)),
                new Attention.GroupAttention(without.length, mean(without)),
                difference,
                difference - within,
                difference + within,
                groupSentence(difference, within)));
    }

    private static String groupSentence(double difference, double within) {
        String interval = " (95% interval " + signed(difference - within) + " to " + signed(difference + within) + ")";
        if (Math.abs(difference) <= within) {
            return "Students with an IEP got about as much attention as the others: the difference of "
                    + signed(difference) + " acts each" + interval + " may be chance.";
        }
        return "Students with an IEP got " + String.format(Locale.ROOT, "%.1f", Math.abs(difference))
                + (difference > 0 ? " more" : " fewer") + " acts each than the others" + interval + ".";
    }

    private static String signed(double value) {
        return String.format(Locale.ROOT, "%+.1f", value).replace('-', '−');
    }

    private static String lastDays(int days) {
        return days == 1 ? "the last day" : "the last " + days + " days";
    }

    private static double mean(int[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    private static double variance(int[] values) {
        double mean = mean(values);
        return Arrays.stream(values)
                        .mapToDouble(value -> (value - mean) * (value - mean))
                        .sum()
                / (values.length - 1);
    }
}
