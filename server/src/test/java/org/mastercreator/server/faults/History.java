package org.mastercreator.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What happened from a moment on: windows that were shown it, held against the log, and acknowledgements, held against
 * the database.
 */
final class History implements AutoCloseable {
    private static final int DASHBOARDS = 8;
    private static final int STUDENTS = 4;

    private final JdbcClient db;
    private final long start;
    private final List<String> storedBefore;
    private final List<Window> windows = new ArrayList<>();

    History(JdbcClient db, Function<Random, NodeProcess> anyNode, long seed) {
        this.db = db;
        start = head();
        storedBefore = stored();
        String epoch = db.sql("select epoch from streams where class_id = 'class_001'")
                .query(String.class)
                .single();
        for (int i = 0; i < DASHBOARDS + STUDENTS; i++) {
            String path = i < DASHBOARDS
                    ? "/ws/dashboard/class_001"
                    : "/ws/student/" + Submitters.student(1 + i - DASHBOARDS);
            Random choice = new Random(seed + i);
            Window window = new Window(path, epoch, start, () -> anyNode.apply(choice), seed + i);
            windows.add(window);
            Thread.ofVirtual().start(window);
        }
    }

    /** Whether every window has been shown all that is in the log now. */
    boolean isComplete() {
        return windows.stream().allMatch(window -> window.cursor() >= lastOffset(window));
    }

    /** Each window was shown exactly its part of the log, and exactly what was acknowledged is stored. */
    String check(Submitters submitters) {
        close();
        long checked = 0;
        Map<Long, String> log = log();
        for (Window window : windows) {
            assertThat(window.complaints()).isEmpty();
            checked += check(window, log);
        }
        assertThat(submitters.complaints()).isEmpty();
        List<String> stored = new ArrayList<>(stored());
        stored.removeAll(storedBefore);
        assertThat(stored).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(submitters.acknowledged());
        return "%d submissions acknowledged in %d attempts, %d events checked in %d windows over %d sockets"
                .formatted(
                        submitters.acknowledged().size(),
                        submitters.attempts(),
                        checked,
                        windows.size(),
                        windows.stream().mapToLong(Window::sockets).sum());
    }

    private List<String> stored() {
        return db.sql("select grading_id from submissions where assessment_id = 'exit_ticket'")
                .query(String.class)
                .list();
    }

    private long head() {
        return db.sql("select head from streams where class_id = 'class_001'")
                .query(Long.class)
                .single();
    }

    private long lastOffset(Window window) {
        if (isDashboard(window)) {
            return head();
        }
        return db.sql("""
                        select coalesce(max("offset"), 0) from stream_events
                        where class_id = 'class_001' and student_id = :student
                        """).param("student", student(window)).query(Long.class).single();
    }

    private static boolean isDashboard(Window window) {
        return window.path().startsWith("/ws/dashboard");
    }

    private static String student(Window window) {
        return window.path().substring("/ws/student/".length());
    }

    /** The log from the start on: each event as it should look in a window, behind its student. */
    private Map<Long, String> log() {
        Map<Long, String> log = new TreeMap<>();
        db.sql("""
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
            if (isDashboard(window) || event.startsWith(student(window) + " ")) {
                expected.add(offset + " " + event.substring(event.indexOf(' ') + 1));
            }
        });
        List<String> shown = window.shown().stream().map(History::asLogged).toList();
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

    @Override
    public void close() {
        windows.forEach(Window::close);
    }
}
