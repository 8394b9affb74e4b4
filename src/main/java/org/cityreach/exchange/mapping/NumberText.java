package org.cityreach.exchange.mapping;

import org.cityreach.exchange.format.RowProblem;

/**
 * Numbers as data files write them: an optional sign, digits with a point, an optional exponent. Anything
 * else, thousands separators and decimal commas above all, is refused and not guessed.
 */
final class NumberText {

    private NumberText() {}

    static double parse(String text, String what) throws RowProblem {
        String stripped = text.strip();
        if (isPlain(stripped)) {
            double number = Double.parseDouble(stripped);
            if (Double.isFinite(number)) {
                return number;
            }
        }
        throw refused(stripped, what);
    }

    /** A whole number; one with a fraction of zeros counts as whole. */
    static long parseWhole(String text, String what) throws RowProblem {
        String stripped = text.strip();
        int point = stripped.indexOf('.');
        String whole = point < 0 ? stripped : stripped.substring(0, point);
        boolean zeros = point < 0 || isZeros(stripped, point + 1);
        if (isPlain(stripped) && zeros && !whole.isEmpty()) {
            try {
                return Long.parseLong(whole);
            } catch (NumberFormatException tooLargeOrExponent) {
                double number = Double.parseDouble(stripped);
                if (number == Math.rint(number) && Math.abs(number) <= 0x1p53) {
                    return (long) number;
                }
            }
        }
        if (isPlain(stripped)) {
            throw new RowProblem("invalid-integer", what + " is '" + stripped + "', not a whole number of 64 bits");
        }
        throw refused(stripped, what);
    }

    private static boolean isZeros(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }

    private static RowProblem refused(String text, String what) {
        boolean separated = text.length() > 1
                && text.chars().anyMatch(c -> c == ',' || c == '\'' || c == ' ' || c == '\u00a0')
                && text.chars().allMatch(c -> c >= '0' && c <= '9' || "+-., '\u00a0".indexOf(c) >= 0);
        return separated
                ? new RowProblem(
                        "separated-number",
                        what + " is '" + text
                                + "'; write numbers without thousands separators, with a point for decimals")
                : new RowProblem("invalid-number", what + " is '" + text + "', not a finite number");
    }

    /** Whether Java's parser, which also takes hexadecimals, type letters and words, may see the text. */
    private static boolean isPlain(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.') {
                if (text.indexOf('.') != i) {
                    return false;
                }
            } else if (c == 'e' || c == 'E') {
                return digits > 0 && isExponent(text, i + 1);
            } else if (!(i == 0 && (c == '-' || c == '+'))) {
                return false;
            }
        }
        return digits > 0;
    }

    private static boolean isExponent(String text, int from) {
        int at = from;
        if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            at++;
        }
        int first = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at == text.length() && at > first && at - first < 10;
    }
}
