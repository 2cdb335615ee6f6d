package org.mastercreator.realtime;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** A hub behind a real WebSocket server on loopback, two event loops wide, on epoll as the product is where there is one. */
final class HubFixture implements AutoCloseable {
    final MemoryLog log = new MemoryLog();
    final Hub hub;
    volatile Supplier<Admission> admission = () -> new Admission.Granted(log.rights());
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(
            2, Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    private final Channel server;

    /**
     * Little room, and everything soon.
     *
     * @param unwritable how long a connection may take nothing
     */
    static HubOptions small(Duration unwritable) {
        return new HubOptions(
                64,
                64 * 1024,
                64 * 1024,
                16 * 1024,
                Duration.ofMillis(5),
                Duration.ofMillis(200),
                Duration.ofSeconds(30),
                Duration.ofSeconds(75),
                unwritable,
                Duration.ofMillis(50),
                20,
                60,
                4 * 1024,
                Duration.ofSeconds(2),
                Duration.ofSeconds(30));
    }

    HubFixture(HubOptions options) {
        HubListener listener = new HubListener() {
            @Override
            public Optional<Instant> refresh(ConnectionInfo connection, String token) {
                return switch (token) {
                    case "good" -> Optional.of(Instant.now().plus(Duration.ofHours(1)));
                    case "while the database is away" -> throw new IllegalStateException("no database");
                    default -> Optional.empty();
                };
            }

            @Override
            public Admission admit(ConnectionInfo connection) {
                return admission.get();
            }

            @Override
            public void presenceChanged(String stream) {}
        };
        hub = new Hub(log, listener, executor, options, Clock.systemUTC());
        server = new ServerBootstrap()
                .group(loops)
                .channel(Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec(), new HttpObjectAggregator(65_536))
                                .addLast(new WebSocketServerProtocolHandler(WebSocketServerProtocolConfig.newBuilder()
                                        .websocketPath("/")
                                        .checkStartsWith(true)
                                        .handleCloseFrames(false)
                                        .dropPongFrames(false)
                                        .build()))
                                .addLast("last", new Attach());
                    }
                })
                .bind("127.0.0.1", 0)
                .syncUninterruptibly()
                .channel();
    }

    private final class Attach extends ChannelDuplexHandler {
        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof WebSocketServerProtocolHandler.HandshakeComplete done) {
                Map<String, List<String>> query = new QueryStringDecoder(done.requestUri()).parameters();
                Optional<String> tag = Optional.ofNullable(query.get("tag")).map(List::getFirst);
                Optional<StreamPosition> since = Optional.ofNullable(query.get("offset"))
                        .map(offset -> new StreamPosition(
                                query.getOrDefault("epoch", List.of("e1")).getFirst(),
                                Long.parseLong(offset.getFirst())));
                Instant expires = query.containsKey("expired")
                        ? Instant.now()
                        : Instant.now().plus(Duration.ofHours(1));
                hub.attach(
                        Transport.WEB_SOCKET,
                        context.channel(),
                        "last",
                        new ChannelId(tag.isEmpty() ? "dashboard" : "student", "x", "class", tag),
                        new Peer("user", "User", "teacher", Optional.of("s1"), expires),
                        UUID.randomUUID().toString(),
                        new Admission.Granted(Long.parseLong(
                                query.getOrDefault("rights", List.of("0")).getFirst())),
                        new Wishes(since, query.containsKey("conflate")));
            }
        }
    }

    URI uri(String query) {
        return URI.create("ws://127.0.0.1:" + ((InetSocketAddress) server.localAddress()).getPort() + "/" + query);
    }

    TestSocket connect(String query) {
        return TestSocket.connect(uri(query));
    }

    @Override
    public void close() {
        hub.close();
        server.close().syncUninterruptibly();
        loops.shutdownGracefully(Duration.ZERO.toMillis(), 1_000, java.util.concurrent.TimeUnit.MILLISECONDS)
                .syncUninterruptibly();
        executor.close();
    }
}
