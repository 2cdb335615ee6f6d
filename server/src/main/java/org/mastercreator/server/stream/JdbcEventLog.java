package org.mastercreator.server.stream;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mastercreator.realtime.EventLog;
import org.mastercreator.realtime.Publication;
import org.mastercreator.realtime.StreamHead;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** The streams' rows as the live channel reads them. */
@Service
class JdbcEventLog implements EventLog {
    private record Row(String stream, StreamHead head) {}

    private static final RowMapper<Row> HEAD = (row, _) -> new Row(
            row.getString("class_id"),
            new StreamHead(row.getString("epoch"), row.getLong("head"), row.getLong("trimmed_to")));

    private final JdbcClient db;
    private final JsonMapper json;

    JdbcEventLog(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    @Override
    public Optional<StreamHead> head(String stream) {
        return db.sql("select class_id, epoch, head, trimmed_to from streams where class_id = :class")
                .param("class", stream)
                .query(HEAD)
                .optional()
                .map(Row::head);
    }

    @Override
    public Map<String, StreamHead> heads(Collection<String> streams) {
        if (streams.isEmpty()) {
            return Map.of();
        }
        return db
                .sql("select class_id, epoch, head, trimmed_to from streams where class_id = any(:classes)")
                .param("classes", streams.toArray(String[]::new))
                .query(HEAD)
                .list()
                .stream()
                .collect(Collectors.toMap(Row::stream, Row::head));
    }

    @Override
    public List<Publication> read(String stream, long after, Optional<String> tag, int limit) {
        return db.sql("""
                select "offset", type, student_id, job_id, latest_of, rights, payload, created_at from stream_events
                where class_id = :class and "offset" > :after
                """ + filter(tag) + " order by \"offset\" limit :limit")
                .param("class", stream)
                .param("after", after)
                .param("tagged", tag.map(JdbcEventLog::id).orElse(""))
                .param("limit", limit)
                .query((row, _) -> new StoredEvent(
                                stream,
                                row.getLong("offset"),
                                row.getString("type"),
                                row.getString("student_id"),
                                row.getString("job_id"),
                                row.getString("latest_of"),
                                row.getLong("rights"),
                                row.getString("payload"),
                                row.getObject("created_at", OffsetDateTime.class)
                                        .toInstant())
                        .publication(json))
                .list();
    }

    @Override
    public long count(String stream, long after, long upTo, Optional<String> tag) {
        return db.sql("""
                select count(*) from stream_events
                where class_id = :class and "offset" > :after and "offset" <= :up_to
                """ + filter(tag))
                .param("class", stream)
                .param("after", after)
                .param("up_to", upTo)
                .param("tagged", tag.map(JdbcEventLog::id).orElse(""))
                .query(Long.class)
                .single();
    }

    private static final Map<String, String> FILTERS =
            Map.of("student", " and student_id = :tagged", "job", " and job_id = :tagged");

    private static String filter(Optional<String> tag) {
        return tag.map(text -> text.substring(0, text.indexOf(':')))
                .map((Function<String, String>) FILTERS::get)
                .orElse("");
    }

    private static String id(String tag) {
        return tag.substring(tag.indexOf(':') + 1);
    }
}
