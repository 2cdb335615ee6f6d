package org.mastercreator.realtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One watched stream on this node.
 *
 * <p>Protocol. All state is guarded by the feed's monitor; nothing here waits for the log while holding it, because
 * those who publish hold a database connection that the log may need. Publications that come during the first look at
 * the head are held until it is known. {@code last} is the newest offset that was handed to the shards. A publication with
 * offset {@code last + 1} is handed on at once, an older one is dropped, a later one is held until the hole before
 * it is filled: by the commit that raced it, else by {@link Hub} from the log. Handing on happens under the monitor,
 * so each shard's queue sees offsets in order without holes. The ring keeps the newest frames, without holes up to
 * {@code last}, for those who resume or fall behind. When it does not reach back far enough, as after a restart, the
 * first who asks reads the missing part from the log into it, and all others who come back wait for that.
 */
final class Feed {
    /** What a connection that catches up gets next; {@code upTo} is where it stands after it. */
    record Page(List<Frame> frames, long upTo) {
        /** The version of the stream's rights that one must have to see all of it. */
        long rights() {
            return frames.isEmpty() ? 0 : frames.getLast().rights();
        }
    }

    private final String stream;
    private final HubOptions options;
    private final Statistics statistics;
    private final TreeMap<Long, Frame> ring = new TreeMap<>();
    private final ReentrantLock reading = new ReentrantLock();
    private final TreeMap<Long, Frame> held = new TreeMap<>();
    private final Map<Shard, Integer> shards = new HashMap<>();
    private @Nullable String epoch;
    private boolean starting;
    private long last;
    private int ringBytes;
    private int ringsForgotten;
    private int users;

    Feed(String stream, HubOptions options, Statistics statistics) {
        this.stream = stream;
        this.options = options;
        this.statistics = statistics;
    }

    String stream() {
        return stream;
    }

    synchronized void acquire() {
        users++;
    }

    /** True if nobody uses the feed any more. */
    synchronized boolean release() {
        users--;
        return users == 0;
    }

    /**
     * Looks at the log's head unless that was done. Blocks; of many who ask at the same time one looks.
     *
     * @return false if the log has no such stream
     */
    boolean start(EventLog log) {
        if (position().isPresent()) {
            return true;
        }
        reading.lock();
        try {
            if (!beginsStarting()) {
                return true;
            }
            log.head(stream).ifPresent(this::startAt);
            return position().isPresent();
        } finally {
            endStarting();
            reading.unlock();
        }
    }

    private synchronized boolean beginsStarting() {
        starting = epoch == null;
        return starting;
    }

    private synchronized void startAt(StreamHead head) {
        epoch = head.epoch();
        last = head.offset();
        // Nobody can have joined yet: what was held goes into the ring only.
        advance(new ArrayList<>());
    }

    private synchronized void endStarting() {
        starting = false;
        if (epoch == null) {
            held.clear();
        }
    }

    synchronized Optional<StreamPosition> position() {
        return Optional.ofNullable(epoch).map(known -> new StreamPosition(known, last));
    }

    /** From now on the shard gets every frame; gives the offset after which it does. */
    synchronized long join(Shard shard) {
        shards.merge(shard, 1, Integer::sum);
        return last;
    }

    synchronized void leave(Shard shard) {
        shards.computeIfPresent(shard, (_, count) -> count == 1 ? null : count - 1);
    }

    /**
     * Takes publications. What came together is handed on together, so that a loop that is woken for the first of them
     * finds them all.
     *
     * @return whether there is a hole that the log should fill
     */
    synchronized boolean offer(List<Publication> publications) {
        List<Frame> accepted = new ArrayList<>(publications.size());
        for (Publication publication : publications) {
            if (starting || (epoch != null && publication.offset() > last)) {
                held.putIfAbsent(publication.offset(), Frame.of(publication));
            }
        }
        if (epoch == null) {
            return false;
        }
        advance(accepted);
        if (!accepted.isEmpty()) {
            shards.keySet().forEach(shard -> shard.enqueue(stream, accepted));
        }
        return hasHole();
    }

    /** Takes from what is held all that follows {@code last} without a hole. */
    private void advance(List<Frame> accepted) {
        Iterator<Frame> next = held.values().iterator();
        while (next.hasNext()) {
            Frame frame = next.next();
            if (frame.offset() > last + 1) {
                return;
            }
            next.remove();
            if (frame.offset() == last + 1) {
                last = frame.offset();
                keep(frame);
                statistics.publications.increment();
                accepted.add(frame);
            }
        }
    }

    synchronized boolean hasHole() {
        return !held.isEmpty();
    }

    private void keep(Frame frame) {
        ring.put(frame.offset(), frame);
        ringBytes += frame.wire().length;
        while (ring.size() > options.ringCount() || ringBytes > options.ringBytes()) {
            ringBytes -= ring.pollFirstEntry().getValue().wire().length;
        }
    }

    /** What one who comes back is told: the newest offset, and how many frames her view has missed. */
    record Missed(long head, long replayed) {}

    /** Empty if the ring alone cannot say. */
    synchronized Optional<Missed> missed(StreamPosition since, ChannelId channel) {
        if (!since.epoch().equals(epoch) || !reachesBackTo(since.offset())) {
            return Optional.empty();
        }
        long replayed = channel.tag().isEmpty()
                ? last - since.offset()
                : ring.tailMap(since.offset(), false).values().stream()
                        .filter(frame -> frame.isFor(channel))
                        .count();
        return Optional.of(new Missed(last, replayed));
    }

    private boolean reachesBackTo(long after) {
        return after == last || (after < last && !ring.isEmpty() && ring.firstKey() <= after + 1);
    }

    /**
     * Reads from the log what the ring lacks to reach back to a position, unless that is more than it may hold. Blocks;
     * of many who ask at the same time one reads.
     *
     * @return whether the ring reaches back that far now
     */
    boolean warm(EventLog log, StreamPosition since, int readLimit) {
        reading.lock();
        try {
            long end;
            int forgotten;
            synchronized (this) {
                if (!since.epoch().equals(epoch) || since.offset() < 0 || reachesBackTo(since.offset())) {
                    return since.epoch().equals(epoch) && reachesBackTo(since.offset());
                }
                end = ring.isEmpty() ? last : ring.firstKey() - 1;
                if (last - since.offset() > options.ringCount() || since.offset() > end) {
                    return false;
                }
                forgotten = ringsForgotten;
            }
            Optional<StreamHead> head = log.head(stream);
            if (head.isEmpty()
                    || !head.get().epoch().equals(since.epoch())
                    || since.offset() < head.get().trimmedTo()) {
                return false;
            }
            List<Frame> missing = new ArrayList<>();
            for (long after = since.offset();
                    after < end;
                    after = missing.getLast().offset()) {
                List<Publication> read = log.read(stream, after, Optional.empty(), readLimit);
                if (read.isEmpty()) {
                    return false;
                }
                read.forEach(publication -> missing.add(Frame.of(publication)));
            }
            return keepOlder(since, missing, forgotten);
        } finally {
            reading.unlock();
        }
    }

    /** Newest first, each right before the oldest one that is there, so that the ring never has a hole. */
    private synchronized boolean keepOlder(StreamPosition since, List<Frame> older, int forgotten) {
        if (forgotten == ringsForgotten && since.epoch().equals(epoch)) {
            for (Frame frame : older.reversed()) {
                boolean next = frame.offset() == (ring.isEmpty() ? last : ring.firstKey() - 1);
                if (next
                        && ring.size() < options.ringCount()
                        && ringBytes + frame.wire().length <= options.ringBytes()) {
                    keep(frame);
                }
            }
        }
        return reachesBackTo(since.offset());
    }

    /** Sends a frame that is not part of the stream to every connection of the whole stream. */
    synchronized void signal(byte[] wire) {
        Frame frame = new Frame(0, List.of(), 0, wire, System.nanoTime());
        shards.keySet().forEach(shard -> shard.enqueue(stream, List.of(frame)));
    }

    /** Forgets the frames: the log says something else about them now. */
    synchronized void forgetRing() {
        ring.clear();
        ringBytes = 0;
        ringsForgotten++;
    }

    /**
     * Looks at the log's head again: its epoch seems to be another. Blocks; those who ask take turns, so that what one
     * read before a rebuilding never undoes what another read after it.
     */
    void followRebuilding(EventLog log) {
        reading.lock();
        try {
            log.head(stream).ifPresent(this::rebuilt);
        } finally {
            reading.unlock();
        }
    }

    /** The stream was rebuilt: everyone has to load it anew. */
    private synchronized void rebuilt(StreamHead head) {
        if (head.epoch().equals(epoch)) {
            // Somebody else who looked at the same time said so already.
            return;
        }
        epoch = head.epoch();
        last = head.offset();
        held.clear();
        forgetRing();
        shards.keySet().forEach(shard -> shard.resync(stream, head.position(), "epoch_changed"));
    }

    /** The next page after an offset if the ring still has it; never touches the log. */
    synchronized Optional<Page> pageFromRing(long after, ChannelId channel) {
        if (after >= last) {
            return Optional.of(new Page(List.of(), after));
        }
        if (!reachesBackTo(after)) {
            return Optional.empty();
        }
        List<Frame> frames = new ArrayList<>();
        long upTo = after;
        int bytes = 0;
        for (Frame frame : ring.tailMap(after, false).values()) {
            if (bytes >= options.pageBytes()) {
                break;
            }
            upTo = frame.offset();
            if (frame.isFor(channel)) {
                frames.add(frame);
                bytes += frame.wire().length;
            }
        }
        return Optional.of(new Page(frames, upTo));
    }
}
