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
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mastercreator.server.LiveClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Three nodes whose clocks are an hour apart, a real Redis, a real PostgreSQL; things break at random while students
 * hand in work and windows come and go. Afterwards the history of every window is held against the log, and every
 * acknowledgement against the database. {@code ./mc test faults} runs it for longer.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsTest {
    private static final long SEED = Long.getLong("faults.seed", 20_261_123L);
    private static final Duration TIME = Duration.ofSeconds(Long.getLong("faults.seconds", 45));
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int DASHBOARDS = 8;

    private Path directory;

    private Installation all;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        directory = temporary;
        all = new Installation(directory);
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
        long start = head();
        String epoch = all.db
                .sql("select epoch from streams where class_id = 'class_001'")
                .query(String.class)
                .single();
        List<Window> windows = openWindows(epoch, start);
        Submitters submitters = new Submitters(all, 6, SEED);
        Map<Fault, Integer> struck = strike(random, submitters);
        await("all nodes are ready again", all::allReady);
        submitters.stop();
        long end = head();
        await(
                "every window has caught up",
                () -> windows.stream().allMatch(window -> window.cursor() >= lastOffset(window, start, end)));
        windows.forEach(Window::close);

        long checked = 0;
        Map<Long, String> log = log(start);
        for (Window window : windows) {
            assertThat(window.complaints()).isEmpty();
            checked += check(window, log);
        }
        assertThat(submitters.complaints()).isEmpty();
        assertThat(Files.readString(directory.resolve("data").resolve("postgres.log")))
                .as("the full disk was felt")
                .contains("File too large");
        List<String> stored = all.db
                .sql("select grading_id from submissions where assessment_id = 'exit_ticket'")
                .query(String.class)
                .list();
        assertThat(stored).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(submitters.acknowledged());
        System.out.printf(
                "faults: seed %d, %d faults injected %s, %d submissions acknowledged in %d attempts, "
                        + "%d events checked in %d windows over %d sockets%n",
                SEED,
                struck.values().stream().mapToInt(Integer::intValue).sum(),
                struck,
                submitters.acknowledged().size(),
                submitters.attempts(),
                checked,
                windows.size(),
                windows.stream().mapToLong(Window::sockets).sum());
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

    private List<Window> openWindows(String epoch, long start) {
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i < DASHBOARDS + 4; i++) {
            String path = i < DASHBOARDS
                    ? "/ws/dashboard/class_001"
                    : "/ws/student/" + Submitters.student(1 + i - DASHBOARDS);
            Random choice = new Random(SEED + i);
            Window window = new Window(path, epoch, start, () -> all.any(choice), SEED + i);
            windows.add(window);
            Thread.ofVirtual().start(window);
        }
        return windows;
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

    private long head() {
        return all.db
                .sql("select head from streams where class_id = 'class_001'")
                .query(Long.class)
                .single();
    }

    private long lastOffset(Window window, long start, long end) {
        if (window.path().startsWith("/ws/dashboard")) {
            return end;
        }
        return all.db
                .sql("""
                        select coalesce(max("offset"), :start) from stream_events
                        where class_id = 'class_001' and student_id = :student
                        """)
                .param("start", start)
                .param("student", student(window))
                .query(Long.class)
                .single();
    }

    private static String student(Window window) {
        return window.path().substring("/ws/student/".length());
    }

    /** The log after an offset: each event as it should look in a window. */
    private Map<Long, String> log(long start) {
        Map<Long, String> log = new TreeMap<>();
        all.db.sql("""
                        select "offset", type, coalesce(student_id, '') as student_id, payload from stream_events
                        where class_id = 'class_001' and "offset" > :start order by "offset"
                        """).param("start", start).query(row -> {
            log.put(
                    row.getLong("offset"),
                    row.getString("student_id") + " " + row.getString("type") + " "
                            + JsonMapper.shared().readTree(row.getString("payload")));
        });
        return log;
    }

    private static long check(Window window, Map<Long, String> log) {
        List<String> expected = new ArrayList<>();
        log.forEach((offset, event) -> {
            if (window.path().startsWith("/ws/dashboard") || event.startsWith(student(window) + " ")) {
                expected.add(offset + " " + event.substring(event.indexOf(' ') + 1));
            }
        });
        List<String> shown = window.shown().stream().map(FaultsTest::asLogged).toList();
        for (int i = 0; i < Math.max(shown.size(), expected.size()); i++) {
            String was = i < shown.size() ? shown.get(i) : "nothing more";
            String should = i < expected.size() ? expected.get(i) : "nothing more";
            assertThat(was).as("event %d of %s", i, window.path()).isEqualTo(should);
        }
        return shown.size();
    }

    private static String asLogged(String text) {
        JsonNode frame = JsonMapper.shared().readTree(text);
        long offset = frame.path("offset").asLong();
        String type = frame.path("type").stringValue();
        ObjectNode payload = (ObjectNode) frame;
        payload.remove(List.of("type", "timestamp", "class_id", "offset"));
        return offset + " " + type + " " + payload;
    }
}
