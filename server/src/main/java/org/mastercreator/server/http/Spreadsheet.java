package org.mastercreator.server.http;

/** Cells of files that are opened in a spreadsheet. */
public final class Spreadsheet {
    /** With these a spreadsheet takes a cell for a formula, the wide forms included. */
    private static final String STARTS_FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private Spreadsheet() {}

    /** The same text, with an apostrophe before it if a spreadsheet would compute it. */
    public static String inert(String text) {
        boolean formula = startsFormula(text) || startsFormula(text.stripLeading());
        return formula ? "'" + text : text;
    }

    private static boolean startsFormula(String text) {
        return !text.isEmpty() && STARTS_FORMULA.indexOf(text.charAt(0)) >= 0;
    }
}
