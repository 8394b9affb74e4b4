package org.cityreach.exchange.sheet;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.cityreach.exchange.format.RowProblem;
import org.cityreach.exchange.format.SafeXml;
import org.cityreach.fault.Fault;
import org.jspecify.annotations.Nullable;

/** Goes through the rows of one sheet: every cell's value as the workbook has it, never computed. */
final class SheetCells {

    private static final int MOST_COLUMNS = 16_384;

    private final SafeXml xml;
    private final List<String> shared;
    private final CellStyles styles;
    private long formulas;

    SheetCells(SafeXml xml, List<String> shared, CellStyles styles) {
        this.xml = xml;
        this.shared = shared;
        this.styles = styles;
    }

    /** Takes the rows that have cells. */
    @FunctionalInterface
    interface RowSink {

        /**
         * @param number of the row in the sheet, counted from 1
         * @param problem of a cell that holds an error; null where none does
         */
        void accept(long number, List<@Nullable Object> cells, @Nullable RowProblem problem);
    }

    /** How many cells so far were formulas. */
    long formulas() {
        return formulas;
    }

    /** Gives all rows; the faults {@code formula-without-value} and {@code merged-cells}. */
    void forEach(RowSink sink) {
        long number = 0;
        while (xml.nextElement()) {
            if (xml.name().equals("row")) {
                String stated = xml.attribute("r");
                number = stated != null && stated.matches("\\d{1,9}") ? Long.parseLong(stated) : number + 1;
                readRow(number, sink);
            } else if (xml.name().equals("mergeCell")) {
                throw Fault.invalid(
                        "merged-cells",
                        "the sheet has merged cells (" + xml.attribute("ref")
                                + "), which say nothing certain about the rows they cover; unmerge them, so that"
                                + " the first row has the names of the columns and every other row is one feature");
            }
        }
    }

    private void readRow(long number, RowSink sink) {
        int depth = xml.depth();
        List<@Nullable Object> cells = new ArrayList<>();
        RowProblem problem = null;
        int column = 0;
        while (xml.nextChild(depth)) {
            if (!xml.name().equals("c")) {
                continue;
            }
            String place = xml.attribute("r");
            column = place == null ? column : columnOf(place);
            if (column >= MOST_COLUMNS) {
                throw Fault.invalid("damaged-file", "a cell of the sheet has the place " + place);
            }
            while (cells.size() <= column) {
                cells.add(null);
            }
            try {
                cells.set(column, readCell(place == null ? "row " + number : place));
            } catch (RowProblem bad) {
                problem = bad;
            }
            column++;
        }
        sink.accept(number, cells, problem);
    }

    private static int columnOf(String place) {
        int column = 0;
        for (int i = 0; i < place.length() && Character.isLetter(place.charAt(i)) && i < 4; i++) {
            column = 26 * column + Character.toUpperCase(place.charAt(i)) - 'A' + 1;
        }
        return Math.max(0, column - 1);
    }

    private @Nullable Object readCell(String place) throws RowProblem {
        String type = xml.attribute("t");
        String style = xml.attribute("s");
        boolean isFormula = false;
        String value = null;
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "f" -> isFormula = true;
                case "v" -> value = xml.text();
                case "is" -> value = richText(xml);
                default -> {}
            }
        }
        if (isFormula) {
            formulas++;
            if (value == null) {
                throw Fault.invalid(
                        "formula-without-value",
                        "cell " + place + " is a formula without its result; formulas are not computed here: open the"
                                + " file in a spreadsheet and save it, or paste the values in place of the formulas");
            }
        }
        boolean isDate = style != null && style.matches("\\d{1,6}") && styles.isDate(Integer.parseInt(style));
        return value == null ? null : value(type == null ? "n" : type, value, isDate, place);
    }

    private @Nullable Object value(String type, String value, boolean isDate, String place) throws RowProblem {
        return switch (type) {
            case "s" -> blankless(sharedText(value, place));
            case "str", "inlineStr" -> blankless(CellText.plain(value));
            case "b" -> value.strip().equals("1") || value.strip().equalsIgnoreCase("true");
            case "d" -> value.strip();
            case "e" -> throw new RowProblem("cell-error", "cell " + place + " holds the error " + value);
            default -> number(value.strip(), isDate, place);
        };
    }

    private static @Nullable String blankless(String text) {
        return text.isEmpty() ? null : text;
    }

    private String sharedText(String value, String place) {
        try {
            return shared.get(Integer.parseInt(value.strip()));
        } catch (NumberFormatException | IndexOutOfBoundsException broken) {
            throw Fault.invalid("damaged-file", "cell " + place + " names a text that the workbook does not have");
        }
    }

    private @Nullable Object number(String text, boolean isDate, String place) throws RowProblem {
        if (text.isEmpty()) {
            return null;
        }
        try {
            if (isDate) {
                LocalDateTime moment = styles.moment(Double.parseDouble(text));
                if (moment == null) {
                    throw new RowProblem(
                            "invalid-date", "cell " + place + " is " + text + ", shown as a date; it is none");
                }
                boolean isDay = moment.toLocalTime().toNanoOfDay() == 0;
                return isDay ? (Object) moment.toLocalDate() : (Object) moment;
            }
            boolean isWhole = text.matches("-?\\d{1,18}");
            return isWhole ? (Object) Long.parseLong(text) : (Object) Double.parseDouble(text);
        } catch (NumberFormatException malformed) {
            throw new RowProblem("invalid-number", "cell " + place + " holds '" + text + "', not a number");
        }
    }

    /** The text of an element that has it in runs; what tells how to read it aloud is passed over. */
    static String richText(SafeXml xml) {
        StringBuilder text = new StringBuilder();
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (xml.name().equals("t")) {
                text.append(xml.text());
            } else if (xml.name().equals("r")) {
                text.append(richText(xml));
            }
        }
        return text.toString();
    }
}
