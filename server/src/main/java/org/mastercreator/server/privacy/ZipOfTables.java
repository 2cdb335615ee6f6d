package org.mastercreator.server.privacy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.http.Spreadsheet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An export for a person: one CSV file for each table that has something, and a page that says what is what. */
final class ZipOfTables implements StudentExport.Taker, AutoCloseable {
    private final ZipOutputStream zip;
    private final CSVPrinter csv;
    private final JsonMapper json;
    private final StringBuilder contents = new StringBuilder();
    private String name = "";
    private int rows;

    ZipOfTables(OutputStream target, JsonMapper json, String studentId, Instant at) {
        this.json = json;
        zip = new ZipOutputStream(target, StandardCharsets.UTF_8);
        contents.append("What this school's Master Creator has stored about the student ")
                .append(studentId)
                .append(" at ")
                .append(at)
                .append(".\nTimes are UTC. Each file is a table for a spreadsheet (CSV, UTF-8).\n\n");
        try {
            csv = new CSVPrinter(new OutputStreamWriter(zip, StandardCharsets.UTF_8), CSVFormat.RFC4180);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void table(Table table) {
        name = table.name();
        rows = 0;
    }

    @Override
    public void row(Map<String, @Nullable Object> row) {
        try {
            if (rows == 0) {
                zip.putNextEntry(new ZipEntry(name + ".csv"));
                // Without this mark spreadsheets take UTF-8 for something else.
                zip.write("\ufeff".getBytes(StandardCharsets.UTF_8));
                csv.printRecord(row.keySet());
            }
            csv.printRecord(row.values().stream().map(this::cell));
            rows++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case JsonNode node when node.isString() -> Spreadsheet.inert(node.stringValue());
            case JsonNode node -> json.writeValueAsString(node);
            case Number number -> number.toString();
            default -> Spreadsheet.inert(value.toString());
        };
    }

    @Override
    public void endOfTable() {
        try {
            if (rows > 0) {
                csv.flush();
                zip.closeEntry();
            }
            contents.append(name).append(": ").append(rows).append(rows == 1 ? " row\n" : " rows\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        contents.append("\nLeft out:\n");
        for (Table table : PersonalData.TABLES) {
            if (table.hers().isPresent()) {
                table.columns().forEach((column, what) -> {
                    if (what instanceof Table.Column.LeftOut(String why)) {
                        contents.append(table.name())
                                .append('.')
                                .append(column)
                                .append(": ")
                                .append(why)
                                .append('\n');
                    }
                });
            }
        }
        try {
            zip.putNextEntry(new ZipEntry("contents.txt"));
            zip.write(contents.toString().getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
