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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.mastercreator.evaluate.WrongUse;
import org.mastercreator.learning.answers.AnswerLog;
import org.mastercreator.learning.answers.AnswerLogBuilder;

/** Reads answers from a file: tab or comma separated, plain or gzipped, columns in any order. */
final class AnswerFile {
    private static final int GZIP_HEAD = 0x1f8b;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private AnswerFile() {}

    /**
     * The answers of a file; an empty one has none.
     *
     * @throws WrongUse if a column is missing or a line is wrong; the message names it
     */
    static AnswerLog read(Path file, Vocabulary names, boolean withoutItems) throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new WrongUse("cannot read the file " + file);
        }
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                Reader text = new InputStreamReader(unpacked(bytes), StandardCharsets.UTF_8)) {
            return read(file.toString(), text, names, withoutItems);
        } catch (UncheckedIOException | IOException broken) {
            throw new WrongUse(file + " is broken: " + broken.getMessage());
        }
    }

    private static InputStream unpacked(InputStream bytes) throws IOException {
        bytes.mark(2);
        int head = bytes.read() << 8 | bytes.read();
        bytes.reset();
        return head == GZIP_HEAD ? new GZIPInputStream(bytes, 1 << 16) : bytes;
    }

    static AnswerLog read(String file, Reader text, Vocabulary names, boolean withoutItems) throws IOException {
        BufferedReader lines = new BufferedReader(text, 1 << 16);
        lines.mark(1 << 15);
        String header = lines.readLine();
        if (header == null || header.isBlank()) {
            return AnswerLog.empty();
        }
        lines.reset();
        if (header.charAt(0) == BYTE_ORDER_MARK) {
            lines.skip(1);
        }
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(header.contains("\t") ? '\t' : ',')
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(true)
                .get();
        try (CSVParser records =
                CSVParser.builder().setReader(lines).setFormat(format).get()) {
            return read(file, records, names, withoutItems);
        }
    }

    private static AnswerLog read(String file, CSVParser records, Vocabulary names, boolean withoutItems) {
        AnswerLogBuilder log = new AnswerLogBuilder();
        Map<String, Integer> students = new HashMap<>();
        Columns columns = null;
        for (CSVRecord record : records) {
            if (columns == null) {
                columns = Columns.of(file, record.toList());
                continue;
            }
            Line line = new Line(file, record.getParser().getCurrentLineNumber(), record);
            line.check(columns.count());
            String item = withoutItems ? "" : line.text(columns.item());
            log.add(
                    Vocabulary.number(students, line.named("user_id", columns.user())),
                    names.skill(line.named("skill_id", columns.skill())),
                    item.isEmpty() ? AnswerLog.NO_QUESTION : names.item(item),
                    line.right(columns.correct()),
                    line.time(columns.time()));
        }
        return log.build();
    }

    /** Where the columns stand; −1 if the file has none. */
    private record Columns(int user, int item, int time, int correct, int skill, int count) {
        static Columns of(String file, List<String> header) {
            List<String> names = header.stream().map(String::strip).toList();
            for (String needed : List.of("user_id", "skill_id", "correct")) {
                if (!names.contains(needed)) {
                    throw new WrongUse(
                            file + ": the header names no column " + needed + "; it names " + String.join(", ", names));
                }
            }
            return new Columns(
                    names.indexOf("user_id"),
                    names.indexOf("item_id"),
                    names.indexOf("timestamp"),
                    names.indexOf("correct"),
                    names.indexOf("skill_id"),
                    names.size());
        }
    }
}
