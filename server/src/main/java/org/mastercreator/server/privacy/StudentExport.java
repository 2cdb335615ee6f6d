package org.mastercreator.server.privacy;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Reads all that is stored about a student, table by table, a few rows at a time. */
@Service
class StudentExport {
    private static final int ROWS_AT_ONCE = 200;

    private final JdbcClient db;
    private final JsonMapper json;

    StudentExport(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** Takes an export in the order in which it is read. */
    interface Taker {
        void table(Table table);

        /** Of the table that was begun last; values as JSON knows them. */
        void row(Map<String, @Nullable Object> row);

        void endOfTable();
    }

    /** Tells all rows about her. Needs a transaction: a snapshot, so that all tables show the same moment. */
    void read(String studentId, Taker taker) {
        for (Table table : PersonalData.TABLES) {
            table.hers().ifPresent(hers -> {
                taker.table(table);
                db.sql("select " + columns(table) + " from " + table.name() + " where " + hers + " order by 1, 2")
                        .param("student", studentId)
                        .withFetchSize(ROWS_AT_ONCE)
                        .query(row -> {
                            taker.row(values(row));
                        });
                taker.endOfTable();
            });
        }
    }

    private static String columns(Table table) {
        return table.columns().entrySet().stream()
                .filter(column -> column.getValue() instanceof Table.Column.Exported)
                .map(column -> {
                    String sql = ((Table.Column.Exported) column.getValue()).sql();
                    String quoted = "\"" + column.getKey() + "\"";
                    return sql.equals(column.getKey()) ? quoted : sql + " as " + quoted;
                })
                .collect(Collectors.joining(", "));
    }

    private Map<String, @Nullable Object> values(ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            values.put(columns.getColumnLabel(i), value(row, i, columns));
        }
        return values;
    }

    private @Nullable Object value(ResultSet row, int i, ResultSetMetaData columns) throws SQLException {
        Object value = row.getObject(i);
        return switch (value) {
            case null -> null;
            case Timestamp time -> time.toInstant();
            case java.sql.Date date -> date.toLocalDate();
            case Array array -> Arrays.asList((Object[]) array.getArray());
            default -> isJson(i, columns) ? json.readTree(row.getString(i)) : value;
        };
    }

    /** The payloads of events and stored answers are kept as the text that clients get, which is JSON too. */
    private static boolean isJson(int i, ResultSetMetaData columns) throws SQLException {
        String label = columns.getColumnLabel(i);
        return columns.getColumnTypeName(i).startsWith("json") || label.equals("payload") || label.equals("answer");
    }
}
