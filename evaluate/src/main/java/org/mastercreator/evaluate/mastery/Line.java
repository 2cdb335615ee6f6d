package org.mastercreator.evaluate.mastery;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import org.mastercreator.evaluate.WrongUse;

/** One line of a file of answers, and what is wrong with it. */
record Line(String file, long number, CSVRecord fields) {
    private static final Set<String> MISSING = Set.of("", "na", "nan", "nat", "null", "none");

    /** A date, also with a time, also with its distance from UTC. */
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX][X]")
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    /** Parts of a unit count, so that days with fractions keep their order; beyond this the whole is fine enough. */
    private static final double PARTS = 1000;

    private static final double FINE_ENOUGH = 1e14;

    void check(int count) {
        if (fields.size() != count) {
            throw wrong("has " + fields.size() + (fields.size() == 1 ? " field" : " fields")
                    + " where the header names " + count);
        }
    }

    /** The field, or an empty text if the file has no such column. */
    String text(String name, int column) {
        String text = column < 0 ? "" : fields.get(column);
        if (text.contains(AnswerFile.NO_TEXT)) {
            throw wrong("has a " + name + " that is not UTF-8 text");
        }
        return text;
    }

    String named(String name, int column) {
        String text = text(name, column);
        if (text.isEmpty()) {
            throw wrong("has no " + name);
        }
        return text;
    }

    boolean right(int column) {
        String text = text("correct", column);
        double number = switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> 1;
            case "false" -> 0;
            default -> number(text);
        };
        if (number != 0 && number != 1) {
            throw wrong("correct must be 0 or 1, was '" + text + "'");
        }
        return number == 1;
    }

    /** In thousandths of the file's unit, which may be any, or in milliseconds for dates; empty if missing. */
    OptionalLong time(int column) {
        String text = text("timestamp", column);
        if (MISSING.contains(text.toLowerCase(Locale.ROOT))) {
            return OptionalLong.empty();
        }
        double number = number(text);
        if (Double.isFinite(number)) {
            return OptionalLong.of(Math.round(Math.abs(number) < FINE_ENOUGH ? number * PARTS : number));
        }
        try {
            return OptionalLong.of(milliseconds(text));
        } catch (DateTimeException unreadable) {
            throw wrong(
                    "timestamp must be a number, or a date and time such as 2024-05-31T10:42:07Z, was '" + text + "'");
        }
    }

    /** NaN if it is none. */
    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }

    private static long milliseconds(String date) {
        TemporalAccessor read =
                DATE.parseBest(date.replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        return switch (read) {
            case OffsetDateTime zoned -> zoned.toInstant().toEpochMilli();
            case LocalDateTime local -> local.toInstant(ZoneOffset.UTC).toEpochMilli();
            case LocalDate day -> day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
            default -> throw new DateTimeException("no date");
        };
    }

    WrongUse wrong(String what) {
        return new WrongUse(file + ", line " + number + ": " + what);
    }
}
