package org.mastercreator.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.Eventually;
import org.mastercreator.server.LiveClient;
import org.mastercreator.server.ServerTest;
import org.mastercreator.server.security.SignIn;
import org.mastercreator.server.stream.Retention;
import org.mastercreator.server.stream.StreamEvent;
import org.mastercreator.server.stream.Streams;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What the live view promises, against the real database and real sockets. */
class StreamPromisesTest extends ServerTest {
    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Streams streams;

    @Autowired
    private Retention retention;

    private long head() {
        return db.sql("select head from streams where class_id = 'class_001'")
                .query(Long.class)
                .single();
    }

    private String epoch() {
        return db.sql("select epoch from streams where class_id = 'class_001'")
                .query(String.class)
                .single();
    }

    private LiveClient from(long offset) {
        return LiveClient.connect(port, "/ws/dashboard/class_001?epoch=" + epoch() + "&offset=" + offset);
    }

    /** What the log holds after an offset, as offset and type. */
    private List<String> log(long after, long upTo) {
        return db.sql("""
                select "offset" || ' ' || type from stream_events
                where class_id = 'class_001' and "offset" > :after and "offset" <= :up_to order by "offset"
                """)
                .param("after", after)
                .param("up_to", upTo)
                .query(String.class)
                .list();
    }

    private static List<String> seen(List<JsonNode> events) {
        return events.stream()
                .map(event ->
                        event.path("offset").asLong() + " " + event.path("type").stringValue())
                .toList();
    }

    @Test
    void fifty_clients_submit_at_once_while_sockets_are_cut_and_every_page_sees_the_log_exactly() throws Exception {
        long start = head();
        List<String> students = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            students.add(newStudent("Storm " + i));
        }
        AtomicInteger accepted = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(50);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<JsonNode>>> pages = new ArrayList<>();
            List<Future<?>> submitters = new ArrayList<>();
            for (int p = 0; p < 4; p++) {
                int seed = p;
                pages.add(clients.submit(() -> restlessPage(start, new Random(seed), done)));
            }
            for (int c = 0; c < 50; c++) {
                int client = c;
                submitters.add(clients.submit(() -> {
                    try {
                        for (int i = 0; i < 4; i++) {
                            String body = submission(students.get((client + i) % 10), "photosynthesis", i % 2 == 0);
                            if (post("/api/assessments/submit", body).status() == 200) {
                                accepted.incrementAndGet();
                            }
                        }
                    } finally {
                        done.countDown();
                    }
                }));
            }
            for (Future<?> submitter : submitters) {
                submitter.get();
            }
            long end = head();
            List<String> expected = log(start, end);
            for (Future<List<JsonNode>> page : pages) {
                assertThat(seen(page.get())).isEqualTo(expected);
            }
        }
        assertThat(accepted.get()).isEqualTo(200);
        int moved = db.sql("select sum(observations) from mastery where student_id = any(:students)")
                .param("students", students.toArray(String[]::new))
                .query(Integer.class)
                .single();
        assertThat(moved).isEqualTo(200);
    }

    /** Connects, is cut after a few events, resumes by cursor, until it has seen everything. */
    private List<JsonNode> restlessPage(long start, Random random, CountDownLatch done) {
        List<JsonNode> applied = new ArrayList<>();
        long cursor = start;
        while (done.getCount() > 0 || cursor < head()) {
            LiveClient socket = from(cursor);
            int patience = 1 + random.nextInt(30);
            Eventually.holds(() -> socket.events().size() >= patience || done.getCount() == 0);
            long before = cursor;
            if (done.getCount() == 0) {
                long end = head();
                Eventually.holds(() -> last(socket.events(), before) >= end);
            }
            socket.cut();
            applied.addAll(socket.events());
            cursor = last(applied, before);
        }
        return applied;
    }

    /** The page may have seen the last event before its submitter heard of it: then nothing comes any more. */
    private static long last(List<JsonNode> events, long before) {
        return events.isEmpty() ? before : events.getLast().path("offset").asLong();
    }

    @Test
    void a_page_that_loads_while_events_are_committed_misses_none_and_sees_none_twice() {
        String student = newStudent("Between");
        JsonNode picture = get("/api/students/classes/class_001/dashboard").body();
        post("/api/assessments/submit", submission(student, "ecosystems", true));
        long offset = picture.at("/cursor/offset").asLong();
        LiveClient page = from(offset);
        long end = head();
        page.await(frame -> frame.path("offset").asLong(0) == end);
        assertThat(seen(page.events())).isEqualTo(log(offset, end));
        assertThat(page.frames().getFirst().path("replayed").asLong()).isEqualTo(end - offset);
        page.cut();
    }

    @Test
    void a_window_that_asks_for_it_gets_only_the_last_state_of_what_it_missed() {
        long start = head();
        String student = newStudent("Conflated");
        for (int i = 0; i < 5; i++) {
            post("/api/assessments/submit", submission(student, "ecosystems", true));
        }
        LiveClient spared =
                LiveClient.connect(port, "/ws/dashboard/class_001?conflate=true&epoch=" + epoch() + "&offset=" + start);
        long end = head();
        spared.await(frame -> frame.path("offset").asLong(0) == end);
        assertThat(spared.events())
                .filteredOn(event -> event.path("type").stringValue().equals("assessment_graded"))
                .hasSize(5);
        assertThat(spared.events())
                .filteredOn(event -> event.path("type").stringValue().equals("mastery_update"))
                .singleElement()
                .satisfies(event -> assertThat(
                                event.at("/mastery_data/observations").asInt())
                        .isEqualTo(5));
        spared.cut();
    }

    @Test
    void replayed_events_are_the_same_bytes_as_live_ones() {
        long start = head();
        LiveClient live = from(start);
        live.await("connection_confirmed");
        post("/api/assessments/submit", submission(newStudent("Same"), "ecosystems", true));
        long end = head();
        live.await(frame -> frame.path("offset").asLong(0) == end);
        LiveClient replayed = from(start);
        replayed.await(frame -> frame.path("offset").asLong(0) == end);
        assertThat(replayed.events().toString()).isEqualTo(live.events().toString());
        live.cut();
        replayed.cut();
    }

    @Test
    void what_is_rolled_back_is_never_shown_and_leaves_no_hole() {
        LiveClient page = LiveClient.connect(port, "/ws/dashboard/class_001");
        page.await("connection_confirmed");
        long before = head();
        transaction.executeWithoutResult(status -> {
            streams.emit(
                    "class_001", StreamEvent.aboutStudent("student_update", "student_001", java.util.Map.of("x", 1)));
            status.setRollbackOnly();
        });
        assertThat(head()).isEqualTo(before);
        post("/api/assessments/submit", submission(newStudent("After"), "ecosystems", true));
        JsonNode next = page.await(frame -> frame.has("offset"));
        assertThat(next.path("offset").asLong()).isEqualTo(before + 1);
        page.cut();
    }

    @Test
    void an_event_that_was_committed_but_never_published_still_arrives() {
        LiveClient page = LiveClient.connect(port, "/ws/dashboard/class_001");
        page.await("connection_confirmed");
        db.sql("""
                with raised as (update streams set head = head + 1 where class_id = 'class_001' returning head)
                insert into stream_events (class_id, "offset", type, student_id, payload, created_at)
                select 'class_001', head, 'student_update', 'student_001', '{"student_id":"student_001","lost":true}', now()
                from raised
                """).update();
        assertThat(page.await(frame -> frame.path("lost").asBoolean(false))
                        .path("offset")
                        .asLong())
                .isEqualTo(head());
        page.cut();
    }

    @Test
    void a_cursor_that_the_server_cannot_serve_is_answered_with_resync_required() {
        LiveClient ahead = from(head() + 1_000_000);
        assertThat(ahead.await("resync_required").path("reason").stringValue()).isEqualTo("unknown_position");
        LiveClient foreign = LiveClient.connect(port, "/ws/dashboard/class_001?epoch=other&offset=1");
        JsonNode resync = foreign.await("resync_required");
        assertThat(resync.path("reason").stringValue()).isEqualTo("epoch_changed");
        assertThat(resync.at("/cursor/epoch").stringValue()).isEqualTo(epoch());
        assertThat(foreign.frames().getFirst().path("type").stringValue()).isEqualTo("connection_confirmed");
        retention.trim(5);
        LiveClient old = from(0);
        assertThat(old.await("resync_required").path("reason").stringValue()).isEqualTo("retention_passed");
        ahead.cut();
        foreign.cut();
        old.cut();
    }

    @Test
    void a_student_sees_her_own_events_and_no_classmates() {
        SignIn student = SignIn.demo(this, "{\"role\":\"student\",\"student_id\":\"student_020\"}");
        LiveClient own = LiveClient.connect(port, "/ws/student/student_020", "Cookie", student.cookie());
        own.await("connection_confirmed");
        post("/api/assessments/submit", submission("student_021", "ecosystems", true));
        post("/api/assessments/submit", submission("student_020", "ecosystems", true));
        own.await("mastery_update");
        assertThat(own.events())
                .allMatch(event -> event.path("student_id").stringValue().equals("student_020"));
        own.cut();
        LiveClient other = LiveClient.connect(port, "/ws/student/student_021", "Cookie", student.cookie());
        assertThat(other.closeCode()).isEqualTo(4403);
        LiveClient dashboard = LiveClient.connect(port, "/ws/dashboard/class_001", "Cookie", student.cookie());
        assertThat(dashboard.closeCode()).isEqualTo(4403);
    }

    @Test
    void a_jobs_window_sees_its_own_events_and_no_others() {
        String since = "?epoch=" + epoch() + "&offset=" + head();
        String path = "/api/pipeline/run";
        String plan = "{\"class_id\":\"class_001\"}";
        String first = post(path, plan).body().path("job_id").stringValue();
        String second = post(path, plan).body().path("job_id").stringValue();
        LiveClient window = LiveClient.connect(port, "/ws/pipeline/" + second + since);
        window.await(frame -> frame.path("status").asString("").equals("complete"));
        assertThat(window.events())
                .allMatch(event -> event.path("job_id").asString("").equals(second))
                .extracting(event -> event.path("stage_status").stringValue())
                .startsWith("queued", "running");
        assertThat(first).isNotEqualTo(second);
        window.cut();
    }

    @Test
    void what_happens_to_a_student_of_two_classes_is_told_in_both() {
        String student = newStudent("Of Both");
        String other = newClass("The other one");
        db.sql("insert into enrolments (class_id, student_id, enrolled_at) values (:class, :student, now())")
                .param("class", other)
                .param("student", student)
                .update();
        assertThat(send(request("PATCH", "/api/students/students/" + student, "{\"grade_level\":8}"))
                        .status())
                .isEqualTo(200);
        post("/api/assessments/submit", submission(student, "ecosystems", true));
        for (String classId : List.of("class_001", other)) {
            assertThat(db.sql("""
                            select distinct type from stream_events
                            where class_id = :class and student_id = :student order by 1
                            """)
                            .param("class", classId)
                            .param("student", student)
                            .query(String.class)
                            .list())
                    .as(classId)
                    .containsExactly("assessment_graded", "mastery_update", "student_update");
        }
    }

    @Test
    void sockets_of_what_is_not_there_or_not_ones_own_close_with_the_contracts_codes() {
        SignIn teacher = SignIn.demo(this, "{\"role\":\"teacher\"}");
        for (String path :
                List.of("/ws/dashboard/class_002", "/ws/dashboard/none", "/ws/student/none", "/ws/pipeline/none")) {
            assertThat(LiveClient.connect(port, path, "Cookie", teacher.cookie())
                            .closeCode())
                    .as(path)
                    .isEqualTo(4404);
        }
        SignIn student = SignIn.demo(this, "{\"role\":\"student\"}");
        for (String path :
                List.of("/ws/dashboard/class_001", "/ws/student/none", "/ws/student/%00", "/ws/pipeline/x")) {
            assertThat(LiveClient.connect(port, path, "Cookie", student.cookie())
                            .closeCode())
                    .as(path)
                    .isEqualTo(4403);
        }
        assertThat(LiveClient.connect(port, "/ws/dashboard/class_001", "Cookie", "mc_session=wrong")
                        .closeCode())
                .isEqualTo(4401);
    }

    private long rights() {
        return db.sql("select rights from streams where class_id = 'class_001'")
                .query(Long.class)
                .single();
    }

    /** On other nodes the stream's rights see to it before their word comes. */
    @Test
    void signing_out_closes_the_open_windows_of_that_sign_in_at_once() {
        SignIn teacher = SignIn.demo(this, "{\"role\":\"teacher\"}");
        long before = rights();
        LiveClient window = LiveClient.connect(port, "/ws/dashboard/class_001", "Cookie", teacher.cookie());
        window.await("connection_confirmed");
        assertThat(send(teacher.on(request("POST", "/api/auth/logout", null))).status())
                .isEqualTo(204);
        assertThat(window.closeCode()).isEqualTo(4401);
        assertThat(rights()).isGreaterThan(before);
        assertThat(send(teacher.on(request("GET", "/api/students/classes", null)))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void a_right_that_ended_on_another_node_shows_no_later_event_here() {
        SignIn admin = SignIn.demo(this, "{\"role\":\"admin\"}");
        send(admin.on(request("PUT", "/api/students/classes/class_002/teachers/teacher_demo", null)));
        SignIn teacher = SignIn.demo(this, "{\"role\":\"teacher\"}");
        SignIn other = SignIn.demo(this, "{\"role\":\"admin\"}");
        LiveClient window = LiveClient.connect(port, "/ws/dashboard/class_002", "Cookie", teacher.cookie());
        LiveClient colleague = LiveClient.connect(port, "/ws/dashboard/class_002", "Cookie", other.cookie());
        window.await("connection_confirmed");
        colleague.await("connection_confirmed");
        // Another node ends the right in the database; its word to this node is lost, and the event comes at once.
        transaction.executeWithoutResult(_ -> {
            db.sql("delete from class_teachers where class_id = 'class_002' and user_id = 'teacher_demo'")
                    .update();
            streams.endRights(List.of("class_002"));
            streams.emit(
                    "class_002", StreamEvent.aboutStudent("student_update", "student_101", java.util.Map.of("x", 1)));
        });
        colleague.await("student_update");
        assertThat(window.closeCode()).isEqualTo(4403);
        assertThat(window.events()).isEmpty();
        colleague.cut();
    }

    @Test
    void a_teacher_who_is_taken_off_a_class_loses_it_at_once_and_sees_no_later_event() {
        SignIn admin = SignIn.demo(this, "{\"role\":\"admin\"}");
        send(admin.on(request("PUT", "/api/students/classes/class_002/teachers/teacher_demo", null)));
        SignIn teacher = SignIn.demo(this, "{\"role\":\"teacher\"}");
        LiveClient window = LiveClient.connect(port, "/ws/dashboard/class_002", "Cookie", teacher.cookie());
        window.await("connection_confirmed");
        Answer removed =
                send(admin.on(request("DELETE", "/api/students/classes/class_002/teachers/teacher_demo", null)));
        assertThat(removed.status()).isEqualTo(200);
        send(admin.on(request("POST", "/api/assessments/submit", submission("student_101", "ecosystems", true))));
        assertThat(window.closeCode()).isEqualTo(4403);
        assertThat(window.events()).isEmpty();
        assertThat(send(teacher.on(request("GET", "/api/students/classes/class_002/dashboard", null)))
                        .status())
                .isEqualTo(404);
    }
}
