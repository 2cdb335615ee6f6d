package org.mastercreator.server.stream;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mastercreator.realtime.Publication;
import tools.jackson.databind.json.JsonMapper;

/** A row of a class's stream. */
record StoredEvent(
        String classId,
        long offset,
        String type,
        @Nullable String studentId,
        @Nullable String jobId,
        @Nullable String latestOf,
        long rights,
        String payload,
        Instant createdAt) {
    /** What the stream says of each event, before its payload. */
    static final List<String> HEAD = List.of("type", "timestamp", "class_id", "offset");

    /** The event as every client gets it, live or on replay: the same bytes for the same row. */
    Publication publication(JsonMapper json) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("type", type);
        head.put("timestamp", createdAt);
        head.put("class_id", classId);
        head.put("offset", offset);
        String opening = json.writeValueAsString(head);
        String text = payload.length() <= 2
                ? opening
                : opening.substring(0, opening.length() - 1) + "," + payload.substring(1);
        List<String> tags = new ArrayList<>(3);
        if (studentId != null) {
            tags.add(Streams.studentTag(studentId));
        }
        if (jobId != null) {
            tags.add(Streams.jobTag(jobId));
        }
        if (latestOf != null) {
            tags.add(Publication.LATEST + latestOf);
        }
        return new Publication(classId, offset, tags, rights, text.getBytes(StandardCharsets.UTF_8));
    }
}
