package org.mastercreator.server;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.extensions.compression.WebSocketClientCompressionHandler;
import java.net.URI;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * A WebSocket client that keeps everything it was told. Not the one of {@code java.net.http}, which was seen to stop
 * reading for ever when a frame came in two parts.
 */
public final class LiveClient extends SimpleChannelInboundHandler<WebSocketFrame> {
    private static final int PATIENCE_SECONDS = 20;
    private static final int LARGEST_FRAME = 1 << 20;
    private static final EventLoopGroup LOOPS = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    private final List<JsonNode> frames = new ArrayList<>();
    private final CompletableFuture<Void> open = new CompletableFuture<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final Consumer<String> heard;
    private Channel channel;

    private LiveClient(Consumer<String> heard) {
        this.heard = heard;
    }

    private LiveClient() {
        this.heard = this::keep;
    }

    private void keep(String text) {
        synchronized (frames) {
            frames.add(ServerTest.STRICT.readTree(text));
            frames.notifyAll();
        }
    }

    /** @throws java.util.concurrent.CompletionException if the handshake is refused */
    public static LiveClient connect(URI uri, String... headers) {
        return connect(new LiveClient(), uri, false, headers);
    }

    /** One that hands on what it hears, on a thread of its own, and keeps nothing. */
    public static LiveClient connect(URI uri, Consumer<String> heard) {
        return connect(new LiveClient(heard), uri, false);
    }

    /** One that offers permessage-deflate, as browsers do. */
    public static LiveClient connectDeflating(int port, String path) {
        return connect(new LiveClient(), URI.create("ws://localhost:" + port + path), true);
    }

    private static LiveClient connect(LiveClient client, URI uri, boolean deflating, String... headers) {
        HttpHeaders given = new DefaultHttpHeaders();
        for (int i = 0; i < headers.length; i += 2) {
            given.add(headers[i], headers[i + 1]);
        }
        client.channel = new Bootstrap()
                .group(LOOPS)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new HttpClientCodec(), new HttpObjectAggregator(LARGEST_FRAME))
                                .addLast(
                                        deflating
                                                ? new WebSocketClientCompressionHandler(LARGEST_FRAME)
                                                : new ChannelInboundHandlerAdapter())
                                .addLast(new WebSocketClientProtocolHandler(WebSocketClientProtocolConfig.newBuilder()
                                        .webSocketUri(uri)
                                        .allowExtensions(deflating)
                                        .customHeaders(given)
                                        .maxFramePayloadLength(LARGEST_FRAME)
                                        .generateOriginHeader(false)
                                        .handleCloseFrames(false)
                                        .dropPongFrames(false)
                                        .build()))
                                .addLast(client);
                    }
                })
                .connect(uri.getHost(), uri.getPort())
                .syncUninterruptibly()
                .channel();
        client.open
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .whenComplete((_, refused) -> {
                    if (refused != null) {
                        client.channel.close();
                    }
                })
                .join();
        return client;
    }

    public static LiveClient connect(int port, String path, String... headers) {
        return connect(URI.create("ws://localhost:" + port + path), headers);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
            open.complete(null);
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        switch (frame) {
            case TextWebSocketFrame text -> heard.accept(text.text());
            case PingWebSocketFrame ping ->
                context.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
            case CloseWebSocketFrame close -> {
                closed.complete(close.statusCode());
                context.writeAndFlush(new CloseWebSocketFrame(close.statusCode(), ""));
            }
            default -> {}
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        open.completeExceptionally(new ClosedChannelException());
        closed.complete(-1);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        open.completeExceptionally(cause);
        context.close();
    }

    public void send(String text) {
        channel.writeAndFlush(new TextWebSocketFrame(text));
    }

    public void send(byte[] bytes) {
        channel.writeAndFlush(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(bytes)));
    }

    /** Says goodbye as RFC 6455 has it. */
    public void close() {
        channel.writeAndFlush(new CloseWebSocketFrame(1000, "bye"));
    }

    /** Cuts the connection without a word. */
    public void cut() {
        channel.close();
        closed.complete(-1);
    }

    public boolean isClosed() {
        return closed.isDone();
    }

    public int closeCode() {
        try {
            return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("the socket was not closed; it got " + frames(), e);
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    public List<JsonNode> frames() {
        synchronized (frames) {
            return List.copyOf(frames);
        }
    }

    public List<JsonNode> events() {
        return frames().stream().filter(frame -> frame.has("offset")).toList();
    }

    public JsonNode await(String type) {
        return await(frame -> frame.path("type").asString("").equals(type));
    }

    /** The first frame that fits, now or soon. */
    public JsonNode await(Predicate<JsonNode> wanted) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        synchronized (frames) {
            while (true) {
                for (JsonNode frame : frames) {
                    if (wanted.test(frame)) {
                        return frame;
                    }
                }
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw new AssertionError("the frame did not come; there came " + frames);
                }
                try {
                    TimeUnit.NANOSECONDS.timedWait(frames, left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(e);
                }
            }
        }
    }
}
