package org.mastercreator.bench.ours;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.DriverDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.sql.DataSource;
import org.HdrHistogram.Histogram;
import org.mastercreator.bench.peer.ControlLines;
import org.mastercreator.bench.peer.Roster;
import org.mastercreator.realtime.Hub;
import org.mastercreator.realtime.Publication;
import org.mastercreator.server.stream.StreamEvent;
import org.mastercreator.server.stream.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Publishes for the benchmarks: into the hub ({@code E}), or in a transaction through the stream's log ({@code L}), as
 * every route of the product does. The two use classes of their own: the first one's log says that retention has
 * taken all its events. On {@code R} it notes what the next request asks of the database; from {@code B} to {@code b}
 * the bare loop asks the same. {@code C} tells for how many milliseconds machine code has been made so far.
 */
public class BenchPublisher implements ControlLines.Publisher {
    private static final String DIRECT = "class_bench_direct";
    private static final String LOGGED = "class_bench_logged";
    private static final int NUMBER_CHARS = 10;
    private static final int HEAD_CHARS = 118;

    private final Hub hub;
    private final Streams streams;
    private final TransactionTemplate transaction;
    private final JdbcClient db;
    private final Recorder recorder;
    private final DataSource pool;
    private long directOffset;
    private Optional<BareRun> bare = Optional.empty();

    BenchPublisher(Hub hub, Streams streams, TransactionTemplate transaction, JdbcClient db, DataSource recorded)
            throws SQLException {
        this.hub = hub;
        this.streams = streams;
        this.transaction = transaction;
        this.db = db;
        this.recorder = (Recorder) recorded;
        HikariDataSource product = recorded.unwrap(HikariDataSource.class);
        this.pool = new DriverDataSource(
                product.getJdbcUrl(),
                product.getDriverClassName(),
                product.getDataSourceProperties(),
                product.getUsername(),
                product.getPassword());
    }

    void createClasses() {
        transaction.executeWithoutResult(_ -> {
            List.of(DIRECT, LOGGED).forEach(this::createClass);
            db.sql("insert into concepts (concept_id, concept_name, subject) values (:id, 'Bench', 'Bench')")
                    .param("id", Roster.CONCEPT)
                    .update();
            for (Roster roster : Roster.values()) {
                for (int number = 0; number < Roster.CLASSES; number++) {
                    createClass(roster.classId(number));
                    fill(roster, number);
                }
            }
        });
    }

    private void createClass(String classId) {
        db.sql("insert into classes (class_id, class_name, subject, grade_level) values (:id, 'Bench', 'Bench', 9)")
                .param("id", classId)
                .update();
        streams.open(classId, classId);
    }

    private void fill(Roster roster, int number) {
        db.sql("insert into class_concepts (class_id, concept_id, position) values (:class, :concept, 0)")
                .param("class", roster.classId(number))
                .param("concept", Roster.CONCEPT)
                .update();
        for (int seat = 0; seat < Roster.STUDENTS_OF_A_CLASS; seat++) {
            db.sql("""
                    with student as (
                        insert into students (student_id, student_name, grade_level) values (:student, 'Bench', 9)
                        returning student_id)
                    insert into enrolments (class_id, student_id, enrolled_at) select :class, student_id, now() from student
                    """)
                    .param("student", roster.studentId(number, seat))
                    .param("class", roster.classId(number))
                    .update();
        }
    }

    @Override
    public synchronized void publish(List<ControlLines.Line> lines) {
        List<Publication> direct = new ArrayList<>();
        List<String> logged = new ArrayList<>();
        for (ControlLines.Line line : lines) {
            if (line.command() == 'E') {
                direct.add(new Publication(DIRECT, ++directOffset, List.of(), 0, line.text()));
            } else {
                logged.add(new String(line.text(), StandardCharsets.US_ASCII));
            }
        }
        if (!direct.isEmpty()) {
            hub.publish(direct);
        }
        if (!logged.isEmpty()) {
            transaction.executeWithoutResult(_ -> logged.forEach(this::emit));
        }
    }

    /** The event with the number of {@code text}, as long as it. */
    private void emit(String text) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("pad", "x".repeat(text.length() - HEAD_CHARS - NUMBER_CHARS - 18));
        body.put("n", text.substring(text.length() - NUMBER_CHARS, text.length() - 2));
        streams.emit(
                LOGGED, new StreamEvent("student_update", Optional.empty(), Optional.empty(), Optional.empty(), body));
    }

    @Override
    public Optional<String> answer(char question) {
        return switch (question) {
            case 'S' -> Optional.of(settle());
            case 'H' -> {
                Streams.Position position = streams.position(LOGGED);
                yield Optional.of(position.epoch() + " " + position.offset());
            }
            case 'R' -> {
                recorder.start();
                yield Optional.empty();
            }
            case 'B' -> {
                bare = Optional.of(new BareRun(new BareLoop(pool, recorder.stop())));
                yield Optional.empty();
            }
            case 'b' -> bare.map(BareRun::stop);
            default -> Optional.empty();
        };
    }

    /** A bare loop under way. */
    private static final class BareRun {
        private static final int THREADS = 24;

        private final BareLoop loop;
        private final FutureTask<Histogram> work;
        private final long start = System.nanoTime();

        BareRun(BareLoop loop) {
            this.loop = loop;
            this.work = new FutureTask<>(() -> loop.run(THREADS));
            Thread.ofPlatform().daemon().name("bare").start(work);
        }

        /** Rounds a second, and the time of the middle and of the slowest hundredth of them in milliseconds. */
        String stop() {
            double seconds = (System.nanoTime() - start) / 1e9;
            loop.stop();
            try {
                Histogram times = work.get();
                return times.getTotalCount() / seconds + " " + times.getValueAtPercentile(50) / 1e6 + " "
                        + times.getValueAtPercentile(99) / 1e6;
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Makes the log's head what the hub was given, for those who connect next. */
    private synchronized String settle() {
        db.sql("update streams set head = :head, trimmed_to = :head where class_id = :class")
                .param("head", directOffset)
                .param("class", DIRECT)
                .update();
        return String.valueOf(directOffset);
    }
}
