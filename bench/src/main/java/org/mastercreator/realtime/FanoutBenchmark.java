package org.mastercreator.realtime;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The hot paths of the live channel without the kernel: what a socket would send is counted as sent and dropped. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FanoutBenchmark {
    private static final String STREAM = "class_001";
    private static final int CONNECTIONS = 1_000;
    private static final int EVENT_BYTES = 300;
    private static final int TOGETHER = 32;
    private static final int GAP = 1_000;
    private static final ChannelId DASHBOARD = new ChannelId("dashboard", STREAM, STREAM, Optional.empty());

    private final byte[] payload = "x".repeat(EVENT_BYTES).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    private final List<EmbeddedChannel> channels = new ArrayList<>();
    private Hub hub = hub();
    private Feed feed = new Feed(STREAM, HubOptions.DEFAULT, hub.statistics());
    private Feed missed = feed;
    private EmbeddedChannel loop = new EmbeddedChannel();
    private long offset;

    private static Hub hub() {
        HubListener listener = new HubListener() {
            @Override
            public Optional<Instant> refresh(ConnectionInfo connection, String token) {
                return Optional.empty();
            }

            @Override
            public Admission admit(ConnectionInfo connection) {
                return new Admission.Granted(0);
            }

            @Override
            public void presenceChanged(String stream) {}
        };
        return new Hub(new EmptyLog(), listener, Runnable::run, HubOptions.DEFAULT, Clock.systemUTC());
    }

    /** A thousand connections on one loop, and a ring that holds the gap. */
    @Setup(Level.Trial)
    public void open() {
        hub = hub();
        Peer peer = new Peer(
                "user", "User", "teacher", Optional.empty(), Instant.now().plus(Duration.ofDays(1)));
        feed = new Feed(STREAM, HubOptions.DEFAULT, hub.statistics());
        feed.start(new EmptyLog());
        loop = new EmbeddedChannel();
        Shard shard =
                new Shard(loop.eventLoop(), hub.statistics(), hub.options().pageBytes());
        for (int i = 0; i < CONNECTIONS; i++) {
            EmbeddedChannel channel = new EmbeddedChannel(new Sink());
            Connection connection = new Connection(
                    Transport.WEB_SOCKET,
                    hub,
                    shard,
                    feed,
                    new ConnectionInfo("conn_" + i, DASHBOARD, peer),
                    new Admission.Granted(0),
                    false,
                    channel.pipeline().lastContext());
            channel.pipeline().addLast(connection);
            connection.open(new Hub.Opening(new StreamPosition("e1", 0), 0, false, 0, Optional.empty()));
            channels.add(channel);
        }
        missed = new Feed(STREAM, HubOptions.DEFAULT, hub.statistics());
        missed.start(new EmptyLog());
        for (int i = 1; i <= GAP; i++) {
            missed.offer(List.of(publication(i)));
        }
    }

    @TearDown(Level.Trial)
    public void close() {
        channels.forEach(EmbeddedChannel::close);
        hub.close();
    }

    private Publication publication(long at) {
        return new Publication(STREAM, at, List.of(), 0, payload);
    }

    /** One event gets its bytes on the wire. */
    @Benchmark
    public Object frame() {
        return Frame.of(publication(1));
    }

    /** One event reaches the thousand connections of a loop. */
    @Benchmark
    public void publishToShard() {
        feed.offer(List.of(publication(++offset)));
        loop.runPendingTasks();
    }

    /** Thirty-two events that came together reach them. */
    @Benchmark
    public void publish32ToShard() {
        List<Publication> together = new ArrayList<>();
        for (int i = 0; i < TOGETHER; i++) {
            together.add(publication(++offset));
        }
        feed.offer(together);
        loop.runPendingTasks();
    }

    /** One who comes back gets 1,000 events from the ring, page by page. */
    @Benchmark
    public long resumeFromRing() {
        long cursor = 0;
        while (cursor < GAP) {
            Feed.Page page = missed.pageFromRing(cursor, DASHBOARD).orElseThrow();
            ByteBuf joined = Frame.join(io.netty.buffer.ByteBufAllocator.DEFAULT, page.frames(), Frame::wire);
            joined.release();
            cursor = page.upTo();
        }
        return cursor;
    }

    private static final class Sink extends ChannelOutboundHandlerAdapter {
        @Override
        public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
            io.netty.util.ReferenceCountUtil.release(message);
        }
    }

    private static final class EmptyLog implements EventLog {
        @Override
        public Optional<StreamHead> head(String stream) {
            return Optional.of(new StreamHead("e1", 0, 0));
        }

        @Override
        public Map<String, StreamHead> heads(Collection<String> streams) {
            return Map.of();
        }

        @Override
        public List<Publication> read(String stream, long after, Optional<String> tag, int limit) {
            return List.of();
        }

        @Override
        public long count(String stream, long after, long upTo, Optional<String> tag) {
            return 0;
        }
    }
}
