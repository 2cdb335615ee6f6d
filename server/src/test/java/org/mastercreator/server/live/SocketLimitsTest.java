package org.mastercreator.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mastercreator.realtime.ChannelId;
import org.mastercreator.realtime.CloseCode;
import org.mastercreator.realtime.Peer;

class SocketLimitsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private SocketLimits limits(boolean demo) {
        LiveProperties properties =
                new LiveProperties(2, 3, 5, 2, 20, 60, 16_384, Duration.ofSeconds(75), false, Duration.ofSeconds(2));
        return new SocketLimits(properties, demo, registry);
    }

    private static SocketLimits.Entry enter(SocketLimits limits, String user, String classId, String address) {
        return limits.enter(
                new Peer(user, "Name", "teacher", Optional.empty(), Instant.MAX),
                new ChannelId("dashboard", classId, classId, Optional.empty()),
                address);
    }

    private static SocketLimits.Entry full(CloseCode code) {
        return new SocketLimits.Entry.Full(code);
    }

    @Test
    void one_user_one_address_and_one_class_hold_so_many_sockets_and_no_more() {
        SocketLimits limits = limits(false);
        enter(limits, "a", "x", "10.0.0.1");
        enter(limits, "a", "x", "10.0.0.2");
        assertThat(enter(limits, "a", "x", "10.0.0.3")).isEqualTo(full(CloseCode.TOO_MANY));
        enter(limits, "b", "y", "10.0.0.9");
        enter(limits, "c", "y", "10.0.0.9");
        enter(limits, "d", "y", "10.0.0.9");
        assertThat(enter(limits, "e", "y", "10.0.0.9")).isEqualTo(full(CloseCode.TOO_MANY));
        enter(limits, "f", "x", "10.0.0.4");
        enter(limits, "g", "x", "10.0.0.5");
        enter(limits, "h", "x", "10.0.0.6");
        assertThat(enter(limits, "i", "x", "10.0.0.7")).isEqualTo(full(CloseCode.TRY_AGAIN_LATER));
        assertThat(registry.get("live_refused").tag("limit", "user").counter().count())
                .isEqualTo(1);
        assertThat(registry.get("live_refused")
                        .tag("limit", "address")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("live_refused").tag("limit", "class").counter().count())
                .isEqualTo(1);
    }

    @Test
    void a_seat_that_is_left_is_free_again_and_a_refusal_takes_none() {
        SocketLimits limits = limits(false);
        List<SocketLimits.Seat> seats = new ArrayList<>();
        for (int round = 0; round < 10; round++) {
            for (int i = 0; i < 2; i++) {
                SocketLimits.Entry entry = enter(limits, "a", "x", "10.0.0.1");
                assertThat(entry).isInstanceOf(SocketLimits.Entry.Admitted.class);
                seats.add(((SocketLimits.Entry.Admitted) entry).seat());
            }
            assertThat(enter(limits, "a", "x", "10.0.0.1")).isEqualTo(full(CloseCode.TOO_MANY));
            seats.forEach(limits::leave);
            seats.clear();
        }
    }

    @Test
    void in_demo_mode_all_are_one_user_on_one_machine_and_only_the_class_counts() {
        SocketLimits limits = limits(true);
        for (int i = 0; i < 5; i++) {
            assertThat(enter(limits, "a", "x", "127.0.0.1")).isInstanceOf(SocketLimits.Entry.Admitted.class);
        }
        assertThat(enter(limits, "a", "x", "127.0.0.1")).isEqualTo(full(CloseCode.TRY_AGAIN_LATER));
    }

    @Test
    void handshakes_beyond_the_limit_are_refused_until_one_ends() {
        SocketLimits limits = limits(false);
        assertThat(limits.beginHandshake()).isTrue();
        assertThat(limits.beginHandshake()).isTrue();
        assertThat(limits.beginHandshake()).isFalse();
        limits.endHandshake();
        assertThat(limits.beginHandshake()).isTrue();
    }
}
