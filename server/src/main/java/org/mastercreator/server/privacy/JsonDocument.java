package org.mastercreator.server.privacy;

import java.io.OutputStream;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** An export as one JSON document: {@code tables}, each a list of rows, and {@code left_out}, with reasons. */
final class JsonDocument implements StudentExport.Taker, AutoCloseable {
    private final JsonGenerator out;

    JsonDocument(OutputStream target, JsonMapper json, String studentId, Instant at) {
        out = json.createGenerator(target);
        out.writeStartObject();
        out.writeStringProperty("status", "success");
        out.writeStringProperty("student_id", studentId);
        out.writeStringProperty("generated_at", at.toString());
        out.writeName("tables");
        out.writeStartObject();
    }

    @Override
    public void table(Table table) {
        out.writeName(table.name());
        out.writeStartArray();
    }

    @Override
    public void row(Map<String, @Nullable Object> row) {
        out.writePOJO(row);
    }

    @Override
    public void endOfTable() {
        out.writeEndArray();
    }

    @Override
    public void close() {
        out.writeEndObject();
        out.writeName("left_out");
        out.writeStartArray();
        for (Table table : PersonalData.TABLES) {
            if (table.hers().isPresent()) {
                table.columns().forEach((column, what) -> {
                    if (what instanceof Table.Column.LeftOut(String why)) {
                        out.writePOJO(Map.of("column", table.name() + "." + column, "why", why));
                    }
                });
            }
        }
        out.writeEndArray();
        out.writeEndObject();
        out.close();
    }
}
