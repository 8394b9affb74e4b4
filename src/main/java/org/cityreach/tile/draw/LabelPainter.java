package org.cityreach.tile.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.cityreach.layer.PropertyValue;
import org.cityreach.snapshot.LayerSnapshot;
import org.cityreach.style.StyleRule.Label;
import org.cityreach.tile.TileAddress;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.linearref.LengthIndexedLine;

/**
 * Writes labels: within polygons, along the middle of lines, beside points. One that would cross another of an earlier row is
 * left out; so is one that does not fit its polygon or line. Candidates come from a tile's width around the tile, so that
 * neighbouring tiles mostly decide alike; a chain of conflicts longer than that may end differently. One thread.
 */
final class LabelPainter {

    private static final double GAP_PIXELS = 2;
    private static final double FITTING = 1.15;

    private final Graphics2D canvas;
    private final Rules rules;
    private final PixelPaths paths;
    private final LayerSnapshot snapshot;
    private final LayerSnapshot.Projected geometries;
    private final FontRenderContext context;
    private final List<Rectangle2D> taken = new ArrayList<>();

    LabelPainter(
            Graphics2D canvas,
            Rules rules,
            PixelPaths paths,
            LayerSnapshot snapshot,
            LayerSnapshot.Projected geometries) {
        this.canvas = canvas;
        this.rules = rules;
        this.paths = paths;
        this.snapshot = snapshot;
        this.geometries = geometries;
        context = new FontRenderContext(null, true, true);
    }

    /** @param rows ascending */
    void paint(int[] rows) {
        for (int row : rows) {
            Label label = rules.label(rules.of(row));
            Object value = label == null ? null : snapshot.value(row, label.property());
            Geometry geometry = value == null ? null : geometries.geometry(row);
            if (label != null && value != null && geometry != null) {
                String text = PropertyValue.toText(value).strip();
                if (!text.isEmpty()) {
                    write(text, label, geometry);
                }
            }
        }
    }

    private void write(String text, Label label, Geometry geometry) {
        Font font =
                new Font(Font.SANS_SERIF, label.bold() ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) label.size());
        TextLayout layout = new TextLayout(text, font, context);
        double width = layout.getAdvance();
        double height = layout.getAscent();
        AffineTransform place = place(geometry, width, height);
        if (place == null) {
            return;
        }
        Rectangle2D box = place.createTransformedShape(new Rectangle2D.Double(-width / 2, -height / 2, width, height))
                .getBounds2D();
        Rectangle2D wide = new Rectangle2D.Double(
                box.getX() - GAP_PIXELS,
                box.getY() - GAP_PIXELS,
                box.getWidth() + 2 * GAP_PIXELS,
                box.getHeight() + 2 * GAP_PIXELS);
        if (taken.stream().anyMatch(wide::intersects)) {
            return;
        }
        taken.add(box);
        if (wide.intersects(0, 0, TileAddress.PIXELS, TileAddress.PIXELS)) {
            place.translate(-width / 2, height / 2 - layout.getDescent() / 2);
            draw(layout.getOutline(place), label);
        }
    }

    private void draw(Shape letters, Label label) {
        String halo = label.halo();
        if (halo != null && label.haloRadius() > 0) {
            canvas.setColor(Color.decode(halo));
            canvas.setStroke(
                    new BasicStroke((float) (2 * label.haloRadius()), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            canvas.draw(letters);
        }
        canvas.setColor(Color.decode(label.colour()));
        canvas.fill(letters);
    }

    /** Where the middle of the text stands, and how it is turned; null where it does not fit. */
    private @Nullable AffineTransform place(Geometry geometry, double width, double height) {
        if (geometry.getDimension() == 1) {
            return along(longest(geometry), width);
        }
        Coordinate at = geometry.getInteriorPoint().getCoordinate();
        if (at == null || geometry.getDimension() == 2 && paths.size(geometry) < FITTING * width) {
            return null;
        }
        double below = geometry.getDimension() == 0 ? height + GAP_PIXELS : 0;
        return AffineTransform.getTranslateInstance(paths.x(at.x), paths.y(at.y) + below);
    }

    private static Geometry longest(Geometry lines) {
        Geometry longest = lines.getGeometryN(0);
        for (int part = 1; part < lines.getNumGeometries(); part++) {
            Geometry one = lines.getGeometryN(part);
            longest = one.getLength() > longest.getLength() ? one : longest;
        }
        return longest;
    }

    private @Nullable AffineTransform along(Geometry line, double width) {
        if (!(line instanceof LineString) || paths.size(line) < FITTING * width) {
            return null;
        }
        LengthIndexedLine measured = new LengthIndexedLine(line);
        double middle = line.getLength() / 2;
        double pixelsPerUnit = Math.abs(paths.x(1) - paths.x(0));
        double half = width / 2 / pixelsPerUnit;
        Coordinate at = measured.extractPoint(middle);
        Coordinate from = measured.extractPoint(middle - half);
        Coordinate to = measured.extractPoint(middle + half);
        double angle = Math.atan2(paths.y(to.y) - paths.y(from.y), paths.x(to.x) - paths.x(from.x));
        double upright = Math.abs(angle) > Math.PI / 2 ? angle + Math.PI : angle;
        AffineTransform place = AffineTransform.getTranslateInstance(paths.x(at.x), paths.y(at.y));
        place.rotate(upright);
        return place;
    }
}
