package org.mastercreator.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many come back at once to a node that has nothing in memory. */
class ComeBackTest {
    private static final int GAP = 1_000;

    private final HubFixture fixture = new HubFixture(HubOptions.DEFAULT);

    @AfterEach
    void close() {
        fixture.close();
    }

    private List<TestSocket> comeBack(int count, String query) {
        List<TestSocket> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clients.add(fixture.connect(query));
        }
        return clients;
    }

    private static List<Long> range(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    @Test
    void all_get_the_whole_gap_and_the_log_is_read_once_for_them_together() {
        fixture.log.pause(5);
        for (int i = 0; i < GAP; i++) {
            fixture.log.commit("missed " + i);
        }
        List<TestSocket> clients = comeBack(40, "?offset=0");
        for (TestSocket client : clients) {
            client.awaitOffset(GAP);
            assertThat(client.frames().getFirst().path("replayed").asLong()).isEqualTo(GAP);
            assertThat(client.offsets()).isEqualTo(range(1, GAP));
        }
        assertThat(fixture.log.reads()).isEqualTo((GAP + 255) / 256);
    }

    @Test
    void one_whose_gap_is_larger_than_the_ring_is_fed_from_the_log() {
        int gap = HubOptions.DEFAULT.ringCount() + 10;
        for (int i = 0; i < gap; i++) {
            fixture.log.commit("missed " + i);
        }
        TestSocket client = fixture.connect("?offset=0");
        client.awaitOffset(gap);
        assertThat(client.offsets()).isEqualTo(range(1, gap));
    }

    @Test
    void what_the_log_says_anew_is_read_again() {
        for (int i = 0; i < 10; i++) {
            fixture.log.commit("e" + i);
        }
        comeBack(1, "?offset=0").getFirst().awaitOffset(10);
        int before = fixture.log.reads();
        fixture.hub.forget("class");
        comeBack(1, "?offset=0").getFirst().awaitOffset(10);
        assertThat(fixture.log.reads()).isGreaterThan(before);
    }

    private static List<String> texts(TestSocket client) {
        return client.frames().stream()
                .filter(frame -> frame.has("offset"))
                .map(frame -> frame.get("text").asString())
                .toList();
    }

    @Test
    void what_is_erased_at_the_moment_when_it_is_read_into_the_ring_is_shown_to_nobody_afterwards() {
        fixture.log.commit("her name");
        fixture.log.commit("other");
        fixture.log.afterNextRead(() -> {
            fixture.log.erase(1);
            fixture.hub.forget("class");
        });
        comeBack(1, "?offset=0").getFirst().awaitOffset(2);
        TestSocket later = fixture.connect("?offset=0");
        later.awaitOffset(2);
        assertThat(texts(later)).containsExactly("erased", "other");
    }

    @Test
    void live_events_follow_those_that_were_missed_without_a_gap() {
        fixture.log.pause(20);
        for (int i = 0; i < 300; i++) {
            fixture.log.commit("missed " + i);
        }
        List<TestSocket> clients = comeBack(10, "?offset=100");
        for (int i = 0; i < 100; i++) {
            fixture.hub.publish(List.of(fixture.log.commit("live " + i)));
        }
        for (TestSocket client : clients) {
            client.awaitOffset(400);
            assertThat(client.offsets()).isEqualTo(range(101, 400));
        }
    }
}
