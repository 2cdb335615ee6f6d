package org.mastercreator.realtime;

import java.util.concurrent.atomic.LongAdder;

/** A histogram of times; each bucket reaches to twice the one before it, from 16 µs to 17 s. */
public final class Latency {
    private static final int BUCKETS = 21;
    private static final int FIRST_SHIFT = 14;

    private final LongAdder[] counts = new LongAdder[BUCKETS + 1];
    private final LongAdder sumNanos = new LongAdder();

    Latency() {
        for (int i = 0; i < counts.length; i++) {
            counts[i] = new LongAdder();
        }
    }

    void record(long nanos) {
        int bucket = Math.max(0, 64 - Long.numberOfLeadingZeros(Math.max(0, nanos) >>> FIRST_SHIFT));
        counts[Math.min(BUCKETS, bucket)].increment();
        sumNanos.add(nanos);
    }

    /** Upper bounds of the buckets in seconds, rising; the last is infinite. */
    public double[] upperBoundsSeconds() {
        double[] bounds = new double[BUCKETS + 1];
        for (int i = 0; i < BUCKETS; i++) {
            bounds[i] = (1L << (FIRST_SHIFT + i)) / 1e9;
        }
        bounds[BUCKETS] = Double.POSITIVE_INFINITY;
        return bounds;
    }

    /** How many times fell into each bucket. */
    public long[] counts() {
        long[] result = new long[BUCKETS + 1];
        for (int i = 0; i <= BUCKETS; i++) {
            result[i] = counts[i].sum();
        }
        return result;
    }

    public double sumSeconds() {
        return sumNanos.sum() / 1e9;
    }
}
