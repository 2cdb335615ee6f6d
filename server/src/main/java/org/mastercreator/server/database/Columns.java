package org.mastercreator.server.database;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** One field of many rows as an array, for a statement that writes all the rows at once from {@code unnest}. */
public final class Columns {
    private Columns() {}

    public static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> field) {
        return rows.stream().map(field).toArray(String[]::new);
    }

    public static <T> double[] numbers(List<T> rows, ToDoubleFunction<T> field) {
        return rows.stream().mapToDouble(field).toArray();
    }

    public static <T> int[] counts(List<T> rows, ToIntFunction<T> field) {
        return rows.stream().mapToInt(field).toArray();
    }

    public static <T> boolean[] flags(List<T> rows, Predicate<T> field) {
        boolean[] flags = new boolean[rows.size()];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = field.test(rows.get(i));
        }
        return flags;
    }
}
