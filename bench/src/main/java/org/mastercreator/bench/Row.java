package org.mastercreator.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * One line of the result.
 *
 * @param deliveriesPerSecond events that reached subscribers
 * @param p50Ms in burst and paced from publishing to a subscriber; in storm until a socket is open; in reconnect until a
 *     subscriber has all it missed
 * @param cpuSecondsPerMillion CPU of the server for a million deliveries; in storm for a million
 *     connections
 * @param bytesPerConnection heap after a collection and other resident memory of the server process
 * @param connectsPerSecond sockets opened, ready to receive
 */
record Row(
        String server,
        int subscribers,
        String mode,
        double deliveriesPerSecond,
        double p50Ms,
        double p99Ms,
        double cpuSecondsPerMillion,
        double bytesPerConnection,
        double connectsPerSecond,
        long lost,
        long duplicated,
        long reordered) {

    /** The median of every figure over the rounds, and the sum of everything that went wrong. */
    static Row of(List<Row> rounds) {
        Row first = rounds.getFirst();
        return new Row(
                first.server,
                first.subscribers,
                first.mode,
                median(rounds, Row::deliveriesPerSecond),
                median(rounds, Row::p50Ms),
                median(rounds, Row::p99Ms),
                median(rounds, Row::cpuSecondsPerMillion),
                median(rounds, Row::bytesPerConnection),
                median(rounds, Row::connectsPerSecond),
                sum(rounds, Row::lost),
                sum(rounds, Row::duplicated),
                sum(rounds, Row::reordered));
    }

    static <T> double median(List<T> rounds, ToDoubleFunction<T> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    static <T> long sum(List<T> rounds, ToLongFunction<T> figure) {
        return rounds.stream().mapToLong(figure).sum();
    }
}
