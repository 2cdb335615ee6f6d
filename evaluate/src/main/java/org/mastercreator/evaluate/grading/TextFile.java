package org.mastercreator.evaluate.grading;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.mastercreator.evaluate.WrongUse;

/** Reads graded answers from a tab-separated file, plain or gzipped, columns in any order, without quoting. */
final class TextFile {
    private static final int GZIP_HEAD = 0x1f8b;
    private static final Pattern SHARE = Pattern.compile("[01]|0?\\.\\d{1,15}|1\\.0{1,15}");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[\\d.,]{1,30}");
    private static final List<String> LABELS = List.of(
            "correct", "partially_correct_incomplete", "contradictory", "irrelevant", "non_domain", "incorrect");

    private TextFile() {}

    /** @throws WrongUse if a column is missing or a line is wrong; the message names it */
    static List<GradedText> read(Path file) throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new WrongUse("cannot read the file " + file);
        }
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(unpacked(bytes), StandardCharsets.UTF_8.newDecoder()))) {
            return read(file.toString(), lines);
        } catch (CharacterCodingException otherEncoding) {
            throw new WrongUse(file + " is not written in UTF-8");
        } catch (UncheckedIOException | java.util.zip.ZipException broken) {
            throw new WrongUse(file + " is broken: " + broken.getMessage());
        }
    }

    private static InputStream unpacked(InputStream bytes) throws IOException {
        bytes.mark(2);
        int head = bytes.read() << 8 | bytes.read();
        bytes.reset();
        return head == GZIP_HEAD ? new GZIPInputStream(bytes, 1 << 16) : bytes;
    }

    static List<GradedText> read(String file, BufferedReader lines) throws IOException {
        String header = lines.readLine();
        if (header == null || header.isBlank()) {
            return List.of();
        }
        List<String> names = Arrays.stream(header.replace("\uFEFF", "").split("\t", -1))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        int[] columns = List.of("question_id", "question", "reference_answer", "student_answer", "label").stream()
                .mapToInt(name -> column(file, names, name))
                .toArray();
        List<GradedText> read = new ArrayList<>();
        Set<String> labels = new TreeSet<>();
        int number = 1;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            String[] fields = line.split("\t", -1);
            if (fields.length != names.size()) {
                throw new WrongUse(
                        file + ", line " + number + ": " + fields.length + " fields instead of " + names.size());
            }
            String label = fields[columns[4]].strip().toLowerCase(Locale.ROOT);
            if (NUMBER.matcher(label).matches() && !SHARE.matcher(label).matches()) {
                throw new WrongUse(file + ", line " + number + ": the label " + label + " is no share from 0 to 1");
            }
            labels.add(label);
            read.add(new GradedText(
                    fields[columns[0]].strip(),
                    fields[columns[1]].strip(),
                    fields[columns[2]].strip(),
                    fields[columns[3]].strip(),
                    fraction(label)));
        }
        requireKnown(file, labels);
        return read;
    }

    private static int column(String file, List<String> names, String name) {
        int at = names.indexOf(name);
        if (at < 0) {
            throw new WrongUse(
                    file + ": the header names no column " + name + "; it names " + String.join(", ", names));
        }
        return at;
    }

    /** What is no word of the format may be a share of the points; any other word says that it is not right. */
    private static double fraction(String label) {
        return switch (label) {
            case "correct" -> 1;
            case "partially_correct_incomplete" -> 0.5;
            default -> SHARE.matcher(label).matches() ? Double.parseDouble(label) : 0;
        };
    }

    /** Without one label that is known all answers would count as wrong, and no figure would mean anything. */
    private static void requireKnown(String file, Set<String> labels) {
        boolean known = labels.isEmpty()
                || labels.stream()
                        .anyMatch(label ->
                                LABELS.contains(label) || SHARE.matcher(label).matches());
        if (!known) {
            throw new WrongUse(file + ": no label is one of " + String.join(", ", LABELS)
                    + " or a share of the points from 0 to 1; it has "
                    + labels.stream().limit(5).collect(Collectors.joining(", ")));
        }
    }
}
