package org.cityreach.tile.algorithm;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.overlayng.RingClipper;
import org.locationtech.jts.precision.GeometryPrecisionReducer;

/**
 * What is left of a shape in a tile: simplified as a whole, so that neighbouring tiles agree, cut to the tile and a buffer of
 * {@value #BUFFER} units, rounded to whole units. Polygons are valid afterwards; where rounding would make one cross itself it is
 * noded on the grid. What rounding makes vanish stays as one unit. With tolerance t the outline lies within t + 0.71
 * units of the true one. One thread.
 */
final class TileShape {

    static final int BUFFER = 64;

    private static final double LOW = -BUFFER;
    private static final double HIGH = LayerWriter.EXTENT + BUFFER;
    private static final Envelope BOX = new Envelope(LOW, HIGH, LOW, HIGH);
    private static final GeometryFactory GRID = new GeometryFactory(new PrecisionModel(1));

    private final TileSquare tile;
    private final PointTiles.Square square;
    private final double tolerance;
    private final GeometryCommands out = new GeometryCommands();
    private final RingClipper clipper = new RingClipper(BOX);

    /** @param tolerance of the simplification in tile units */
    TileShape(TileSquare tile, PointTiles.Square square, double tolerance) {
        this.tile = tile;
        this.square = square;
        this.tolerance = tolerance;
    }

    /** The commands of the last {@link #write}. */
    GeometryCommands commands() {
        return out;
    }

    /** Makes the commands of a geometry; empty where nothing of it lies in the tile. */
    void write(Geometry geometry) {
        out.clear();
        switch (geometry.getDimension()) {
            case 0 -> writePoints(geometry);
            case 1 -> writeLines(geometry);
            default -> writePolygons(geometry);
        }
    }

    /** A square as a polygon. */
    void writeSquare(int west, int north, int side) {
        out.clear();
        int[] ring = {west, north, west + side, north, west + side, north + side, west, north + side};
        out.ring(ring, 4, false);
    }

    private void writePoints(Geometry geometry) {
        int[] xy = new int[2 * geometry.getNumPoints()];
        int count = 0;
        for (int part = 0; part < geometry.getNumGeometries(); part++) {
            if (geometry.getGeometryN(part) instanceof Point point && !point.isEmpty()) {
                double x = tile.unitsX(square.x(point.getX()));
                double y = tile.unitsY(square.y(point.getY()));
                if (x >= 0 && x < LayerWriter.EXTENT && y >= 0 && y < LayerWriter.EXTENT) {
                    xy[2 * count] = (int) Math.round(x);
                    xy[2 * count + 1] = (int) Math.round(y);
                    count++;
                }
            }
        }
        if (count > 0) {
            out.points(xy, count);
        }
    }

    private void writeLines(Geometry geometry) {
        for (int part = 0; part < geometry.getNumGeometries(); part++) {
            if (geometry.getGeometryN(part) instanceof LineString line && !line.isEmpty()) {
                for (double[] piece : LineClip.of(simplified(line), LOW, HIGH)) {
                    writeLine(GridRing.path(piece));
                }
            }
        }
    }

    private void writeLine(int[] path) {
        if (path.length >= 4) {
            out.line(path, path.length / 2);
        } else if (isWithin(path[0], path[1])) {
            out.line(new int[] {path[0], path[1], path[0] + 1, path[1]}, 2);
        }
    }

    private static boolean isWithin(int x, int y) {
        return x >= 0 && y >= 0 && x < LayerWriter.EXTENT && y < LayerWriter.EXTENT;
    }

    private double[] simplified(LineString line) {
        CoordinateSequence places = line.getCoordinateSequence();
        double[] xy = new double[2 * places.size()];
        for (int i = 0; i < places.size(); i++) {
            xy[2 * i] = tile.unitsX(square.x(places.getX(i)));
            xy[2 * i + 1] = tile.unitsY(square.y(places.getY(i)));
        }
        return Simplification.of(xy, tolerance);
    }

    private void writePolygons(Geometry geometry) {
        List<int[][]> polygons = new ArrayList<>();
        boolean doubtful = geometry.getNumGeometries() > 1;
        for (int part = 0; part < geometry.getNumGeometries(); part++) {
            if (geometry.getGeometryN(part) instanceof Polygon polygon && !polygon.isEmpty()) {
                int[][] rings = rings(polygon);
                if (rings.length > 0) {
                    polygons.add(rings);
                    doubtful |= rings.length > 1 || !GridRing.isConvex(rings[0]);
                }
            }
        }
        if (doubtful) {
            writeChecked(polygons);
        } else {
            polygons.forEach(rings -> writeRing(rings[0], true));
        }
    }

    /** Shell and holes on the grid; none where nothing lies in the tile. */
    private int[][] rings(Polygon polygon) {
        int[] shell = ring(polygon.getExteriorRing());
        if (shell.length < 6 || GridRing.area(shell) == 0) {
            return speck(polygon.getExteriorRing());
        }
        List<int[]> rings = new ArrayList<>();
        rings.add(shell);
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            int[] hole = ring(polygon.getInteriorRingN(i));
            if (hole.length >= 6 && GridRing.area(hole) != 0) {
                rings.add(hole);
            }
        }
        return rings.toArray(new int[0][]);
    }

    private int[] ring(LinearRing ring) {
        double[] xy = simplified(ring);
        boolean inside = true;
        for (int i = 0; i < xy.length && inside; i++) {
            inside = xy[i] >= LOW && xy[i] <= HIGH;
        }
        return GridRing.ring(inside ? xy : clipped(xy));
    }

    private double[] clipped(double[] xy) {
        Coordinate[] places = new Coordinate[xy.length / 2];
        for (int i = 0; i < places.length; i++) {
            places[i] = new Coordinate(xy[2 * i], xy[2 * i + 1]);
        }
        Coordinate[] left = clipper.clip(places);
        double[] cut = new double[2 * left.length];
        for (int i = 0; i < left.length; i++) {
            cut[2 * i] = left[i].x;
            cut[2 * i + 1] = left[i].y;
        }
        return cut;
    }

    /** One unit in place of a polygon too small to be seen; nothing where it belongs to another tile. */
    private int[][] speck(LinearRing shell) {
        Envelope box = shell.getEnvelopeInternal();
        double width = Math.scalb(box.getWidth() / square.side(), tile.level()) * LayerWriter.EXTENT;
        double height = Math.scalb(box.getHeight() / square.side(), tile.level()) * LayerWriter.EXTENT;
        double centreX = tile.unitsX(square.x((box.getMinX() + box.getMaxX()) / 2));
        double centreY = tile.unitsY(square.y((box.getMinY() + box.getMaxY()) / 2));
        int x = (int) Math.floor(centreX);
        int y = (int) Math.floor(centreY);
        boolean small = width < 2 + 2 * tolerance || height < 2 + 2 * tolerance;
        return small && isWithin(x, y) ? new int[][] {{x, y, x + 1, y, x + 1, y + 1, x, y + 1}} : new int[0][];
    }

    private void writeRing(int[] ring, boolean isShell) {
        out.ring(ring, ring.length / 2, GridRing.area(ring) > 0 != isShell);
    }

    private void writeChecked(List<int[][]> polygons) {
        Polygon[] parts = new Polygon[polygons.size()];
        for (int i = 0; i < parts.length; i++) {
            int[][] rings = polygons.get(i);
            LinearRing[] holes = new LinearRing[rings.length - 1];
            for (int hole = 0; hole < holes.length; hole++) {
                holes[hole] = closed(rings[hole + 1]);
            }
            parts[i] = GRID.createPolygon(closed(rings[0]), holes);
        }
        Geometry whole = parts.length == 1 ? parts[0] : GRID.createMultiPolygon(parts);
        if (!whole.isValid()) {
            whole = GeometryPrecisionReducer.reduce(GeometryFixer.fix(whole), GRID.getPrecisionModel());
        }
        for (int part = 0; part < whole.getNumGeometries(); part++) {
            if (whole.getGeometryN(part) instanceof Polygon polygon && !polygon.isEmpty()) {
                writeRing(open(polygon.getExteriorRing()), true);
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    writeRing(open(polygon.getInteriorRingN(hole)), false);
                }
            }
        }
    }

    private static LinearRing closed(int[] ring) {
        Coordinate[] places = new Coordinate[ring.length / 2 + 1];
        for (int i = 0; i < places.length; i++) {
            int at = 2 * i % ring.length;
            places[i] = new Coordinate(ring[at], ring[at + 1]);
        }
        return GRID.createLinearRing(places);
    }

    private static int[] open(LinearRing ring) {
        CoordinateSequence places = ring.getCoordinateSequence();
        int[] xy = new int[2 * (places.size() - 1)];
        for (int i = 0; i + 1 < places.size(); i++) {
            xy[2 * i] = (int) Math.round(places.getX(i));
            xy[2 * i + 1] = (int) Math.round(places.getY(i));
        }
        return xy;
    }
}
