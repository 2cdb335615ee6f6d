package org.mastercreator.server.prediction;

import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/**
 * How a student stood with one concept at one moment.
 *
 * @param right her latest answers to it, the oldest first: whether each was a success
 * @param chance that her next answer to any question of it is a success, 0..1; worked out when first asked for
 */
public record Standing(List<Boolean> right, DoubleSupplier chance) {
    /** Of a concept that was answered too seldom to matter. */
    public static final Standing NOTHING = new Standing(List.of(), () -> 1);

    /** The same if the last answers had earned these credits, 0..1. */
    public Standing withLast(List<Double> credits) {
        int older = Math.max(0, right.size() - credits.size());
        return new Standing(
                Stream.concat(right.subList(0, older).stream(), credits.stream().map(Answered::isSuccess))
                        .toList(),
                chance);
    }
}
