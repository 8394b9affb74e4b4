package org.cityreach.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.layer.Feature;
import org.cityreach.layer.LayerCodec;
import org.cityreach.store.FeatureWriter;
import org.cityreach.store.WriteMode;
import org.cityreach.testing.HttpCaller.Answer;
import org.cityreach.testing.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import tools.jackson.databind.JsonNode;

/** A layer of points, areas and lines each, and an empty one, whose content the tests know. */
abstract class TiledLayers extends ServiceTest {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    static final int COUNT = 300;
    static final double WEST = 119.90;
    static final double SOUTH = 31.65;

    @BeforeEach
    void layers() {
        if (store.findLayer("tile_points").isEmpty()) {
            make("tile_points", "Point", "EPSG:4549", points());
            make("tile_areas", "Polygon", "EPSG:4490", areas());
            make("tile_lines", "LineString", "EPSG:4326", lines());
            make("tile_none", "Point", "EPSG:4490", List.of());
        }
    }

    private void make(String id, String type, String crs, List<Feature> features) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("name", Map.of("type", "string"));
        properties.put("rank", Map.of("type", "integer"));
        properties.put("day", Map.of("type", "date"));
        store.createLayer(LayerCodec.fromMap(
                id,
                Map.of(
                        "title", Map.of("zh", "瓦片测试", "en", "Tile test " + id),
                        "geometryType", type,
                        "crs", crs,
                        "properties", properties),
                false));
        try (FeatureWriter writer = store.openWriter(id, WriteMode.UPSERT)) {
            for (int row = 0; row < features.size(); row++) {
                writer.write(features.get(row), row);
            }
            writer.prepare();
            writer.commit();
        }
    }

    private static Map<String, Object> properties(int i) {
        return Map.of(
                "name",
                "名称" + i,
                "rank",
                (long) i,
                "day",
                LocalDate.of(2026, 1, 1).plusDays(i % 28));
    }

    static double[][] degrees() {
        Random random = new Random(20261122);
        double[][] places = new double[COUNT][];
        for (int i = 0; i < COUNT; i++) {
            places[i] = new double[] {WEST + random.nextDouble() / 10, SOUTH + random.nextDouble() / 10};
        }
        return places;
    }

    private static List<Feature> points() {
        List<Feature> features = new ArrayList<>();
        double[][] degrees = degrees();
        for (int i = 0; i < COUNT; i++) {
            double[] xy = degrees[i].clone();
            CrsTransform.between(Crs.CRS84, Crs.ofEpsg(4549)).apply(xy);
            features.add(new Feature("p" + i, FACTORY.createPoint(new Coordinate(xy[0], xy[1])), properties(i)));
        }
        return features;
    }

    private static List<Feature> areas() {
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            double west = WEST + i % 10 / 100.0;
            double south = SOUTH + i / 10 / 100.0;
            Geometry square = FACTORY.toGeometry(new Envelope(west, west + 0.01, south, south + 0.01));
            features.add(new Feature("a" + i, square, properties(i)));
        }
        return features;
    }

    private static List<Feature> lines() {
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            double south = SOUTH + i / 200.0;
            features.add(new Feature(
                    "l" + i,
                    FACTORY.createLineString(
                            new Coordinate[] {new Coordinate(WEST, south), new Coordinate(WEST + 0.1, south)}),
                    properties(i)));
        }
        return features;
    }

    JsonNode json(String path) {
        Answer answer = anyone().get(path);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    byte[] bytes(String path) {
        HttpResponse<byte[]> answer = anyone().getBytes(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    /** The tile of a set that holds a place, by the formulas of OGC 17-083r4. */
    static int[] tileOf(TileMatrixSet set, int z, double longitude, double latitude) {
        double n = Math.pow(2, z);
        return switch (set) {
            case WEB_MERCATOR_QUAD -> {
                double down = (1 - Math.log(Math.tan(Math.PI / 4 + Math.toRadians(latitude) / 2)) / Math.PI) / 2;
                yield new int[] {(int) (down * n), (int) ((longitude + 180) / 360 * n)};
            }
            case WORLD_CRS84_QUAD -> new int[] {(int) ((90 - latitude) / 180 * n), (int) ((longitude + 180) / 180 * n)};
            case CGCS2000_QUAD -> new int[] {(int) ((90 - latitude) / 360 * n), (int) ((longitude + 180) / 360 * n)};
        };
    }
}
