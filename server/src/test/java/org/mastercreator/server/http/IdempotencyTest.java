package org.mastercreator.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of a key while its request runs, after that has failed, and after its server has died. */
class IdempotencyTest extends ServerTest {
    private static final Duration LEASE_IS_OVER = Duration.ofSeconds(61);

    @Autowired
    private TransactionTemplate transaction;

    private final String key = UUID.randomUUID().toString();
    private final List<String> kept = new CopyOnWriteArrayList<>();
    private volatile Duration later = Duration.ZERO;

    /** Runs {@code meanwhile} and then answers with {@code name}; what its transaction does not undo is in {@code kept}. */
    private String once(String name, Runnable meanwhile) {
        Clock clock = Clock.fixed(Instant.now().plus(later), ZoneOffset.UTC);
        return new Idempotency(db, transaction, JSON, clock)
                .once(key, "someone", "route", "body", String.class, done -> {
                    meanwhile.run();
                    return inTransaction(name, done);
                });
    }

    private String inTransaction(String name, Consumer<String> done) {
        return transaction.execute(_ -> {
            done.accept(name);
            kept.add(name);
            return name;
        });
    }

    @Test
    void while_the_first_runs_the_second_is_told_so_and_does_nothing() {
        once("first", () -> assertThatThrownBy(() -> once("second", () -> {})).isInstanceOf(Problem.Conflict.class));
        assertThat(once("third", () -> {})).isEqualTo("first");
        assertThat(kept).containsExactly("first");
    }

    @Test
    void one_that_failed_leaves_its_key_to_the_next() {
        assertThatThrownBy(() -> once("fails", () -> {
                    throw new IllegalStateException("no database");
                }))
                .hasMessage("no database");
        assertThat(once("next", () -> {})).isEqualTo("next");
        assertThat(kept).containsExactly("next");
    }

    @Test
    void one_that_was_taken_for_dead_and_comes_back_after_another_did_the_work_stores_nothing() {
        assertThatThrownBy(() -> once("slow", () -> {
                    later = LEASE_IS_OVER;
                    once("quick", () -> {});
                }))
                .isInstanceOf(Problem.Conflict.class);
        assertThat(once("late", () -> {})).isEqualTo("quick");
        assertThat(kept).containsExactly("quick");
    }

    @Test
    void one_that_was_taken_for_dead_and_comes_back_while_another_works_neither_stores_nor_frees_the_key() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch taken = new CountDownLatch(1);
        CompletableFuture<String> slow = CompletableFuture.supplyAsync(() -> once("slow", () -> {
            begun.countDown();
            await(taken);
        }));
        await(begun);
        later = LEASE_IS_OVER;
        once("quick", () -> {
            taken.countDown();
            assertThatThrownBy(slow::join).hasCauseInstanceOf(Problem.Conflict.class);
            assertThatThrownBy(() -> once("third", () -> {})).isInstanceOf(Problem.Conflict.class);
        });
        assertThat(kept).containsExactly("quick");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
