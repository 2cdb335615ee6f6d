package org.mastercreator.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mastercreator.realtime.Hub;
import org.mastercreator.server.Eventually;
import org.mastercreator.server.LiveClient;
import org.mastercreator.server.ServerTest;
import org.mastercreator.server.bus.Bus;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;

/** Who is present is shown in the order in which it was seen, whichever thread saw it. */
class PresenceOrderTest extends ServerTest {
    private static final String CLASS = "class_001";

    @Autowired
    private ObjectProvider<Hub> hub;

    @Autowired
    private SocketRights rights;

    @Autowired
    private ExecutorService liveExecutor;

    @Autowired
    private Bus bus;

    private volatile Thread second = Thread.currentThread();

    /** Whoever looks first takes long until it can show what it saw. */
    private final class SlowAtFirst extends Watchers {
        private final AtomicInteger looks = new AtomicInteger();

        SlowAtFirst() {
            super(hub);
        }

        @Override
        public Presence of(String classId) {
            int look = looks.incrementAndGet();
            if (look == 1) {
                Eventually.holds(() ->
                        List.of(Thread.State.BLOCKED, Thread.State.TERMINATED).contains(second.getState()));
            }
            return new Presence(List.of(), List.of(), 1_000 + look, 1);
        }
    }

    @Test
    void what_was_seen_last_is_shown_last() throws InterruptedException {
        LiveClient window = LiveClient.connect(port, "/ws/dashboard/" + CLASS);
        window.await("connection_confirmed");
        SlowAtFirst watchers = new SlowAtFirst();
        OtherNodes nodes = new OtherNodes(bus, hub, rights, watchers, liveExecutor, JSON, Clock.systemUTC());
        Thread first = Thread.ofPlatform().start(() -> nodes.presenceChanged(CLASS));
        Eventually.holds(() -> watchers.looks.get() == 1);
        second = Thread.ofPlatform().start(() -> nodes.presenceChanged(CLASS));
        first.join();
        second.join();
        Eventually.holds(() -> counts(window).size() == 2);
        assertThat(counts(window)).containsExactly(1_001, 1_002);
    }

    private static List<Integer> counts(LiveClient window) {
        return window.frames().stream()
                .map(frame -> frame.path("students_count").asInt(0))
                .filter(count -> count > 1_000)
                .toList();
    }
}
