package org.mastercreator.bench.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;

/** The clients of all runs, on one event loop: one core is enough to read what one core writes. */
public final class LoadGenerator implements AutoCloseable {
    private static final int SOURCES = 200;

    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    private final EventLoop loop = group.next();
    private int source;

    /** Connects to a server's control port, once it is there. */
    public Control control(int port) {
        Control control = new Control();
        new Bootstrap()
                .group(loop)
                .channel(EpollSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(only(control))
                .connect(loopback(port))
                .syncUninterruptibly();
        return control;
    }

    /**
     * Clients that are not connected yet. Each audience comes from an address of its own in 127.0.0.0/8, so that ports
     * that wait for their last packets do not run short.
     */
    public Audience audience(int port, Dialect dialect, Lane lane, int size, long first) {
        Bootstrap bootstrap = new Bootstrap()
                .group(loop)
                .channel(EpollSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(EpollChannelOption.IP_BIND_ADDRESS_NO_PORT, true)
                .localAddress(nextSource());
        return new Audience(loop, bootstrap, loopback(port), dialect, lane, size, first);
    }

    /** Publishes as fast as everyone takes it, with a bounded number of events under way. */
    public Flow burst(Audience audience, Lane lane, int underWay) {
        Flow flow = new Flow(() -> {});
        Runnable more = () -> {
            while (flow.isOn() && lane.next() - audience.completed() < underWay) {
                lane.publish();
            }
        };
        loop.execute(() -> {
            audience.onComplete(_ -> more.run());
            more.run();
        });
        return flow;
    }

    /** Publishes at an even pace. */
    public Flow paced(Lane lane, double perSecond) {
        long period = (long) (1e9 / perSecond);
        var ticks = loop.scheduleAtFixedRate(lane::publish, period, period, TimeUnit.NANOSECONDS);
        return new Flow(() -> ticks.cancel(false));
    }

    /** Publishes a number of events, without waiting for anyone. */
    public void publish(Lane lane, int count) {
        loop.submit(() -> {
                    for (int i = 0; i < count; i++) {
                        lane.publish();
                    }
                })
                .syncUninterruptibly();
    }

    static ChannelInitializer<Channel> only(ChannelHandler handler) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline().addLast(handler);
            }
        };
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private InetSocketAddress nextSource() {
        source = (source + 1) % SOURCES;
        try {
            return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) (source + 2)}), 0);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
