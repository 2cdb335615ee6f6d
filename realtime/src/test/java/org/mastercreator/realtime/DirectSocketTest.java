package org.mastercreator.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class DirectSocketTest {
    private final MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    private final CompletableFuture<Channel> accepted = new CompletableFuture<>();
    private Channel server;
    private Socket client;
    private Channel channel;

    @BeforeEach
    void connect() throws IOException {
        server = new ServerBootstrap()
                .group(loops)
                .channel(EpollServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel child) {
                        accepted.complete(child);
                    }
                })
                .bind("127.0.0.1", 0)
                .syncUninterruptibly()
                .channel();
        InetSocketAddress address = (InetSocketAddress) server.localAddress();
        client = new Socket(InetAddress.getLoopbackAddress(), address.getPort());
        channel = accepted.orTimeout(20, TimeUnit.SECONDS).join();
    }

    @AfterEach
    void disconnect() throws IOException {
        client.close();
        server.close().syncUninterruptibly();
        loops.shutdownGracefully(0, 1_000, TimeUnit.MILLISECONDS).syncUninterruptibly();
    }

    private <T> T onLoop(Callable<T> work) {
        return channel.eventLoop().submit(work).syncUninterruptibly().getNow();
    }

    private int write(String text) {
        return onLoop(() -> write(Unpooled.directBuffer().writeBytes(text.getBytes(StandardCharsets.UTF_8))));
    }

    private int write(ByteBuf bytes) {
        try {
            int before = bytes.readableBytes();
            int written = DirectSocket.of(channel).orElseThrow().write(bytes);
            assertThat(bytes.readableBytes()).isEqualTo(before);
            return written;
        } finally {
            bytes.release();
        }
    }

    @Test
    void bytes_arrive_as_they_are() throws IOException {
        assertThat(write("an event")).isEqualTo(8);
        assertThat(write(", another")).isEqualTo(9);
        assertThat(new String(client.getInputStream().readNBytes(17), StandardCharsets.UTF_8))
                .isEqualTo("an event, another");
    }

    @Test
    void nothing_overtakes_what_waits_in_the_channels_queue() {
        onLoop(() -> channel.write(Unpooled.copiedBuffer("first", StandardCharsets.UTF_8)));
        assertThat(write("second")).isZero();
    }

    @Test
    void a_full_socket_takes_a_part_and_says_how_much() {
        int much = 64 * 1024 * 1024;
        assertThat(writeZeros(much)).isPositive().isLessThan(much);
        // The kernel goes on moving bytes to the other side for a while.
        TestSocket.eventually(() -> writeZeros(much) == 0);
    }

    private int writeZeros(int count) {
        return onLoop(() -> write(Unpooled.directBuffer(count).writeZero(count)));
    }

    /** Its descriptor may be another socket's by now. */
    @Test
    void a_closed_channel_is_not_written_to() {
        DirectSocket direct = onLoop(() -> DirectSocket.of(channel).orElseThrow());
        channel.close().syncUninterruptibly();
        ByteBuf late = Unpooled.directBuffer().writeByte(1);
        assertThat(onLoop(() -> direct.write(late))).isZero();
        late.release();
    }

    @Test
    void a_peer_that_is_gone_leaves_the_failure_to_the_channel() throws IOException {
        client.setSoLinger(true, 0);
        client.close();
        channel.closeFuture().awaitUninterruptibly(20, TimeUnit.SECONDS);
        assertThat(write("anyone?")).isZero();
    }

    @Test
    void with_tls_bytes_have_to_go_through_the_pipeline() throws IOException {
        onLoop(() ->
                channel.pipeline().addLast(SslContextBuilder.forClient().build().newHandler(channel.alloc())));
        assertThat(DirectSocket.of(channel)).isEmpty();
    }
}
