package org.mastercreator.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.mastercreator.server.LiveClient;
import org.mastercreator.server.Scratch;
import tools.jackson.databind.json.JsonMapper;

/**
 * Three nodes whose clocks are an hour apart, a real Redis, a real PostgreSQL; things break at random while students
 * hand in work and windows come and go. Afterwards the history of every window is held against the log, and every
 * acknowledgement against the database. {@code ./mc test faults} runs it for longer.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("the installation, so that one test after the other has it")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsTest {
    private static final long SEED = Long.getLong("faults.seed", 20_261_123L);
    private static final Duration TIME = Duration.ofSeconds(Long.getLong("faults.seconds", 45));
    private static final Duration AWAY = Duration.ofSeconds(Long.getLong("faults.away", 3));
    /** Between two pieces of work: other tests run beside these. */
    private static final Duration BREATH = Duration.ofMillis(Long.getLong("faults.breath", 50));

    private static final int WINDOWS = Integer.getInteger("redeploy.windows", 500);
    private static final Duration PATIENCE = Installation.PATIENCE.plusSeconds(WINDOWS / 50);

    private Path directory;

    private Installation all;

    @BeforeAll
    void start() throws Exception {
        // The programs of the first database that this process starts serve all that it starts later.
        directory = Scratch.empty(Path.of("target", "faults").toAbsolutePath());
        all = new Installation(directory, WINDOWS);
        await("all nodes are ready", all::allReady);
    }

    @AfterAll
    void stop() throws Exception {
        all.close();
    }

    private void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                StringBuilder logs = new StringBuilder();
                all.nodes.forEach(node -> logs.append("\n--- node\n").append(node.tail()));
                throw new AssertionError("not within " + PATIENCE + ": " + what + logs);
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    @Test
    void whatever_breaks_every_window_is_shown_exactly_the_log_and_nothing_acknowledged_is_lost_or_doubled()
            throws Exception {
        Random random = new Random(SEED);
        try (History history = new History(all.db, all::any, SEED)) {
            Submitters submitters = new Submitters(all::any, 6, SEED, BREATH);
            Map<Fault, Integer> struck = strike(random, submitters);
            await("all nodes are ready again", all::allReady);
            submitters.stop();
            await("every window has caught up", history::isComplete);
            assertThat(Files.readString(directory.resolve("data").resolve("postgres.log")))
                    .as("the full disk was felt")
                    .contains("File too large");
            System.out.printf(
                    "faults: seed %d, %d faults injected %s, %s%n",
                    SEED,
                    struck.values().stream().mapToInt(Integer::intValue).sum(),
                    struck,
                    history.check(submitters));
        }
    }

    @Test
    void all_nodes_are_deployed_anew_under_load_and_no_submission_fails_and_no_window_misses_anything()
            throws Exception {
        // Nobody watches the third node: it too has to go on until the balancer has noticed.
        try (LoadBalancer balancer = new LoadBalancer(all.nodes);
                LoadBalancer ofWindows = new LoadBalancer(all.nodes.subList(0, 2));
                History history = new History(all.db, ofWindows::any, SEED)) {
            Submitters submitters = new Submitters(balancer::any, 4, SEED, BREATH);
            for (NodeProcess node : all.nodes) {
                int before = submitters.acknowledged().size();
                await("work goes on", () -> submitters.acknowledged().size() > before + 25);
                node.stop();
                node.start();
                await("the node takes work again", () -> balancer.uses(node));
            }
            submitters.stop();
            await("every window has caught up", history::isComplete);
            System.out.printf("rolling restart: %d nodes, %s%n", all.nodes.size(), history.check(submitters));
            assertThat(submitters.attempts())
                    .as("every submission was taken at its first attempt; failed: %s", submitters.failures())
                    .isEqualTo(submitters.acknowledged().size());
        }
    }

    @Test
    void all_nodes_are_deployed_anew_under_many_windows_and_they_move_one_by_one_and_none_misses_anything()
            throws Exception {
        String epoch = all.db
                .sql("select epoch from streams where class_id = 'class_001'")
                .query(String.class)
                .single();
        try (LoadBalancer balancer = new LoadBalancer(all.nodes);
                Fleet fleet = new Fleet(WINDOWS, balancer::any, epoch, head(), SEED)) {
            await("all windows are open", fleet::isOpen);
            Submitters submitters = new Submitters(balancer::any, 1, SEED, Duration.ofMillis(400));
            for (NodeProcess node : all.nodes) {
                node.stop();
                node.start();
                await("the node takes work again", () -> balancer.uses(node));
                await("all windows are open again", fleet::isOpen);
            }
            submitters.stop();
            await("every window has caught up", () -> fleet.isAt(head()));
            Fleet.Figures figures = fleet.figures();
            System.out.printf(
                    "redeploy: %d nodes, %d submissions acknowledged, %s%n",
                    all.nodes.size(), submitters.acknowledged().size(), figures);
            assertThat(figures.lost() + figures.doubled() + figures.resyncs()).isZero();
            assertThat(figures.moves()).as("every window had to move").isGreaterThanOrEqualTo(WINDOWS);
            assertThat(figures.mostMoves())
                    .as("of a herd, in one second at most")
                    .isLessThan(WINDOWS / 2);
            assertThat(submitters.complaints()).isEmpty();
        }
    }

    private long head() {
        return all.db
                .sql("select head from streams where class_id = 'class_001'")
                .query(Long.class)
                .single();
    }

    @Test
    void while_the_database_is_away_the_nodes_are_alive_but_not_ready_and_nothing_acknowledged_is_lost()
            throws Exception {
        try (History history = new History(all.db, all::any, SEED)) {
            Submitters submitters = new Submitters(all::any, 2, SEED, BREATH);
            await("work goes on", () -> submitters.acknowledged().size() > 25);
            all.toDatabase.cut();
            long until = System.nanoTime() + AWAY.toNanos();
            await("the nodes notice", () -> all.nodes.stream().noneMatch(NodeProcess::isReady));
            do {
                assertThat(all.nodes).allMatch(NodeProcess::isLive).noneMatch(NodeProcess::isReady);
            } while (System.nanoTime() < until);
            all.toDatabase.heal();
            await("all nodes are ready again", all::allReady);
            int before = submitters.acknowledged().size();
            await("work goes on", () -> submitters.acknowledged().size() > before + 25);
            submitters.stop();
            await("every window has caught up", history::isComplete);
            System.out.printf("database away for %d s: %s%n", AWAY.toSeconds(), history.check(submitters));
        }
    }

    @Test
    void a_database_that_falls_silent_is_said_within_seconds_and_all_is_well_when_it_speaks_again() {
        NodeProcess node = all.nodes.getFirst();
        await("all nodes are ready", all::allReady);
        long postmaster = all.postmaster();
        Signals.pause(postmaster);
        try {
            long start = System.nanoTime();
            assertSilenceIsSaid(node);
            // By now no connection counts as just used: a statement on one of those would wait 20 s.
            List<CompletableFuture<HttpResponse<String>>> refused = Stream.of(
                            "/api/students/classes/class_001/dashboard", "/api/stream/dashboard/class_001")
                    .map(path -> CompletableFuture.supplyAsync(
                            () -> node.call("GET", path, null, Optional.empty()).orElseThrow(),
                            Thread::startVirtualThread))
                    .toList();
            all.nodes.forEach(FaultsTest::assertSilenceIsSaid);
            assertThat(refused).allSatisfy(answer -> {
                assertThat(answer.join().statusCode()).isEqualTo(503);
                assertThat(answer.join().headers().firstValue("Retry-After")).isPresent();
            });
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(12));
        } finally {
            Signals.resume(postmaster);
        }
        await("all nodes are ready again", all::allReady);
    }

    private static void assertSilenceIsSaid(NodeProcess node) {
        HttpResponse<String> ready =
                node.call("GET", "/health/ready", null, Optional.empty()).orElseThrow();
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(node.isLive()).isTrue();
    }

    @Test
    void who_watches_is_known_on_every_node_and_a_killed_node_takes_its_watchers_with_it() throws Exception {
        NodeProcess first = all.nodes.getFirst();
        NodeProcess last = all.nodes.getLast();
        await("the bus is up", () -> all.nodes.stream().allMatch(FaultsTest::busIsUp));
        int before = windows(last);
        LiveClient window = LiveClient.connect(first.port(), "/ws/dashboard/class_002");
        assertThat(window.closeCode()).as("the demo teacher does not teach it").isEqualTo(4404);
        LiveClient mine = LiveClient.connect(first.port(), "/ws/dashboard/class_001");
        mine.await("connection_confirmed");
        await("the other node counts the window", () -> windows(last) == before + 1);
        first.kill();
        await("the window is forgotten", () -> windows(last) == before);
        first.start();
        await("all nodes are ready again", all::allReady);
    }

    @Test
    void signing_out_on_one_node_ends_the_windows_of_that_sign_in_on_another() {
        NodeProcess first = all.nodes.getFirst();
        NodeProcess last = all.nodes.getLast();
        await("the bus is up", () -> all.nodes.stream().allMatch(FaultsTest::busIsUp));
        HttpResponse<String> signedIn = first.call("POST", "/api/auth/demo", "{\"role\":\"teacher\"}", Optional.empty())
                .orElseThrow();
        String cookies = signedIn.headers().allValues("set-cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .collect(Collectors.joining("; "));
        LiveClient window = LiveClient.connect(last.port(), "/ws/dashboard/class_001", "Cookie", cookies);
        window.await("connection_confirmed");
        String csrf = cookies.replaceFirst(".*XSRF-TOKEN=([^;]+).*", "$1");
        assertThat(first.call("POST", "/api/auth/logout", "{}", Map.of("Cookie", cookies, "X-XSRF-TOKEN", csrf))
                        .orElseThrow()
                        .statusCode())
                .isEqualTo(204);
        assertThat(window.closeCode()).isEqualTo(4401);
    }

    private static boolean busIsUp(NodeProcess node) {
        return node.call("GET", "/health", null, Optional.empty())
                .filter(health -> health.body().contains("\"bus\":\"up\""))
                .isPresent();
    }

    private static int windows(NodeProcess node) {
        return node.call("GET", "/api/ws/status", null, Optional.empty())
                .map(status -> JsonMapper.shared()
                        .readTree(status.body())
                        .path("total_connections")
                        .asInt())
                .orElse(-1);
    }

    /** Strikes with every kind of fault in turn, in random order, until the time is over; each once at least. */
    private Map<Fault, Integer> strike(Random random, Submitters submitters) throws Exception {
        Map<Fault, Integer> struck = new EnumMap<>(Fault.class);
        List<Fault> kinds = new ArrayList<>(Arrays.asList(Fault.values()));
        long deadline = System.nanoTime() + TIME.toNanos();
        do {
            Collections.shuffle(kinds, random);
            for (Fault fault : kinds) {
                if (System.nanoTime() > deadline && struck.size() == kinds.size()) {
                    break;
                }
                int before = submitters.acknowledged().size();
                await(
                        "work goes on before " + fault,
                        () -> submitters.acknowledged().size() > before + 10);
                long attempts = submitters.attempts();
                long holdUntil = System.nanoTime()
                        + Duration.ofMillis(1_000 + random.nextInt(2_500)).toNanos();
                Fault.Mending mending = fault.strike(all, random);
                await("time passes", () -> System.nanoTime() > holdUntil || submitters.attempts() > attempts + 200);
                mending.mend();
                struck.merge(fault, 1, Integer::sum);
                await("all nodes are ready after " + fault, all::allReady);
            }
        } while (System.nanoTime() < deadline);
        return struck;
    }
}
