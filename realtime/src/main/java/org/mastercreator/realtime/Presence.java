package org.mastercreator.realtime;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Who is connected to a stream on this node. Someone who leaves stays for a short grace, so that a reconnect does
 * not flicker, unless the right to watch has ended; changes of a stream are told together, a few times a second at most.
 */
final class Presence {
    private static final long TELL_AFTER_MS = 250;

    private final Map<String, Map<String, ConnectionInfo>> present = new ConcurrentHashMap<>();
    private final Set<String> untold = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer;
    private final long graceMs;
    private final Consumer<String> changed;

    Presence(ScheduledExecutorService timer, long graceMs, Consumer<String> changed) {
        this.timer = timer;
        this.graceMs = graceMs;
        this.changed = changed;
    }

    void came(ConnectionInfo connection) {
        String stream = connection.channel().stream();
        // Within the computation, or it may be put where the last who leaves has just been taken away.
        present.compute(stream, (_, connections) -> {
            Map<String, ConnectionInfo> all = connections == null ? new ConcurrentHashMap<>() : connections;
            all.put(connection.connectionId(), connection);
            return all;
        });
        tell(stream);
    }

    void left(ConnectionInfo connection) {
        if (!timer.isShutdown()) {
            timer.schedule(() -> forget(connection), graceMs, TimeUnit.MILLISECONDS);
        }
    }

    void forget(ConnectionInfo connection) {
        String stream = connection.channel().stream();
        present.computeIfPresent(stream, (_, connections) -> {
            connections.remove(connection.connectionId());
            return connections.isEmpty() ? null : connections;
        });
        tell(stream);
    }

    private void tell(String stream) {
        if (untold.add(stream) && !timer.isShutdown()) {
            timer.schedule(
                    () -> {
                        untold.remove(stream);
                        changed.accept(stream);
                    },
                    TELL_AFTER_MS,
                    TimeUnit.MILLISECONDS);
        }
    }

    Collection<ConnectionInfo> of(String stream) {
        return List.copyOf(present.getOrDefault(stream, Map.of()).values());
    }
}
