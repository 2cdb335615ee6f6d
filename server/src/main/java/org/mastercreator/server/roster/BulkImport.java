package org.mastercreator.server.roster;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.http.Text;
import org.mastercreator.server.http.Upload;
import org.springframework.stereotype.Service;

/**
 * Students from a CSV file with the columns {@code student_name,grade_level,has_iep,reading_level}. Good rows go in,
 * all in one transaction; each bad row is told with its line and reason. A row whose name and grade the class
 * already has is a bad row, so that the same file sent twice adds nobody twice.
 */
@Service
class BulkImport {
    private static final List<String> COLUMNS = List.of("student_name", "grade_level", "has_iep", "reading_level");
    private static final int MOST_ROWS = 5_000;
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreHeaderCase(true)
            .setIgnoreSurroundingSpaces(true)
            .setIgnoreEmptyLines(true)
            .get();

    private final Students students;

    BulkImport(Students students) {
        this.students = students;
    }

    record Imported(String studentId, String studentName) {}

    /** @param line of the file, the header being line 1 */
    record BadRow(long line, String reason) {}

    record Outcome(List<Imported> students, List<BadRow> errors) {}

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
        List<Imported> imported = new ArrayList<>();
        List<BadRow> errors = new ArrayList<>();
        Set<String> present = new HashSet<>();
        students.ofClass(classId)
                .forEach(student -> present.add(identity(student.studentName(), student.gradeLevel())));
        try (CSVParser parser = FORMAT.parse(new StringReader(Upload.text(file)))) {
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
                try {
                    Row row = read(csv);
                    if (!present.add(identity(row.name(), row.grade()))) {
                        throw new BadRowException("a student of this name and grade is already in the class");
                    }
                    StudentProfile student = students.create(new Students.NewStudent(
                            null, row.name(), row.grade(), row.readingLevel(), row.hasIep(), classId));
                    imported.add(new Imported(student.studentId(), student.studentName()));
                } catch (BadRowException bad) {
                    errors.add(new BadRow(csv.getRecordNumber() + 1, String.valueOf(bad.getMessage())));
                }
            }
        } catch (IOException | IllegalArgumentException | java.io.UncheckedIOException unreadable) {
            throw new Problem.Invalid("file", "is not readable as CSV with a header line");
        }
        return new Outcome(imported, errors);
    }

    private static String identity(String name, int grade) {
        return name.toLowerCase(Locale.ROOT) + "\n" + grade;
    }

    private static Row read(CSVRecord csv) throws BadRowException {
        if (!csv.isConsistent()) {
            throw new BadRowException("has " + csv.size() + " cells where the header has another number");
        }
        String name = csv.get("student_name").strip();
        if (name.isEmpty() || name.length() > 200 || !Text.storable(name)) {
            throw new BadRowException("student_name must be 1 to 200 characters");
        }
        String reading = csv.get("reading_level").strip();
        if (reading.length() > 40 || !Text.storable(reading)) {
            throw new BadRowException("reading_level must be at most 40 characters");
        }
        return new Row(
                name,
                grade(csv.get("grade_level").strip()),
                flag(csv.get("has_iep").strip()),
                reading.isEmpty() ? null : reading);
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
