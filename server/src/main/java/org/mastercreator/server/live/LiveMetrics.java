package org.mastercreator.server.live;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import org.mastercreator.realtime.CloseCode;
import org.mastercreator.realtime.Hub;
import org.mastercreator.realtime.Latency;
import org.mastercreator.realtime.Statistics;
import org.springframework.stereotype.Component;

/** The live channel's figures as Prometheus reads them. */
@Component
class LiveMetrics {
    LiveMetrics(MeterRegistry registry, Hub hub) {
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
        publishToSocket(registry, figures.publishToSocket);
        counter(registry, "live_sweeps", "Comparisons of heads with the log", figures.sweeps);
    }

    /** Prometheus' form of a histogram: how many were at most so slow. */
    private static void publishToSocket(MeterRegistry registry, Latency latency) {
        for (int i = 0; i < latency.buckets(); i++) {
            int bucket = i;
            FunctionCounter.builder("live_publish_to_socket_seconds_bucket", latency, l -> l.cumulative(bucket))
                    .description("From commit to the write to the sockets of one event loop, at most le seconds")
                    .tag("le", String.format(Locale.ROOT, "%.6f", latency.upperBoundSeconds(bucket)))
                    .register(registry);
        }
        FunctionCounter.builder("live_publish_to_socket_seconds_count", latency, Latency::count)
                .description("Events written to the sockets of an event loop")
                .register(registry);
        FunctionCounter.builder("live_publish_to_socket_seconds_sum", latency, Latency::sumSeconds)
                .description("Their times from commit to write together")
                .register(registry);
    }

    private static void counter(MeterRegistry registry, String name, String description, LongAdder adder) {
        FunctionCounter.builder(name, adder, LongAdder::doubleValue)
                .description(description)
                .register(registry);
    }
}
