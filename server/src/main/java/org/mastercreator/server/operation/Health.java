package org.mastercreator.server.operation;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.mastercreator.server.bus.Bus;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether what the server needs is there. */
@Component
class Health {
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final JdbcClient db;
    private final Bus bus;
    private CompletableFuture<Boolean> asked = CompletableFuture.completedFuture(false);

    Health(JdbcClient db, Bus bus) {
        this.db = db;
        this.bus = bus;
    }

    /** How things stand at one moment. */
    record State(boolean database, Bus.State bus) {
        /** healthy; degraded while other nodes cannot be reached; unhealthy without the database. */
        String code() {
            return !database ? "unhealthy" : bus == Bus.State.DOWN ? "degraded" : "healthy";
        }
    }

    State now() {
        return new State(databaseAnswers(), bus.state());
    }

    /** Within two seconds: a database that is silent does not answer either. */
    boolean databaseAnswers() {
        return question()
                .completeOnTimeout(false, LONGEST.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** A question that is under way is not asked again, so that a silent database keeps no more than one waiting. */
    private synchronized CompletableFuture<Boolean> question() {
        if (asked.isDone()) {
            asked = CompletableFuture.supplyAsync(this::ask, Thread::startVirtualThread);
        }
        return asked.copy();
    }

    private boolean ask() {
        try {
            return db.sql("select 1").query(Integer.class).single() == 1;
        } catch (DataAccessException _) {
            return false;
        }
    }
}
