package org.mastercreator.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.internal.PlatformDependent;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.mastercreator.realtime.Hub;
import org.mastercreator.server.Eventually;
import org.mastercreator.server.ServerTest;
import org.mastercreator.server.live.RawWindow.Appetite;
import org.mastercreator.server.stream.StreamEvent;
import org.mastercreator.server.stream.Streams;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Promise: however many readers stall, memory stays bounded, the others get all, and each that stalled catches up. */
@Isolated("measures this process while it does nothing else")
class SlowReadersTest extends ServerTest {
    private static final int STALLED = 500;
    private static final int LARGEST_EVENT = 9_000;
    private static final int OTHERS = 20;
    private static final int SMALL_BUFFER = 4 * 1024;
    private static final String DASHBOARD = "/ws/dashboard/class_001";

    @Autowired
    private Hub hub;

    @Autowired
    private Streams streams;

    @Autowired
    private TransactionTemplate transaction;

    private final Map<Long, Long> committedAt = new ConcurrentHashMap<>();
    private final Queue<Long> delays = new ConcurrentLinkedQueue<>();

    private long head() {
        return db.sql("select head from streams where class_id = 'class_001'")
                .query(Long.class)
                .single();
    }

    /** Events of 8 KB, two hundred a second at most; more of them than the ring of a class holds. */
    private long emit(int count) {
        long head = head();
        String filler = "x".repeat(8 * 1024);
        for (int i = 0; i < count; i++) {
            committedAt.put(++head, System.nanoTime());
            transaction.executeWithoutResult(_ -> streams.emit(
                    "class_001", StreamEvent.aboutStudent("student_update", "student_001", Map.of("filler", filler))));
            LockSupport.parkNanos(5_000_000);
        }
        return head;
    }

    private void noteDelay(long offset) {
        Long from = committedAt.get(offset);
        if (from != null) {
            delays.add(System.nanoTime() - from);
        }
    }

    private double p99Millis() {
        List<Long> sorted = delays.stream().sorted().toList();
        delays.clear();
        return sorted.get(sorted.size() * 99 / 100) / 1e6;
    }

    private static void awaitCursor(Collection<RawWindow> windows, long offset) {
        Eventually.holds(() -> windows.stream().allMatch(window -> window.cursor() >= offset));
        assertThat(windows).allSatisfy(window -> assertThat(window.complaint()).isEmpty());
    }

    private static long megabytesInUse() {
        System.gc();
        return (ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()
                        + PlatformDependent.usedDirectMemory())
                >> 20;
    }

    @Test
    void five_hundred_readers_stall_at_once_and_the_others_get_all_and_each_catches_up() {
        List<RawWindow> others = new ArrayList<>();
        List<RawWindow> stalled = new ArrayList<>();
        try {
            for (int i = 0; i < OTHERS; i++) {
                others.add(new RawWindow(port, DASHBOARD, 0, this::noteDelay));
            }
            awaitCursor(others, head());
            long before = emit(100);
            awaitCursor(others, before);
            double p99Before = p99Millis();
            for (int i = 0; i < STALLED + 2; i++) {
                stalled.add(new RawWindow(port, DASHBOARD, SMALL_BUFFER, _ -> {}));
            }
            awaitCursor(stalled, before);
            long memoryBefore = megabytesInUse();

            stalled.forEach(window -> window.eat(Appetite.NOTHING));
            stalled.getFirst().eat(Appetite.A_BYTE_A_SECOND);
            long filled = before;
            while (hub.statistics().behind.get() < STALLED + 2) {
                assertThat(filled - before).as("events until all have stalled").isLessThan(2_000);
                filled = emit(20);
            }
            awaitCursor(others, filled);
            double p99Filling = p99Millis();
            long end = emit(150);
            awaitCursor(others, end);
            double p99While = p99Millis();
            long queued = hub.statistics().queuedBytes.get();
            long memoryWhile = megabytesInUse();

            // Half of them read on; the others have lost patience and come back with their cursors.
            List<RawWindow> patient = stalled.subList(0, STALLED / 2);
            List<RawWindow> impatient = new ArrayList<>();
            patient.forEach(window -> window.eat(Appetite.ALL));
            awaitCursor(patient, end);
            for (RawWindow window : stalled.subList(STALLED / 2, stalled.size())) {
                window.close();
                impatient.add(new RawWindow(
                        port, DASHBOARD + "?epoch=" + epoch() + "&offset=" + window.cursor(), 0, _ -> {}));
            }
            stalled.addAll(impatient);
            awaitCursor(impatient, end);
            awaitCursor(others, end);
            System.out.printf(
                    "slow readers: %d stalled beside %d others, %d events of 8 KB; queued %d KB a stalled one; "
                            + "heap and direct memory %d MB, before %d MB; p99 of the others %.0f ms, before %.0f ms, "
                            + "while the sockets filled %.0f ms; all caught up%n",
                    STALLED + 2,
                    OTHERS,
                    end - before,
                    queued / (STALLED + 2) / 1024,
                    memoryWhile,
                    memoryBefore,
                    p99While,
                    p99Before,
                    p99Filling);
            // A page ends with the event that fills it.
            long most = (long) hub.options().bufferBytes() + hub.options().pageBytes() + LARGEST_EVENT;
            assertThat(queued).isLessThanOrEqualTo((STALLED + 2 + OTHERS) * most);
            assertThat((memoryWhile - memoryBefore) << 20).isLessThan((STALLED + 2 + OTHERS) * most);
        } finally {
            others.forEach(RawWindow::close);
            stalled.forEach(RawWindow::close);
        }
    }

    private String epoch() {
        return db.sql("select epoch from streams where class_id = 'class_001'")
                .query(String.class)
                .single();
    }
}
