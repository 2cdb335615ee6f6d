package org.mastercreator.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.Eventually;
import org.mastercreator.server.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;

class RetentionTest extends ServerTest {
    @Autowired
    private Retention retention;

    @Autowired
    private DataSource dataSource;

    private void newStream(String classId) {
        db.sql("insert into classes (class_id, class_name, subject, grade_level) values (:id, 'Trimmed', 'Science', 5)")
                .param("id", classId)
                .update();
        db.sql("insert into streams (class_id, epoch) values (:id, 'e')")
                .param("id", classId)
                .update();
    }

    private static void raise(Connection connection, String classId) throws SQLException {
        connection.createStatement().execute("update streams set head = head + 1 where class_id = '" + classId + "'");
    }

    private int waiting() {
        return db.sql("""
                select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()
                """).query(Integer.class).single();
    }

    private List<Long> left(String classId) {
        return db.sql("select \"offset\" from stream_events where class_id = :class order by 1")
                .param("class", classId)
                .query(Long.class)
                .list();
    }

    private long trimmedTo(String classId) {
        return db.sql("select trimmed_to from streams where class_id = :class")
                .param("class", classId)
                .query(Long.class)
                .single();
    }

    @Test
    void what_is_too_old_or_too_many_falls_off_and_the_mark_never_goes_back() {
        String classId = "old_" + UUID.randomUUID();
        newStream(classId);
        db.sql("update streams set head = 6 where class_id = :class")
                .param("class", classId)
                .update();
        db.sql("""
                insert into stream_events (class_id, "offset", type, payload, created_at)
                select :class, n, 'any', '{}', now() - case when n <= 2 then interval '15 days' else interval '13 days' end
                from generate_series(1, 6) n
                """).param("class", classId).update();
        retention.trim(1_000_000);
        assertThat(left(classId)).containsExactly(3L, 4L, 5L, 6L);
        assertThat(trimmedTo(classId)).isEqualTo(2);
        retention.trim(2);
        assertThat(left(classId)).containsExactly(5L, 6L);
        retention.trim(1_000_000);
        assertThat(trimmedTo(classId)).isEqualTo(4);
    }

    @Test
    void an_answer_is_kept_for_late_retries_for_two_days_and_a_ticket_while_it_holds() {
        String any = UUID.randomUUID().toString();
        db.sql("""
                insert into idempotency_keys (user_id, route, key, body_hash, attempt, leased_until, created_at)
                select 'someone', :any, age, '', gen_random_uuid(), now(), now() - cast(age as interval)
                from unnest(array['47 hours', '49 hours']) age
                """).param("any", any).update();
        db.sql("""
                insert into socket_tickets (ticket_hash, user_id, expires_at)
                select convert_to(:any || life, 'UTF8'), 'teacher_demo', now() + cast(life as interval)
                from unnest(array['20 seconds', '-1 second']) life
                """).param("any", any).update();
        retention.trim(1_000_000);
        assertThat(db.sql("select key from idempotency_keys where route = :any")
                        .param("any", any)
                        .query(String.class)
                        .list())
                .containsExactly("47 hours");
        assertThat(db.sql("""
                        select convert_from(ticket_hash, 'UTF8') from socket_tickets
                        where position(convert_to(:any, 'UTF8') in ticket_hash) = 1
                        """).param("any", any).query(String.class).list()).containsExactly(any + "20 seconds");
    }

    @Test
    void what_a_student_of_two_classes_does_while_old_events_are_removed_does_not_fail() throws SQLException {
        String any = UUID.randomUUID().toString();
        newStream("z_" + any);
        newStream("a_" + any);
        List<String> asStored = db.sql("select class_id from streams where class_id like :ids order by ctid")
                .param("ids", "%" + any)
                .query(String.class)
                .list();
        CompletableFuture<Void> trimming;
        try (Connection work = dataSource.getConnection()) {
            work.setAutoCommit(false);
            raise(work, asStored.getLast());
            trimming = CompletableFuture.runAsync(() -> retention.trim(1_000_000));
            Eventually.holds(() -> waiting() > 0);
            raise(work, asStored.getFirst());
            work.commit();
        }
        trimming.join();
        assertThat(db.sql("delete from streams where class_id like :ids returning head")
                        .param("ids", "%" + any)
                        .query(Long.class)
                        .list())
                .containsExactly(1L, 1L);
        db.sql("delete from classes where class_id like :ids")
                .param("ids", "%" + any)
                .update();
    }
}
