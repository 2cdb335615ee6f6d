package org.mastercreator.realtime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A log that behaves like the real one, with pauses where a database would take its time. */
class MemoryLog implements EventLog {
    private final List<Publication> events = new ArrayList<>();
    private String epoch = "e1";
    private long trimmedTo;
    private long rights;
    private volatile long pauseNanos;
    private volatile boolean away;
    private volatile CountDownLatch answersHead = new CountDownLatch(0);
    private volatile Runnable beforeRead = () -> {};
    private volatile Runnable afterRead = () -> {};
    private final AtomicInteger headsHeld = new AtomicInteger();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger headsAsked = new AtomicInteger();

    /** Commits one event and gives it; publishing it is the test's affair. */
    synchronized Publication commit(String text, String... tags) {
        long offset = trimmedTo + events.size() + 1;
        String json = "{\"offset\":" + offset + ",\"text\":\"" + text + "\"}";
        Publication publication =
                new Publication("class", offset, List.of(tags), rights, json.getBytes(StandardCharsets.UTF_8));
        events.add(publication);
        return publication;
    }

    /** Changes who may watch; every later event says so. */
    synchronized void changeRights() {
        rights++;
    }

    synchronized long rights() {
        return rights;
    }

    synchronized void trim(int count) {
        events.subList(0, count).clear();
        trimmedTo += count;
    }

    synchronized void rebuild() {
        events.clear();
        trimmedTo = 0;
        epoch = "e2";
    }

    /** How many pages were read. */
    int reads() {
        return reads.get();
    }

    /** How often the head of one stream was asked for. */
    int headsAsked() {
        return headsAsked.get();
    }

    /** From now on who asks for the head waits for the latch; the answer is the one of the moment of asking. */
    CountDownLatch holdHead() {
        answersHead = new CountDownLatch(1);
        return answersHead;
    }

    /** How many who asked for heads wait at present. */
    int headsHeld() {
        return headsHeld.get();
    }

    /** Happens once, right before the next page is read. */
    void beforeNextRead(Runnable happens) {
        beforeRead = happens;
    }

    /** Happens once, right after the next page was read and before anybody has it. */
    void afterNextRead(Runnable happens) {
        afterRead = happens;
    }

    /** Says something else of an event. */
    synchronized void erase(long offset) {
        String json = "{\"offset\":" + offset + ",\"text\":\"erased\"}";
        events.set(
                (int) (offset - trimmedTo - 1),
                new Publication("class", offset, List.of(), rights, json.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether heads can be had. */
    void setAway(boolean isAway) {
        away = isAway;
    }

    void pause(long millis) {
        pauseNanos = millis * 1_000_000;
    }

    synchronized long headOffset() {
        return trimmedTo + events.size();
    }

    @Override
    public Optional<StreamHead> head(String stream) {
        headsAsked.incrementAndGet();
        return Optional.ofNullable(heads(List.of(stream)).get(stream));
    }

    @Override
    public Map<String, StreamHead> heads(Collection<String> streams) {
        LockSupport.parkNanos(pauseNanos);
        if (away) {
            throw new IllegalStateException("no database");
        }
        Map<String, StreamHead> heads = new HashMap<>();
        synchronized (this) {
            if (streams.contains("class")) {
                heads.put("class", new StreamHead(epoch, headOffset(), trimmedTo));
            }
        }
        headsHeld.incrementAndGet();
        try {
            answersHead.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        headsHeld.decrementAndGet();
        return heads;
    }

    @Override
    public List<Publication> read(String stream, long after, Optional<String> tag, int limit) {
        reads.incrementAndGet();
        LockSupport.parkNanos(pauseNanos);
        Runnable happens = beforeRead;
        beforeRead = () -> {};
        happens.run();
        List<Publication> page;
        synchronized (this) {
            page = events.stream()
                    .filter(event -> event.offset() > after)
                    .filter(event -> tag.isEmpty() || event.tags().contains(tag.get()))
                    .limit(limit)
                    .toList();
        }
        Runnable then = afterRead;
        afterRead = () -> {};
        then.run();
        return page;
    }

    @Override
    public long count(String stream, long after, long upTo, Optional<String> tag) {
        return read(stream, after, tag, Integer.MAX_VALUE).stream()
                .filter(event -> event.offset() <= upTo)
                .count();
    }
}
