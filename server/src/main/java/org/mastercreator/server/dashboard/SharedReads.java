package org.mastercreator.server.dashboard;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets those who ask for the same thing at the same time share one reading of it.
 *
 * <p>Protocol. Of each key at most one reading runs and at most one waits for it. Who comes while one runs joins the
 * one that waits, never the one that runs: so what a caller gets was read after the call began, and holds everything
 * that was committed before. However many come, each costs the database at most two readings at a time.
 */
final class SharedReads<T> {
    private static final class Turns<T> {
        private @Nullable CompletableFuture<T> running;
        private @Nullable CompletableFuture<T> next;
    }

    private final Map<String, Turns<T>> byKey = new ConcurrentHashMap<>();

    T get(String key, Supplier<T> reading) {
        Turns<T> turns = byKey.computeIfAbsent(key, _ -> new Turns<>());
        CompletableFuture<T> mine;
        boolean leads = false;
        synchronized (turns) {
            if (turns.next == null) {
                turns.next = new CompletableFuture<>();
                leads = true;
            }
            mine = turns.next;
        }
        if (leads) {
            lead(turns, mine, reading);
        }
        try {
            return mine.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private static <T> void lead(Turns<T> turns, CompletableFuture<T> mine, Supplier<T> reading) {
        CompletableFuture<T> before;
        synchronized (turns) {
            before = turns.running;
        }
        if (before != null) {
            before.exceptionally(_ -> null).join();
        }
        synchronized (turns) {
            turns.running = mine;
            turns.next = null;
        }
        try {
            mine.complete(reading.get());
        } catch (RuntimeException failure) {
            mine.completeExceptionally(failure);
        }
    }
}
