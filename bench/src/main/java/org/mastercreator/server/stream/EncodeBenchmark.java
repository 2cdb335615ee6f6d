package org.mastercreator.server.stream;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.mastercreator.realtime.Publication;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.json.JsonMapper;

/** A row of the log becomes the text that clients get. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EncodeBenchmark {
    private static final int PAYLOAD_CHARS = 180;

    private final JsonMapper json = JsonMapper.shared();
    private final StoredEvent event = new StoredEvent(
            "class_001",
            123_456,
            "mastery_update",
            "student_001",
            null,
            "mastery:student_001:photosynthesis",
            7,
            "{\"text\":\"" + "x".repeat(PAYLOAD_CHARS) + "\"}",
            Instant.parse("2026-01-01T00:00:00Z"));

    @Benchmark
    public Publication encode() {
        return event.publication(json);
    }
}
