package org.mastercreator.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

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

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
