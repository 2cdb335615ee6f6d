package org.mastercreator.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.mastercreator.bench.load.LoadGenerator;
import org.mastercreator.bench.peer.Contestant;
import org.mastercreator.bench.peer.Cores;
import org.mastercreator.bench.peer.Server;
import org.mastercreator.bench.submit.SubmitLoad;

/**
 * The whole path, from a submission's request to the dashboards that show it, beside a bare JDBC loop that runs the same
 * statements on the same database, round after round in one run. Figures are the median of the rounds.
 */
public final class Submit {
    private static final double WARM_SECONDS = 10;
    private static final int MOST_WARM_UPS = 15;
    /** Of the time, while machine code is still being made in earnest. */
    private static final double COMPILING = 0.05;

    private final SubmitOptions options;
    private final Map<String, List<SubmitRow>> results = new LinkedHashMap<>();

    Submit(SubmitOptions options) {
        this.options = options;
    }

    /** Prints the result; exits with 1 if a submission failed or an event was lost or doubled. */
    public static void main(String[] args) throws IOException, InterruptedException {
        SubmitOptions options;
        try {
            options = SubmitOptions.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println("mc: " + e.getMessage());
            System.exit(2);
            return;
        }
        System.err.println(Cores.description());
        Path directory = Scratch.create();
        List<SubmitRow> rows;
        try {
            rows = new Submit(options).run(directory, WARM_SECONDS);
        } finally {
            Scratch.delete(directory);
        }
        if (options.json()) {
            rows.forEach(row -> System.out.println(Report.json(row)));
        } else {
            System.out.print(Report.submitTable(rows));
            System.out.printf(
                    "%.2f x the bare loop%n",
                    rows.get(1).submissionsPerSecond() / rows.get(0).submissionsPerSecond());
        }
        System.exit(rows.stream().allMatch(row -> row.failed() + row.lost() + row.duplicated() == 0) ? 0 : 1);
    }

    List<SubmitRow> run(Path directory, double warmSeconds) throws IOException, InterruptedException {
        try (LoadGenerator generator = new LoadGenerator();
                Server server = Server.start(Contestant.OURS, directory, generator);
                SubmitLoad load = new SubmitLoad(server.port(), server.token())) {
            load.open(options.clients());
            warm(load, server, warmSeconds);
            server.ask('R');
            load.one();
            bare(server, warmSeconds / 2);
            for (int round = 1; round <= options.rounds(); round++) {
                System.err.printf("round %d of %d%n", round, options.rounds());
                add(bare(server, options.seconds()));
                double before = cpuSeconds(server);
                SubmitLoad.Sample full = load.full(options.seconds());
                add(SubmitRow.ours("full", full, cpuSeconds(server) - before));
                before = cpuSeconds(server);
                SubmitLoad.Sample paced = load.paced(options.seconds(), options.pace());
                add(SubmitRow.ours("paced", paced, cpuSeconds(server) - before));
            }
        }
        return results.values().stream().map(SubmitRow::of).toList();
    }

    /** Until the server has made machine code of what it does: on one core that takes longer than it gets faster. */
    private static void warm(SubmitLoad load, Server server, double seconds) {
        double before = server.compilerSeconds();
        for (int turn = 0; turn < MOST_WARM_UPS; turn++) {
            SubmitLoad.Sample sample = load.full(seconds);
            double after = server.compilerSeconds();
            double share = (after - before) / sample.seconds();
            System.err.printf(
                    "warming up: %.0f submissions a second, %.0f %% of the time spent on machine code%n",
                    sample.submissions() / sample.seconds(), share * 100);
            if (share < COMPILING) {
                return;
            }
            before = after;
        }
    }

    private static double cpuSeconds(Server server) {
        return server.cpuSeconds() + server.databaseCpuSeconds();
    }

    private static SubmitRow bare(Server server, double seconds) throws InterruptedException {
        double before = cpuSeconds(server);
        server.ask('B');
        TimeUnit.MILLISECONDS.sleep((long) (seconds * 1e3));
        String figures = server.ask('b');
        return SubmitRow.bare(figures, cpuSeconds(server) - before, seconds);
    }

    private void add(SubmitRow row) {
        System.err.println("  " + Report.json(row));
        results.computeIfAbsent(row.path() + row.mode(), _ -> new ArrayList<>()).add(row);
    }
}
