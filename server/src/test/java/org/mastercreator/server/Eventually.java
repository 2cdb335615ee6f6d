package org.mastercreator.server;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition, not for a time. */
public final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Eventually() {}

    public static void holds(BooleanSupplier condition) {
        holds(PATIENCE, condition);
    }

    public static void holds(Duration patience, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("the condition did not come true within " + patience);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
