package org.mastercreator.bench.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.HdrHistogram.Histogram;

/**
 * All who watch one server in one run, and what they saw. All state belongs to the generator's one loop; the methods
 * that are public may be called from elsewhere and wait for it.
 */
public final class Audience {
    private static final int REMEMBERED = 1 << 14;
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final int RETRY_MS = 200;
    private static final int MOST_REFUSALS = 100_000;

    private final EventLoop loop;
    private final Bootstrap bootstrap;
    private final InetSocketAddress server;
    private final Dialect dialect;
    private final Lane lane;
    private final int size;
    private final long first;
    private final int[] received = new int[REMEMBERED];
    private final Map<Subscriber, Channel> members = new java.util.HashMap<>();
    private final Map<String, Integer> refusals = new TreeMap<>();
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private final CompletableFuture<Void> empty = new CompletableFuture<>();
    private final Histogram openTimes = new Histogram(LONGEST_NANOS, 3);
    private final Histogram arrivals = new Histogram(LONGEST_NANOS, 3);
    private Histogram latencies = new Histogram(LONGEST_NANOS, 3);
    private long deliveries;
    private long completed;
    private long startedAt;
    private long openedAt;
    private long recordedFrom;
    private long goal = -1;
    private int begun;
    private int readyCount;
    private int cut;
    private LongConsumer onComplete = _ -> {};

    Audience(
            EventLoop loop,
            Bootstrap bootstrap,
            InetSocketAddress server,
            Dialect dialect,
            Lane lane,
            int size,
            long first) {
        this.loop = loop;
        this.bootstrap = bootstrap;
        this.server = server;
        this.dialect = dialect;
        this.lane = lane;
        this.size = size;
        this.first = first;
        this.completed = first;
    }

    /** What was seen while it was recorded; times in nanoseconds. */
    public record Sample(long deliveries, double seconds, Histogram latencies) {}

    /** How the sockets came to be open. */
    public record Opening(double seconds, Histogram times, Map<String, Integer> refusals) {}

    /** What was wrong with the events. */
    public record Faults(long lost, long duplicated, long reordered, int cut) {}

    int port() {
        return server.getPort();
    }

    public int size() {
        return size;
    }

    private <T> T onLoop(Callable<T> task) {
        return loop.submit(task).syncUninterruptibly().getNow();
    }

    /**
     * Opens all sockets.
     *
     * @param atOnce how many may be under way together
     */
    public Opening open(int atOnce, long seconds) {
        loop.execute(() -> {
            startedAt = System.nanoTime();
            for (int i = 0; i < Math.min(atOnce, size); i++) {
                openNext();
            }
        });
        Waiting.until(opened, seconds, () -> readyCount + " of " + size + " sockets are open, refused " + refusals);
        return onLoop(() -> new Opening((openedAt - startedAt) / 1e9, openTimes.copy(), Map.copyOf(refusals)));
    }

    private void openNext() {
        if (begun < size) {
            begun++;
            connect();
        }
    }

    private void connect() {
        Subscriber subscriber = new Subscriber(this, dialect, first);
        ChannelFuture connecting =
                bootstrap.clone().handler(LoadGenerator.only(subscriber)).connect(server);
        connecting.addListener(done -> {
            if (!done.isSuccess()) {
                refused(String.valueOf(done.cause().getMessage()));
                tryAgain();
            }
        });
        members.put(subscriber, connecting.channel());
    }

    private void tryAgain() {
        if (refusals.values().stream().mapToInt(Integer::intValue).sum() < MOST_REFUSALS) {
            loop.schedule(this::connect, RETRY_MS, TimeUnit.MILLISECONDS);
        }
    }

    void refused(String reason) {
        refusals.merge(reason, 1, Integer::sum);
    }

    void ready(Subscriber subscriber, long now) {
        readyCount++;
        openTimes.recordValue(now - startedAt);
        openNext();
        if (readyCount == size) {
            openedAt = now;
            opened.complete(null);
        }
    }

    void left(Subscriber subscriber, boolean wasReady, boolean wanted) {
        members.remove(subscriber);
        if (!wanted && wasReady) {
            cut++;
        }
        if (!wasReady && !opened.isDone()) {
            tryAgain();
        }
        if (members.isEmpty()) {
            empty.complete(null);
        }
    }

    void delivered(Subscriber subscriber, long number, long now) {
        deliveries++;
        int place = (int) number & (REMEMBERED - 1);
        latencies.recordValue(Math.min(LONGEST_NANOS, now - lane.sentAt(number)));
        if (number == goal) {
            arrivals.recordValue(now - startedAt);
        }
        if (++received[place] == size) {
            received[place] = 0;
            completed++;
            onComplete.accept(number);
        }
    }

    /** How many events everyone has seen, counted from the lane's beginning. */
    long completed() {
        return completed;
    }

    void onComplete(LongConsumer listener) {
        onComplete = listener;
    }

    /** The event with which a subscriber has caught up; to be said before {@link #open}. */
    public void goal(long number) {
        goal = number;
    }

    /** Time from the start of {@link #open} until each subscriber had the goal. */
    public Histogram arrivals() {
        return onLoop(arrivals::copy);
    }

    public void startRecording() {
        onLoop(() -> {
            deliveries = 0;
            latencies = new Histogram(LONGEST_NANOS, 3);
            recordedFrom = System.nanoTime();
            return true;
        });
    }

    public Sample stopRecording() {
        return onLoop(() -> new Sample(deliveries, (System.nanoTime() - recordedFrom) / 1e9, latencies.copy()));
    }

    /** Waits until everyone has seen everything that was published before now; false if that did not come to pass. */
    public boolean awaitAll(long seconds) {
        long end = lane.next();
        CompletableFuture<Void> all = new CompletableFuture<>();
        onLoop(() -> {
            LongConsumer before = onComplete;
            onComplete = number -> {
                before.accept(number);
                if (completed >= end) {
                    all.complete(null);
                }
            };
            if (completed >= end) {
                all.complete(null);
            }
            return true;
        });
        return Waiting.holds(all, seconds);
    }

    public Faults faults() {
        return onLoop(() -> {
            long end = lane.next();
            long lost = 0;
            long duplicated = 0;
            long reordered = 0;
            for (Subscriber member : members.keySet()) {
                lost += member.sequence().lost(end);
                duplicated += member.sequence().duplicated();
                reordered += member.sequence().reordered();
            }
            return new Faults(lost, duplicated, reordered, cut);
        });
    }

    /** Closes every socket and waits until the last is gone. */
    public void leave() {
        loop.execute(() -> {
            List<Map.Entry<Subscriber, Channel>> all = new ArrayList<>(members.entrySet());
            all.forEach(member -> member.getKey().leave(member.getValue()));
            if (all.isEmpty()) {
                empty.complete(null);
            }
        });
        Waiting.until(empty, 60, () -> members.size() + " sockets do not close");
    }
}
