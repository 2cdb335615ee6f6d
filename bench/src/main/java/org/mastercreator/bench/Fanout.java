package org.mastercreator.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mastercreator.bench.load.LoadGenerator;
import org.mastercreator.bench.peer.Contestant;
import org.mastercreator.bench.peer.Cores;
import org.mastercreator.bench.peer.Server;

/**
 * Compares our fan-out with others' in one run: all servers are started, warmed, then measured in turn, round after
 * round, so that what else the machine does falls on all alike. Figures are the median of the rounds.
 */
public final class Fanout {
    private static final int WARM_SUBSCRIBERS = 200;
    private static final int WARM_SECONDS = 2;
    private static final int WARM_CONNECTIONS = 2_000;
    private static final int MOST_WARM_ROUNDS = 10;
    private static final double SETTLED = 0.9;
    private static final double COMPILING = 0.05;

    private record Key(int subscribers, Mode mode, Contestant server) {}

    private final FanoutOptions options;
    private final Map<Key, List<Row>> results = new LinkedHashMap<>();

    private Fanout(FanoutOptions options) {
        this.options = options;
    }

    /** Prints the result; exits with 1 if any event was lost, doubled or out of order. */
    public static void main(String[] args) throws IOException, InterruptedException {
        FanoutOptions options;
        try {
            options = FanoutOptions.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println("mc: " + e.getMessage());
            System.exit(2);
            return;
        }
        List<Row> rows = new Fanout(options).run();
        if (options.json()) {
            rows.forEach(row -> System.out.println(Report.json(row)));
        } else {
            System.out.print(Report.table(rows));
        }
        System.exit(rows.stream().allMatch(row -> row.lost() + row.duplicated() + row.reordered() == 0) ? 0 : 1);
    }

    private List<Row> run() throws IOException, InterruptedException {
        Path directory = Scratch.create();
        List<Server> servers = new ArrayList<>();
        System.err.println(Cores.description());
        try (LoadGenerator generator = new LoadGenerator()) {
            for (Contestant contestant : options.servers()) {
                System.err.println("starting " + contestant.code());
                servers.add(Server.start(contestant, directory, generator));
            }
            try {
                servers.forEach(server -> warm(generator, server, Collections.max(options.subscribers())));
                for (int round = 1; round <= options.rounds(); round++) {
                    System.err.printf("round %d of %d%n", round, options.rounds());
                    round(generator, servers);
                }
            } finally {
                servers.forEach(Server::close);
            }
        } finally {
            Scratch.delete(directory);
        }
        return results.values().stream().map(Row::of).toList();
    }

    private static void warm(LoadGenerator generator, Server server, int most) {
        new Measurement(generator, server, WARM_CONNECTIONS, WARM_SECONDS).of(Mode.STORM);
        new Measurement(generator, server, WARM_SUBSCRIBERS, WARM_SECONDS).of(Mode.BURST);
        settle(generator, server, WARM_SUBSCRIBERS);
        settle(generator, server, most);
    }

    /**
     * Until no event gets cheaper any more and no connection comes sooner, and compilers have done most of their work: on
     * one core that takes longer than it gets faster.
     */
    private static void settle(LoadGenerator generator, Server server, int subscribers) {
        double cheapest = Double.POSITIVE_INFINITY;
        double fastest = 0;
        boolean settled = false;
        for (int round = 0; round < MOST_WARM_ROUNDS && !settled; round++) {
            long start = System.nanoTime();
            double compilers = server.compilerSeconds();
            Row row = new Measurement(generator, server, subscribers, WARM_SECONDS).of(Mode.PACED);
            double compiling = (server.compilerSeconds() - compilers) * 1e9 / (System.nanoTime() - start);
            System.err.printf(
                    "warming up %s, %d subscribers: %.0f %% of the time spent on machine code%n",
                    server.contestant().code(), subscribers, compiling * 100);
            settled = compiling < COMPILING
                    && row.cpuSecondsPerMillion() > SETTLED * cheapest
                    && row.connectsPerSecond() * SETTLED < fastest;
            cheapest = Math.min(cheapest, row.cpuSecondsPerMillion());
            fastest = Math.max(fastest, row.connectsPerSecond());
        }
    }

    private void round(LoadGenerator generator, List<Server> servers) {
        for (int subscribers : options.subscribers()) {
            for (Mode mode : options.modes()) {
                for (Server server : servers) {
                    if (mode != Mode.RECONNECT || server.contestant().resumes()) {
                        Row row = new Measurement(generator, server, subscribers, options.seconds()).of(mode);
                        System.err.print("  " + Report.json(row) + "\n");
                        results.computeIfAbsent(new Key(subscribers, mode, server.contestant()), _ -> new ArrayList<>())
                                .add(row);
                    }
                }
            }
        }
    }
}
