package org.mastercreator.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mastercreator.realtime.Publication;
import org.mastercreator.server.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;

/** What is read where memory does not reach back far enough. */
class EventLogTest extends ServerTest {
    @Autowired
    private JdbcEventLog log;

    private List<Long> read(String classId, long after, Optional<String> tag, int limit) {
        return log.read(classId, after, tag, limit).stream()
                .map(Publication::offset)
                .toList();
    }

    @Test
    void a_students_and_a_jobs_channel_get_their_own_events_only() {
        String classId = newClass("Logged");
        db.sql("""
                insert into stream_events (class_id, "offset", type, student_id, job_id, payload, created_at)
                select :class, n, 'any', case n % 3 when 0 then 'hers' when 1 then 'his' end,
                    case n % 3 when 2 then 'job' end, '{}', now() from generate_series(101, 112) n
                """).param("class", classId).update();
        Optional<String> hers = Optional.of(Streams.studentTag("hers"));
        Optional<String> job = Optional.of(Streams.jobTag("job"));
        assertThat(read(classId, 102, hers, 10)).containsExactly(105L, 108L, 111L);
        assertThat(read(classId, 105, hers, 1)).containsExactly(108L);
        assertThat(read(classId, 100, job, 10)).containsExactly(101L, 104L, 107L, 110L);
        assertThat(read(classId, 109, Optional.empty(), 2)).containsExactly(110L, 111L);
        assertThat(log.count(classId, 102, 111, hers)).isEqualTo(3);
        assertThat(log.count(classId, 105, 110, hers)).isEqualTo(1);
        assertThat(log.count(classId, 101, 110, job)).isEqualTo(3);
        assertThat(log.count(classId, 101, 110, Optional.empty())).isEqualTo(9);
    }
}
