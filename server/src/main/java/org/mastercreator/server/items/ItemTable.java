package org.mastercreator.server.items;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.assessment.QuestionBody;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.http.TableText;
import org.mastercreator.server.http.Text;
import org.springframework.stereotype.Component;

/**
 * Items as a table (CSV, written as UTF-8, read as any spreadsheet writes it): one item a row, the columns of
 * {@link #COLUMNS}, of which the first three must be there. docs/items.md says what stands in each; {@link QuestionCells} knows what depends on the type.
 */
@Component
class ItemTable {
    static final List<String> COLUMNS = List.of(
            "question_type",
            "question_text",
            "concept_id",
            "item_id",
            "points_possible",
            "options",
            "correct_answer",
            "tolerance",
            "unit",
            "reference_answers",
            "rubric",
            "tags",
            "grade_from",
            "grade_to",
            "reading_level",
            "accommodations",
            "source",
            "licence",
            "author");
    private static final int MOST_ROWS = 5_000;
    private static final CSVFormat WRITE = CSVFormat.DEFAULT
            .builder()
            .setHeader(COLUMNS.toArray(String[]::new))
            .get();

    private final QuestionCells questions;

    ItemTable(QuestionCells questions) {
        this.questions = questions;
    }

    /** With a byte order mark, without which some spreadsheets take it for another encoding. */
    byte[] write(List<Item> items) {
        StringBuilder table = new StringBuilder("\ufeff");
        try (CSVPrinter printer = WRITE.print(table)) {
            for (Item item : items) {
                printer.printRecord(cells(item).stream().map(Cells::neutral).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table.toString().getBytes(StandardCharsets.UTF_8);
    }

    private List<String> cells(Item item) {
        QuestionBody question = item.question();
        return List.of(
                item.type(),
                Objects.requireNonNull(question.questionText()),
                Objects.requireNonNull(question.conceptId()),
                item.itemId(),
                number(question.pointsPossible()),
                QuestionCells.options(question),
                QuestionCells.correctAnswer(question),
                number(question.tolerance()),
                Objects.requireNonNullElse(question.unit(), ""),
                QuestionCells.references(question),
                questions.rubric(question),
                Cells.list(item.tags()),
                item.gradeFrom() == null ? "" : item.gradeFrom().toString(),
                item.gradeTo() == null ? "" : item.gradeTo().toString(),
                number(item.readingLevel()),
                Cells.list(item.accommodations()),
                Objects.requireNonNullElse(item.source(), ""),
                item.licence(),
                item.author());
    }

    static String number(@Nullable Double number) {
        return number == null
                ? ""
                : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /**
     * Reads a table; a row that cannot be understood is refused with its line.
     *
     * @param concept of rows that name none
     * @throws Problem.Invalid if it is no such table
     */
    Reading read(byte[] file, Optional<String> concept) {
        TableText table = TableText.of(file);
        if (!Text.storable(table.text())) {
            throw new Problem.Invalid("file", "has characters that no text contains");
        }
        List<Reading.Candidate> candidates = new ArrayList<>();
        List<Reading.Refused> refused = new ArrayList<>();
        try (CSVParser parser = table.rows()) {
            List<String> header = parser.getHeaderNames();
            requireColumns(header, concept);
            for (CSVRecord row : parser) {
                if (row.getRecordNumber() > MOST_ROWS) {
                    throw new Problem.Invalid("file", "has more than " + MOST_ROWS + " rows");
                }
                if (TableText.isEmpty(row.values())) {
                    continue;
                }
                String where = "row " + (row.getRecordNumber() + 1);
                try {
                    candidates.add(candidate(where, new Row(row, header.size(), table.hasDecimalCommas()), concept));
                } catch (Reading.RefusedException bad) {
                    refused.add(bad.at(where));
                }
            }
            return new Reading(candidates, refused, notes(table, header));
        } catch (IOException | IllegalArgumentException | UncheckedIOException unreadable) {
            throw new Problem.Invalid("file", "is not readable as CSV with a header line");
        }
    }

    private static void requireColumns(List<String> header, Optional<String> concept) {
        List<String> missing = new ArrayList<>(List.of("question_type", "question_text"));
        if (concept.isEmpty()) {
            missing.add("concept_id");
        }
        header.forEach(name -> missing.remove(name.strip().toLowerCase(Locale.ROOT)));
        if (!missing.isEmpty()) {
            throw new Problem.Invalid("file", "lacks the columns " + String.join(", ", missing));
        }
    }

    private static List<String> notes(TableText table, List<String> header) {
        return Stream.concat(
                        table.notes().stream(),
                        header.stream()
                                .filter(name -> !name.isBlank()
                                        && !COLUMNS.contains(name.strip().toLowerCase(Locale.ROOT)))
                                .map(name -> "The column " + shown(name) + " is not known and was left out."))
                .toList();
    }

    private static String shown(String name) {
        return name.length() > 60 ? name.substring(0, 60) + "…" : name;
    }

    private Reading.Candidate candidate(String where, Row row, Optional<String> concept)
            throws Reading.RefusedException {
        if (!row.isWhole()) {
            throw new Reading.RefusedException("has another number of cells than the header");
        }
        QuestionBody question = questions.question(row, row.text("concept_id").or(() -> concept));
        String itemId = row.cell("item_id");
        return new Reading.Candidate(
                where,
                itemId.isEmpty() ? Optional.empty() : Optional.of(itemId),
                new ItemBody(
                        question,
                        row.list("tags"),
                        row.whole("grade_from"),
                        row.whole("grade_to"),
                        row.decimal("reading_level"),
                        row.list("accommodations"),
                        row.text("source").orElse(null),
                        row.text("licence").orElse(null),
                        row.text("author").orElse(null)));
    }

    /** A row as its cells are meant: without what keeps a spreadsheet from running them. */
    static final class Row {
        private final CSVRecord csv;
        private final int columns;
        private final boolean decimalCommas;

        Row(CSVRecord csv, int columns, boolean decimalCommas) {
            this.csv = csv;
            this.columns = columns;
            this.decimalCommas = decimalCommas;
        }

        boolean isWhole() {
            return csv.size() == columns;
        }

        /** Empty where there is no such column. */
        String cell(String column) {
            return csv.isMapped(column) ? Cells.read(csv.get(column)).strip() : "";
        }

        Optional<String> text(String column) {
            return Optional.of(cell(column)).filter(text -> !text.isEmpty());
        }

        @Nullable
        List<String> list(String column) {
            List<String> parts = Cells.parts(cell(column));
            return parts.isEmpty() ? null : parts;
        }

        @Nullable
        Double decimal(String column) throws Reading.RefusedException {
            String text = decimalCommas ? cell(column).replace(',', '.') : cell(column);
            if (text.isEmpty()) {
                return null;
            }
            if (!text.matches("[+-]?\\d{1,15}(\\.\\d{1,15})?([eE][+-]?\\d{1,2})?")) {
                throw new Reading.RefusedException(column + " must be a number such as 0.5");
            }
            return Double.valueOf(text);
        }

        @Nullable
        Integer whole(String column) throws Reading.RefusedException {
            Double number = decimal(column);
            if (number == null) {
                return null;
            }
            if (number != Math.rint(number) || Math.abs(number) > 1_000_000) {
                throw new Reading.RefusedException(column + " must be a whole number");
            }
            return number.intValue();
        }
    }
}
