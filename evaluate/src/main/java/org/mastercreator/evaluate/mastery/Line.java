package org.mastercreator.evaluate.mastery;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.apache.commons.csv.CSVRecord;
import org.mastercreator.evaluate.WrongUse;

/** One line of a file of answers, and what is wrong with it. */
record Line(String file, long number, CSVRecord fields) {
    void check(int count) {
        if (fields.size() != count) {
            throw wrong("has " + fields.size() + " fields where the header names " + count);
        }
    }

    /** The field, or an empty text if the file has no such column. */
    String text(int column) {
        return column < 0 ? "" : fields.get(column);
    }

    String named(String name, int column) {
        String text = text(column);
        if (text.isEmpty()) {
            throw wrong("has no " + name);
        }
        return text;
    }

    boolean right(int column) {
        String text = text(column);
        return switch (text) {
            case "1", "1.0", "true", "TRUE" -> true;
            case "0", "0.0", "false", "FALSE" -> false;
            default -> throw wrong("correct must be 0 or 1, was '" + text + "'");
        };
    }

    /** A number in any unit, or a date and time; 0 if missing. */
    long time(int column) {
        String text = text(column);
        if (text.isEmpty()) {
            return 0;
        }
        try {
            return text.indexOf(':') > 0 ? seconds(text.replace(' ', 'T')) : Math.round(Double.parseDouble(text));
        } catch (NumberFormatException | DateTimeException unreadable) {
            throw wrong("timestamp must be a number or a date and time, was '" + text + "'");
        }
    }

    private static long seconds(String dateAndTime) {
        boolean zoned = dateAndTime.endsWith("Z") || dateAndTime.indexOf('+') > 0;
        return zoned
                ? OffsetDateTime.parse(dateAndTime).toEpochSecond()
                : LocalDateTime.parse(dateAndTime).toEpochSecond(ZoneOffset.UTC);
    }

    private WrongUse wrong(String what) {
        return new WrongUse(file + ", line " + number + ": " + what);
    }
}
