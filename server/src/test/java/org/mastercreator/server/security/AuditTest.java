package org.mastercreator.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.Eventually;
import org.mastercreator.server.LiveClient;
import org.mastercreator.server.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;

/** Promises: each read leaves exactly one row that cannot be changed; a disability reaches nobody it is not for. */
class AuditTest extends ServerTest {
    @Autowired
    private Audit audit;

    @Autowired
    @Qualifier("owner")
    private DataSource owner;

    private long rows() {
        return db.sql("select count(*) from audit_log where action <> 'watch'")
                .query(Long.class)
                .single();
    }

    @Test
    void each_read_of_an_identifiable_record_leaves_exactly_one_row() {
        post("/api/assessments/submit", submission("student_004", "ecosystems", true));
        for (String path : List.of(
                "/api/students/classes/class_001/students",
                "/api/students/classes/class_001/iep-students",
                "/api/students/classes/class_001/dashboard",
                "/api/students/classes/class_001/alerts",
                "/api/students/students/student_003",
                "/api/students/students/student_003/iep",
                "/api/students/students/student_003/mastery",
                "/api/students/students/student_003/mastery/ecosystems/history",
                "/api/students/students/student_003/mastery/ecosystems/explain",
                "/api/assessments/students/student_003/history",
                "/api/assessments/exit_ticket/results/student_004")) {
            long before = rows();
            assertThat(get(path).status()).as(path).isEqualTo(200);
            assertThat(rows()).as(path).isEqualTo(before + 1);
        }
    }

    @Test
    void each_window_that_is_let_in_leaves_exactly_one_row_and_one_that_is_refused_none() {
        String watched = "select count(*) from audit_log where action = 'watch' and object_id = :id";
        String student = newStudent("Watched Over");
        LiveClient window = LiveClient.connect(port, "/ws/student/" + student);
        window.await("connection_confirmed");
        assertThat(db.sql(watched).param("id", student).query(Long.class).single())
                .isOne();
        LiveClient refused = LiveClient.connect(port, "/ws/dashboard/class_of_nobody");
        assertThat(refused.closeCode()).isEqualTo(4404);
        assertThat(db.sql(watched)
                        .param("id", "class_of_nobody")
                        .query(Long.class)
                        .single())
                .isZero();
        window.cut();
    }

    @Test
    void the_log_refuses_change_and_its_chain_holds() {
        get("/api/students/students/student_003");
        assertThatThrownBy(() -> db.sql("update audit_log set user_id = 'x'").update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> db.sql("delete from audit_log").update()).isInstanceOf(DataAccessException.class);
        Eventually.holds(() -> db.sql("""
                        select count(*) from audit_log l
                        where not exists (select from audit_seals s where s.audit_id = l.audit_id)
                        """).query(Long.class).single() == 0);
        assertThat(audit.firstBrokenRow()).isEmpty();
    }

    private void asOwner(String... statements) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Test
    void one_who_gets_around_the_triggers_is_found_by_the_chain() throws SQLException {
        get("/api/students/students/student_003");
        Eventually.holds(
                () -> db.sql("select count(*) from audit_seals where audit_id = (select max(audit_id) from audit_log)")
                                .query(Long.class)
                                .single()
                        == 1);
        long row = db.sql("select (min(audit_id) + max(audit_id)) / 2 from audit_seals")
                .query(Long.class)
                .single();
        row = db.sql("select min(audit_id) from audit_seals where audit_id >= :row")
                .param("row", row)
                .query(Long.class)
                .single();
        String where = " where audit_id = " + row;
        asOwner("create table kept as select * from audit_log" + where);
        try {
            for (String change : List.of(
                    "user_id = 'nobody'",
                    "object_id = 'other'",
                    "class_id = 'null'",
                    "at = at + interval '1 microsecond'")) {
                asOwner("update audit_log set " + change + where);
                assertThat(audit.firstBrokenRow()).as(change).contains(row);
                asOwner("delete from audit_log" + where);
                assertThat(audit.firstBrokenRow()).as("taken out").contains(row);
                asOwner("insert into audit_log overriding system value select * from kept");
                assertThat(audit.firstBrokenRow()).isEmpty();
            }
        } finally {
            asOwner("drop table kept");
        }
    }

    @Test
    void the_list_of_users_is_a_read_of_people_too() {
        SignIn admin = SignIn.demo(this, "{\"role\":\"admin\"}");
        long before = rows();
        send(admin.on(request("GET", "/api/users", null)));
        assertThat(rows()).isEqualTo(before + 1);
    }

    @Test
    void a_disability_is_in_no_event_no_metric_and_no_dashboard() {
        String canary = "Canary impairment 7731";
        send(request(
                "PUT",
                "/api/students/students/student_024/iep",
                "{\"primary_disability\":\"" + canary + "\",\"accommodations\":[\"word_bank\"]}"));
        assertThat(get("/api/students/students/student_024/iep").response().body())
                .contains(canary);
        SignIn classmate = SignIn.demo(this, "{\"role\":\"student\",\"student_id\":\"student_001\"}");
        assertThat(send(classmate.on(request("GET", "/api/students/students/student_024/iep", null)))
                        .status())
                .isEqualTo(404);
        assertThat(get("/api/students/classes/class_001/dashboard").response().body())
                .doesNotContain(canary);
        assertThat(get("/metrics").response().body()).doesNotContain(canary).doesNotContain("student_0");
        assertThat(db.sql("select count(*) from stream_events where payload like :canary")
                        .param("canary", "%" + canary + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
