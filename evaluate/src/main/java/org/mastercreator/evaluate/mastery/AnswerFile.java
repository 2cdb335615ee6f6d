package org.mastercreator.evaluate.mastery;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.mastercreator.evaluate.WrongUse;
import org.mastercreator.learning.answers.AnswerLog;
import org.mastercreator.learning.answers.AnswerLogBuilder;

/** Reads answers from a file: separated by tabs, commas or semicolons, plain or gzipped, columns in any order. */
final class AnswerFile {
    private static final int GZIP_HEAD = 0x1f8b;
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int LONGEST_HEADER = 1 << 15;
    private static final int MOST_TOLD = 5;

    /** What stands for bytes that are no text. */
    static final String NO_TEXT = "\uFFFD";

    private AnswerFile() {}

    /**
     * What a file holds.
     *
     * @param students their names as the file has them
     * @param repeats answers that may be the one before them in another row
     */
    record Content(AnswerLog log, Set<String> students, int repeats) {
        static final Content NOTHING = new Content(AnswerLog.empty(), Set.of(), 0);
    }

    /**
     * The answers of a file; an empty one has none.
     *
     * @throws WrongUse if a column is missing or a line is wrong; the message names it
     */
    static Content read(Path file, Vocabulary names, boolean withoutItems) throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new WrongUse("cannot read the file " + file);
        }
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                Reader text = new InputStreamReader(unpacked(bytes), StandardCharsets.UTF_8)) {
            return read(file.toString(), text, names, withoutItems);
        } catch (IOException broken) {
            throw new WrongUse(file + " is broken: " + broken.getMessage());
        }
    }

    private static InputStream unpacked(InputStream bytes) throws IOException {
        bytes.mark(2);
        int head = bytes.read() << 8 | bytes.read();
        bytes.reset();
        return head == GZIP_HEAD ? new GZIPInputStream(bytes, 1 << 16) : bytes;
    }

    private static Content read(String file, Reader text, Vocabulary names, boolean withoutItems) throws IOException {
        BufferedReader lines = new BufferedReader(text, 2 * LONGEST_HEADER);
        lines.mark(LONGEST_HEADER);
        String header = lines.readLine();
        if (header == null || header.isBlank()) {
            return Content.NOTHING;
        }
        if (header.length() >= LONGEST_HEADER || header.contains(NO_TEXT) || header.indexOf('\0') >= 0) {
            throw new WrongUse(file + " does not begin with a header in UTF-8 text");
        }
        lines.reset();
        if (header.charAt(0) == BYTE_ORDER_MARK) {
            lines.skip(1);
        }
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter(header))
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(true)
                .get();
        try (CSVParser records =
                CSVParser.builder().setReader(lines).setFormat(format).get()) {
            return read(file, records, names, withoutItems);
        }
    }

    private static char delimiter(String header) {
        return header.contains("\t") ? '\t' : header.contains(";") && !header.contains(",") ? ';' : ',';
    }

    private static Content read(String file, CSVParser records, Vocabulary names, boolean withoutItems)
            throws IOException {
        Answers answers = null;
        List<String> wrong = new ArrayList<>();
        long read = 0;
        try {
            for (CSVRecord record : records) {
                read = records.getCurrentLineNumber();
                if (answers == null) {
                    answers = new Answers(Columns.of(file, record.toList()), names, withoutItems);
                } else if (wrong.size() < MOST_TOLD) {
                    answers.take(new Line(file, read, record), wrong);
                }
            }
        } catch (UncheckedIOException unreadable) {
            if (unreadable.getCause() instanceof CSVException) {
                wrong.add(file + ", after line " + read + ": a quote is not closed, or text follows a closed one");
            } else {
                throw unreadable.getCause();
            }
        }
        if (!wrong.isEmpty()) {
            throw new WrongUse(String.join("\n", wrong) + (wrong.size() == MOST_TOLD ? "\nThere may be more." : ""));
        }
        return answers == null ? Content.NOTHING : answers.content();
    }

    /** The answers of a file, line by line. */
    private static final class Answers {
        private final Columns columns;
        private final Vocabulary names;
        private final boolean withoutItems;
        private final AnswerLogBuilder log = new AnswerLogBuilder();
        private final Map<String, Integer> students = new HashMap<>();
        private final Repeats repeats = new Repeats();
        private @Nullable Boolean haveTimes;

        Answers(Columns columns, Vocabulary names, boolean withoutItems) {
            this.columns = columns;
            this.names = names;
            this.withoutItems = withoutItems;
        }

        /** @param wrong is told what is wrong with the line */
        void take(Line line, List<String> wrong) {
            try {
                take(line);
            } catch (WrongUse told) {
                wrong.add(told.getMessage());
            }
        }

        private void take(Line line) {
            line.check(columns.count());
            OptionalLong time = line.time(columns.time());
            if (haveTimes != null && haveTimes != time.isPresent()) {
                throw line.wrong("has " + (time.isPresent() ? "a" : "no")
                        + " timestamp, unlike the lines before: give every answer one, or leave the column out");
            }
            haveTimes = time.isPresent();
            int student = Vocabulary.number(students, line.named("user_id", columns.user()));
            int skill = names.skill(line.named("skill_id", columns.skill()));
            String item = withoutItems ? "" : line.text("item_id", columns.item());
            int question = item.isEmpty() ? AnswerLog.NO_QUESTION : names.item(item);
            boolean right = line.right(columns.correct());
            repeats.see(student, skill, question, right, time.orElse(0));
            log.add(student, skill, question, right, time.orElse(0));
        }

        Content content() {
            return new Content(log.build(), students.keySet(), repeats.count());
        }
    }

    /** Where the columns stand; −1 if the file has none. */
    private record Columns(int user, int item, int time, int correct, int skill, int count) {
        private static final int MOST_SHOWN = 200;

        static Columns of(String file, List<String> header) {
            List<String> names = header.stream()
                    .map(name -> name.strip().toLowerCase(Locale.ROOT))
                    .toList();
            for (String needed : List.of("user_id", "skill_id", "correct")) {
                if (!names.contains(needed)) {
                    String shown = String.join(", ", names);
                    throw new WrongUse(file + ": the header names no column " + needed + "; it names "
                            + (shown.length() > MOST_SHOWN ? shown.substring(0, MOST_SHOWN) + " …" : shown));
                }
            }
            return new Columns(
                    only(file, names, "user_id"),
                    only(file, names, "item_id"),
                    only(file, names, "timestamp"),
                    only(file, names, "correct"),
                    only(file, names, "skill_id"),
                    names.size());
        }

        private static int only(String file, List<String> names, String name) {
            int at = names.indexOf(name);
            if (at != names.lastIndexOf(name)) {
                throw new WrongUse(file + ": the header names the column " + name + " twice");
            }
            return at;
        }
    }
}
