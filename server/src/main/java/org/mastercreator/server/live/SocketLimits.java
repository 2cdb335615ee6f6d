package org.mastercreator.server.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.mastercreator.realtime.ChannelId;
import org.mastercreator.realtime.CloseCode;
import org.mastercreator.realtime.Peer;
import org.mastercreator.server.security.DemoMode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** How many sockets there may be of one user, one address and one class, and how many handshakes at once. */
@Component
class SocketLimits {
    private final LiveProperties properties;
    private final boolean demo;
    private final MeterRegistry registry;
    private final Semaphore handshakes;
    private final Map<String, Integer> open = new ConcurrentHashMap<>();

    @Autowired
    SocketLimits(LiveProperties properties, DemoMode demo, MeterRegistry registry) {
        this(properties, demo.isOn(), registry);
    }

    SocketLimits(LiveProperties properties, boolean demo, MeterRegistry registry) {
        this.properties = properties;
        this.demo = demo;
        this.registry = registry;
        this.handshakes = new Semaphore(properties.handshakesAtOnce());
    }

    /** A handshake begins; false if there are too many under way. */
    boolean beginHandshake() {
        boolean begun = handshakes.tryAcquire();
        if (!begun) {
            refused("handshakes");
        }
        return begun;
    }

    void endHandshake() {
        handshakes.release();
    }

    /** The places that one socket takes up, until it gives them back. */
    record Seat(List<String> keys) {}

    sealed interface Entry {
        record Admitted(Seat seat) implements Entry {}

        record Full(CloseCode code) implements Entry {}
    }

    Entry enter(Peer peer, ChannelId channel, String address) {
        List<String> taken = new ArrayList<>(3);
        Optional<String> full = take(taken, "class", channel.stream(), properties.socketsPerClass());
        if (full.isEmpty() && !demo) {
            full = take(taken, "user", peer.userId(), properties.socketsPerUser())
                    .or(() -> take(taken, "address", address, properties.socketsPerAddress()));
        }
        if (full.isEmpty()) {
            return new Entry.Admitted(new Seat(taken));
        }
        leave(new Seat(taken));
        refused(full.get());
        return new Entry.Full(full.get().equals("class") ? CloseCode.TRY_AGAIN_LATER : CloseCode.TOO_MANY);
    }

    /** Empty, or what there are too many of. */
    private Optional<String> take(List<String> taken, String kind, String name, int most) {
        String key = kind + ":" + name;
        int count = open.merge(key, 1, Integer::sum);
        taken.add(key);
        return count > most ? Optional.of(kind) : Optional.empty();
    }

    void leave(Seat seat) {
        seat.keys().forEach(key -> open.computeIfPresent(key, (_, count) -> count == 1 ? null : count - 1));
    }

    private void refused(String limit) {
        Counter.builder("live_refused")
                .description("Sockets that were refused because there were too many")
                .tag("limit", limit)
                .register(registry)
                .increment();
    }
}
