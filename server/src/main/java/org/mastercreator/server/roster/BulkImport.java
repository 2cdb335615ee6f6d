package org.mastercreator.server.roster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.http.TableText;
import org.mastercreator.server.http.Text;
import org.mastercreator.server.security.Access;
import org.springframework.stereotype.Service;

/**
 * Students from a CSV file with the columns {@code student_name,grade_level,has_iep,reading_level}, as any spreadsheet
 * writes it ({@link TableText}).
 *
 * <p>Rule. The file is read whole before anything is written: one that is no text, lacks a column, has a quote that is
 * never closed or more than 5,000 rows adds nobody. Of a file that can be read the good rows go in, all in one
 * transaction, and each bad row is told with its line and reason. A row whose name and grade the class already has, or
 * an earlier row has, is a bad row; imports into one class take turns, so that the same file sent twice, one after the
 * other or at once, adds nobody twice. Cells are text: what a spreadsheet would compute is a name like any other here,
 * and made inert where it is written into a file again.
 */
@Service
class BulkImport {
    private static final List<String> COLUMNS = List.of("student_name", "grade_level", "has_iep", "reading_level");
    private static final int MOST_ROWS = 5_000;

    private final Students students;
    private final Access access;

    BulkImport(Students students, Access access) {
        this.students = students;
        this.access = access;
    }

    record Imported(String studentId, String studentName) {}

    /** @param line of the file, the header being line 1 */
    record BadRow(long line, String reason) {}

    /** @param notes what was assumed of the file as a whole */
    record Outcome(List<Imported> students, List<BadRow> errors, List<String> notes) {}

    private record Row(
            String name,
            int grade,
            boolean hasIep,
            @Nullable String readingLevel) {}

    private static final class BadRowException extends Exception {
        private static final long serialVersionUID = 1L;

        BadRowException(String reason) {
            super(reason, null, false, false);
        }
    }

    /** @throws Problem.Invalid if the file as a whole cannot be used */
    Outcome run(String classId, byte[] file) {
        List<BadRow> errors = new ArrayList<>();
        TableText table = TableText.of(file);
        List<Numbered> rows = read(table, errors);
        students.lockClass(classId);
        access.requireInUse(classId);
        Set<Identity> present = new HashSet<>();
        students.ofClass(classId)
                .forEach(student -> present.add(Identity.of(student.studentName(), student.gradeLevel())));
        List<Imported> imported = new ArrayList<>();
        for (Numbered numbered : rows) {
            Row row = numbered.row();
            if (present.add(Identity.of(row.name(), row.grade()))) {
                StudentProfile student = students.create(new Students.NewStudent(
                        null, row.name(), row.grade(), row.readingLevel(), row.hasIep(), classId));
                imported.add(new Imported(student.studentId(), student.studentName()));
            } else {
                errors.add(new BadRow(numbered.line(), "a student of this name and grade is already in the class"));
            }
        }
        errors.sort(Comparator.comparingLong(BadRow::line));
        return new Outcome(imported, errors, table.notes());
    }

    private record Numbered(long line, Row row) {}

    /** Who counts as the same: letters that look alike are alike, however they were typed. */
    private record Identity(String name, int grade) {
        static Identity of(String name, int grade) {
            String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
            return new Identity(composed.toLowerCase(Locale.ROOT).replaceAll("\\s+", " "), grade);
        }
    }

    private static List<Numbered> read(TableText table, List<BadRow> errors) {
        List<Numbered> rows = new ArrayList<>();
        try (CSVParser parser = table.rows()) {
            List<String> missing = COLUMNS.stream()
                    .filter(column -> !parser.getHeaderMap().containsKey(column))
                    .toList();
            if (!missing.isEmpty()) {
                throw new Problem.Invalid("file", "lacks the columns " + String.join(", ", missing));
            }
            for (CSVRecord csv : parser) {
                if (csv.getRecordNumber() > MOST_ROWS) {
                    throw new Problem.Invalid("file", "has more than " + MOST_ROWS + " rows");
                }
                if (TableText.isEmpty(csv.values())) {
                    continue;
                }
                long line = parser.getCurrentLineNumber() - linesWithin(csv);
                try {
                    rows.add(
                            new Numbered(line, read(csv, parser.getHeaderNames().size())));
                } catch (BadRowException bad) {
                    errors.add(new BadRow(line, String.valueOf(bad.getMessage())));
                }
            }
        } catch (IOException | IllegalArgumentException | IllegalStateException | UncheckedIOException unreadable) {
            throw new Problem.Invalid("file", "is not readable as CSV with a header line");
        }
        return rows;
    }

    private static long linesWithin(CSVRecord csv) {
        return csv.stream()
                .flatMapToInt(String::chars)
                .filter(letter -> letter == '\n')
                .count();
    }

    private static Row read(CSVRecord csv, int columns) throws BadRowException {
        if (csv.size() != columns) {
            throw new BadRowException("has " + csv.size() + " cells where the header has another number");
        }
        String name = csv.get("student_name").strip();
        if (name.isEmpty() || name.length() > 200 || !isPlain(name)) {
            throw new BadRowException("student_name must be 1 to 200 characters, without line breaks");
        }
        String reading = csv.get("reading_level").strip();
        if (reading.length() > 40 || !isPlain(reading)) {
            throw new BadRowException("reading_level must be at most 40 characters, without line breaks");
        }
        return new Row(
                name,
                grade(csv.get("grade_level").strip()),
                flag(csv.get("has_iep").strip()),
                reading.isEmpty() ? null : reading);
    }

    private static boolean isPlain(String text) {
        return Text.storable(text) && text.chars().noneMatch(Character::isISOControl);
    }

    private static int grade(String text) throws BadRowException {
        if (text.equalsIgnoreCase("k")) {
            return 0;
        }
        if (!text.matches("\\d{1,2}") || Integer.parseInt(text) > 13) {
            throw new BadRowException("grade_level must be a whole number from 0 to 13, or K");
        }
        return Integer.parseInt(text);
    }

    private static boolean flag(String text) throws BadRowException {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "y", "1" -> true;
            case "false", "no", "n", "0", "" -> false;
            default -> throw new BadRowException("has_iep must be true or false");
        };
    }
}
