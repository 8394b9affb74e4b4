package org.cityreach.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.demo.file.CaseFile;
import org.cityreach.demo.file.LayerFile;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.layer.Feature;
import org.cityreach.layer.Layer;
import org.cityreach.layer.ShippedLayers;
import org.locationtech.jts.geom.Geometry;

/** The committed demo city as a store would hold it, read once a test run. */
final class CommittedCity {

    private static final Map<String, Layer> SCHEMAS = schemas();
    private static final Map<String, List<Feature>> LAYERS = read();

    private CommittedCity() {}

    static List<Feature> layer(String layerId) {
        List<Feature> features = LAYERS.get(layerId);
        if (features == null) {
            throw new IllegalArgumentException("no layer " + layerId);
        }
        return features;
    }

    static Map<String, Layer> layers() {
        return SCHEMAS;
    }

    static Geometry geometry(Feature feature) {
        Geometry geometry = feature.geometry();
        if (geometry == null) {
            throw new IllegalArgumentException(feature.id() + " has no geometry");
        }
        return geometry;
    }

    /** In city metres. */
    static Geometry metres(Feature feature) {
        return CrsTransform.between(Crs.of("EPSG:4490"), Crs.of("EPSG:4549")).apply(geometry(feature));
    }

    static String text(Feature feature, String property) {
        return String.valueOf(feature.property(property));
    }

    static double number(Feature feature, String property) {
        Object value = feature.property(property);
        if (!(value instanceof Number number)) {
            throw new IllegalArgumentException(feature.id() + "." + property + " is " + value);
        }
        return number.doubleValue();
    }

    private static Map<String, Layer> schemas() {
        Map<String, Layer> schemas = new LinkedHashMap<>();
        ShippedLayers.list().forEach(layer -> schemas.put(layer.id(), layer));
        return schemas;
    }

    private static Map<String, List<Feature>> read() {
        Map<String, List<Feature>> layers = new LinkedHashMap<>();
        SCHEMAS.forEach((id, layer) -> layers.put(
                id,
                id.equals("case")
                        ? CaseFile.read("/data/demo/" + CaseFile.NAME, layer)
                        : LayerFile.read("/data/demo/" + id + ".geojson", layer)));
        return layers;
    }
}
