package org.cityreach.tile.draw;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.snapshot.LayerSnapshot;
import org.cityreach.style.StyleRule.Paint;
import org.cityreach.style.StyleRule.Shape;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/**
 * Draws lines and polygons one after the other, each with all its symbols; those of the same look that are smaller than
 * some pixels are drawn together, first. One thread.
 */
final class ShapePainter {

    private static final double SMALL_PIXELS = 3;

    private final Graphics2D canvas;
    private final Rules rules;
    private final PixelPaths paths;

    ShapePainter(Graphics2D canvas, Rules rules, PixelPaths paths) {
        this.canvas = canvas;
        this.rules = rules;
        this.paths = paths;
    }

    void paint(int[] rows, LayerSnapshot.Projected geometries) {
        Map<Long, Path2D> together = new LinkedHashMap<>();
        for (int row : rows) {
            Geometry geometry = geometries.geometry(row);
            long holding = rules.of(row);
            if (geometry != null && holding != 0 && geometry.getDimension() > 0 && isSmall(geometry)) {
                paths.add(
                        together.computeIfAbsent(
                                key(holding, geometry), unknown -> new Path2D.Double(Path2D.WIND_NON_ZERO)),
                        geometry);
            }
        }
        together.forEach((key, path) -> paintPath(path, rules.paints(key >>> 1, (int) (key & 1) + 1)));
        for (int row : rows) {
            Geometry geometry = geometries.geometry(row);
            long holding = rules.of(row);
            if (geometry != null && holding != 0 && !(geometry.getDimension() > 0 && isSmall(geometry))) {
                paint(geometry, rules.paints(holding, geometry.getDimension()));
            }
        }
    }

    private static long key(long holding, Geometry geometry) {
        return holding << 1 | geometry.getDimension() - 1;
    }

    private boolean isSmall(Geometry geometry) {
        return paths.size(geometry) < SMALL_PIXELS;
    }

    private static Path2D path() {
        return new Path2D.Double(Path2D.WIND_EVEN_ODD);
    }

    private void paint(Geometry geometry, List<Paint> paints) {
        if (geometry.getDimension() == 0) {
            for (int part = 0; part < geometry.getNumGeometries(); part++) {
                paintMarks(geometry.getGeometryN(part), paints);
            }
            return;
        }
        Path2D path = path();
        paths.add(path, geometry);
        paintPath(path, paints);
        if (paints.stream().anyMatch(paint -> paint.shape() == Shape.MARK)) {
            paintMarks(geometry.getInteriorPoint(), paints);
        }
    }

    private void paintPath(Path2D path, List<Paint> paints) {
        for (Paint paint : paints) {
            if (paint.shape() == Shape.POLYGON) {
                Brush.paint(canvas, path, paint);
            } else if (paint.shape() == Shape.LINE) {
                Brush.stroke(canvas, path, paint);
            }
        }
    }

    private void paintMarks(Geometry place, List<Paint> paints) {
        if (place instanceof Point point && !point.isEmpty()) {
            for (Paint paint : paints) {
                if (paint.shape() == Shape.MARK) {
                    Brush.paint(canvas, Brush.mark(paint, paths.x(point.getX()), paths.y(point.getY())), paint);
                }
            }
        }
    }
}
