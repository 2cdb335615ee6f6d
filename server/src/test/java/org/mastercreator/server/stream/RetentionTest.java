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
