package org.mastercreator.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** The invariants of the live channel over real sockets; each client's history is held against the log. */
class HubTest {
    private final HubFixture fixture = new HubFixture(HubFixture.small(Duration.ofSeconds(30)));

    @AfterEach
    void close() {
        fixture.close();
    }

    private static List<Long> range(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void lost_doubled_and_reordered_publications_change_nothing_for_a_client(long seed) {
        Random random = new Random(seed);
        TestSocket client = fixture.connect("");
        client.await("connection_confirmed");
        List<Publication> under = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            under.add(fixture.log.commit("event " + i));
            if (random.nextInt(5) == 0) {
                Collections.shuffle(under, random);
                under.removeIf(_ -> random.nextInt(4) == 0);
                fixture.hub.publish(under);
                if (random.nextBoolean()) {
                    fixture.hub.publish(List.copyOf(under));
                }
                under.clear();
            }
        }
        client.awaitOffset(400);
        assertThat(client.offsets()).isEqualTo(range(1, 400));
    }

    @Test
    void an_event_slips_nowhere_between_replay_and_live_while_a_storm_goes_on() {
        fixture.log.pause(3);
        for (int i = 0; i < 300; i++) {
            fixture.log.commit("before " + i);
        }
        Thread storm = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 2_000; i++) {
                fixture.hub.publish(List.of(fixture.log.commit("storm " + i)));
            }
        });
        List<TestSocket> clients = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            clients.add(fixture.connect("?offset=" + i * 10));
        }
        joined(storm);
        for (int i = 0; i < 20; i++) {
            clients.get(i).awaitOffset(2_300);
            assertThat(clients.get(i).offsets()).isEqualTo(range(i * 10 + 1, 2_300));
        }
    }

    @Test
    void publishing_never_waits_for_a_first_look_at_the_log_and_nothing_published_meanwhile_is_missed() {
        CountDownLatch head = fixture.log.holdHead();
        TestSocket client = fixture.connect("");
        TestSocket.eventually(() -> fixture.log.headsAsked() > 0);
        CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < 3; i++) {
                        fixture.hub.publish(List.of(fixture.log.commit("meanwhile " + i)));
                    }
                })
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
        head.countDown();
        client.await("connection_confirmed");
        fixture.hub.publish(List.of(fixture.log.commit("afterwards")));
        client.awaitOffset(4);
        long start = client.await("connection_confirmed").at("/cursor/offset").asLong();
        assertThat(start).isBetween(0L, 3L);
        assertThat(client.offsets()).isEqualTo(range(start + 1, 4));
    }

    private static void joined(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_view_shows_its_own_events_rising_and_complete() {
        TestSocket student = fixture.connect("?tag=student:a&offset=0");
        student.await("connection_confirmed");
        for (int i = 1; i <= 100; i++) {
            fixture.hub.publish(List.of(fixture.log.commit("e", i % 3 == 0 ? "student:a" : "student:b")));
        }
        student.awaitOffset(99);
        assertThat(student.offsets())
                .isEqualTo(range(1, 33).stream().map(n -> n * 3).toList());
        for (int seen : List.of(50, 51)) {
            TestSocket again = fixture.connect("?tag=student:a&offset=" + seen);
            again.awaitOffset(99);
            List<Long> missed =
                    student.offsets().stream().filter(offset -> offset > seen).toList();
            assertThat(again.frames().getFirst().path("replayed").asLong()).isEqualTo(missed.size());
            assertThat(again.offsets()).isEqualTo(missed);
        }
    }

    @Test
    void a_client_that_reads_nothing_costs_a_cursor_and_catches_up_from_the_log() {
        TestSocket slow = fixture.connect("");
        slow.await("connection_confirmed");
        slow.stopReading();
        TestSocket quick = fixture.connect("");
        quick.await("connection_confirmed");
        String large = "x".repeat(2_000);
        for (int i = 0; i < 10_000; i++) {
            fixture.hub.publish(List.of(fixture.log.commit(large)));
        }
        quick.awaitOffset(10_000);
        assertThat(quick.offsets()).isEqualTo(range(1, 10_000));
        TestSocket.eventually(() -> fixture.hub.statistics().behind.get() == 1);
        slow.readOn();
        slow.awaitOffset(10_000);
        assertThat(slow.offsets()).isEqualTo(range(1, 10_000));
        TestSocket.eventually(() -> fixture.hub.statistics().behind.get() == 0);
    }

    @Test
    void one_who_asked_for_it_is_spared_what_was_superseded_while_she_was_behind() {
        for (int i = 0; i < 50; i++) {
            fixture.log.commit("grade " + i);
            fixture.log.commit("mastery " + i, "latest:mastery:student_00" + i % 2);
        }
        TestSocket all = fixture.connect("?offset=0");
        TestSocket spared = fixture.connect("?offset=0&conflate");
        all.awaitOffset(100);
        spared.awaitOffset(100);
        assertThat(all.offsets()).isEqualTo(range(1, 100));
        assertThat(spared.offsets())
                .isSorted()
                .hasSize(52)
                .containsAll(
                        LongStream.iterate(1, odd -> odd + 2).limit(50).boxed().toList())
                .contains(98L, 100L);
        assertThat(fixture.hub.statistics().conflated.sum()).isEqualTo(48);
        fixture.hub.publish(List.of(fixture.log.commit("live", "latest:mastery:student_000")));
        fixture.hub.publish(List.of(fixture.log.commit("live", "latest:mastery:student_000")));
        spared.awaitOffset(102);
        assertThat(spared.offsets()).hasSize(54);
    }

    @Test
    void offsets_that_go_back_after_a_rebuild_are_told_and_not_skipped() {
        fixture.hub.publish(List.of(fixture.log.commit("old")));
        TestSocket client = fixture.connect("");
        client.await("connection_confirmed");
        fixture.log.rebuild();
        assertThat(client.await("resync_required").path("reason").stringValue()).isEqualTo("epoch_changed");
        fixture.hub.publish(List.of(fixture.log.commit("new")));
        client.awaitOffset(1);
        assertThat(client.offsets()).isEqualTo(List.of(1L));
    }

    @Test
    void after_a_rebuild_nothing_of_before_is_shown_to_one_who_resumes_in_the_streams_new_life() {
        TestSocket watcher = fixture.connect("");
        watcher.await("connection_confirmed");
        for (int i = 0; i < 5; i++) {
            fixture.hub.publish(List.of(fixture.log.commit("old")));
        }
        watcher.awaitOffset(5);
        fixture.log.rebuild();
        for (int i = 0; i < 3; i++) {
            fixture.log.commit("new");
        }
        watcher.await("resync_required");
        for (TestSocket resumed :
                List.of(fixture.connect("?epoch=e2&offset=0"), fixture.connect("?epoch=e2&offset=0"))) {
            resumed.awaitOffset(3);
            assertThat(resumed.frames())
                    .filteredOn(frame -> frame.has("offset"))
                    .extracting(frame -> frame.path("text").stringValue())
                    .containsExactly("new", "new", "new");
        }
        TestSocket.eventually(() -> fixture.hub.statistics().behind.get() == 0);
    }

    @Test
    void a_look_that_began_before_a_rebuilding_and_ends_after_it_does_not_take_it_back() {
        TestSocket client = fixture.connect("");
        client.await("connection_confirmed");
        CountDownLatch before = fixture.log.holdHead();
        TestSocket.eventually(() -> fixture.log.headsHeld() > 0);
        fixture.log.rebuild();
        fixture.log.holdHead().countDown();
        client.await("resync_required");
        before.countDown();
        TestSocket.eventually(() -> fixture.log.headsHeld() == 0);
        long sweeps = fixture.hub.statistics().sweeps.sum();
        TestSocket.eventually(() -> fixture.hub.statistics().sweeps.sum() > sweeps + 2);
        fixture.hub.publish(List.of(fixture.log.commit("afterwards")));
        client.awaitOffset(1);
        assertThat(client.frames().stream()
                        .filter(frame -> frame.path("type").asString().equals("resync_required"))
                        .map(frame -> frame.at("/cursor/epoch").asString()))
                .containsExactly("e2");
    }

    @Test
    void what_retention_takes_away_while_a_page_is_read_is_told_and_not_skipped() {
        for (int i = 0; i < 200; i++) {
            fixture.log.commit("e" + i);
        }
        fixture.log.beforeNextRead(() -> fixture.log.trim(100));
        TestSocket client = fixture.connect("?offset=0");
        assertThat(client.await("resync_required").path("reason").stringValue()).isEqualTo("retention_passed");
        fixture.hub.publish(List.of(fixture.log.commit("next")));
        client.awaitOffset(201);
        assertThat(client.offsets()).isEqualTo(List.of(201L));
    }

    @Test
    void a_cursor_that_the_server_has_never_seen_does_not_leave_the_client_stuck() {
        fixture.log.commit("one");
        TestSocket client = fixture.connect("?offset=77");
        assertThat(client.await("resync_required").path("reason").stringValue()).isEqualTo("unknown_position");
        fixture.hub.publish(List.of(fixture.log.commit("two")));
        client.awaitOffset(2);
    }

    @Test
    void a_cursor_older_than_retention_is_answered_with_resync_and_goes_on_live() {
        for (int i = 0; i < 10; i++) {
            fixture.log.commit("e");
        }
        fixture.log.trim(5);
        TestSocket client = fixture.connect("?offset=2");
        assertThat(client.await("resync_required").path("reason").stringValue()).isEqualTo("retention_passed");
        fixture.hub.publish(List.of(fixture.log.commit("next")));
        client.awaitOffset(11);
        assertThat(client.offsets()).isEqualTo(List.of(11L));
    }

    @Test
    void a_cursor_at_the_mark_of_retention_or_at_the_head_is_served_and_the_ones_beyond_are_not() {
        for (int i = 0; i < 10; i++) {
            fixture.log.commit("e");
        }
        fixture.log.trim(5);
        TestSocket atTheMark = fixture.connect("?offset=5");
        atTheMark.awaitOffset(10);
        assertThat(atTheMark.offsets()).isEqualTo(range(6, 10));
        assertThat(fixture.connect("?offset=4")
                        .await("resync_required")
                        .path("reason")
                        .stringValue())
                .isEqualTo("retention_passed");
        assertThat(fixture.connect("?offset=11")
                        .await("resync_required")
                        .path("reason")
                        .stringValue())
                .isEqualTo("unknown_position");
        TestSocket atTheHead = fixture.connect("?offset=10");
        assertThat(atTheHead.await("connection_confirmed").path("resumed").booleanValue())
                .isTrue();
        fixture.hub.publish(List.of(fixture.log.commit("next")));
        atTheHead.awaitOffset(11);
        assertThat(atTheHead.offsets()).isEqualTo(List.of(11L));
    }

    private static List<Integer> signals(TestSocket client) {
        return client.frames().stream()
                .filter(frame -> frame.path("type").asString("").equals("presence"))
                .map(frame -> frame.path("n").asInt())
                .toList();
    }

    private void signal(int n) {
        fixture.hub.signal("class", ("{\"type\":\"presence\",\"n\":" + n + "}").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void who_was_behind_when_something_was_signalled_hears_the_last_of_it_and_a_view_of_one_student_nothing() {
        TestSocket student = fixture.connect("?tag=student:a");
        TestSocket slow = fixture.connect("");
        student.await("connection_confirmed");
        slow.await("connection_confirmed");
        slow.stopReading();
        String large = "x".repeat(2_000);
        TestSocket.eventually(() -> {
            for (int i = 0; i < 100; i++) {
                fixture.hub.publish(List.of(fixture.log.commit(large)));
            }
            return fixture.hub.statistics().behind.get() == 1;
        });
        signal(1);
        signal(2);
        slow.readOn();
        slow.awaitOffset(fixture.log.headOffset());
        TestSocket.eventually(() -> signals(slow).contains(2));
        assertThat(signals(slow)).containsExactly(2);
        signal(3);
        fixture.hub.publish(List.of(fixture.log.commit("hers", "student:a")));
        student.awaitOffset(fixture.log.headOffset());
        TestSocket.eventually(() -> signals(slow).contains(3));
        for (TestSocket late : List.of(fixture.connect(""), fixture.connect(""))) {
            TestSocket.eventually(() -> signals(late).equals(List.of(3)));
        }
        TestSocket classmate = fixture.connect("?tag=student:b");
        classmate.await("connection_confirmed");
        for (TestSocket ofOne : List.of(student, classmate)) {
            ofOne.say("ping");
            ofOne.await("pong");
            assertThat(signals(ofOne)).isEmpty();
        }
    }

    @Test
    void after_a_right_ends_no_later_event_is_delivered() {
        TestSocket client = fixture.connect("");
        client.await("connection_confirmed");
        fixture.hub.publish(List.of(fixture.log.commit("before")));
        client.awaitOffset(1);
        assertThat(fixture.hub
                        .close(info -> info.peer().userId().equals("user"), CloseCode.NOT_ALLOWED)
                        .join())
                .isEqualTo(1);
        fixture.hub.publish(List.of(fixture.log.commit("after")));
        assertThat(client.closeCode()).isEqualTo(4403);
        assertThat(fixture.hub.present("class")).as("nobody is expected back").isEmpty();
        assertThat(client.offsets()).isEqualTo(List.of(1L));
    }

    @Test
    void a_changed_right_is_asked_for_before_the_next_event_and_nothing_is_missed() {
        TestSocket client = fixture.connect("");
        client.await("connection_confirmed");
        for (int i = 1; i <= 200; i++) {
            if (i % 20 == 0) {
                fixture.log.changeRights();
            }
            fixture.hub.publish(List.of(fixture.log.commit("event")));
        }
        client.awaitOffset(200);
        assertThat(client.offsets()).isEqualTo(range(1, 200));
    }

    @Test
    void a_right_that_ended_without_a_word_to_this_node_shows_no_later_event_live_or_on_resume() {
        TestSocket open = fixture.connect("");
        open.await("connection_confirmed");
        fixture.hub.publish(List.of(fixture.log.commit("before")));
        open.awaitOffset(1);
        fixture.log.changeRights();
        fixture.admission = () -> new Admission.Refused(CloseCode.NOT_ALLOWED);
        TestSocket openedMeanwhile = fixture.connect("?offset=0");
        openedMeanwhile.awaitOffset(1);
        fixture.hub.publish(List.of(fixture.log.commit("after")));
        assertThat(open.closeCode()).isEqualTo(4403);
        assertThat(openedMeanwhile.closeCode()).isEqualTo(4403);
        TestSocket resumed = fixture.connect("?offset=0");
        assertThat(resumed.closeCode()).isEqualTo(4403);
        assertThat(open.offsets()).isEqualTo(List.of(1L));
        assertThat(openedMeanwhile.offsets()).isEqualTo(List.of(1L));
        assertThat(resumed.offsets()).isEmpty();
        fixture.connect("?offset=0&rights=1").awaitOffset(2);
    }

    @Test
    void an_expired_token_does_not_keep_its_subscription_and_a_good_one_renews_in_place() {
        TestSocket renewed = fixture.connect("");
        renewed.await("connection_confirmed");
        renewed.say("{\"type\":\"refresh\",\"token\":\"good\"}");
        renewed.await("refreshed");
        renewed.say("{\"type\":\"refresh\",\"token\":\"bad\"}");
        assertThat(renewed.closeCode()).isEqualTo(4401);
        assertThat(fixture.connect("?expired=1").closeCode()).isEqualTo(4419);
    }

    @Test
    void who_renews_while_the_database_is_away_is_told_to_try_again_and_can() {
        TestSocket client = fixture.connect("");
        client.await("connection_confirmed");
        client.say("{\"type\":\"refresh\",\"token\":\"while the database is away\"}");
        assertThat(client.await("error").path("code").asString()).isEqualTo("try_again");
        client.say("{\"type\":\"refresh\",\"token\":\"good\"}");
        client.await("refreshed");
    }

    @Test
    void a_database_that_is_away_for_many_sweeps_is_said_in_one_line_and_its_return_in_another() {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(Hub.class);
        lines.start();
        logger.addAppender(lines);
        try {
            TestSocket client = fixture.connect("");
            client.await("connection_confirmed");
            fixture.log.setAway(true);
            long sweeps = fixture.hub.statistics().sweeps.sum();
            TestSocket.eventually(() -> fixture.hub.statistics().sweeps.sum() > sweeps + 4);
            fixture.log.setAway(false);
            fixture.log.commit("meanwhile");
            client.awaitOffset(1);
            assertThat(lines.list)
                    .filteredOn(line -> line.getLevel().isGreaterOrEqual(Level.INFO))
                    .extracting(ILoggingEvent::getLevel, ILoggingEvent::getThrowableProxy)
                    .containsExactly(tuple(Level.WARN, null), tuple(Level.INFO, null));
        } finally {
            logger.detachAppender(lines);
        }
    }

    @Test
    void gauges_return_to_zero_after_churn() {
        for (int round = 0; round < 5; round++) {
            List<TestSocket> clients = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                clients.add(fixture.connect("?offset=0"));
            }
            clients.forEach(client -> client.await("connection_confirmed"));
            assertThat(fixture.hub.statistics().totalConnections()).isEqualTo(20);
            clients.forEach(client -> client.cut());
            TestSocket.eventually(() -> fixture.hub.statistics().totalConnections() == 0);
        }
        assertThat(fixture.hub.watchedStreams()).isZero();
        assertThat(fixture.hub.statistics().behind.get()).isZero();
        TestSocket.eventually(() -> fixture.hub.present("class").isEmpty());
    }

    @Test
    void a_ping_gets_exactly_the_pong_and_garbage_leaves_the_connection_open() {
        TestSocket client = fixture.connect("");
        client.await("connection_confirmed");
        for (String garbage : List.of("", "{", "[[[[", "{\"type\":\"dance\"}", "\u0000", "9".repeat(2_000))) {
            client.say(garbage);
        }
        client.say(new byte[] {1, 2});
        client.say("pi", "ng");
        assertThat(client.await("pong").toString()).isEqualTo("{\"type\":\"pong\"}");
        assertThat(client.frames().stream()
                        .filter(frame -> frame.path("type").asString("").equals("error")))
                .hasSize(7);
    }

    @Test
    void too_big_a_message_is_1009_and_a_flood_4429() {
        TestSocket big = fixture.connect("");
        big.await("connection_confirmed");
        big.say("x".repeat(3_000), "x".repeat(3_000));
        assertThat(big.closeCode()).isEqualTo(1009);
        TestSocket flood = fixture.connect("");
        flood.await("connection_confirmed");
        for (int i = 0; i < 100; i++) {
            flood.say("ping");
        }
        assertThat(flood.closeCode()).isEqualTo(4429);
    }

    @Test
    void a_drain_tells_everyone_when_to_come_back_and_closes_with_1012() {
        TestSocket client = fixture.connect("");
        client.await("connection_confirmed");
        fixture.hub.drain(Duration.ofSeconds(1)).join();
        assertThat(client.await("server_draining").path("reconnect_in_ms").asLong())
                .isBetween(0L, 1_000L);
        assertThat(client.closeCode()).isEqualTo(1012);
        assertThat(fixture.hub.statistics().totalConnections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"81 82 00 00 00 00 c3 28", "b1 80 00 00 00 00", "81 04 70 69 6e 67", "89 fe 00 80 00 00 00 00"})
    void invalid_text_reserved_bits_unmasked_and_oversized_control_frames_end_the_connection(String bytes)
            throws IOException {
        TestSocket other = fixture.connect("");
        other.await("connection_confirmed");
        try (Socket socket = upgraded()) {
            TestSocket.eventually(() -> fixture.hub.statistics().totalConnections() == 2);
            socket.getOutputStream().write(HexFormat.ofDelimiter(" ").parseHex(bytes));
            TestSocket.eventually(() -> fixture.hub.statistics().totalConnections() == 1);
        }
        fixture.hub.publish(List.of(fixture.log.commit("still here")));
        other.awaitOffset(1);
    }

    /** 999, 1005, 2999, and half a code. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "88 82 00 00 00 00 03 e7",
                "88 82 00 00 00 00 03 ed",
                "88 82 00 00 00 00 0b b7",
                "88 81 00 00 00 00 03"
            })
    void a_close_frame_with_a_code_that_must_not_be_sent_is_answered_with_1002(String bytes) throws IOException {
        try (Socket socket = upgraded()) {
            TestSocket.eventually(() -> fixture.hub.statistics().totalConnections() == 1);
            socket.getOutputStream().write(HexFormat.ofDelimiter(" ").parseHex(bytes));
            byte[] answer = socket.getInputStream().readAllBytes();
            assertThat(HexFormat.of().formatHex(answer)).matches(".*88[0-7][0-9a-f]03ea[0-9a-f]*");
        }
    }

    private Socket upgraded() throws IOException {
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), fixture.uri("").getPort());
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write("""
                        GET / HTTP/1.1
                        Host: localhost
                        Upgrade: websocket
                        Connection: Upgrade
                        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
                        Sec-WebSocket-Version: 13

                        """.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
