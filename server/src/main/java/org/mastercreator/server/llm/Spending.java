package org.mastercreator.server.llm;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The money of a day, kept in the database, so that all servers share it and a restart forgets nothing. Before a
 * request the most that it can cost is set aside; afterwards what it did cost takes the place of that. What was set
 * aside by a server that died stays spent.
 */
final class Spending {
    private final JdbcClient db;
    private final Clock clock;
    private final double dailyUsd;

    Spending(JdbcClient db, Clock clock, double dailyUsd) {
        this.db = db;
        this.clock = clock;
        this.dailyUsd = dailyUsd;
    }

    /** Money set aside on a day. */
    record Reserve(LocalDate day, double usd) {}

    Reserve reserve(double usd) {
        return new Reserve(LocalDate.now(clock.withZone(ZoneOffset.UTC)), usd);
    }

    /** Sets it aside; returns whether there was enough left. */
    boolean take(Reserve reserve) {
        return db.sql("""
                insert into llm_spending as s (day, usd) select :day, :usd where :usd <= :daily
                on conflict (day) do update set usd = s.usd + :usd where s.usd + :usd <= :daily
                """)
                        .param("day", reserve.day())
                        .param("usd", reserve.usd())
                        .param("daily", dailyUsd)
                        .update()
                == 1;
    }

    void settle(Reserve reserve, double usd) {
        db.sql("update llm_spending set usd = greatest(0, usd + :more) where day = :day")
                .param("more", usd - reserve.usd())
                .param("day", reserve.day())
                .update();
    }
}
