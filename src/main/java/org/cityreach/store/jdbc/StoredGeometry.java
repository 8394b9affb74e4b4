package org.cityreach.store.jdbc;

import org.cityreach.fault.Fault;
import org.cityreach.layer.GeometryType;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * Lines and polygons lie in the store as multi types, because tables have one type and tools trip over
 * mixed ones. A layer of a single type gives single-part geometries back as they came.
 */
public final class StoredGeometry {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private StoredGeometry() {}

    /** The type of the table's geometry column, such as {@code MULTIPOLYGON}. */
    public static String columnType(GeometryType type) {
        return switch (type) {
            case POINT -> "POINT";
            case MULTI_POINT -> "MULTIPOINT";
            case LINE_STRING, MULTI_LINE_STRING -> "MULTILINESTRING";
            case POLYGON, MULTI_POLYGON -> "MULTIPOLYGON";
        };
    }

    /** The geometry as the table's type. A multi point of several points does not fit a point layer. */
    public static Geometry toStored(GeometryType type, Geometry geometry) {
        if (!type.accepts(geometry)) {
            throw mismatch(type, geometry);
        }
        if (type == GeometryType.POINT) {
            return geometry instanceof Point ? geometry : onlyPoint(type, geometry);
        }
        if (geometry instanceof Point point) {
            return FACTORY.createMultiPoint(new Point[] {point});
        }
        if (geometry instanceof LineString line) {
            return FACTORY.createMultiLineString(line.isEmpty() ? new LineString[0] : new LineString[] {line});
        }
        if (geometry instanceof Polygon polygon) {
            return FACTORY.createMultiPolygon(polygon.isEmpty() ? new Polygon[0] : new Polygon[] {polygon});
        }
        return geometry;
    }

    private static Geometry onlyPoint(GeometryType type, Geometry geometry) {
        if (geometry.getNumGeometries() != 1) {
            throw mismatch(type, geometry);
        }
        return geometry.getGeometryN(0);
    }

    private static Fault mismatch(GeometryType type, Geometry geometry) {
        return Fault.invalid("geometry-type-mismatch", "geometry", geometry.getGeometryType(), type.jsonName());
    }

    /** The geometry as the layer's type where it has one part only. */
    public static Geometry fromStored(GeometryType type, Geometry stored) {
        boolean isSingleType = type == GeometryType.LINE_STRING || type == GeometryType.POLYGON;
        if (!isSingleType || stored.getNumGeometries() > 1) {
            return stored;
        }
        if (stored.getNumGeometries() == 1) {
            return stored.getGeometryN(0);
        }
        return type == GeometryType.POLYGON ? FACTORY.createPolygon() : FACTORY.createLineString();
    }
}
