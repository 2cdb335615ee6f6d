package org.mastercreator.bench.submit;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.mastercreator.bench.peer.Roster;

/**
 * Clients that submit, and the dashboards that show it, on one event loop. All state belongs to the loop; the public
 * methods may be called from elsewhere and wait for it.
 */
public final class SubmitLoad implements AutoCloseable {
    public static final int DASHBOARDS_OF_A_CLASS = 30;

    private static final int REMEMBERED = 1 << 16;
    private static final int LARGEST_ANSWER = 1 << 20;
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long PATIENCE_SECONDS = 60;

    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    private final EventLoop loop = group.next();
    private final int port;
    private final String token;
    private final CompletableFuture<Void> allOpen = new CompletableFuture<>();
    private final Queue<Submitter> idle = new ArrayDeque<>();
    private final Queue<Long> due = new ArrayDeque<>();
    private final long[] since = new long[REMEMBERED];
    private Histogram answers = new Histogram(LONGEST_NANOS, 3);
    private Histogram screens = new Histogram(LONGEST_NANOS, 3);
    private CompletableFuture<Void> quiet = new CompletableFuture<>();
    private int clients;
    private boolean closedLoop;
    private boolean ending;
    private long recordedFrom;
    private int open;
    private long next;
    private long answered;
    private long shown;
    private long failed;
    private long lost;
    private long doubled;
    private String failure = "";

    public SubmitLoad(int port, String token) {
        this.port = port;
        this.token = token;
    }

    /**
     * What was seen from the beginning of a mode until the last dashboard showed the last submission; times in
     * nanoseconds.
     *
     * @param answers until a client had its answer
     * @param screens until a dashboard had the event
     */
    public record Sample(
            long submissions,
            double seconds,
            Histogram answers,
            Histogram screens,
            long failed,
            String failure,
            long lost,
            long doubled) {}

    /** Opens {@value #DASHBOARDS_OF_A_CLASS} dashboards of each class, and the clients. */
    public void open(int clients) {
        for (int number = 0; number < Roster.CLASSES; number++) {
            URI address = URI.create("ws://localhost:" + port + "/ws/dashboard/" + Roster.BENCH.classId(number));
            for (int i = 0; i < DASHBOARDS_OF_A_CLASS; i++) {
                connect(
                        new HttpClientCodec(),
                        new HttpObjectAggregator(LARGEST_ANSWER),
                        new WebSocketClientProtocolHandler(WebSocketClientProtocolConfig.newBuilder()
                                .webSocketUri(address)
                                .customHeaders(new DefaultHttpHeaders().set("Authorization", "Bearer " + token))
                                .build()),
                        new Dashboard(this));
            }
        }
        await(allOpen, () -> open + " dashboards are open");
        this.clients = clients;
        for (int i = 0; i < clients; i++) {
            connect(new HttpClientCodec(), new HttpObjectAggregator(LARGEST_ANSWER), new Submitter(this, token));
        }
    }

    private void connect(ChannelHandler... handlers) {
        new Bootstrap()
                .group(loop)
                .channel(EpollSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(handlers);
                    }
                })
                .connect(InetAddress.getLoopbackAddress(), port)
                .syncUninterruptibly();
    }

    /** Every client sends as soon as it has its answer. */
    public Sample full(double seconds) {
        return run(seconds, () -> {
            closedLoop = true;
            sendIdle();
            return loop.schedule(() -> {}, 0, TimeUnit.SECONDS);
        });
    }

    /** Submissions come at an even pace, whether or not the last ones are answered; each is timed from when it was due. */
    public Sample paced(double seconds, double perSecond) {
        long period = (long) (1e9 / perSecond);
        return run(seconds, () -> {
            closedLoop = false;
            return loop.scheduleAtFixedRate(
                    () -> {
                        due.add(System.nanoTime());
                        sendDue();
                    },
                    period,
                    period,
                    TimeUnit.NANOSECONDS);
        });
    }

    /** One submission by itself. */
    public void one() {
        run(0, () -> {
            due.add(System.nanoTime());
            sendDue();
            return loop.schedule(() -> {}, 0, TimeUnit.SECONDS);
        });
    }

    private Sample run(double seconds, Callable<? extends Future<?>> start) {
        Future<?> ticks = onLoop(() -> {
            answers.reset();
            screens.reset();
            answered = 0;
            shown = 0;
            failed = 0;
            lost = 0;
            doubled = 0;
            ending = false;
            quiet = new CompletableFuture<>();
            recordedFrom = System.nanoTime();
            return start.call();
        });
        loop.schedule(
                () -> {
                    ticks.cancel(false);
                    ending = true;
                    closedLoop = false;
                    checkQuiet();
                },
                (long) (seconds * 1e9),
                TimeUnit.NANOSECONDS);
        await(quiet, () -> answered + " answered, shown " + shown + " times, " + failed + " failed: " + failure);
        return onLoop(() -> new Sample(
                answered - failed,
                (System.nanoTime() - recordedFrom) / 1e9,
                answers.copy(),
                screens.copy(),
                failed,
                failure,
                lost,
                doubled));
    }

    private <T> T onLoop(Callable<T> task) {
        return loop.submit(task).syncUninterruptibly().getNow();
    }

    private static void await(CompletableFuture<Void> future, Supplier<String> state) {
        try {
            future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("not within " + PATIENCE_SECONDS + " s: " + state.get(), e);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    void opened() {
        if (++open == Roster.CLASSES * DASHBOARDS_OF_A_CLASS) {
            allOpen.complete(null);
        }
    }

    void closed() {
        open--;
        lost++;
    }

    void idle(Submitter submitter) {
        idle.add(submitter);
        if (closedLoop) {
            sendIdle();
        } else {
            sendDue();
        }
        checkQuiet();
    }

    private void sendIdle() {
        while (!idle.isEmpty()) {
            send(System.nanoTime());
        }
    }

    private void sendDue() {
        while (!idle.isEmpty() && !due.isEmpty()) {
            send(due.remove());
        }
    }

    private void send(long at) {
        long number = next++;
        since[(int) number & (REMEMBERED - 1)] = at;
        idle.remove().send(number, at);
    }

    void answered(int status, long nanos, Supplier<String> body) {
        answered++;
        if (status == 200) {
            answers.recordValue(Math.min(LONGEST_NANOS, nanos));
        } else {
            failed++;
            failure = status + " " + body.get();
        }
    }

    void shown(long number, long now) {
        shown++;
        screens.recordValue(Math.min(LONGEST_NANOS, now - since[(int) number & (REMEMBERED - 1)]));
        checkQuiet();
    }

    void lost(long events) {
        lost += events;
    }

    void doubled() {
        doubled++;
    }

    private void checkQuiet() {
        if (ending && due.isEmpty() && shown == (answered - failed) * DASHBOARDS_OF_A_CLASS && idle.size() == clients) {
            quiet.complete(null);
        }
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
