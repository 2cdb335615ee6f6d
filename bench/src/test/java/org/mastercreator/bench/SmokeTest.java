package org.mastercreator.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mastercreator.bench.load.LoadGenerator;
import org.mastercreator.bench.peer.Contestant;
import org.mastercreator.bench.peer.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The benchmark itself works: on a small scale every figure is there and every event arrives. */
class SmokeTest {
    private static final int SUBSCRIBERS = 10;

    @Test
    void ten_subscribers_of_each_java_server_get_every_event_once_and_in_order(@TempDir Path directory)
            throws Exception {
        try (LoadGenerator generator = new LoadGenerator();
                Server netty = Server.start(Contestant.NETTY, directory, generator);
                Server ours = Server.start(Contestant.OURS, directory, generator)) {
            complete(new Measurement(generator, netty, SUBSCRIBERS, 1).of(Mode.BURST));
            complete(new Measurement(generator, ours, SUBSCRIBERS, 1).of(Mode.PACED));
            complete(new Measurement(generator, ours, SUBSCRIBERS, 1).of(Mode.STORM));
            complete(new Measurement(generator, ours, SUBSCRIBERS, 1).of(Mode.RECONNECT));
        }
    }

    @Test
    void every_submission_reaches_every_dashboard_and_the_bare_loop_runs_the_same_statements(@TempDir Path directory)
            throws Exception {
        List<SubmitRow> rows = new Submit(new SubmitOptions(4, 20, 1, 1, true)).run(directory, 0.5);
        assertThat(rows).extracting(SubmitRow::path).containsExactly("bare", "ours", "ours");
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.submissionsPerSecond()).isPositive();
            assertThat(row.answerP50Ms()).isPositive();
            assertThat(row.cpuMsPerSubmission()).isPositive();
            assertThat(row.failed() + row.lost() + row.duplicated()).isZero();
        });
    }

    private static void complete(Row row) {
        JsonNode json = JsonMapper.shared().readTree(Report.json(row));
        assertThat(json.propertyNames())
                .containsExactly(
                        "server",
                        "subscribers",
                        "mode",
                        "deliveries_per_second",
                        "p50_ms",
                        "p99_ms",
                        "cpu_seconds_per_million",
                        "bytes_per_connection",
                        "connects_per_second",
                        "lost",
                        "duplicated",
                        "reordered");
        assertThat(row.deliveriesPerSecond()).isPositive();
        assertThat(row.p50Ms()).isPositive();
        assertThat(row.p99Ms()).isGreaterThanOrEqualTo(row.p50Ms());
        assertThat(row.connectsPerSecond()).isPositive();
        assertThat(row.lost() + row.duplicated() + row.reordered()).isZero();
    }
}
