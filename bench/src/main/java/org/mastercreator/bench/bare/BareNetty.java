package org.mastercreator.bench.bare;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.util.ArrayList;
import java.util.List;
import org.mastercreator.bench.peer.ControlLines;

/**
 * The local limit: one loop, a list of sockets, an event encoded once, what waits written together. It has no sign-in,
 * no log, no resume, no slow readers and no second thread. Arguments: port, control port.
 */
public final class BareNetty {
    private final List<Channel> sockets = new ArrayList<>();

    private BareNetty() {}

    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(args[0]);
        int controlPort = Integer.parseInt(args[1]);
        new BareNetty().serve(port, controlPort);
    }

    private void serve(int port, int controlPort) throws Exception {
        MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
        new ServerBootstrap()
                .group(loops)
                .channel(EpollServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec(), new HttpObjectAggregator(8_192))
                                .addLast(new WebSocketServerProtocolHandler("/"), new Joining());
                    }
                })
                .bind("127.0.0.1", port)
                .sync();
        ControlLines.serve(controlPort, batch -> loops.execute(() -> broadcast(batch)));
    }

    private void broadcast(List<ControlLines.Line> batch) {
        ByteBuf joined = io.netty.buffer.ByteBufAllocator.DEFAULT.directBuffer();
        for (ControlLines.Line line : batch) {
            joined.writeByte(0x81).writeByte(126).writeShort(line.text().length).writeBytes(line.text());
        }
        for (Channel socket : sockets) {
            socket.writeAndFlush(joined.retainedDuplicate(), socket.voidPromise());
        }
        joined.release();
    }

    private final class Joining extends SimpleChannelInboundHandler<WebSocketFrame> {
        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            if (event instanceof WebSocketServerProtocolHandler.HandshakeComplete) {
                sockets.add(ctx.channel());
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            sockets.remove(ctx.channel());
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {}
    }
}
