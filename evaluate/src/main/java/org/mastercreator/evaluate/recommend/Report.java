package org.mastercreator.evaluate.recommend;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Prints the rows, for people or for programs. */
final class Report {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Report() {}

    static void tables(List<Row> rows, PrintStream out) {
        String title = "";
        for (Row row : rows) {
            String now = row.world().title() + ", " + row.budget() + " answers, " + row.students() + " students";
            if (!now.equals(title)) {
                title = now;
                out.println();
                out.println(title);
                out.println(head());
            }
            out.println(line(row));
        }
        out.println();
        Goal.judge(rows).forEach(out::println);
    }

    static void json(List<Row> rows, PrintStream out) {
        rows.forEach(row -> out.println(JSON.writeValueAsString(asJson(row))));
    }

    private static String head() {
        StringBuilder head = new StringBuilder(String.format(Locale.ROOT, "%-26s", ""));
        for (Measure measure : Measure.values()) {
            head.append(String.format(Locale.ROOT, "%14s", measure.head()));
        }
        return head.toString();
    }

    private static String line(Row row) {
        StringBuilder line = new StringBuilder(
                String.format(Locale.ROOT, "%-26s", row.policy().title()));
        for (Measure measure : Measure.values()) {
            Estimate figure = row.figures().get(measure);
            line.append(
                    figure == null
                            ? String.format(Locale.ROOT, "%14s", "-")
                            : String.format(Locale.ROOT, "%8.1f ±%4.1f", figure.value(), figure.within()));
        }
        return line.toString();
    }

    private static Map<String, Object> asJson(Row row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("world", key(row.world()));
        fields.put("policy", key(row.policy()));
        fields.put("answers", row.budget());
        fields.put("students", row.students());
        row.figures().forEach((measure, figure) -> {
            fields.put(measure.key(), rounded(figure.value()));
            fields.put(
                    measure.key() + "_95",
                    List.of(rounded(figure.value() - figure.within()), rounded(figure.value() + figure.within())));
        });
        return fields;
    }

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
