package org.cityreach.print;

import org.locationtech.jts.geom.Envelope;

/** Scale bar and north arrow, in the lower right corner of a map. */
public final class MapFurniture {

    private static final double[] STEPS = {1, 2, 5};
    private static final double MOST_MM = 30;

    private MapFurniture() {}

    /** The corner that it takes. */
    public static Envelope place(Envelope frameMm) {
        return new Envelope(
                frameMm.getMaxX() - 50, frameMm.getMaxX() - 1.5, frameMm.getMaxY() - 11.5, frameMm.getMaxY() - 1.5);
    }

    public static void paint(Sheet sheet, PageMap map) {
        Envelope place = place(map.frameMm());
        sheet.apart(() -> {
            sheet.fill(Ink.WHITE, 0.85);
            sheet.box(place.getMinX(), place.getMinY(), place.getWidth(), place.getHeight());
        });
        double metres = lengthMetres(map.mmPerMetre());
        double length = metres * map.mmPerMetre();
        double x = place.getMinX() + 3;
        double y = place.getMaxY() - 2.6;
        sheet.pen(Ink.TEXT, 0.2);
        for (int quarter = 0; quarter < 4; quarter++) {
            sheet.fill(quarter % 2 == 0 ? Ink.TEXT : Ink.WHITE);
            sheet.addRect(x + quarter * length / 4, y - 1, length / 4, 1);
            sheet.paintAndTrace();
        }
        sheet.textCentred("0", x, y - 1.9, 6.5, Ink.TEXT);
        sheet.textCentred(Numbers.metres(metres), x + length, y - 1.9, 6.5, Ink.TEXT);
        String scale = "1 : " + Numbers.amount(Math.round(map.scaleNumber() / 100) * 100.0);
        sheet.text(scale, x, y - 5.2, 6.5, Ink.MUTED);
        north(sheet, place.getMaxX() - 5, place.getMinY() + 1);
    }

    private static void north(Sheet sheet, double x, double y) {
        sheet.pen(Ink.TEXT, 0.2);
        sheet.fill(Ink.TEXT);
        sheet.moveTo(x, y);
        sheet.lineTo(x - 1.6, y + 4.6);
        sheet.lineTo(x, y + 3.5);
        sheet.closePath();
        sheet.paintAndTrace();
        sheet.fill(Ink.WHITE);
        sheet.moveTo(x, y);
        sheet.lineTo(x + 1.6, y + 4.6);
        sheet.lineTo(x, y + 3.5);
        sheet.closePath();
        sheet.paintAndTrace();
        sheet.textCentred("N", x, y + 7.2, 7, Ink.TEXT);
    }

    /** The longest round length that has room. */
    public static double lengthMetres(double mmPerMetre) {
        double best = 1;
        for (double power = 1; power < 1e7; power *= 10) {
            for (double step : STEPS) {
                if (step * power * mmPerMetre <= MOST_MM) {
                    best = step * power;
                }
            }
        }
        return best;
    }
}
