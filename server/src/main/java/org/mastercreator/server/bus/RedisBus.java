package org.mastercreator.server.bus;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bus over Redis publish/subscribe, one channel for the installation.
 *
 * <p>Protocol. A watch on a thread of its own opens the two connections, asks Redis once a second for a sign of life
 * and says {@code DOWN} when there is none within a second; Lettuce reconnects and subscribes again by itself. While
 * it is {@code DOWN} nothing is sent: the receivers' sweep of the database is quicker than a queue that grows. Messages
 * of one node arrive in the order in which it sent them, or not at all.
 */
final class RedisBus implements Bus {
    private static final Logger log = LoggerFactory.getLogger(RedisBus.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int MOST_UNSENT = 2_000;

    private final RedisURI uri;
    private final byte[] channel;
    private final BusCodec codec;
    private final ClientResources resources;
    private final RedisClient client;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("bus-watch").factory());
    private volatile Consumer<BusMessage> receiver = _ -> {};
    private volatile State state = State.DOWN;
    private volatile @Nullable StatefulRedisConnection<byte[], byte[]> sender;
    private @Nullable StatefulRedisPubSubConnection<byte[], byte[]> subscriber;

    final LongAdder sent = new LongAdder();
    final LongAdder unsent = new LongAdder();
    final LongAdder received = new LongAdder();

    RedisBus(RedisURI uri, String prefix, BusCodec codec) {
        this.uri = uri;
        this.channel = (prefix + ":bus").getBytes(StandardCharsets.UTF_8);
        this.codec = codec;
        uri.setTimeout(PATIENCE);
        resources = DefaultClientResources.builder().ioThreadPoolSize(2).build();
        client = RedisClient.create(resources, uri);
        client.setOptions(ClientOptions.builder()
                .autoReconnect(true)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(MOST_UNSENT)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(PATIENCE)
                        .keepAlive(true)
                        .build())
                .build());
        watch.scheduleWithFixedDelay(this::look, 0, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void onMessage(Consumer<BusMessage> newReceiver) {
        receiver = newReceiver;
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public void send(BusMessage message) {
        StatefulRedisConnection<byte[], byte[]> connection = sender;
        if (state != State.UP || connection == null) {
            unsent.increment();
            return;
        }
        try {
            connection.async().publish(channel, codec.encode(message));
            sent.increment();
        } catch (RedisException _) {
            unsent.increment();
        }
    }

    private void look() {
        State before = state;
        try {
            connect();
            state = answers() ? State.UP : State.DOWN;
        } catch (RedisException | TimeoutException | ExecutionException away) {
            state = State.DOWN;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException unexpected) {
            state = State.DOWN;
            log.warn("the bus could not be looked at", unexpected);
        }
        if (state != before) {
            log.info("bus to the other nodes at {}:{} is {}", uri.getHost(), uri.getPort(), state);
        }
    }

    /** The first connection is ours to make, and to try again; later ones are Lettuce's. */
    private void connect() {
        if (subscriber == null) {
            StatefulRedisPubSubConnection<byte[], byte[]> made = client.connectPubSub(ByteArrayCodec.INSTANCE);
            made.addListener(new RedisPubSubAdapter<>() {
                @Override
                public void message(byte[] from, byte[] bytes) {
                    take(bytes);
                }
            });
            try {
                made.sync().subscribe(channel);
            } catch (RedisException refused) {
                made.closeAsync();
                throw refused;
            }
            subscriber = made;
        }
        if (sender == null) {
            sender = client.connect(ByteArrayCodec.INSTANCE);
        }
    }

    private boolean answers() throws InterruptedException, ExecutionException, TimeoutException {
        StatefulRedisConnection<byte[], byte[]> out = sender;
        StatefulRedisPubSubConnection<byte[], byte[]> in = subscriber;
        if (out == null || in == null || !out.isOpen() || !in.isOpen()) {
            return false;
        }
        out.async().ping().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        in.async().ping().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        return true;
    }

    private void take(byte[] bytes) {
        try {
            switch (codec.decode(bytes)) {
                case BusCodec.Read.Message read -> {
                    received.increment();
                    receiver.accept(read.message());
                }
                case BusCodec.Read.Own _ -> {}
                case BusCodec.Read.Unknown unknown -> log.warn("a bus message could not be read: {}", unknown.why());
            }
        } catch (RuntimeException failure) {
            log.warn("a bus message could not be used", failure);
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
        client.shutdown(0, 2, TimeUnit.SECONDS);
        resources.shutdown(0, 2, TimeUnit.SECONDS);
    }
}
