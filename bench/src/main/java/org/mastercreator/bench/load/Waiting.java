package org.mastercreator.bench.load;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Waiting with an end. */
final class Waiting {
    private Waiting() {}

    static boolean holds(CompletableFuture<?> future, long seconds) {
        try {
            future.get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    static void until(CompletableFuture<?> future, long seconds, Supplier<String> state) {
        if (!holds(future, seconds)) {
            throw new IllegalStateException("not within " + seconds + " s: " + state.get());
        }
    }
}
