package org.mastercreator.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PresenceTest {
    private static final int ROUNDS = 50_000;

    private static ConnectionInfo connection(String id) {
        return new ConnectionInfo(
                id,
                new ChannelId("dashboard", "class", "class", Optional.empty()),
                new Peer("user", "User", "teacher", Optional.empty(), Instant.MAX));
    }

    @Test
    void who_comes_at_the_moment_when_the_last_one_leaves_is_present() throws InterruptedException {
        try (ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor()) {
            Presence presence = new Presence(timer, 0, _ -> {});
            ConnectionInfo leaves = connection("leaves");
            ConnectionInfo comes = connection("comes");
            AtomicInteger begun = new AtomicInteger();
            AtomicInteger left = new AtomicInteger();
            Thread leaving = Thread.ofPlatform().start(() -> {
                for (int round = 1; round <= ROUNDS; round++) {
                    while (begun.get() < round) {
                        Thread.onSpinWait();
                    }
                    presence.forget(leaves);
                    left.set(round);
                }
            });
            int missing = 0;
            for (int round = 1; round <= ROUNDS; round++) {
                presence.came(leaves);
                begun.set(round);
                presence.came(comes);
                while (left.get() < round) {
                    Thread.onSpinWait();
                }
                missing += presence.of("class").contains(comes) ? 0 : 1;
                presence.forget(comes);
            }
            leaving.join();
            assertThat(missing).isZero();
        }
    }
}
