package org.cityreach.collection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.cityreach.analysis.GeoJsonGeometryReader;
import org.cityreach.geo.Crs;
import org.cityreach.layer.Feature;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.databind.JsonNode;

/**
 * The features of one output of a result, and the schema that follows from them. Coordinates are longitude and
 * latitude, degrees. Immutable.
 */
record ResultFeatures(Layer layer, List<Feature> features, Map<String, Feature> byId) {

    /** Reads the GeoJSON that an analysis wrote. Features without an id, or with one that came before, are numbered. */
    static ResultFeatures read(String id, String process, Map.Entry<String, JsonNode> output) {
        List<JsonNode> objects =
                output.getValue().path("features").valueStream().toList();
        ResultSchema schema = ResultSchema.of(objects);
        Map<String, Feature> byId = new LinkedHashMap<>();
        List<@Nullable Geometry> geometries = new ArrayList<>();
        for (JsonNode object : objects) {
            Geometry geometry = GeoJsonGeometryReader.read("geometry", object.path("geometry"));
            geometries.add(geometry);
            String own = object.path("id").asString("");
            String unique = own.isEmpty() || byId.containsKey(own) ? "#" + geometries.size() : own;
            byId.put(unique, new Feature(unique, geometry, schema.values(object)));
        }
        Layer layer = new Layer(
                id,
                LocalizedText.same(process + ": " + output.getKey()),
                typeOf(geometries.stream().filter(Objects::nonNull).map(Geometry::getGeometryType)),
                Crs.WGS84,
                schema.properties(),
                null,
                false);
        return new ResultFeatures(layer, List.copyOf(byId.values()), byId);
    }

    /** The type that takes all: the single one where all are single; points where there is no geometry at all. */
    private static GeometryType typeOf(Stream<String> types) {
        List<String> distinct = types.distinct().toList();
        if (distinct.isEmpty()) {
            return GeometryType.POINT;
        }
        return distinct.size() == 1
                ? GeometryType.of(distinct.get(0))
                : GeometryType.of("Multi" + distinct.get(0).replace("Multi", ""));
    }
}
