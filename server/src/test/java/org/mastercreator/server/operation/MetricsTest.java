package org.mastercreator.server.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.Eventually;
import org.mastercreator.server.LiveClient;
import org.mastercreator.server.ServerTest;

/** What the operations' papers name must be there to be watched. */
class MetricsTest extends ServerTest {
    private static final Pattern NAME =
            Pattern.compile("\\b(?:live|requests|hikaricp|http_server)_[a-z_]*[a-z](?=[`\\[{\" )(>=])");

    /** Only with a bus, or only after the first refusal. */
    private static final Set<String> LATER = Set.of(
            "live_bus_up",
            "live_bus_sent_total",
            "live_bus_received_total",
            "live_bus_unsent_total",
            "live_refused_total");

    @Test
    void every_metric_that_the_papers_name_is_there() throws IOException {
        LiveClient window = LiveClient.connect(port, "/ws/dashboard/class_001");
        window.await("connection_confirmed");
        post("/api/assessments/submit", submission(newStudent("Measured"), "ecosystems", true));
        window.await("mastery_update");
        Set<String> named = new TreeSet<>();
        for (String paper : new String[] {"operations.md", "operations/alerts.yml", "operations/grafana.json"}) {
            NAME.matcher(Files.readString(Path.of("..", "docs", paper)))
                    .results()
                    .forEach(found -> named.add(found.group()));
        }
        named.removeAll(LATER);
        assertThat(named).hasSizeGreaterThan(15);
        Eventually.holds(() -> served().containsAll(named));
        window.cut();
    }

    /** Names of the served series; of a histogram also its own name. */
    private Set<String> served() {
        return get("/metrics")
                .response()
                .body()
                .lines()
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .flatMap(name -> java.util.stream.Stream.of(name, name.replaceFirst("_(bucket|count|sum)$", "")))
                .collect(Collectors.toSet());
    }
}
