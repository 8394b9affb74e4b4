package org.cityreach.ogc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cityreach.layer.Feature;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LayerCodec;
import org.cityreach.store.FeatureStore;
import org.cityreach.store.FeatureWriter;
import org.cityreach.store.WriteMode;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** Layers around 31.7 N, 119.94 E whose content the tests know. */
final class TestLayers {

    static final GeometryFactory GEOMETRIES = new GeometryFactory();
    /** The layer of as many cases as a district has in a year, which other programs read. */
    static final String CASES = "gdal_cases";

    static final int CASE_COUNT = 68_000;

    private TestLayers() {}

    static Layer layer(String id, String geometryType, String crs) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("kind", Map.of("type", "string", "enum", List.of("a", "b", "c")));
        properties.put("size", Map.of("type", "number", "unit", "m²"));
        properties.put("rank", Map.of("type", "integer"));
        properties.put("open", Map.of("type", "boolean"));
        properties.put("reported", Map.of("type", "date-time"));
        return LayerCodec.fromMap(
                id,
                Map.of(
                        "title",
                        Map.of("zh", "测试", "en", "Test " + id),
                        "geometryType",
                        geometryType,
                        "crs",
                        crs,
                        "timeProperty",
                        "reported",
                        "properties",
                        properties),
                false);
    }

    /** Points at random in 119.90–120.00 E, 31.65–31.75 N; every tenth has neither geometry nor time. */
    static List<Feature> points(int count, long seed) {
        Random random = new Random(seed);
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, Object> properties = new LinkedHashMap<>();
            properties.put("kind", List.of("a", "b", "c").get(i % 3));
            properties.put("size", random.nextInt(1000) / 10.0);
            properties.put("rank", (long) i);
            properties.put("open", i % 2 == 0);
            Coordinate place =
                    new Coordinate(119.90 + random.nextInt(100_000) / 1e6, 31.65 + random.nextInt(100_000) / 1e6);
            boolean bare = i % 10 == 9;
            if (!bare) {
                properties.put("reported", Instant.parse("2026-01-01T00:00:00Z").plusSeconds(3600L * i));
            }
            features.add(new Feature("p" + i, bare ? null : GEOMETRIES.createPoint(place), properties));
        }
        return features;
    }

    static List<Feature> cases() {
        return points(CASE_COUNT, 17);
    }

    /** Makes the layer of cases where it is not there yet. */
    static void fillCases(FeatureStore store) {
        if (store.findLayer(CASES).isEmpty()) {
            fill(store, layer(CASES, "Point", "EPSG:4490"), cases());
        }
    }

    /** Squares of 0.01° in a row from 119.90 E, 31.70 N eastwards, touching each other. */
    static List<Feature> squares(int count) {
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double west = 119.90 + i / 100.0;
            features.add(new Feature(
                    "s" + i,
                    GEOMETRIES.toGeometry(new Envelope(west, west + 0.01, 31.70, 31.71)),
                    Map.of("kind", "a", "rank", (long) i)));
        }
        return features;
    }

    static void fill(FeatureStore store, Layer layer, List<Feature> features) {
        store.createLayer(layer);
        try (FeatureWriter writer = store.openWriter(layer.id(), WriteMode.APPEND)) {
            long row = 0;
            for (Feature feature : features) {
                writer.write(feature, row++);
            }
            writer.prepare();
            writer.commit();
        }
    }
}
