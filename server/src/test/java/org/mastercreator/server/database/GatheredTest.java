package org.mastercreator.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.Eventually;

class GatheredTest {
    @Test
    void what_is_asked_while_a_batch_is_answered_is_answered_together_each_with_its_own() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger batches = new AtomicInteger();
        Gathered<Integer, Integer> squares = new Gathered<>(500, numbers -> {
            batches.incrementAndGet();
            awaitQuietly(go);
            return numbers.stream().map(number -> number * number).toList();
        });
        try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch asking = new CountDownLatch(1_000);
            List<Future<Integer>> answers = IntStream.range(0, 1_000)
                    .mapToObj(number -> askers.submit(() -> {
                        asking.countDown();
                        return squares.ask(number);
                    }))
                    .toList();
            asking.await();
            go.countDown();
            for (int number = 0; number < 1_000; number++) {
                assertThat(answers.get(number).get()).isEqualTo(number * number);
            }
        }
        assertThat(batches.get()).isLessThan(1_000);
    }

    @Test
    void a_failure_reaches_who_asked_and_the_next_question_is_answered() {
        AtomicInteger calls = new AtomicInteger();
        Gathered<String, String> gathered = new Gathered<>(10, questions -> {
            if (calls.getAndIncrement() == 0) {
                throw new IllegalStateException("the database is away");
            }
            return questions;
        });
        assertThatThrownBy(() -> gathered.ask("first")).hasMessage("the database is away");
        assertThat(gathered.ask("second")).isEqualTo("second");
    }

    /** One answer for all who ask for it at the same time. */
    private static Gathered<String, Integer> shared(IntSupplier reading) {
        return new Gathered<>(Integer.MAX_VALUE, asking -> Collections.nCopies(asking.size(), reading.getAsInt()));
    }

    @Test
    void a_thousand_who_come_while_one_reads_share_few_readings() throws Exception {
        AtomicInteger readings = new AtomicInteger();
        AtomicInteger asking = new AtomicInteger();
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch open = new CountDownLatch(1);
        Gathered<String, Integer> shared = shared(() -> {
            started.countDown();
            awaitQuietly(open);
            return readings.incrementAndGet();
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> first = threads.submit(() -> shared.ask("class"));
            started.await();
            List<Future<Integer>> others = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                others.add(threads.submit(() -> {
                    asking.incrementAndGet();
                    return shared.ask("class");
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
        Gathered<String, Integer> shared = shared(world::get);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> callers = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                callers.add(threads.submit(() -> {
                    for (int n = 0; n < 200; n++) {
                        int before = world.incrementAndGet();
                        assertThat(shared.ask("class")).isGreaterThanOrEqualTo(before);
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
        AtomicInteger readings = new AtomicInteger();
        Gathered<String, Integer> shared = shared(() -> {
            if (readings.getAndIncrement() == 0) {
                throw new IllegalStateException("away");
            }
            return 7;
        });
        assertThatThrownBy(() -> shared.ask("class"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("away");
        assertThat(shared.ask("class")).isEqualTo(7);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
