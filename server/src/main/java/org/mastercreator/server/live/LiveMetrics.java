package org.mastercreator.server.live;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import java.util.concurrent.atomic.LongAdder;
import org.mastercreator.realtime.CloseCode;
import org.mastercreator.realtime.Hub;
import org.mastercreator.realtime.Latency;
import org.mastercreator.realtime.Statistics;
import org.springframework.stereotype.Component;

/** The live channel's figures as Prometheus reads them. */
@Component
class LiveMetrics {
    LiveMetrics(PrometheusMeterRegistry registry, Hub hub) {
        Statistics figures = hub.statistics();
        for (String kind : new String[] {"dashboard", "student", "pipeline"}) {
            Gauge.builder("live_connections", figures, f -> f.connections().getOrDefault(kind, 0))
                    .description("Open sockets")
                    .tag("kind", kind)
                    .register(registry);
        }
        Gauge.builder("live_streams_watched", hub, Hub::watchedStreams)
                .description("Classes that somebody watches on this node")
                .register(registry);
        Gauge.builder("live_connections_behind", figures, f -> f.behind.get())
                .description("Sockets that are being fed from ring or log")
                .register(registry);
        counter(registry, "live_publications", "Events accepted into watched streams", figures.publications);
        counter(registry, "live_deliveries", "Frames written to sockets", figures.deliveries);
        counter(registry, "live_conflated", "Frames that slow sockets asked to be spared", figures.conflated);
        counter(registry, "live_bytes", "Bytes written to sockets", figures.bytes);
        counter(registry, "live_resume_hits", "Resumes served whole", figures.resumeHits);
        counter(registry, "live_resume_misses", "Resumes answered with resync_required", figures.resumeMisses);
        counter(registry, "live_gap_fills", "Times a hole was filled from the log", figures.gapFills);
        Gauge.builder("live_queued_bytes", figures, f -> f.queuedBytes.get())
                .description("Bytes that wait in the sockets' queues")
                .register(registry);
        for (CloseCode code : CloseCode.values()) {
            FunctionCounter.builder("live_closes", figures, f -> f.closes(code))
                    .description("Sockets that the server ended")
                    .tag("code", String.valueOf(code.code()))
                    .register(registry);
        }
        registry.getPrometheusRegistry().register((Collector) () -> publishToSocket(figures.publishToSocket));
        counter(registry, "live_sweeps", "Comparisons of heads with the log", figures.sweeps);
    }

    private static HistogramSnapshot publishToSocket(Latency latency) {
        return HistogramSnapshot.builder()
                .name("live_publish_to_socket_seconds")
                .help(
                        "From the commit on this node, or the word of another, to the write to the sockets of one event loop")
                .dataPoint(HistogramSnapshot.HistogramDataPointSnapshot.builder()
                        .classicHistogramBuckets(
                                ClassicHistogramBuckets.of(latency.upperBoundsSeconds(), latency.counts()))
                        .sum(latency.sumSeconds())
                        .build())
                .build();
    }

    private static void counter(MeterRegistry registry, String name, String description, LongAdder adder) {
        FunctionCounter.builder(name, adder, LongAdder::doubleValue)
                .description(description)
                .register(registry);
    }
}
