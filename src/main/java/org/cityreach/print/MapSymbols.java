package org.cityreach.print;

import java.util.function.Consumer;
import org.cityreach.style.StyleRule.Paint;

/** Draws with the paints of a style, whose pixels are 0.28 mm wide, as OGC counts them. */
final class MapSymbols {

    static final double PIXEL_MM = 0.28;
    private static final double LEAST_PEN_MM = 0.1;

    private final Sheet sheet;
    private final double reduction;

    /**
     * @param reduction how much smaller than on a screen; 1 is as large
     */
    MapSymbols(Sheet sheet, double reduction) {
        this.sheet = sheet;
        this.reduction = reduction;
    }

    /** Draws a path in the colours of a paint. */
    void draw(Paint paint, boolean closed, Consumer<Sheet> path) {
        boolean fills = closed && paint.fill() != null && paint.fillOpacity() > 0;
        boolean traces = paint.stroke() != null && paint.line().width() > 0;
        if (!fills && !traces) {
            return;
        }
        sheet.apart(() -> {
            if (fills) {
                sheet.fill(Ink.of(String.valueOf(paint.fill())), paint.fillOpacity());
            }
            if (traces) {
                sheet.pen(
                        Ink.of(String.valueOf(paint.stroke())), mm(paint.line().width()), dashes(paint));
            }
            path.accept(sheet);
            if (fills && traces) {
                sheet.paintAndTrace();
            } else if (fills) {
                sheet.paint();
            } else {
                sheet.trace();
            }
        });
    }

    private double mm(double pixels) {
        return Math.max(LEAST_PEN_MM, pixels * PIXEL_MM * reduction);
    }

    private double[] dashes(Paint paint) {
        String text = paint.line().dashes();
        if (text == null || text.isBlank()) {
            return new double[0];
        }
        String[] parts = text.strip().split("[\\s,]+");
        double[] dashes = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            dashes[i] = Math.max(LEAST_PEN_MM, Double.parseDouble(parts[i]) * PIXEL_MM * reduction);
        }
        return dashes;
    }

    double radiusMm(Paint paint) {
        return Math.max(0.25, paint.size() / 2 * PIXEL_MM * reduction);
    }

    /** Adds a mark around a place: a square, a triangle, or a circle for every other name. */
    void addMark(Paint paint, double x, double y) {
        double radius = radiusMm(paint);
        switch (String.valueOf(paint.mark())) {
            case "square" -> sheet.addRect(x - radius, y - radius, 2 * radius, 2 * radius);
            case "triangle" -> {
                sheet.moveTo(x, y - radius);
                sheet.lineTo(x + radius, y + radius);
                sheet.lineTo(x - radius, y + radius);
                sheet.closePath();
            }
            default -> sheet.addCircle(x, y, radius);
        }
    }
}
