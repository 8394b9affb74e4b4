package org.cityreach.print;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cityreach.job.Progress;
import org.cityreach.style.StyleRule;
import org.cityreach.style.StyleRule.Paint;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** Draws one collection on a map, rule by rule, and remembers which rules drew something. */
final class LayerPainter {

    private static final int MOST_LABELS = 400;
    private static final double POINTS_PER_PIXEL = 0.75;
    private static final int MANY_SYMBOLS = 400;
    private static final int BLOCK_FEATURES = 1000;

    private final Sheet sheet;
    private final PageMap map;
    private final PrintedLayer layer;
    private final List<Integer> rows;
    private final MapSymbols symbols;
    private final Set<StyleRule> used = new LinkedHashSet<>();

    LayerPainter(Sheet sheet, PageMap map, PrintedLayer layer, List<Integer> rows) {
        this.sheet = sheet;
        this.map = map;
        this.layer = layer;
        this.rows = rows;
        boolean crowded = layer.dimension() == 0 && rows.size() > MANY_SYMBOLS;
        this.symbols =
                new MapSymbols(sheet, crowded ? Math.max(0.25, Math.sqrt(MANY_SYMBOLS / (double) rows.size())) : 0.8);
    }

    /**
     * @param progress asked once a block of features whether to go on
     */
    void paint(Progress progress) {
        for (StyleRule rule : layer.rules(map.scaleNumber())) {
            List<Integer> held =
                    rows.stream().filter(row -> layer.holds(rule, row)).toList();
            for (Paint paint : rule.paints()) {
                if (paint.draws(layer.dimension()) && !held.isEmpty()) {
                    used.add(rule);
                    paint(paint, held, progress);
                }
            }
        }
    }

    /** All features of a rule as one path, so that neighbours join without a seam; marks each by itself. */
    private void paint(Paint paint, List<Integer> held, Progress progress) {
        if (paint.shape() == StyleRule.Shape.MARK) {
            for (int i = 0; i < held.size(); i++) {
                if (i % BLOCK_FEATURES == 0) {
                    progress.checkCancelled();
                }
                int row = held.get(i);
                Coordinate place = place(row);
                if (place != null && map.shows(place, symbols.radiusMm(paint))) {
                    symbols.draw(paint, true, same -> symbols.addMark(paint, map.x(place.x), map.y(place.y)));
                }
            }
            return;
        }
        progress.checkCancelled();
        boolean closed = paint.shape() == StyleRule.Shape.POLYGON;
        symbols.draw(
                paint,
                closed,
                same -> held.forEach(row -> {
                    Geometry shape = layer.shape(row);
                    if (shape != null) {
                        map.add(sheet, shape, 0);
                    }
                }));
    }

    /** Where a mark or a label stands: the point itself, the middle of a line, a point inside an area. */
    private @Nullable Coordinate place(int row) {
        Geometry shape = layer.shape(row);
        return shape == null || shape.isEmpty()
                ? null
                : shape.getInteriorPoint().getCoordinate();
    }

    /** Writes the labels of the style where there is room. */
    void label(LabelPlacer placer) {
        int written = 0;
        for (StyleRule rule : layer.rules(map.scaleNumber())) {
            StyleRule.Label label = rule.label();
            if (label == null
                    || layer.snapshot().layer().findProperty(label.property()).isEmpty()) {
                continue;
            }
            double points = Math.max(5.5, label.size() * POINTS_PER_PIXEL * 0.8);
            for (int row : rows) {
                Object text = layer.snapshot().value(row, label.property());
                Coordinate place = text == null || !layer.holds(rule, row) ? null : place(row);
                if (place != null && written < MOST_LABELS && map.shows(place, 0)) {
                    written += write(String.valueOf(text), place, points, Ink.of(label.colour()), placer);
                }
            }
        }
    }

    private int write(String text, Coordinate place, double points, Ink ink, LabelPlacer placer) {
        double width = sheet.letters().widthMm(text, points);
        double height = points * Letters.MM_PER_POINT;
        LabelPlacer.Pin pin = new LabelPlacer.Pin(map.x(place.x), map.y(place.y), layer.dimension() == 0 ? 1.2 : 0);
        return placer.place(pin, width, height, 1)
                .map(placed -> {
                    Envelope box = placed.box();
                    sheet.textWithHalo(text, box.getMinX(), box.getMaxY() - 0.2 * height, points, ink);
                    return 1;
                })
                .orElse(0);
    }

    /** The rules that drew something, in the order of the style. */
    List<StyleRule> used() {
        return List.copyOf(used);
    }
}
