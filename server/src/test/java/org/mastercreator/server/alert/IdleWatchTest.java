package org.mastercreator.server.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.mastercreator.learning.alert.Decision;
import org.mastercreator.learning.alert.Kind;
import org.mastercreator.server.Eventually;
import org.mastercreator.server.LiveClient;
import org.mastercreator.server.ServerTest;
import org.mastercreator.server.live.Watchers;
import org.mastercreator.server.security.SignIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/** An alert that a student is idle goes when she does, whatever happened to the server meanwhile. */
class IdleWatchTest extends ServerTest {
    @Autowired
    private Watchers watchers;

    @Autowired
    private Alerts alerts;

    @Autowired
    private TransactionTemplate transaction;

    /** As a server has it that was just started. */
    private IdleWatch newWatch(TransactionTemplate transactions) {
        return new IdleWatch(watchers, alerts, db, transactions, Clock.systemUTC());
    }

    /** A student whose own page is open. */
    private LiveClient openPage(String student) {
        db.sql("""
                insert into users (user_id, login, display_name, role, student_id)
                values (:id, :id, :id, 'student', :id)
                """).param("id", student).update();
        SignIn signIn = SignIn.demo(this, "{\"role\":\"student\",\"student_id\":\"" + student + "\"}");
        LiveClient window = LiveClient.connect(port, "/ws/student/" + student, "Cookie", signIn.cookie());
        Eventually.holds(() -> watchers.studentsHere("class_001").contains(student));
        return window;
    }

    private int idle(String student) {
        return db.sql("select count(*) from alerts where student_id = :student and kind = 'idle' and state = 'raised'")
                .param("student", student)
                .query(Integer.class)
                .single();
    }

    private void raise(String student) {
        transaction.executeWithoutResult(_ -> alerts.decide(
                List.of(),
                "class_001",
                student,
                Optional.empty(),
                Kind.IDLE,
                new Decision.Raise("No answer for long.", "Clears with the next answer."),
                Instant.now()));
    }

    private String state(String student) {
        return db.sql("select state from alerts where student_id = :student and kind = 'idle'")
                .param("student", student)
                .query(String.class)
                .single();
    }

    @Test
    void what_was_raised_before_a_restart_is_resolved_when_the_student_does_not_come_back() {
        String student = newStudent("Went home");
        raise(student);
        newWatch(transaction).look();
        assertThat(state(student)).isEqualTo("resolved");
    }

    @Test
    void what_could_not_be_resolved_while_the_database_was_away_is_resolved_by_the_next_look() {
        String student = newStudent("Leaves");
        AtomicBoolean away = new AtomicBoolean();
        IdleWatch watch = newWatch(breaking(away));
        LiveClient window = openPage(student);
        watch.look();
        window.close();
        Eventually.holds(() -> !watchers.studentsHere("class_001").contains(student));
        // In one transaction, so that the server's own watch does not see it before.
        transaction.executeWithoutResult(_ -> {
            raise(student);
            away.set(true);
            assertThatThrownBy(watch::look).isInstanceOf(CannotCreateTransactionException.class);
        });
        away.set(false);
        watch.look();
        assertThat(state(student)).isEqualTo("resolved");
    }

    @Test
    void nobody_is_idle_because_the_servers_clock_was_set_and_who_stays_so_is_soon() {
        String student = newStudent("Waits");
        LiveClient window = openPage(student);
        AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
        InstantSource stepped = () -> Instant.now().plus(ahead.get());
        IdleWatch watch = new IdleWatch(watchers, alerts, db, transaction, stepped.withZone(ZoneOffset.UTC));
        watch.look();
        ahead.set(Duration.ofHours(1));
        watch.look();
        assertThat(idle(student)).isZero();
        for (int i = 0; i < 6; i++) {
            ahead.set(ahead.get().plusSeconds(60));
            watch.look();
        }
        assertThat(idle(student)).isEqualTo(1);
        window.close();
    }

    private TransactionTemplate breaking(AtomicBoolean away) {
        return new TransactionTemplate(transaction.getTransactionManager()) {
            private static final long serialVersionUID = 1;

            @Override
            public <T> T execute(TransactionCallback<T> action) {
                if (away.get()) {
                    throw new CannotCreateTransactionException("no database");
                }
                return super.execute(action);
            }
        };
    }
}
