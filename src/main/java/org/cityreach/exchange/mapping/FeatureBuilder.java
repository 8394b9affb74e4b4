package org.cityreach.exchange.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.exchange.format.RawRow;
import org.cityreach.exchange.format.RowProblem;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.layer.Feature;
import org.cityreach.layer.Layer;
import org.cityreach.layer.PropertySchema;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/**
 * Makes a feature of a layer from a row as it came: id, values in their types, geometry in the layer's
 * coordinate system. Not safe for use by many threads.
 */
public final class FeatureBuilder {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_SHOWN = 60;

    private final Layer layer;
    private final ColumnMapping mapping;
    private final ValueReader values;
    private final Crs source;
    private final CrsTransform transform;
    private final String idPrefix;
    private final WKTReader wktReader = new WKTReader(FACTORY);
    private final double[] xy = new double[2];
    private boolean idsMade;

    /**
     * @param source what the file's coordinates are in
     * @param idPrefix what made ids begin with; the row's number follows
     */
    public FeatureBuilder(Layer layer, ColumnMapping mapping, ValueReader values, Crs source, String idPrefix) {
        this.layer = layer;
        this.mapping = mapping;
        this.values = values;
        this.source = source;
        this.transform = CrsTransform.between(source, layer.crs());
        this.idPrefix = idPrefix;
    }

    /** The feature of a row. */
    public Feature build(RawRow row) throws RowProblem {
        if (row.problem() != null) {
            throw row.problem();
        }
        return new Feature(id(row), transformed(sourceGeometry(row)), properties(row));
    }

    /** The id that the row itself gives; null where it gives none. */
    public @Nullable String findId(RawRow row) {
        Object mapped = row.value(mapping.id());
        String id = mapped == null ? row.id() : text(mapped);
        return id == null || id.isBlank() ? null : id;
    }

    /** A whole number stays one when a file keeps it with a fraction of zero. */
    private static String text(Object value) {
        return value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 0x1p53
                ? Long.toString(number.longValue())
                : value.toString();
    }

    private String id(RawRow row) throws RowProblem {
        String id = findId(row);
        if (id == null) {
            if (mapping.id() >= 0 && row.id() == null && !mapping.assumed().containsKey("id")) {
                throw new RowProblem("missing-id", "column " + mapping.columnName(mapping.id()) + " is empty");
            }
            idsMade = true;
            return idPrefix + row.number();
        }
        if (id.length() > LONGEST_ID || id.indexOf('\0') >= 0) {
            throw new RowProblem("invalid-id", "the id is longer than " + LONGEST_ID + " characters or not a text");
        }
        return id;
    }

    /** Whether some feature so far got a made id. */
    public boolean isIdMade() {
        return idsMade;
    }

    private Map<String, Object> properties(RawRow row) throws RowProblem {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<PropertySchema> schemas = layer.properties();
        for (int i = 0; i < schemas.size(); i++) {
            Object value = mapping.constants().get(i);
            int place = mapping.properties().get(i);
            if (place >= 0) {
                value = values.read(schemas.get(i), row.value(place));
            }
            if (value != null) {
                properties.put(schemas.get(i).name(), value);
            }
        }
        return properties;
    }

    /** The row's geometry in the file's own system; null where it has none. */
    public @Nullable Geometry sourceGeometry(RawRow row) throws RowProblem {
        if (mapping.x() >= 0) {
            return point(row);
        }
        if (mapping.wkt() >= 0) {
            return fromText(row);
        }
        return row.geometry();
    }

    private @Nullable Geometry point(RawRow row) throws RowProblem {
        Object x = row.value(mapping.x());
        Object y = row.value(mapping.y());
        if (isBlank(x) && isBlank(y)) {
            return null;
        }
        return FACTORY.createPoint(new Coordinate(ordinate(x, mapping.x()), ordinate(y, mapping.y())));
    }

    private static boolean isBlank(@Nullable Object value) {
        return value == null || value instanceof String text && text.isBlank();
    }

    private double ordinate(@Nullable Object value, int place) throws RowProblem {
        String column = mapping.columnName(place);
        if (isBlank(value)) {
            throw new RowProblem("missing-coordinate", column + " is empty where the other coordinate is not");
        }
        return value instanceof Number number ? number.doubleValue() : NumberText.parse(String.valueOf(value), column);
    }

    private @Nullable Geometry fromText(RawRow row) throws RowProblem {
        Object value = row.value(mapping.wkt());
        if (value == null || value.toString().isBlank()) {
            return null;
        }
        String text = value.toString().strip();
        try {
            return wktReader.read(text);
        } catch (ParseException | IllegalArgumentException unfit) {
            String shown = text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
            throw new RowProblem(codeOf(unfit), "'" + shown + "' is not well-known text: " + unfit.getMessage());
        }
    }

    private static String codeOf(Exception unfit) {
        String message = String.valueOf(unfit.getMessage());
        return message.contains("closed linestring") ? "unclosed-ring" : "invalid-wkt";
    }

    private @Nullable Geometry transformed(@Nullable Geometry geometry) throws RowProblem {
        if (geometry == null) {
            return null;
        }
        checkRange(geometry);
        if (transform.isIdentity()) {
            return geometry;
        }
        if (geometry instanceof Point point && !point.isEmpty()) {
            xy[0] = point.getX();
            xy[1] = point.getY();
            transform.apply(xy, 0, 1);
            if (Double.isNaN(xy[0]) || Double.isNaN(xy[1])) {
                throw new RowProblem(
                        "coordinates-outside-crs",
                        point.getX() + " " + point.getY() + " in " + source + " cannot be expressed in " + layer.crs());
            }
            return FACTORY.createPoint(new Coordinate(xy[0], xy[1]));
        }
        try {
            return transform.apply(geometry);
        } catch (Fault outside) {
            throw new RowProblem(outside.code(), outside.getMessage());
        }
    }

    private void checkRange(Geometry geometry) throws RowProblem {
        Envelope box = geometry.getEnvelopeInternal();
        boolean finite = Double.isFinite(box.getMinX() + box.getMaxX() + box.getMinY() + box.getMaxY());
        if (!finite) {
            throw new RowProblem("coordinate-not-finite", "a coordinate is not a finite number");
        }
        boolean degrees = source.isGeographic();
        if (degrees && !box.isNull() && !isOnEarth(box)) {
            throw new RowProblem(
                    "coordinate-out-of-range",
                    "longitude " + box.getMinX() + " to " + box.getMaxX() + ", latitude " + box.getMinY() + " to "
                            + box.getMaxY() + "; allowed: -180 to 180 and -90 to 90");
        }
    }

    private static boolean isOnEarth(Envelope box) {
        return box.getMinX() >= -180 && box.getMaxX() <= 180 && box.getMinY() >= -90 && box.getMaxY() <= 90;
    }
}
