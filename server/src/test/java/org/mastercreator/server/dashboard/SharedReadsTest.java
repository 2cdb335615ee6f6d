package org.mastercreator.server.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.Eventually;

class SharedReadsTest {
    private final SharedReads<Integer> shared = new SharedReads<>();

    @Test
    void a_thousand_who_come_while_one_reads_share_few_readings() throws Exception {
        AtomicInteger readings = new AtomicInteger();
        AtomicInteger asking = new AtomicInteger();
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch open = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> first = threads.submit(() -> shared.get("class", () -> {
                started.countDown();
                await(open);
                return readings.incrementAndGet();
            }));
            started.await();
            List<Future<Integer>> others = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                others.add(threads.submit(() -> {
                    asking.incrementAndGet();
                    return shared.get("class", readings::incrementAndGet);
                }));
            }
            Eventually.holds(() -> asking.get() == 1_000);
            open.countDown();
            first.get();
            for (Future<Integer> other : others) {
                other.get();
            }
        }
        assertThat(readings.get()).isBetween(2, 50);
    }

    @Test
    void what_a_caller_gets_was_read_after_the_call_began() throws Exception {
        AtomicInteger world = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> callers = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                callers.add(threads.submit(() -> {
                    for (int n = 0; n < 200; n++) {
                        int before = world.incrementAndGet();
                        assertThat(shared.get("class", world::get)).isGreaterThanOrEqualTo(before);
                    }
                }));
            }
            for (Future<?> caller : callers) {
                caller.get();
            }
        }
    }

    @Test
    void a_reading_that_fails_fails_for_those_who_shared_it_and_not_for_the_next() {
        assertThatThrownBy(() -> shared.get("class", () -> {
                    throw new IllegalStateException("away");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("away");
        assertThat(shared.get("class", () -> 7)).isEqualTo(7);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
