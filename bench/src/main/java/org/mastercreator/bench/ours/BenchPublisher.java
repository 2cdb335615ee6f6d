package org.mastercreator.bench.ours;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mastercreator.bench.peer.ControlLines;
import org.mastercreator.realtime.Hub;
import org.mastercreator.realtime.Publication;
import org.mastercreator.server.stream.StreamEvent;
import org.mastercreator.server.stream.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Publishes for the benchmarks: into the hub ({@code E}), or in a transaction through the stream's log ({@code L}), as
 * every route of the product does. The two use classes of their own: the first one's log says that retention has
 * taken all its events.
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
    private long directOffset;

    BenchPublisher(Hub hub, Streams streams, TransactionTemplate transaction, JdbcClient db) {
        this.hub = hub;
        this.streams = streams;
        this.transaction = transaction;
        this.db = db;
    }

    void createClasses() {
        for (String classId : List.of(DIRECT, LOGGED)) {
            transaction.executeWithoutResult(_ -> {
                db.sql(
                                "insert into classes (class_id, class_name, subject, grade_level) values (:id, 'Bench', 'Bench', 9)")
                        .param("id", classId)
                        .update();
                streams.open(classId, classId);
            });
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
        streams.emit(LOGGED, new StreamEvent("student_update", Optional.empty(), Optional.empty(), body));
    }

    @Override
    public Optional<String> answer(char question) {
        return switch (question) {
            case 'S' -> Optional.of(settle());
            case 'H' -> {
                Streams.Position position = streams.position(LOGGED);
                yield Optional.of(position.epoch() + " " + position.offset());
            }
            default -> Optional.empty();
        };
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
