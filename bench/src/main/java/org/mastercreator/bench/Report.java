package org.mastercreator.bench;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Rows as a person or a program reads them. */
final class Report {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private Report() {}

    static String table(List<Row> rows) {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "%-9s %11s  %-9s %14s %9s %9s %9s %10s %11s %5s %5s %5s%n",
                "server",
                "subscribers",
                "mode",
                "deliveries/s",
                "p50 ms",
                "p99 ms",
                "CPU s/M",
                "bytes/conn",
                "connects/s",
                "lost",
                "dup",
                "reord"));
        for (Row row : rows) {
            table.append(String.format(
                    Locale.ROOT,
                    "%-9s %,11d  %-9s %,14.0f %9.2f %9.2f %9.2f %,10.0f %,11.0f %5d %5d %5d%n",
                    row.server(),
                    row.subscribers(),
                    row.mode(),
                    row.deliveriesPerSecond(),
                    row.p50Ms(),
                    row.p99Ms(),
                    row.cpuSecondsPerMillion(),
                    row.bytesPerConnection(),
                    row.connectsPerSecond(),
                    row.lost(),
                    row.duplicated(),
                    row.reordered()));
        }
        return table.toString();
    }

    static String submitTable(List<SubmitRow> rows) {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "%-5s %-6s %14s %11s %11s %11s %11s %13s %7s %5s %5s%n",
                "path",
                "mode",
                "submissions/s",
                "answer p50",
                "answer p99",
                "screen p50",
                "screen p99",
                "CPU ms each",
                "failed",
                "lost",
                "dup"));
        for (SubmitRow row : rows) {
            table.append(String.format(
                    Locale.ROOT,
                    "%-5s %-6s %,14.0f %8.2f ms %8.2f ms %8.2f ms %8.2f ms %13.2f %7d %5d %5d%n",
                    row.path(),
                    row.mode(),
                    row.submissionsPerSecond(),
                    row.answerP50Ms(),
                    row.answerP99Ms(),
                    row.screenP50Ms(),
                    row.screenP99Ms(),
                    row.cpuMsPerSubmission(),
                    row.failed(),
                    row.lost(),
                    row.duplicated()));
        }
        return table.toString();
    }

    static String json(Record row) {
        return JSON.writeValueAsString(row);
    }
}
