package org.cityreach.layer;

import org.cityreach.fault.Fault;
import org.locationtech.jts.geom.Geometry;

/**
 * What geometries a layer holds. A single type also takes its multi type and a multi type its single
 * one, so that a park in two parts fits a {@code Polygon} layer. Only {@code Point} takes no more than
 * one point: its layers are columns of x and y.
 */
public enum GeometryType {
    POINT("Point"),
    MULTI_POINT("MultiPoint"),
    LINE_STRING("LineString"),
    MULTI_LINE_STRING("MultiLineString"),
    POLYGON("Polygon"),
    MULTI_POLYGON("MultiPolygon");

    private final String jsonName;

    GeometryType(String jsonName) {
        this.jsonName = jsonName;
    }

    public String jsonName() {
        return jsonName;
    }

    /** 0 for points, 1 for lines, 2 for polygons. */
    public int dimension() {
        return ordinal() / 2;
    }

    public boolean isPoint() {
        return dimension() == 0;
    }

    public boolean accepts(Geometry geometry) {
        if (this == POINT && geometry.getNumGeometries() != 1) {
            return false;
        }
        return geometry.getGeometryType().replace("Multi", "").equals(jsonName.replace("Multi", ""));
    }

    public static GeometryType of(String jsonName) {
        for (GeometryType type : values()) {
            if (type.jsonName.equals(jsonName)) {
                return type;
            }
        }
        throw Fault.invalid(
                "unknown-geometry-type",
                "geometryType",
                jsonName,
                "Point, MultiPoint, LineString, MultiLineString, Polygon, MultiPolygon");
    }
}
