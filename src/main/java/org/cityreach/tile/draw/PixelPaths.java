package org.cityreach.tile.draw;

import java.awt.geom.Path2D;
import org.cityreach.tile.TileAddress;
import org.cityreach.tile.algorithm.LineClip;
import org.cityreach.tile.algorithm.PointTiles;
import org.cityreach.tile.algorithm.TileSquare;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.RingClipper;

/**
 * Geometries as paths in a tile's pixels. What lies far outside is cut off or left out, far enough that no outline of a cut
 * is seen. Places closer than a quarter of a pixel to the one before are passed over. One thread.
 */
final class PixelPaths {

    private static final double UNITS_PER_PIXEL = 4096.0 / TileAddress.PIXELS;
    private static final double NEAR_PIXELS = 0.25;
    /** Dashes begin where a line does, in whichever tile; lines longer than this are cut all the same. */
    private static final double LONGEST_WHOLE_PIXELS = 100_000;

    private final TileSquare tile;
    private final PointTiles.Square square;
    private final double margin;
    private final RingClipper clipper;

    PixelPaths(TileSquare tile, PointTiles.Square square, double marginPixels) {
        this.tile = tile;
        this.square = square;
        this.margin = marginPixels;
        double end = TileAddress.PIXELS + marginPixels;
        clipper = new RingClipper(new Envelope(-marginPixels, end, -marginPixels, end));
    }

    double x(double across) {
        return tile.unitsX(square.x(across)) / UNITS_PER_PIXEL;
    }

    double y(double up) {
        return tile.unitsY(square.y(up)) / UNITS_PER_PIXEL;
    }

    /** The longer side of a geometry's box. */
    double size(Geometry geometry) {
        Envelope box = geometry.getEnvelopeInternal();
        return Math.max(x(box.getMaxX()) - x(box.getMinX()), y(box.getMinY()) - y(box.getMaxY()));
    }

    /** Adds lines, and polygons with their holes. */
    void add(Path2D path, Geometry geometry) {
        boolean whole = isWhole(geometry);
        for (int part = 0; part < geometry.getNumGeometries(); part++) {
            Geometry one = geometry.getGeometryN(part);
            if (one instanceof Polygon polygon && !polygon.isEmpty()) {
                addRing(path, polygon.getExteriorRing(), whole);
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    addRing(path, polygon.getInteriorRingN(hole), whole);
                }
            } else if (one instanceof LineString line && !line.isEmpty()) {
                addLine(path, line);
            }
        }
    }

    private boolean isWhole(Geometry geometry) {
        Envelope box = geometry.getEnvelopeInternal();
        double end = TileAddress.PIXELS + margin;
        return x(box.getMinX()) >= -margin
                && y(box.getMaxY()) >= -margin
                && x(box.getMaxX()) <= end
                && y(box.getMinY()) <= end;
    }

    private void addRing(Path2D path, LineString ring, boolean whole) {
        CoordinateSequence places = ring.getCoordinateSequence();
        if (whole) {
            addPlaces(path, places);
            path.closePath();
            return;
        }
        Coordinate[] pixels = new Coordinate[places.size()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = new Coordinate(x(places.getX(i)), y(places.getY(i)));
        }
        Coordinate[] cut = clipper.clip(pixels);
        for (int i = 0; i < cut.length; i++) {
            if (i == 0) {
                path.moveTo(cut[i].x, cut[i].y);
            } else {
                path.lineTo(cut[i].x, cut[i].y);
            }
        }
        if (cut.length > 0) {
            path.closePath();
        }
    }

    private void addLine(Path2D path, LineString line) {
        if (size(line) <= LONGEST_WHOLE_PIXELS) {
            addPlaces(path, line.getCoordinateSequence());
            return;
        }
        CoordinateSequence places = line.getCoordinateSequence();
        double end = TileAddress.PIXELS + margin;
        for (int i = 0; i + 1 < places.size(); i++) {
            double[] segment = {x(places.getX(i)), y(places.getY(i)), x(places.getX(i + 1)), y(places.getY(i + 1))};
            for (double[] piece : LineClip.of(segment, -margin, end)) {
                path.moveTo(piece[0], piece[1]);
                path.lineTo(piece[2], piece[3]);
            }
        }
    }

    private void addPlaces(Path2D path, CoordinateSequence places) {
        double lastX = Double.NaN;
        double lastY = Double.NaN;
        for (int i = 0; i < places.size(); i++) {
            double x = x(places.getX(i));
            double y = y(places.getY(i));
            if (i == 0) {
                path.moveTo(x, y);
            } else if (i + 1 < places.size()
                    && Math.abs(x - lastX) < NEAR_PIXELS
                    && Math.abs(y - lastY) < NEAR_PIXELS) {
                continue;
            } else {
                path.lineTo(x, y);
            }
            lastX = x;
            lastY = y;
        }
    }
}
