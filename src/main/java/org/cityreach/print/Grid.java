package org.cityreach.print;

import java.util.List;

/** A table on a page: a header over a line, then rows; what is too wide is cut with an ellipsis. */
public final class Grid {

    private static final double SIZE_POINTS = 7.5;
    private static final double ROW_MM = 4.5;
    private static final double GAP_MM = 1.6;

    private final Sheet sheet;
    private final double x;
    private final List<Column> columns;
    private double y;

    /** A column; figures stand to the right. */
    public record Column(String title, double widthMm, boolean figures) {

        public static Column words(String title, double widthMm) {
            return new Column(title, widthMm, false);
        }

        public static Column figures(String title, double widthMm) {
            return new Column(title, widthMm, true);
        }
    }

    /** Draws the header; its baseline is at y. */
    public Grid(Sheet sheet, double x, double y, List<Column> columns) {
        this.sheet = sheet;
        this.x = x;
        this.columns = List.copyOf(columns);
        this.y = y;
        cells(columns.stream().map(Column::title).toList(), Ink.MUTED);
        sheet.pen(Ink.MUTED, 0.2);
        sheet.line(x, this.y + 1.4, x + widthMm(), this.y + 1.4);
        this.y += ROW_MM + 0.6;
    }

    public double widthMm() {
        return columns.stream().mapToDouble(Column::widthMm).sum();
    }

    public void row(List<String> cells) {
        row(cells, Ink.TEXT);
    }

    public void row(List<String> cells, Ink ink) {
        cells(cells, ink);
        sheet.pen(Ink.LINE, 0.15);
        sheet.line(x, y + 1.3, x + widthMm(), y + 1.3);
        y += ROW_MM;
    }

    /** A row of one text over all columns. */
    public void note(String text) {
        sheet.text(sheet.letters().fitted(text, SIZE_POINTS, widthMm()), x, y, SIZE_POINTS, Ink.MUTED);
        y += ROW_MM;
    }

    private void cells(List<String> cells, Ink ink) {
        double left = x;
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            String text = sheet.letters().fitted(cells.get(i), SIZE_POINTS, column.widthMm() - GAP_MM);
            if (column.figures()) {
                sheet.textToRight(text, left + column.widthMm() - GAP_MM / 2, y, SIZE_POINTS, ink);
            } else {
                sheet.text(text, left, y, SIZE_POINTS, ink);
            }
            left += column.widthMm();
        }
    }

    /** The baseline of the row that would come next. */
    public double y() {
        return y;
    }

    public static double rowMm() {
        return ROW_MM;
    }
}
