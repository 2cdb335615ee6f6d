package org.mastercreator.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mastercreator.server.Eventually;
import org.mastercreator.server.ServerTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A client that goes away in the middle is a daily thing, not a failure. */
@ExtendWith(OutputCaptureExtension.class)
class ClientGoneTest extends ServerTest {
    private static final int CLIENTS = 120;

    @Test
    void clients_that_go_away_tear_no_transaction_and_what_they_sent_is_whole_or_absent(CapturedOutput output)
            throws IOException {
        String student = newStudent("Gone");
        for (int i = 0; i < CLIENTS; i++) {
            String body = submission(student, "ecosystems", true);
            String head = i % 2 == 0
                    ? "GET /api/students/classes/class_001/dashboard HTTP/1.1\r\nHost: localhost\r\n\r\n"
                    : "POST /api/assessments/submit HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Content-Length: " + body.length() + "\r\n\r\n" + body;
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                // At another moment of the request each time.
                LockSupport.parkNanos(i * 100_000L);
                socket.setSoLinger(true, 0);
            }
        }
        Eventually.holds(() -> count("select count(*) from pg_stat_activity where state = 'active' and "
                        + "pid <> pg_backend_pid() and usename = current_user")
                == 0);
        assertThat(output.getAll()).doesNotContain("request failed").doesNotContain("rollback failed");
        // One statement sees one moment: work that is still being stored counts in both sums or in none.
        assertThat(count("select (select count(*) from submissions where student_id = '" + student + "') - "
                        + "(select coalesce(sum(observations), 0) from mastery where student_id = '" + student + "')"))
                .isZero();
    }

    private long count(String sql) {
        return db.sql(sql).query(Long.class).single();
    }
}
