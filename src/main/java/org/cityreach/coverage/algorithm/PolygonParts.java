package org.cityreach.coverage.algorithm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/**
 * Set operations on polygons that give polygons: lines and points that two of them share by touching are
 * left out. An invalid polygon is mended first, as GeometryFixer does, rather than refused.
 */
public final class PolygonParts {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private PolygonParts() {}

    public static Geometry intersection(Geometry a, Geometry b) {
        return overlay(a, b, OverlayNG.INTERSECTION);
    }

    public static Geometry difference(Geometry a, Geometry b) {
        return overlay(a, b, OverlayNG.DIFFERENCE);
    }

    private static Geometry overlay(Geometry a, Geometry b, int operation) {
        try {
            return polygonal(OverlayNGRobust.overlay(a, b, operation));
        } catch (RuntimeException invalid) {
            return polygonal(OverlayNGRobust.overlay(GeometryFixer.fix(a), GeometryFixer.fix(b), operation));
        }
    }

    /** All polygons dissolved into one geometry; an empty polygon of none. */
    public static Geometry union(Collection<? extends Geometry> polygons) {
        if (polygons.isEmpty()) {
            return FACTORY.createPolygon();
        }
        try {
            return polygonal(UnaryUnionOp.union(polygons));
        } catch (RuntimeException invalid) {
            List<Geometry> mended = new ArrayList<>();
            polygons.forEach(polygon -> mended.add(GeometryFixer.fix(polygon)));
            return polygonal(UnaryUnionOp.union(mended));
        }
    }

    /** The polygons of a geometry that are larger than so many square metres. */
    public static Geometry largerThan(Geometry geometry, double areaSquareMetres) {
        List<Polygon> kept = new ArrayList<>();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            if (geometry.getGeometryN(i) instanceof Polygon polygon && polygon.getArea() > areaSquareMetres) {
                kept.add(polygon);
            }
        }
        return build(kept);
    }

    /** The parts of a polygon in the squares of a grid, so that none is wider than a square. */
    public static List<Geometry> tiles(Geometry polygon, double sideMetres) {
        Envelope box = polygon.getEnvelopeInternal();
        int columns = (int) Math.ceil(box.getWidth() / sideMetres);
        int rows = (int) Math.ceil(box.getHeight() / sideMetres);
        if (columns <= 1 && rows <= 1) {
            return List.of(polygon);
        }
        var prepared = PreparedGeometryFactory.prepare(polygon);
        List<Geometry> tiles = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double west = box.getMinX() + box.getWidth() * column / columns;
                double east = box.getMinX() + box.getWidth() * (column + 1) / columns;
                double south = box.getMinY() + box.getHeight() * row / rows;
                double north = box.getMinY() + box.getHeight() * (row + 1) / rows;
                Geometry square = FACTORY.toGeometry(new Envelope(west, east, south, north));
                if (prepared.intersects(square)) {
                    Geometry tile = prepared.covers(square) ? square : intersection(polygon, square);
                    if (!tile.isEmpty()) {
                        tiles.add(tile);
                    }
                }
            }
        }
        return tiles;
    }

    private static Geometry polygonal(Geometry geometry) {
        return geometry instanceof Polygon || geometry.isEmpty() ? geometry : largerThan(geometry, 0);
    }

    private static Geometry build(List<Polygon> polygons) {
        if (polygons.size() == 1) {
            return polygons.get(0);
        }
        return polygons.isEmpty()
                ? FACTORY.createPolygon()
                : FACTORY.createMultiPolygon(polygons.toArray(new Polygon[0]));
    }
}
