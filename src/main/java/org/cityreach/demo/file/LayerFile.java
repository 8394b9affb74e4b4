package org.cityreach.demo.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.layer.Feature;
import org.cityreach.layer.Layer;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyValue;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a committed layer file from the class path. The files are our own and checked by tests, so this
 * reader is plain and fast; files of others go through an import.
 */
public final class LayerFile {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final GeometryFactory factory = new GeometryFactory();
    private final Layer layer;

    private LayerFile(Layer layer) {
        this.layer = layer;
    }

    /**
     * The features of a layer, coordinates in degrees, longitude first.
     *
     * @param path from the root of the class path, such as {@code /data/demo/toilet.geojson}
     */
    public static List<Feature> read(String path, Layer layer) {
        try (InputStream stream = LayerFile.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks its file " + path);
            }
            return new LayerFile(layer).features(JSON.readTree(stream.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    private List<Feature> features(JsonNode collection) {
        List<Feature> features = new ArrayList<>();
        for (JsonNode feature : collection.path("features")) {
            Map<String, Object> properties = new LinkedHashMap<>();
            for (PropertySchema property : layer.properties()) {
                JsonNode value = feature.path("properties").path(property.name());
                if (!value.isMissingNode()) {
                    properties.put(property.name(), value(property, value));
                }
            }
            features.add(new Feature(feature.path("id").asString(), geometry(feature.path("geometry")), properties));
        }
        return features;
    }

    private static Object value(PropertySchema property, JsonNode value) {
        return switch (property.type()) {
            case STRING -> value.asString();
            case NUMBER -> value.asDouble();
            case INTEGER -> value.asLong();
            case BOOLEAN -> value.asBoolean();
            case DATE, DATE_TIME -> PropertyValue.parse(property.name(), property.type(), value.asString());
        };
    }

    private Geometry geometry(JsonNode json) {
        JsonNode coordinates = json.path("coordinates");
        return switch (json.path("type").asString()) {
            case "Point" -> factory.createPoint(coordinate(coordinates));
            case "LineString" -> line(coordinates);
            case "MultiLineString" -> {
                List<LineString> lines = new ArrayList<>();
                coordinates.forEach(part -> lines.add(line(part)));
                yield factory.createMultiLineString(lines.toArray(new LineString[0]));
            }
            case "Polygon" -> polygon(coordinates);
            case "MultiPolygon" -> {
                List<Polygon> polygons = new ArrayList<>();
                coordinates.forEach(part -> polygons.add(polygon(part)));
                yield factory.createMultiPolygon(polygons.toArray(new Polygon[0]));
            }
            default -> throw new IllegalArgumentException("geometry " + json.path("type"));
        };
    }

    private LineString line(JsonNode coordinates) {
        return factory.createLineString(coordinates(coordinates));
    }

    private Polygon polygon(JsonNode rings) {
        LinearRing shell = factory.createLinearRing(coordinates(rings.path(0)));
        LinearRing[] holes = new LinearRing[rings.size() - 1];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = factory.createLinearRing(coordinates(rings.path(i + 1)));
        }
        return factory.createPolygon(shell, holes);
    }

    private static Coordinate[] coordinates(JsonNode array) {
        Coordinate[] coordinates = new Coordinate[array.size()];
        for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] = coordinate(array.path(i));
        }
        return coordinates;
    }

    private static Coordinate coordinate(JsonNode position) {
        return new Coordinate(position.path(0).asDouble(), position.path(1).asDouble());
    }
}
