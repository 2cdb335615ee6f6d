package org.mastercreator.server.http;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * The text of a table as a spreadsheet saved it. In much of Europe what is called CSV there has semicolons between its
 * cells, commas in its numbers, and is written in Windows-1252; what is called Unicode text is UTF-16 with tabs. A first
 * line such as {@code sep=;} says what parts the cells.
 *
 * @param separator between cells, as the first line says or the header line has it: a comma, a semicolon or a tab
 * @param notes what was assumed, for the person who sent it
 */
public record TableText(String text, char separator, List<String> notes) {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String SEPARATORS = ",;\t";
    private static final Pattern SAID = Pattern.compile("\\A\"?sep=([,;\t])\"?[,;\t ]*(?=\\R|\\z)", CASE_INSENSITIVE);
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreHeaderCase(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_EMPTY)
            .setAllowMissingColumnNames(true)
            .setIgnoreSurroundingSpaces(true)
            .setIgnoreEmptyLines(true)
            .get();

    public TableText {
        notes = List.copyOf(notes);
    }

    /** @throws Problem.Invalid if it is no text in UTF-8, UTF-16 or Windows-1252 */
    public static TableText of(byte[] file) {
        Optional<String> unicode = decoded(file, isUtf16(file) ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
        String text = unicode.or(() -> isUtf16(file) ? Optional.empty() : decoded(file, WINDOWS))
                .orElseThrow(() -> new Problem.Invalid("file", "is neither UTF-8, UTF-16 nor Windows-1252 text"));
        String marked = text.startsWith("\ufeff") ? text.substring(1) : text;
        Matcher said = SAID.matcher(marked);
        boolean says = said.find();
        return new TableText(
                // Its line stays, empty, so that all others keep their numbers.
                says ? marked.substring(said.end()) : marked,
                says ? said.group(1).charAt(0) : separator(marked),
                unicode.isPresent()
                        ? List.of()
                        : List.of("The file is not UTF-8 and was read as Windows-1252: look whether its letters with"
                                + " accents are right."));
    }

    /**
     * Its rows below the header line, the columns by name in any case.
     *
     * @throws IllegalArgumentException if a column stands there twice
     */
    public CSVParser rows() throws IOException {
        return FORMAT.builder().setDelimiter(separator).get().parse(new StringReader(text));
    }

    /** Whether numbers may be written with a comma for the point: where it is not what parts the cells. */
    public boolean hasDecimalCommas() {
        return separator != ',';
    }

    /** Whether nothing stands in a row: spreadsheets write such rows where something was and was taken away. */
    public static boolean isEmpty(String[] cells) {
        return Arrays.stream(cells).allMatch(String::isBlank);
    }

    /** Whether it begins with the mark that UTF-16 begins with. */
    public static boolean isUtf16(byte[] file) {
        return file.length > 1
                && ((file[0] == (byte) 0xff && file[1] == (byte) 0xfe)
                        || (file[0] == (byte) 0xfe && file[1] == (byte) 0xff));
    }

    private static Optional<String> decoded(byte[] file, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(file)).toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    /** Of the signs that may part cells the one that the first line has most of, outside of quotation marks. */
    private static char separator(String text) {
        int[] found = new int[SEPARATORS.length()];
        boolean quoted = false;
        boolean begun = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (begun && !quoted && (c == '\n' || c == '\r')) {
                break;
            }
            begun |= !Character.isWhitespace(c);
            quoted ^= c == '"';
            int which = quoted ? -1 : SEPARATORS.indexOf(c);
            if (which >= 0) {
                found[which]++;
            }
        }
        int most = 0;
        for (int which = 1; which < found.length; which++) {
            most = found[which] > found[most] ? which : most;
        }
        return SEPARATORS.charAt(most);
    }
}
