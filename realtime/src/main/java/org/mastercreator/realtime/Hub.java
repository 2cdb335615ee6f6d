package org.mastercreator.realtime;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The live channel of one node: takes publications, gives every connection of their streams each of them once and in
 * order.
 *
 * <p>Protocol. The log is the truth; {@link #publish} is a hint that may come late, twice, out of order or never.
 * Each watched stream has a {@link Feed}, which puts publications in order; each event loop has a {@link Shard},
 * which alone touches the connections of that loop. A hole that does not close by itself within {@code gapWait} is
 * filled from the log; a sweep compares the heads of all watched streams with the log, so that even a lost last
 * publication arrives. The log is only ever read on the executor given, never on an event loop or under a lock.
 */
public final class Hub implements AutoCloseable {
    /** What a new connection is told first. */
    record Opening(StreamPosition cursor, long head, boolean resumed, long replayed, Optional<String> resync) {}

    private static final Logger log = LoggerFactory.getLogger(Hub.class);
    private static final int READ_LIMIT = 256;
    private static final Duration MAKE_BEFORE_BREAK = Duration.ofMillis(500);

    private final EventLog eventLog;
    private final HubListener listener;
    private final Executor executor;
    private final HubOptions options;
    private final Clock clock;
    private final Statistics statistics = new Statistics();
    private final Map<String, Feed> feeds = new ConcurrentHashMap<>();
    private final Map<EventLoop, Shard> shards = new ConcurrentHashMap<>();
    private final Map<String, Connection> connections = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("hub-timer").factory());
    private final Presence presence;
    private final AtomicBoolean failing = new AtomicBoolean();
    private volatile boolean draining;

    /** @param executor for calls that may block, such as one virtual thread each */
    public Hub(EventLog eventLog, HubListener listener, Executor executor, HubOptions options, Clock clock) {
        this.eventLog = eventLog;
        this.listener = listener;
        this.executor = executor;
        this.options = options;
        this.clock = clock;
        this.presence = new Presence(
                timer,
                options.presenceGrace().toMillis(),
                stream -> executor.execute(() -> listener.presenceChanged(stream)));
        long sweep = options.sweepEvery().toMillis();
        timer.scheduleWithFixedDelay(() -> executor.execute(this::sweep), sweep, sweep, TimeUnit.MILLISECONDS);
        timer.scheduleWithFixedDelay(this::lookRound, 1_000, 1_000, TimeUnit.MILLISECONDS);
    }

    /**
     * Takes over a socket whose WebSocket handshake is done, or whose event stream has sent its headers. Any thread.
     *
     * @param before name of the pipeline's handler that the connection is put in front of
     * @param granted the version of the stream's rights that let it in
     */
    public void attach(
            Transport transport,
            Channel channel,
            String before,
            ChannelId channelId,
            Peer peer,
            String connectionId,
            Admission.Granted granted,
            Wishes wishes) {
        Feed feed = acquire(channelId.stream());
        channel.eventLoop().execute(() -> {
            ChannelHandlerContext context = channel.pipeline().context(before);
            if (context == null) {
                release(feed);
                channel.close();
                return;
            }
            Shard shard = shards.computeIfAbsent(
                    channel.eventLoop(), loop -> new Shard(loop, statistics, options.pageBytes()));
            Connection connection = new Connection(
                    transport,
                    this,
                    shard,
                    feed,
                    new ConnectionInfo(connectionId, channelId, peer),
                    granted,
                    wishes.conflate(),
                    context);
            channel.config()
                    .setWriteBufferWaterMark(
                            new WriteBufferWaterMark(options.bufferBytes() / 4, options.bufferBytes()));
            if (transport.isSocket()) {
                channel.pipeline().replace(WebSocket13FrameDecoder.class, "frames", decoder());
                channel.pipeline()
                        .addBefore(before, "utf8", new Utf8FrameValidator())
                        .addBefore(before, "aggregator", new WebSocketFrameAggregator(options.maxMessageBytes()));
            }
            channel.pipeline().addBefore(before, "connection", connection);
            channel.config().setAutoRead(true);
            if (draining) {
                connection.close(CloseCode.TRY_AGAIN_LATER);
                return;
            }
            executor.execute(() -> prepare(connection, feed, wishes.since()));
        });
    }

    /** Leaves it to the connection to say what a peer did wrong: of a bad Close frame the decoder says nothing. */
    private ChannelHandler decoder() {
        return new WebSocket13FrameDecoder(WebSocketDecoderConfig.newBuilder()
                .allowExtensions(true)
                .maxFramePayloadLength(options.maxMessageBytes())
                .closeOnProtocolViolation(false)
                .build());
    }

    private void prepare(Connection connection, Feed feed, Optional<StreamPosition> since) {
        EventLoop loop = connection.loop();
        try {
            if (!feed.start(eventLog)) {
                loop.execute(() -> connection.close(CloseCode.NOT_FOUND));
                return;
            }
            if (feed.hasHole()) {
                fillAfterWait(feed);
            }
            Opening opening = opening(connection.channelId(), feed, since);
            loop.execute(() -> connection.open(opening));
        } catch (RuntimeException failure) {
            failed(failure);
            loop.execute(() -> connection.close(CloseCode.TRY_AGAIN_LATER));
        }
    }

    private Opening opening(ChannelId channel, Feed feed, Optional<StreamPosition> since) {
        StreamPosition head = feed.position().orElseThrow();
        if (since.isEmpty()) {
            return new Opening(head, head.offset(), false, 0, Optional.empty());
        }
        StreamPosition from = since.get();
        Optional<Feed.Missed> missed = feed.missed(from, channel);
        if (missed.isEmpty() && feed.warm(eventLog, from, READ_LIMIT)) {
            missed = feed.missed(from, channel);
        }
        if (missed.isPresent()) {
            statistics.resumeHits.increment();
            return new Opening(from, missed.get().head(), true, missed.get().replayed(), Optional.empty());
        }
        StreamHead inLog = eventLog.head(channel.stream()).orElseThrow();
        Optional<String> refusal = !from.epoch().equals(inLog.epoch())
                ? Optional.of("epoch_changed")
                : from.offset() < inLog.trimmedTo()
                        ? Optional.of("retention_passed")
                        : from.offset() > inLog.offset() || from.offset() < 0
                                ? Optional.of("unknown_position")
                                : Optional.empty();
        if (refusal.isPresent()) {
            statistics.resumeMisses.increment();
            return new Opening(inLog.position(), inLog.offset(), false, 0, refusal);
        }
        statistics.resumeHits.increment();
        long replayed = channel.tag().isEmpty()
                ? inLog.offset() - from.offset()
                : eventLog.count(channel.stream(), from.offset(), inLog.offset(), channel.tag());
        return new Opening(from, inLog.offset(), true, replayed, Optional.empty());
    }

    /** Publications whose transactions have committed, in any order; any thread. */
    public void publish(List<Publication> publications) {
        Map<String, List<Publication>> byStream = new LinkedHashMap<>();
        for (Publication publication : publications) {
            byStream.computeIfAbsent(publication.stream(), _ -> new ArrayList<>())
                    .add(publication);
        }
        byStream.forEach((stream, together) -> {
            Feed feed = feeds.get(stream);
            if (feed != null && feed.offer(together)) {
                fillAfterWait(feed);
            }
        });
    }

    private void fillAfterWait(Feed feed) {
        timer.schedule(
                () -> {
                    if (feed.hasHole()) {
                        executor.execute(() -> fill(feed));
                    }
                },
                options.gapWait().toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Reads what the feed lacks from the log; what comes twice is dropped by the feed. */
    private void fill(Feed feed) {
        statistics.gapFills.increment();
        try {
            List<Publication> missing;
            do {
                long after = feed.position().orElseThrow().offset();
                missing = eventLog.read(feed.stream(), after, Optional.empty(), READ_LIMIT);
                feed.offer(missing);
            } while (missing.size() == READ_LIMIT);
        } catch (RuntimeException failure) {
            failed(failure);
        }
    }

    private void sweep() {
        statistics.sweeps.increment();
        look(List.copyOf(feeds.keySet()));
    }

    private void look(List<String> streams) {
        if (streams.isEmpty()) {
            return;
        }
        try {
            Map<String, StreamHead> heads = eventLog.heads(streams);
            worked();
            for (Map.Entry<String, StreamHead> entry : heads.entrySet()) {
                Feed feed = feeds.get(entry.getKey());
                Optional<StreamPosition> position = feed == null ? Optional.empty() : feed.position();
                if (feed == null || position.isEmpty()) {
                    continue;
                }
                if (!position.get().epoch().equals(entry.getValue().epoch())) {
                    feed.followRebuilding(eventLog);
                } else if (position.get().offset() < entry.getValue().offset()) {
                    fill(feed);
                }
            }
        } catch (RuntimeException failure) {
            failed(failure);
        }
    }

    private void lookRound() {
        shards.values().forEach(shard -> shard.loop().execute(() -> shard.lookRound(now())));
    }

    /** Feeds a connection that is behind the ring; the answer comes back on its loop. */
    void readLog(Connection connection, Feed feed, String epoch, long after) {
        EventLoop loop = connection.loop();
        executor.execute(() -> {
            try {
                if (feed.warm(eventLog, new StreamPosition(epoch, after), READ_LIMIT)) {
                    loop.execute(connection::ringReaches);
                    return;
                }
                ChannelId channel = connection.channelId();
                long end = eventLog.head(channel.stream()).orElseThrow().offset();
                List<Publication> read = eventLog.read(channel.stream(), after, channel.tag(), READ_LIMIT);
                // Only afterwards is it sure that nothing was taken out of what was read.
                StreamHead head = eventLog.head(channel.stream()).orElseThrow();
                if (!head.epoch().equals(epoch) || after < head.trimmedTo()) {
                    String reason = head.epoch().equals(epoch) ? "retention_passed" : "epoch_changed";
                    loop.execute(() -> connection.resync(head.position(), reason));
                    return;
                }
                long upTo = read.size() == READ_LIMIT ? read.getLast().offset() : Math.max(end, after);
                List<Frame> frames = read.stream()
                        .filter(publication -> publication.offset() <= upTo)
                        .map(Frame::of)
                        .toList();
                loop.execute(() -> connection.logRead(new Feed.Page(frames, upTo)));
            } catch (RuntimeException failure) {
                failed(failure);
                loop.execute(connection::askFailed);
            }
        });
    }

    /** Asks again whether a connection may watch; the answer comes back on its loop. */
    void admit(Connection connection) {
        EventLoop loop = connection.loop();
        executor.execute(() -> {
            try {
                Admission admission = listener.admit(connection.info());
                loop.execute(() -> connection.admitted(admission));
            } catch (RuntimeException failure) {
                failed(failure);
                loop.execute(connection::askFailed);
            }
        });
    }

    void refresh(Connection connection, String token) {
        EventLoop loop = connection.loop();
        executor.execute(() -> {
            try {
                Optional<Instant> expiresAt = listener.refresh(connection.info(), token);
                loop.execute(() ->
                        expiresAt.ifPresentOrElse(connection::renew, () -> connection.close(CloseCode.NOT_SIGNED_IN)));
            } catch (RuntimeException failure) {
                failed(failure);
                loop.execute(() -> connection.send(
                        Messages.error("try_again", "The token could not be looked at just now. Send it again.")));
            }
        });
    }

    /** Sends a JSON text that is not part of the stream to all who watch the whole of it. */
    public void signal(String stream, byte[] json) {
        Feed feed = feeds.get(stream);
        if (feed != null) {
            feed.signal(Frame.textFrame(json));
        }
    }

    /**
     * Makes the hub read a stream's past from the log again, because the log was changed. If the stream got a new epoch
     * with that, everyone loads it anew; the sweep would see it too, later.
     */
    public void forget(String stream) {
        Feed feed = feeds.get(stream);
        if (feed != null) {
            feed.forgetRing();
            executor.execute(() -> look(List.of(stream)));
        }
    }

    /**
     * Ends connections at once. When the future is done, no event that is published from then on reaches any of them.
     * For those that are being opened meanwhile, and on other nodes, {@link Publication#rights} sees to it.
     */
    public CompletableFuture<Integer> close(Predicate<ConnectionInfo> which, CloseCode code) {
        List<CompletableFuture<Integer>> loops = new ArrayList<>();
        for (Connection connection : connections.values()) {
            if (which.test(connection.info())) {
                CompletableFuture<Integer> done = new CompletableFuture<>();
                loops.add(done);
                connection.loop().execute(() -> {
                    connection.close(code);
                    done.complete(1);
                });
            }
        }
        return CompletableFuture.allOf(loops.toArray(CompletableFuture[]::new)).thenApply(_ -> loops.size());
    }

    /**
     * Ends every connection before a shutdown: none is let in any more; each is told a moment of its own within
     * {@code spread} when it should come back elsewhere, and is closed with 1012 a little after that moment, so that it
     * can open its next connection first.
     *
     * @return done when all are closed, or have had the time to
     */
    public CompletableFuture<Void> drain(Duration spread) {
        draining = true;
        for (Connection connection : connections.values()) {
            long reconnectIn = ThreadLocalRandom.current().nextLong(spread.toMillis() + 1);
            connection.loop().execute(() -> connection.send(Messages.draining(reconnectIn)));
            connection
                    .loop()
                    .schedule(
                            () -> connection.close(CloseCode.RESTART),
                            reconnectIn + MAKE_BEFORE_BREAK.toMillis(),
                            TimeUnit.MILLISECONDS);
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        Duration most = spread.plus(MAKE_BEFORE_BREAK).plusSeconds(3);
        awaitEmpty(done, System.nanoTime() + most.toNanos());
        return done;
    }

    private void awaitEmpty(CompletableFuture<Void> done, long deadline) {
        if (connections.isEmpty() || System.nanoTime() > deadline) {
            done.complete(null);
        } else {
            timer.schedule(() -> awaitEmpty(done, deadline), 20, TimeUnit.MILLISECONDS);
        }
    }

    /** Who is connected to a stream at present, in whatever view. */
    public Collection<ConnectionInfo> present(String stream) {
        return presence.of(stream);
    }

    /** All connections of this node at present. */
    public List<ConnectionInfo> connections() {
        return connections.values().stream().map(Connection::info).toList();
    }

    public Statistics statistics() {
        return statistics;
    }

    public HubOptions options() {
        return options;
    }

    /** Streams watched on this node at present. */
    public int watchedStreams() {
        return feeds.size();
    }

    Instant now() {
        return clock.instant();
    }

    void opened(Connection connection) {
        connections.put(connection.info().connectionId(), connection);
        statistics.opened(connection.channelId().kind());
        presence.came(connection.info());
    }

    void closed(Connection connection, Feed feed) {
        connections.remove(connection.info().connectionId());
        statistics.closed(connection.channelId().kind());
        presence.left(connection.info());
        release(feed);
    }

    /** Takes someone out of the presence at once, without the grace of those who may come back. */
    void forget(Connection connection) {
        presence.forget(connection.info());
    }

    /** The first failure is said, and the end of it; what is tried each second fills no log. */
    void failed(Throwable failure) {
        if (failing.compareAndSet(false, true)) {
            log.warn("the live channel cannot read its log, and goes on trying: {}", failure.toString());
        }
        log.debug("the live channel could not do its work just now", failure);
    }

    /** What nobody foresaw: a fault of this program. */
    void broke(Throwable failure) {
        log.error("a connection of the live channel broke", failure);
    }

    private void worked() {
        if (failing.compareAndSet(true, false)) {
            log.info("the live channel reads its log again");
        }
    }

    private Feed acquire(String stream) {
        return Objects.requireNonNull(feeds.compute(stream, (name, present) -> {
            Feed feed = present == null ? new Feed(name, options, statistics) : present;
            feed.acquire();
            return feed;
        }));
    }

    private void release(Feed feed) {
        feeds.computeIfPresent(feed.stream(), (_, present) -> present == feed && feed.release() ? null : present);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
