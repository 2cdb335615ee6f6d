package org.mastercreator.server.operation;

import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.mastercreator.realtime.CloseCode;
import org.mastercreator.realtime.Hub;
import org.mastercreator.realtime.Statistics;
import org.mastercreator.server.live.Watchers;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How this server is doing, for the page that admins look at; the same figures as {@code /metrics}. */
@Tag(name = "Operation")
@RestController
class OperationsController {
    private final Health health;
    private final Hub hub;
    private final Watchers watchers;
    private final MeterRegistry registry;
    private final Clock clock;

    OperationsController(Health health, Hub hub, Watchers watchers, MeterRegistry registry, Clock clock) {
        this.health = health;
        this.hub = hub;
        this.watchers = watchers;
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * The live channel of this server; what is counted is counted since its start.
     *
     * @param connections open windows by kind of channel
     * @param connectionsEverywhere open windows of all servers
     * @param behind windows that are being fed from ring or log
     * @param queuedBytes that wait in the windows' queues
     * @param closes windows that the server ended, by the code it gave
     * @param delayBoundsMs upper bounds of the buckets of the delay from commit to the write to the sockets, rising
     * @param delayCounts how many fell into each bucket; one more than bounds, for what was longer
     */
    record Live(
            Map<String, Integer> connections,
            int connectionsEverywhere,
            int streamsWatched,
            long publications,
            long deliveries,
            long bytes,
            int behind,
            long queuedBytes,
            long resumeHits,
            long resumeMisses,
            long gapFills,
            Map<String, Long> closes,
            List<Double> delayBoundsMs,
            List<Long> delayCounts) {}

    /**
     * @param connectionsPending requests that wait for a database connection
     * @param requestsRefused answered 503 since the start, because too many were under way
     */
    record Load(
            int connectionsActive,
            int connectionsMost,
            int connectionsPending,
            long requestsRefused,
            long heapBytes,
            long heapMostBytes) {}

    record OperationsAnswer(
            String status,

            @Schema(allowableValues = {"healthy", "degraded", "unhealthy"})
            String health,

            @Schema(allowableValues = {"alone", "up", "down"})
            String bus,

            Instant timestamp,
            Instant startedAt,
            Live live,
            Load load) {}

    @Operation(summary = "How this server is doing at the moment")
    @GetMapping("/api/operations")
    OperationsAnswer operations() {
        Health.State state = health.now();
        return new OperationsAnswer(
                "success",
                state.code(),
                state.bus().name().toLowerCase(Locale.ROOT),
                clock.instant(),
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()),
                live(hub.statistics()),
                load());
    }

    private Live live(Statistics figures) {
        Map<String, Long> closes = new TreeMap<>();
        for (CloseCode code : CloseCode.values()) {
            closes.merge(String.valueOf(code.code()), figures.closes(code), Long::sum);
        }
        closes.values().removeIf(count -> count == 0);
        double[] bounds = figures.publishToSocket.upperBoundsSeconds();
        return new Live(
                figures.connections(),
                watchers.connections().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum(),
                hub.watchedStreams(),
                figures.publications.sum(),
                figures.deliveries.sum(),
                figures.bytes.sum(),
                figures.behind.get(),
                figures.queuedBytes.get(),
                figures.resumeHits.sum(),
                figures.resumeMisses.sum(),
                figures.gapFills.sum(),
                closes,
                Arrays.stream(bounds)
                        .filter(Double::isFinite)
                        .map(seconds -> seconds * 1e3)
                        .boxed()
                        .toList(),
                Arrays.stream(figures.publishToSocket.counts()).boxed().toList());
    }

    private Load load() {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return new Load(
                (int) gauge("hikaricp.connections.active"),
                (int) gauge("hikaricp.connections.max"),
                (int) gauge("hikaricp.connections.pending"),
                (long) registry.get("requests_refused_busy").counter().count(),
                heap.getUsed(),
                heap.getMax());
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }
}
