package org.mastercreator.server.items;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What stands in one cell of a table: a list is written with a bar between its parts, a pair with an equals sign; a
 * backslash before one of them makes it an ordinary sign. A cell that a spreadsheet would take for a formula gets an
 * apostrophe before it, which is taken off again when it is read.
 */
final class Cells {
    private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private Cells() {}

    static String list(Collection<String> parts) {
        return parts.stream().map(part -> escaped(part, false)).collect(Collectors.joining(" | "));
    }

    static String pair(String left, String right) {
        return escaped(left, true) + " = " + escaped(right, true);
    }

    /** Pairs that are already written, as one cell. */
    static String pairs(Collection<String> pairs) {
        return String.join(" | ", pairs);
    }

    static List<String> parts(String cell) {
        return split(cell, '|').stream()
                .map(part -> plain(part.strip()))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** The two sides of each pair of a cell; a part without an equals sign has one side. */
    static List<List<String>> pairParts(String cell) {
        return split(cell, '|').stream()
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(part -> split(part, '=').stream()
                        .map(side -> plain(side.strip()))
                        .toList())
                .toList();
    }

    private static String escaped(String text, boolean pair) {
        String safe = text.replace("\\", "\\\\").replace("|", "\\|");
        return pair ? safe.replace("=", "\\=") : safe;
    }

    private static String plain(String part) {
        return part.replaceAll("\\\\([\\\\|=])", "$1");
    }

    private static List<String> split(String cell, char separator) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == '\\' && i + 1 < cell.length()) {
                part.append(c).append(cell.charAt(++i));
            } else if (c == separator) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    /** A cell that no spreadsheet runs (CWE-1236); a plain number stays one. */
    static String neutral(String cell) {
        boolean number = cell.matches("-?\\d+(\\.\\d+)?");
        return !number && (startsFormula(cell) || isNeutralised(cell)) ? "'" + cell : cell;
    }

    static String read(String cell) {
        return isNeutralised(cell) ? cell.substring(1) : cell;
    }

    private static boolean startsFormula(String cell) {
        return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0;
    }

    private static boolean isNeutralised(String cell) {
        return cell.startsWith("'") && (startsFormula(cell.substring(1)) || cell.startsWith("''"));
    }
}
