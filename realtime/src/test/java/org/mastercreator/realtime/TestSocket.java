package org.mastercreator.realtime;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that keeps what it gets. */
final class TestSocket extends SimpleChannelInboundHandler<WebSocketFrame> {
    private static final EventLoopGroup LOOPS = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    private final List<JsonNode> frames = new ArrayList<>();
    private final CompletableFuture<Void> open = new CompletableFuture<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private Channel channel;

    static TestSocket connect(URI uri) {
        TestSocket client = new TestSocket();
        client.channel = new Bootstrap()
                .group(LOOPS)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new HttpClientCodec(), new HttpObjectAggregator(65_536))
                                .addLast(new WebSocketClientProtocolHandler(WebSocketClientProtocolConfig.newBuilder()
                                        .webSocketUri(uri)
                                        .handleCloseFrames(false)
                                        .dropPongFrames(false)
                                        .build()))
                                .addLast(client);
                    }
                })
                .connect(uri.getHost(), uri.getPort())
                .syncUninterruptibly()
                .channel();
        client.open.orTimeout(20, TimeUnit.SECONDS).join();
        return client;
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
            case TextWebSocketFrame text -> {
                JsonNode json = JsonMapper.shared().readTree(text.text());
                synchronized (frames) {
                    frames.add(json);
                }
            }
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
        closed.complete(-1);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    void stopReading() {
        channel.config().setAutoRead(false);
    }

    void readOn() {
        channel.config().setAutoRead(true);
    }

    void say(String text) {
        send(new TextWebSocketFrame(text));
    }

    /** One message in two frames. */
    void say(String first, String rest) {
        send(new TextWebSocketFrame(false, 0, first));
        send(new ContinuationWebSocketFrame(true, 0, rest));
    }

    void say(byte[] bytes) {
        send(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(bytes)));
    }

    private void send(WebSocketFrame frame) {
        channel.writeAndFlush(frame);
    }

    /** Cuts the connection without a word. */
    void cut() {
        channel.close();
    }

    int closeCode() {
        return closed.orTimeout(20, TimeUnit.SECONDS).join();
    }

    List<JsonNode> frames() {
        synchronized (frames) {
            return List.copyOf(frames);
        }
    }

    List<Long> offsets() {
        return frames().stream()
                .filter(frame -> frame.has("offset"))
                .map(frame -> frame.get("offset").asLong())
                .toList();
    }

    JsonNode await(String type) {
        eventually(() -> frames().stream()
                .anyMatch(frame -> type.equals(frame.path("type").asString(""))));
        return frames().stream()
                .filter(frame -> type.equals(frame.path("type").asString("")))
                .findFirst()
                .orElseThrow();
    }

    void awaitOffset(long offset) {
        eventually(() -> {
            List<Long> seen = offsets();
            return !seen.isEmpty() && seen.getLast() >= offset;
        });
    }

    static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("the condition did not come true in time");
            }
            LockSupport.parkNanos(5_000_000);
        }
    }
}
