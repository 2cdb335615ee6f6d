package org.mastercreator.server.operation;

import org.mastercreator.server.bus.Bus;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether what the server needs is there. */
@Component
class Health {
    private final JdbcClient db;
    private final Bus bus;

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

    boolean databaseAnswers() {
        try {
            return db.sql("select 1").query(Integer.class).single() == 1;
        } catch (DataAccessException _) {
            return false;
        }
    }
}
