package org.mastercreator.realtime;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** The hub's figures, all in one place. Counters only grow; gauges are true at every moment. */
public final class Statistics {
    /** Publications accepted into watched streams. */
    public final LongAdder publications = new LongAdder();
    /** Frames written to connections. */
    public final LongAdder deliveries = new LongAdder();
    /** Frames that connections which were behind and asked for it were spared. */
    public final LongAdder conflated = new LongAdder();
    /** Bytes written to connections. */
    public final LongAdder bytes = new LongAdder();
    /** Resumes served whole. */
    public final LongAdder resumeHits = new LongAdder();
    /** Resumes that had to be answered with resync_required. */
    public final LongAdder resumeMisses = new LongAdder();
    /** Times the log was asked for publications that the bus had not brought. */
    public final LongAdder gapFills = new LongAdder();
    /** Comparisons of heads with the log. */
    public final LongAdder sweeps = new LongAdder();
    /** Connections that are being fed from ring or log at present. */
    public final AtomicInteger behind = new AtomicInteger();

    /** From the publication to the moment at which a loop wrote it to its sockets. */
    public final Latency publishToSocket = new Latency();
    /** Bytes that wait in the sockets' queues, as of the last look round. */
    public final AtomicLong queuedBytes = new AtomicLong();

    private final Map<CloseCode, LongAdder> closes = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> connections = new ConcurrentHashMap<>();

    void opened(String kind) {
        connections.computeIfAbsent(kind, _ -> new AtomicInteger()).incrementAndGet();
    }

    void closed(String kind) {
        connections.computeIfAbsent(kind, _ -> new AtomicInteger()).decrementAndGet();
    }

    void ended(CloseCode code) {
        closes.computeIfAbsent(code, _ -> new LongAdder()).increment();
    }

    /** Connections that the server ended, by the code that it gave. */
    public long closes(CloseCode code) {
        LongAdder count = closes.get(code);
        return count == null ? 0 : count.sum();
    }

    /** Open connections by kind of channel. */
    public Map<String, Integer> connections() {
        Map<String, Integer> counts = new TreeMap<>();
        connections.forEach((kind, count) -> counts.put(kind, count.get()));
        return counts;
    }

    public int totalConnections() {
        return connections.values().stream().mapToInt(AtomicInteger::get).sum();
    }
}
