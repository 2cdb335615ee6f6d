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

    /** Number of buckets with an upper bound; what is slower counts in none of them but in {@link #count}. */
    public int buckets() {
        return BUCKETS;
    }

    /** Upper bound of a bucket in seconds. */
    public double upperBoundSeconds(int bucket) {
        return (1L << (FIRST_SHIFT + bucket)) / 1e9;
    }

    /** How many times were at most as long as the upper bound of a bucket. */
    public long cumulative(int bucket) {
        long sum = 0;
        for (int i = 0; i <= bucket; i++) {
            sum += counts[i].sum();
        }
        return sum;
    }

    public long count() {
        return cumulative(BUCKETS);
    }

    public double sumSeconds() {
        return sumNanos.sum() / 1e9;
    }
}
