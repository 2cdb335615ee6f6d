package org.mastercreator.learning.tracing;

import java.util.Locale;
import java.util.Set;

/** How a share is written in a sentence: "62%". */
public final class Percent {
    /** Borders that decide something: a figure just below one must not read as if it had reached it. */
    private static final Set<Long> BORDERS = Set.of(45L, 50L, 75L);

    private Percent() {}

    /**
     * The share in whole percent; with one decimal, rounded down, where whole percent would hide that a border was
     * missed: 0.749 is "74.9%", not "75%". Only all is "100%".
     *
     * @param share 0..1
     * @throws IllegalArgumentException if it is not in [0, 1]
     */
    public static String of(double share) {
        double percent = Probability.of(share) * 100;
        long whole = share < 1 ? Math.min(99, Math.round(percent)) : 100;
        return BORDERS.contains(whole) && share < whole / 100.0
                ? String.format(Locale.ROOT, "%.1f%%", Math.floor(percent * 10) / 10)
                : whole + "%";
    }
}
