package org.cityreach.demo.file;

import java.util.List;
import java.util.Map;
import org.cityreach.layer.Feature;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/**
 * Writes features in city metres as GeoJSON in degrees, seven decimals (about 1 cm), one feature a
 * line so that changes can be read. Exterior rings run counter-clockwise.
 */
final class GeoJsonFile {

    private final StringBuilder text = new StringBuilder();

    private GeoJsonFile() {}

    static String of(String layerId, List<Feature> features) {
        GeoJsonFile file = new GeoJsonFile();
        file.text
                .append("{\"type\":\"FeatureCollection\",\"name\":\"")
                .append(layerId)
                .append("\",\"synthetic\":true,\"features\":[\n");
        for (int i = 0; i < features.size(); i++) {
            file.append(features.get(i));
            file.text.append(i + 1 < features.size() ? ",\n" : "\n");
        }
        file.text.append("]}\n");
        return file.text.toString();
    }

    private void append(Feature feature) {
        text.append("{\"type\":\"Feature\",\"id\":\"").append(feature.id()).append("\",\"geometry\":");
        Geometry geometry = feature.geometry();
        if (geometry == null) {
            throw new IllegalArgumentException("feature " + feature.id() + " has no geometry");
        }
        appendGeometry(geometry);
        text.append(",\"properties\":{");
        String comma = "";
        for (Map.Entry<String, Object> property : feature.properties().entrySet()) {
            text.append(comma).append('"').append(property.getKey()).append("\":");
            appendValue(property.getValue());
            comma = ",";
        }
        text.append("}}");
    }

    private void appendValue(Object value) {
        if (value instanceof Boolean || value instanceof Long) {
            text.append(value);
        } else if (value instanceof Double number) {
            text.append(Decimals.plain(number));
        } else {
            text.append('"')
                    .append(value.toString().replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
    }

    private void appendGeometry(Geometry geometry) {
        text.append("{\"type\":\"").append(geometry.getGeometryType()).append("\",\"coordinates\":");
        if (geometry.getNumGeometries() > 1 || geometry.getGeometryType().startsWith("Multi")) {
            text.append('[');
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                text.append(i == 0 ? "" : ",");
                appendCoordinates(geometry.getGeometryN(i));
            }
            text.append(']');
        } else {
            appendCoordinates(geometry);
        }
        text.append('}');
    }

    private void appendCoordinates(Geometry geometry) {
        if (geometry instanceof Polygon polygon) {
            text.append('[');
            appendRing(polygon.getExteriorRing(), true);
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                text.append(',');
                appendRing(polygon.getInteriorRingN(i), false);
            }
            text.append(']');
        } else if (geometry instanceof LineString line) {
            appendLine(line.getCoordinates());
        } else {
            appendPosition(geometry.getCoordinate());
        }
    }

    private void appendRing(LineString ring, boolean counterClockwise) {
        boolean is = Orientation.isCCW(ring.getCoordinates());
        appendLine(
                is == counterClockwise ? ring.getCoordinates() : ring.reverse().getCoordinates());
    }

    private void appendLine(Coordinate[] coordinates) {
        text.append('[');
        for (int i = 0; i < coordinates.length; i++) {
            text.append(i == 0 ? "" : ",");
            appendPosition(coordinates[i]);
        }
        text.append(']');
    }

    private void appendPosition(Coordinate at) {
        double[] degrees = GaussKrueger.toDegrees(at.x, at.y);
        text.append('[')
                .append(Decimals.fixed(degrees[0], 7))
                .append(',')
                .append(Decimals.fixed(degrees[1], 7))
                .append(']');
    }
}
