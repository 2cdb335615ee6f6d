package org.mastercreator.server.faults;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Thousands of windows on one class, which do what the page does: told that their server goes away, they open their next
 * connection at the moment that they were given, with their cursor, and leave the old one when the next is there; cut
 * off, they come back within the jitter that the server gave. Each socket must show what follows its cursor,
 * offset by offset. All state belongs to the one event loop.
 */
final class Fleet implements AutoCloseable {
    private static final int FIRST_A_SECOND = 400;
    private static final long LATEST_RETRY_MS = 15_000;

    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final EventLoop loop = group.next();
    private final Function<Random, NodeProcess> anyNode;
    private final Random random;
    private final String epoch;
    private final List<Watcher> windows = new ArrayList<>();
    private final Map<Long, Integer> moves = new TreeMap<>();
    private long checked;
    private long lost;
    private long doubled;
    private long resyncs;
    private long longestGapNanos;
    private boolean closed;

    Fleet(int size, Function<Random, NodeProcess> anyNode, String epoch, long from, long seed) {
        this.anyNode = anyNode;
        this.random = new Random(seed);
        this.epoch = epoch;
        for (int i = 0; i < size; i++) {
            Watcher window = new Watcher(from);
            windows.add(window);
            loop.schedule(window::connect, i * 1_000L / FIRST_A_SECOND, TimeUnit.MILLISECONDS);
        }
    }

    /**
     * What the windows saw.
     *
     * @param moves how often one went on at another connection
     * @param mostMoves within one second
     * @param longestGapMs that a window was without a connection
     */
    record Figures(
            int windows,
            long checked,
            long lost,
            long doubled,
            long resyncs,
            long moves,
            int mostMoves,
            long longestGapMs) {}

    Figures figures() {
        return loop.submit(() -> new Figures(
                        windows.size(),
                        checked,
                        lost,
                        doubled,
                        resyncs,
                        moves.values().stream().mapToLong(Integer::longValue).sum(),
                        moves.values().stream()
                                .mapToInt(Integer::intValue)
                                .max()
                                .orElse(0),
                        longestGapNanos / 1_000_000))
                .syncUninterruptibly()
                .getNow();
    }

    boolean isOpen() {
        return loop.submit(() -> windows.stream().allMatch(window -> window.current != null))
                .syncUninterruptibly()
                .getNow();
    }

    /** Whether every window was shown the event with this offset. */
    boolean isAt(long offset) {
        return loop.submit(() -> windows.stream().allMatch(window -> window.cursor >= offset))
                .syncUninterruptibly()
                .getNow();
    }

    @Override
    public void close() {
        loop.submit(() -> closed = true).syncUninterruptibly();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private final class Watcher {
        private long cursor;
        private Channel current;
        private boolean connecting;
        private boolean wasOpen;
        private int failures;
        private long aloneSince;
        private long firstJitterMs = 1_000;

        Watcher(long from) {
            cursor = from;
        }

        void connect() {
            if (connecting || closed) {
                return;
            }
            connecting = true;
            int port = anyNode.apply(random).port();
            URI address = URI.create(
                    "ws://localhost:" + port + "/ws/dashboard/class_001?epoch=" + epoch + "&offset=" + cursor);
            Socket socket = new Socket(this, cursor);
            ChannelFuture opened = new Bootstrap()
                    .group(loop)
                    .channel(NioSocketChannel.class)
                    .handler(new ChannelInitializer<>() {
                        @Override
                        protected void initChannel(Channel channel) {
                            channel.pipeline()
                                    .addLast(
                                            new HttpClientCodec(),
                                            new HttpObjectAggregator(65_536),
                                            new WebSocketClientProtocolHandler(
                                                    WebSocketClientProtocolConfig.newBuilder()
                                                            .webSocketUri(address)
                                                            .handshakeTimeoutMillis(30_000)
                                                            .build()),
                                            socket);
                        }
                    })
                    .connect(InetAddress.getLoopbackAddress(), port);
            opened.addListener(done -> {
                if (!done.isSuccess()) {
                    retry();
                }
            });
        }

        /** As the page: the first time within the jitter that the server gave, then ever later. */
        private void retry() {
            connecting = false;
            long most = Math.min(LATEST_RETRY_MS, firstJitterMs << Math.min(failures, 4));
            failures++;
            if (!closed) {
                loop.schedule(this::connect, random.nextLong(most + 1), TimeUnit.MILLISECONDS);
            }
        }

        void confirmed(Channel next) {
            Channel before = current;
            current = next;
            connecting = false;
            failures = 0;
            if (wasOpen) {
                moves.merge(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime()), 1, Integer::sum);
            }
            if (before != null) {
                before.close();
            } else if (wasOpen) {
                longestGapNanos = Math.max(longestGapNanos, System.nanoTime() - aloneSince);
            }
            wasOpen = true;
        }

        void ended(Channel channel, boolean wasConfirmed) {
            if (!wasConfirmed) {
                retry();
            } else if (channel.equals(current)) {
                current = null;
                aloneSince = System.nanoTime();
                if (!connecting) {
                    connecting = true;
                    retry();
                }
            }
        }
    }

    private final class Socket extends SimpleChannelInboundHandler<TextWebSocketFrame> {
        private final Watcher window;
        private long cursor;
        private boolean confirmed;

        Socket(Watcher window, long from) {
            this.window = window;
            this.cursor = from;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, TextWebSocketFrame frame) {
            String text = frame.text();
            if (text.startsWith("{\"type\":\"connection_confirmed\"")) {
                confirmed = true;
                window.firstJitterMs = number(text, "\"first_jitter_ms\":");
                window.confirmed(ctx.channel());
            } else if (text.startsWith("{\"type\":\"server_draining\"")) {
                loop.schedule(window::connect, number(text, "\"reconnect_in_ms\":"), TimeUnit.MILLISECONDS);
            } else if (text.startsWith("{\"type\":\"resync_required\"")) {
                resyncs++;
            } else if (text.contains("\"offset\":")) {
                shown(number(text, "\"offset\":"));
            }
        }

        private void shown(long offset) {
            checked++;
            lost += Math.max(0, offset - cursor - 1);
            doubled += offset <= cursor ? 1 : 0;
            cursor = Math.max(cursor, offset);
            window.cursor = Math.max(window.cursor, offset);
        }

        private static long number(String text, String key) {
            int from = text.indexOf(key) + key.length();
            int to = from;
            while (to < text.length() && Character.isDigit(text.charAt(to))) {
                to++;
            }
            return Long.parseLong(text, from, to, 10);
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            window.ended(ctx.channel(), confirmed);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close();
        }
    }
}
