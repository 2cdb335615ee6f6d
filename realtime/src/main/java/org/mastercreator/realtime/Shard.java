package org.mastercreator.realtime;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one event loop.
 *
 * <p>Protocol. Any thread may {@link #enqueue}; everything else happens on the loop, without locks. However many
 * frames wait, one drain is scheduled; it joins them into one buffer for each distinct view, a page at a time, and writes
 * that to each of its connections once. So no connection has more than a page unsent beyond the mark at which it counts
 * as behind. {@code drainedTo} is the newest offset that the drain has passed for a stream: a
 * connection whose cursor has reached it may go live, because every later frame is still to come through the queue.
 */
final class Shard {
    private record Item(String stream, Frame frame) {}

    /**
     * Connections that get the same, as an array that is made anew only after somebody came or went. They stand in the
     * order in which they came, as their sockets do in the kernel's memory and ours.
     */
    private static final class View {
        private final Set<Connection> connections = new LinkedHashSet<>();
        private Connection @Nullable [] array;

        void add(Connection connection) {
            connections.add(connection);
            array = null;
        }

        /** True if nobody is left. */
        boolean remove(Connection connection) {
            connections.remove(connection);
            array = null;
            return connections.isEmpty();
        }

        Connection[] toArray() {
            Connection[] made = array;
            if (made == null) {
                made = connections.toArray(Connection[]::new);
                array = made;
            }
            return made;
        }
    }

    /** The connections of one stream on this loop. */
    private static final class Watchers {
        private final Map<Optional<String>, View> byTag = new LinkedHashMap<>();
        private long drainedTo;
        private @Nullable Frame signal;
    }

    private static final long FEED_NANOS = 1_000_000;

    private final EventLoop loop;
    private final Statistics statistics;
    private final int pageBytes;
    private final Queue<Item> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final Map<String, Watchers> streams = new HashMap<>();
    private final View connections = new View();
    private final Queue<Connection> toFeed = new ArrayDeque<>();
    private boolean feeding;
    private long countedBytes;

    Shard(EventLoop loop, Statistics statistics, int pageBytes) {
        this.loop = loop;
        this.statistics = statistics;
        this.pageBytes = pageBytes;
    }

    EventLoop loop() {
        return loop;
    }

    void enqueue(String stream, List<Frame> frames) {
        frames.forEach(frame -> queue.add(new Item(stream, frame)));
        if (scheduled.compareAndSet(false, true)) {
            loop.execute(this::drain);
        }
    }

    void resync(String stream, StreamPosition head, String reason) {
        loop.execute(() -> {
            drain();
            Watchers watchers = streams.get(stream);
            if (watchers != null) {
                watchers.drainedTo = head.offset();
                for (View view : List.copyOf(watchers.byTag.values())) {
                    for (Connection connection : view.toArray()) {
                        connection.resync(head, reason);
                    }
                }
            }
        });
    }

    /**
     * Adds a connection. The feed is joined here, on the loop, so that no frame can be drained unseen between the
     * joining and the first connection that waits for it.
     */
    void subscribe(Connection connection, Feed feed) {
        ChannelId channel = connection.channelId();
        long joinedAt = feed.join(this);
        Watchers watchers = streams.get(channel.stream());
        if (watchers == null) {
            watchers = new Watchers();
            watchers.drainedTo = joinedAt;
            streams.put(channel.stream(), watchers);
        }
        drain();
        watchers.byTag.computeIfAbsent(channel.tag(), _ -> new View()).add(connection);
        connections.add(connection);
    }

    void unsubscribe(Connection connection) {
        connections.remove(connection);
        ChannelId channel = connection.channelId();
        Watchers watchers = streams.get(channel.stream());
        if (watchers == null) {
            return;
        }
        View view = watchers.byTag.get(channel.tag());
        if (view != null && view.remove(connection)) {
            watchers.byTag.remove(channel.tag());
            if (watchers.byTag.isEmpty()) {
                streams.remove(channel.stream());
            }
        }
    }

    long drainedTo(String stream) {
        Watchers watchers = streams.get(stream);
        return watchers == null ? 0 : watchers.drainedTo;
    }

    Optional<Frame> signal(String stream) {
        Watchers watchers = streams.get(stream);
        return watchers == null ? Optional.empty() : Optional.ofNullable(watchers.signal);
    }

    /**
     * Feeds a connection one page when its turn comes. However many have to catch up, the loop turns to what is live at
     * least every millisecond.
     */
    void feedInTurn(Connection connection) {
        toFeed.add(connection);
        if (!feeding) {
            feeding = true;
            loop.execute(this::feedSome);
        }
    }

    private void feedSome() {
        long end = System.nanoTime() + FEED_NANOS;
        Connection connection = toFeed.poll();
        while (connection != null) {
            connection.feed();
            connection = System.nanoTime() < end ? toFeed.poll() : null;
        }
        feeding = !toFeed.isEmpty();
        if (feeding) {
            loop.execute(this::feedSome);
        }
    }

    /** The regular look at every connection, and the statistics' sum of what waits in their queues. */
    void lookRound(Instant now) {
        long nanoTime = System.nanoTime();
        long waiting = 0;
        for (Connection connection : connections.toArray()) {
            waiting += connection.queuedBytes();
            connection.lookRound(nanoTime, now);
        }
        statistics.queuedBytes.addAndGet(waiting - countedBytes);
        countedBytes = waiting;
    }

    /** Hands on everything that waits. */
    void drain() {
        scheduled.set(false);
        Map<String, List<Frame>> waiting = new LinkedHashMap<>();
        int bytes = 0;
        for (Item item = queue.poll(); item != null; item = queue.poll()) {
            waiting.computeIfAbsent(item.stream(), _ -> new ArrayList<>()).add(item.frame());
            bytes += item.frame().wire().length;
            if (bytes >= pageBytes) {
                waiting.forEach(this::deliver);
                waiting.clear();
                bytes = 0;
            }
        }
        waiting.forEach(this::deliver);
    }

    private void deliver(String stream, List<Frame> frames) {
        Watchers watchers = streams.get(stream);
        if (watchers == null) {
            return;
        }
        long first = 0;
        for (Frame frame : frames) {
            if (frame.offset() == 0) {
                watchers.signal = frame;
            } else if (frame.offset() > watchers.drainedTo) {
                first = first == 0 ? frame.offset() : first;
                watchers.drainedTo = frame.offset();
            }
        }
        long now = System.nanoTime();
        for (Frame frame : frames) {
            if (frame.offset() > 0) {
                statistics.publishToSocket.record(now - frame.madeAt());
            }
        }
        for (Map.Entry<Optional<String>, View> view : List.copyOf(watchers.byTag.entrySet())) {
            deliverToView(view.getKey(), view.getValue(), frames, first, watchers.drainedTo);
        }
    }

    private void deliverToView(Optional<String> tag, View view, List<Frame> frames, long first, long upTo) {
        List<Frame> shown = new ArrayList<>(frames.size());
        long rights = 0;
        for (Frame frame : frames) {
            if (tag.isEmpty() || frame.tags().contains(tag.get())) {
                shown.add(frame);
                rights = Math.max(rights, frame.rights());
            }
        }
        if (shown.isEmpty()) {
            for (Connection connection : view.toArray()) {
                connection.passOver(upTo);
            }
            return;
        }
        Map<Transport, ByteBuf> joined = new EnumMap<>(Transport.class);
        long deliveries = 0;
        long bytes = 0;
        try {
            for (Connection connection : view.toArray()) {
                ByteBuf whole = joined.computeIfAbsent(
                        connection.transport(),
                        transport -> transport.isSocket()
                                ? transport.join(ByteBufAllocator.DEFAULT, shown, "")
                                : Unpooled.EMPTY_BUFFER);
                if (connection.deliver(whole, shown, first, upTo, rights)) {
                    deliveries += shown.size();
                    bytes += whole.readableBytes();
                }
            }
        } finally {
            statistics.deliveries.add(deliveries);
            statistics.bytes.add(bytes);
            joined.values().forEach(ByteBuf::release);
        }
    }
}
