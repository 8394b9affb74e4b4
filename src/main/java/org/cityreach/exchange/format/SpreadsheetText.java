package org.cityreach.exchange.format;

/**
 * Texts in CSV files that people open in a spreadsheet, which takes a text that begins like a formula for
 * one. Such a text gets an apostrophe before it, and one that begins with apostrophes and then like a
 * formula gets one more, so that nothing is lost: {@link #plain} undoes exactly what {@link #guarded} did.
 */
public final class SpreadsheetText {

    private static final String FORMULA_STARTS = "=+-@\t\r";

    private SpreadsheetText() {}

    public static String guarded(String text) {
        return isFormulaAfterApostrophes(text) ? "'" + text : text;
    }

    public static String plain(String text) {
        return text.startsWith("'") && isFormulaAfterApostrophes(text) ? text.substring(1) : text;
    }

    private static boolean isFormulaAfterApostrophes(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) == '\'') {
            at++;
        }
        return at < text.length() && FORMULA_STARTS.indexOf(text.charAt(at)) >= 0;
    }
}
