package org.cityreach.print;

import java.util.List;
import org.cityreach.layer.LocalizedText;
import org.cityreach.style.StyleRule;
import org.cityreach.style.StyleRule.Paint;
import org.locationtech.jts.geom.Envelope;

/** The legend of a map in a column beside it: each collection with the classes that were drawn. */
final class MapKey {

    private static final double ROW_MM = 5;
    private static final double SIGN_MM = 8;
    private static final double POINTS = 8;

    private final Sheet sheet;
    private final Language language;
    private final Envelope column;
    private final MapSymbols symbols;
    private double y;
    private int left;

    MapKey(Sheet sheet, Language language, Envelope columnMm) {
        this.sheet = sheet;
        this.language = language;
        this.column = columnMm;
        this.symbols = new MapSymbols(sheet, 0.8);
        this.y = columnMm.getMinY() + 4;
        sheet.bold(language.say("图例", "Legend"), columnMm.getMinX(), y, 10, Ink.TEXT);
        y += ROW_MM + 1;
    }

    void add(LocalizedText title, int count, int dimension, List<StyleRule> rules) {
        String name = language.say(title) + " (" + count + ")";
        if (rules.size() == 1 && rules.get(0).property() == null) {
            entry(name, dimension, rules.get(0));
            y += 1;
            return;
        }
        if (hasRoom()) {
            sheet.bold(fitted(name, 0), column.getMinX(), y, POINTS, Ink.TEXT);
            y += ROW_MM;
        }
        rules.forEach(rule -> entry(language.say(rule.title()), dimension, rule));
        y += 1;
    }

    /** The classes of a surface, the highest first. */
    void add(PrintedSurface surface) {
        if (hasRoom()) {
            sheet.bold(
                    fitted(surface.title(language) + " (" + surface.unit() + ")", 0),
                    column.getMinX(),
                    y,
                    POINTS,
                    Ink.TEXT);
            y += ROW_MM;
        }
        List<PrintedSurface.Step> steps = surface.steps(language);
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (hasRoom()) {
                PrintedSurface.Step step = steps.get(i);
                sheet.apart(() -> {
                    sheet.fill(step.ink(), step.opacity());
                    sheet.box(column.getMinX(), y - 2.8, 6, 3.4);
                });
                sheet.text(fitted(step.label(), SIGN_MM), column.getMinX() + SIGN_MM, y, POINTS, Ink.TEXT);
                y += ROW_MM;
            }
        }
        y += 1;
    }

    /** Says how many entries had no room. */
    void finish() {
        if (left > 0) {
            sheet.text(
                    language.say("另有 " + left + " 项未列出", left + " more are not listed"),
                    column.getMinX(),
                    column.getMaxY() - 1,
                    POINTS,
                    Ink.MUTED);
        }
    }

    private boolean hasRoom() {
        boolean room = y + ROW_MM <= column.getMaxY() - ROW_MM;
        left += room ? 0 : 1;
        return room;
    }

    private String fitted(String text, double indentMm) {
        return sheet.letters().fitted(text, POINTS, column.getWidth() - indentMm);
    }

    private void entry(String text, int dimension, StyleRule rule) {
        if (!hasRoom()) {
            return;
        }
        double x = column.getMinX();
        for (Paint paint : rule.paints()) {
            if (paint.draws(dimension)) {
                symbols.draw(
                        paint,
                        dimension == 2 || paint.shape() == StyleRule.Shape.MARK,
                        same -> sign(paint, dimension, x));
            }
        }
        sheet.text(fitted(text, SIGN_MM), x + SIGN_MM, y, POINTS, Ink.TEXT);
        y += ROW_MM;
    }

    private void sign(Paint paint, int dimension, double x) {
        if (paint.shape() == StyleRule.Shape.MARK) {
            symbols.addMark(paint, x + 3, y - 1.2);
        } else if (dimension == 2) {
            sheet.addRect(x, y - 2.8, 6, 3.4);
        } else {
            sheet.moveTo(x, y - 1.1);
            sheet.lineTo(x + 6, y - 1.1);
        }
    }
}
