package org.cityreach.exchange;

import java.time.Instant;
import java.time.LocalDate;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.layer.Feature;
import org.cityreach.layer.Layer;
import org.cityreach.layer.PropertySchema;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.core.JsonGenerator;

/**
 * Writes features of one layer as GeoJSON (RFC 7946) to a generator. Space: the output system, x first
 * whatever the authority says; RFC 7946 is CRS84, other systems are OGC API's extension. Coordinates that
 * need no transform are written as stored, to the last bit; transformed ones are rounded to 9 decimals
 * of a degree or 4 of a metre (0.1 mm). Shells are counter-clockwise, holes clockwise. Every property of the
 * schema is written, in its order, null where the feature has none. Immutable.
 */
public final class GeoJsonWriter {

    private static final double PER_DEGREE = 1e9;
    private static final double PER_METRE = 1e4;

    private final Layer layer;
    private final CrsTransform transform;
    private final double perUnit;

    private GeoJsonWriter(Layer layer, CrsTransform transform, double perUnit) {
        this.layer = layer;
        this.transform = transform;
        this.perUnit = perUnit;
    }

    /** A writer of a layer's features in another system. */
    public static GeoJsonWriter of(Layer layer, Crs output) {
        CrsTransform transform = CrsTransform.between(layer.crs(), output);
        double perUnit = transform.isIdentity() ? 0 : output.isGeographic() ? PER_DEGREE : PER_METRE;
        return new GeoJsonWriter(layer, transform, perUnit);
    }

    /** A writer that rounds to so many decimals, 0 to 12, whether coordinates are transformed or not. */
    public GeoJsonWriter withDecimals(int decimals) {
        if (decimals < 0 || decimals > 12) {
            throw new IllegalArgumentException("decimals " + decimals + ", allowed: 0 to 12");
        }
        return new GeoJsonWriter(layer, transform, Math.pow(10, decimals));
    }

    /** Writes one feature object. */
    public void write(Feature feature, JsonGenerator json) {
        json.writeStartObject();
        writeMembers(feature, json);
        json.writeEndObject();
    }

    /** Writes the members of a feature object that the caller has begun and will end, to add others to it. */
    public void writeMembers(Feature feature, JsonGenerator json) {
        json.writeStringProperty("type", "Feature");
        json.writeStringProperty("id", feature.id());
        json.writeName("geometry");
        writeGeometry(feature.geometry(), json);
        json.writeName("properties");
        writeProperties(feature, json);
    }

    /** Writes the properties as an object. */
    public void writeProperties(Feature feature, JsonGenerator json) {
        json.writeStartObject();
        for (PropertySchema property : layer.properties()) {
            json.writeName(property.name());
            writeValue(feature.property(property.name()), json);
        }
        json.writeEndObject();
    }

    private static void writeValue(@Nullable Object value, JsonGenerator json) {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Double number) {
            if (Double.isFinite(number)) {
                json.writeNumber(number.doubleValue());
            } else {
                json.writeNull();
            }
        } else if (value instanceof Long number) {
            json.writeNumber(number.longValue());
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof LocalDate || value instanceof Instant || value instanceof String) {
            json.writeString(value.toString());
        } else {
            throw new IllegalArgumentException("no property has a value of " + value.getClass());
        }
    }

    /** Writes a geometry that is in the layer's system; JSON's null for none. */
    public void writeGeometry(@Nullable Geometry stored, JsonGenerator json) {
        if (stored == null) {
            json.writeNull();
            return;
        }
        Geometry geometry = transform.isIdentity() ? stored : transform.apply(stored);
        json.writeStartObject();
        json.writeStringProperty("type", geometry.getGeometryType());
        json.writeName(
                geometry.getGeometryType().equals(Geometry.TYPENAME_GEOMETRYCOLLECTION) ? "geometries" : "coordinates");
        writeCoordinates(geometry, json);
        json.writeEndObject();
    }

    private void writeCoordinates(Geometry geometry, JsonGenerator json) {
        if (geometry instanceof Point point) {
            if (point.isEmpty()) {
                json.writeStartArray();
                json.writeEndArray();
            } else {
                writePosition(point.getCoordinateSequence(), 0, json);
            }
        } else if (geometry instanceof LineString line) {
            writeLine(line.getCoordinateSequence(), false, json);
        } else if (geometry instanceof Polygon polygon) {
            writePolygon(polygon, json);
        } else if (geometry instanceof GeometryCollection collection) {
            json.writeStartArray();
            for (int i = 0; i < collection.getNumGeometries(); i++) {
                writeCoordinates(collection.getGeometryN(i), json);
            }
            json.writeEndArray();
        } else {
            throw new IllegalArgumentException("GeoJSON has no " + geometry.getGeometryType());
        }
    }

    private void writePolygon(Polygon polygon, JsonGenerator json) {
        json.writeStartArray();
        if (!polygon.isEmpty()) {
            writeRing(polygon.getExteriorRing(), true, json);
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                writeRing(polygon.getInteriorRingN(i), false, json);
            }
        }
        json.writeEndArray();
    }

    private void writeRing(LineString ring, boolean counterClockwise, JsonGenerator json) {
        CoordinateSequence vertices = ring.getCoordinateSequence();
        writeLine(vertices, Orientation.isCCW(vertices) != counterClockwise, json);
    }

    private void writeLine(CoordinateSequence vertices, boolean backwards, JsonGenerator json) {
        json.writeStartArray();
        int count = vertices.size();
        for (int i = 0; i < count; i++) {
            writePosition(vertices, backwards ? count - 1 - i : i, json);
        }
        json.writeEndArray();
    }

    private void writePosition(CoordinateSequence vertices, int index, JsonGenerator json) {
        json.writeStartArray();
        json.writeNumber(rounded(vertices.getX(index)));
        json.writeNumber(rounded(vertices.getY(index)));
        json.writeEndArray();
    }

    private double rounded(double ordinate) {
        return perUnit == 0 ? ordinate : Math.rint(ordinate * perUnit) / perUnit;
    }
}
