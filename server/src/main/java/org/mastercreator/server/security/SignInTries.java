package org.mastercreator.server.security;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Counts tries to sign in for all servers together, so that who guesses gets no more of them by asking each server. A
 * count leaks away evenly; time is the database's. Call it outside transactions: what is rolled back is not counted.
 */
@Component
class SignInTries {
    static final Duration PERIOD = Duration.ofMinutes(5);

    private static final String LEFT_OF_LEVEL =
            "greatest(0, t.level - :most * greatest(0, extract(epoch from now() - t.at)) / :seconds)";

    private final JdbcClient db;

    SignInTries(JdbcClient db) {
        this.db = db;
    }

    /**
     * Takes one of {@code most} tries within a period.
     *
     * @return how long to wait if there is none left
     */
    Optional<Duration> take(String who, int most) {
        boolean taken = db.sql("""
                insert into sign_in_tries as t (who_hash, level, at) values (:who, 1, now())
                on conflict (who_hash) do update set level = %1$s + 1, at = now() where %1$s + 1 <= :most
                """.formatted(LEFT_OF_LEVEL))
                        .param("who", Secret.hash(who))
                        .param("most", most)
                        .param("seconds", PERIOD.toSeconds())
                        .update()
                > 0;
        return taken ? Optional.empty() : Optional.of(PERIOD.dividedBy(most));
    }

    /** It was not wrong after all. */
    void giveBack(String who) {
        db.sql("update sign_in_tries set level = greatest(0, level - 1) where who_hash = :who")
                .param("who", Secret.hash(who))
                .update();
    }

    @Scheduled(initialDelay = 5, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forget() {
        db.sql("delete from sign_in_tries where at < now() - :period * interval '1 second'")
                .param("period", PERIOD.toSeconds())
                .update();
    }
}
