package org.cityreach.store;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.layer.Feature;
import org.cityreach.layer.FeatureQuery;
import org.cityreach.layer.Filter;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LocalizedText;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Truth: the contract in the ports' documentation, held against what was written. Each store runs all of it. */
abstract class FeatureStoreContract {

    private static final AtomicLong NEXT = new AtomicLong();

    abstract FeatureStore store();

    abstract DocumentStore documents();

    /** A layer id that no other test uses. */
    final String newId() {
        return "layer_" + NEXT.incrementAndGet();
    }

    static PropertySchema property(String name, PropertyType type) {
        return new PropertySchema(name, type, LocalizedText.same(name), null, List.of(), Map.of(), false);
    }

    static Layer layer(String id, GeometryType type, PropertySchema... properties) {
        return new Layer(
                id, new LocalizedText("图层", "Layer"), type, Crs.of("EPSG:4490"), List.of(properties), null, false);
    }

    static Geometry wkt(String wkt) {
        try {
            return new WKTReader().read(wkt);
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static Feature point(String id, double x, double y) {
        return new Feature(id, wkt("POINT (" + x + " " + y + ")"), Map.of());
    }

    /** Writes and commits; gives the conflicts. */
    final List<FeatureWriter.Conflict> write(String layerId, WriteMode mode, List<Feature> features) {
        try (FeatureWriter writer = store().openWriter(layerId, mode)) {
            long row = 0;
            for (Feature feature : features) {
                writer.write(feature, ++row);
            }
            List<FeatureWriter.Conflict> conflicts = writer.prepare();
            writer.commit();
            return conflicts;
        }
    }

    final List<Feature> all(String layerId) {
        List<Feature> features = new ArrayList<>();
        store().read(FeatureQuery.all(layerId), features::add);
        return features;
    }

    final List<String> ids(FeatureQuery query) {
        List<String> ids = new ArrayList<>();
        store().read(query, feature -> ids.add(feature.id()));
        return ids;
    }

    final Layer made(Layer layer) {
        store().createLayer(layer);
        return layer;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Point              | POINT (119.95 31.72)                                                              | POINT (119.95 31.72)
            Point              | MULTIPOINT ((119.95 31.72))                                                       | POINT (119.95 31.72)
            MultiPoint         | MULTIPOINT ((1 2), (3 4))                                                         | MULTIPOINT ((1 2), (3 4))
            MultiPoint         | POINT (1 2)                                                                       | MULTIPOINT ((1 2))
            LineString         | LINESTRING (0 0, 1 1, 2 0)                                                        | LINESTRING (0 0, 1 1, 2 0)
            LineString         | MULTILINESTRING ((0 0, 1 1), (2 2, 3 3))                                          | MULTILINESTRING ((0 0, 1 1), (2 2, 3 3))
            MultiLineString    | LINESTRING (0 0, 1 1)                                                             | MULTILINESTRING ((0 0, 1 1))
            Polygon            | POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 2 1, 2 2, 1 1))                         | POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 2 1, 2 2, 1 1))
            Polygon            | MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))                     | MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))
            MultiPolygon       | POLYGON ((0 0, 1 0, 1 1, 0 0))                                                    | MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))
            Polygon            | POLYGON EMPTY                                                                     | POLYGON EMPTY
            """)
    void everyGeometryTypeComesBack(String type, String written, String expected) {
        Layer layer = made(layer(newId(), GeometryType.of(type)));
        write(layer.id(), WriteMode.APPEND, List.of(new Feature("a", wkt(written), Map.of())));
        Geometry read = requireNonNull(all(layer.id()).get(0).geometry());
        assertThat(read.toText()).isEqualTo(wkt(expected).toText());
    }

    @Test
    void everyPropertyTypeComesBackExactly() {
        Layer layer = made(layer(
                newId(),
                GeometryType.POINT,
                property("text", PropertyType.STRING),
                property("数值", PropertyType.NUMBER),
                property("order", PropertyType.INTEGER),
                property("Select", PropertyType.BOOLEAN),
                property("date", PropertyType.DATE),
                property("Zeitpunkt_ä", PropertyType.DATE_TIME)));
        List<Feature> features = List.of(
                feature(
                        "full",
                        "公厕 'a' \"b\" ; -- \\ \t\n\r %_ 😀",
                        0.1 + 0.2,
                        Long.MAX_VALUE,
                        true,
                        "2024-02-29",
                        "2024-02-29T23:59:59.999Z"),
                feature("past", "", -1e-300, Long.MIN_VALUE, false, "1899-12-31", "1890-01-01T00:00:00.001Z"),
                feature("far", "x", Double.MAX_VALUE, 0L, true, "0001-01-01", "9999-12-31T23:59:59.999Z"),
                new Feature("none", null, Map.of()),
                feature("\\N", "\\N", 5e-324, -1L, false, "1970-01-01", "1969-12-31T23:59:59.999Z"));
        write(layer.id(), WriteMode.APPEND, features);
        assertThat(all(layer.id())).isEqualTo(features);
    }

    private static Feature feature(
            String id, String text, double number, long order, boolean select, String date, String moment) {
        return new Feature(
                id,
                wkt("POINT (119.123456789012345 -31.7)"),
                Map.of(
                        "text",
                        text,
                        "数值",
                        number,
                        "order",
                        order,
                        "Select",
                        select,
                        "date",
                        LocalDate.parse(date),
                        "Zeitpunkt_ä",
                        Instant.parse(moment)));
    }

    @Test
    void hugeTextsComeBack() {
        Layer layer = made(layer(newId(), GeometryType.POINT, property("text", PropertyType.STRING)));
        String text = "公厕 toilet 😀\n".repeat(200_000);
        write(layer.id(), WriteMode.APPEND, List.of(new Feature("a", null, Map.of("text", text))));
        assertThat(text.equals(all(layer.id()).get(0).property("text"))).isTrue();
    }

    @Test
    void aLayerComesBackWithItsWholeSchema() {
        PropertySchema level = new PropertySchema(
                "level",
                PropertyType.STRING,
                new LocalizedText("级别", "Level"),
                "t/d",
                List.of("a", "b"),
                Map.of("a", new LocalizedText("甲", "A")),
                true);
        PropertySchema since = new PropertySchema(
                "since",
                PropertyType.DATE_TIME,
                LocalizedText.same("since"),
                null,
                List.of(Instant.parse("2020-01-01T00:00:00.5Z")),
                Map.of(),
                false);
        PropertySchema share = new PropertySchema(
                "share", PropertyType.NUMBER, LocalizedText.same("share"), null, List.of(0.1, 2.0), Map.of(), false);
        Layer layer = new Layer(
                newId(),
                new LocalizedText("公厕", "Toilets"),
                GeometryType.POLYGON,
                Crs.of("EPSG:4549"),
                List.of(level, since, share),
                "since",
                true);
        store().createLayer(layer);
        assertThat(store().getLayer(layer.id())).isEqualTo(layer);
        assertThat(store().listLayers()).contains(layer);
        assertThat(store().listLayers().get(0).shipped()).isTrue();
    }

    @Test
    void versionsGrowByOneAWriteAndNeverComeTwice() {
        Layer layer = made(layer(newId(), GeometryType.POINT));
        assertThat(store().version(layer.id())).isEqualTo(1);
        write(layer.id(), WriteMode.APPEND, List.of(point("a", 1, 1)));
        assertThat(store().version(layer.id())).isEqualTo(2);
        assertThat(store().deleteFeature(layer.id(), "b")).isFalse();
        assertThat(store().version(layer.id())).isEqualTo(2);
        assertThat(store().deleteFeature(layer.id(), "a")).isTrue();
        assertThat(store().versions()).containsEntry(layer.id(), 3L);
        store().deleteLayer(layer.id());
        store().createLayer(layer);
        assertThat(store().version(layer.id())).isEqualTo(4);
        assertThat(all(layer.id())).isEmpty();
    }

    @Test
    void conflictsAreNamedByRow() {
        Layer layer = made(layer(newId(), GeometryType.POINT));
        write(layer.id(), WriteMode.APPEND, List.of(point("a", 1, 1), point("b", 2, 2)));
        List<FeatureWriter.Conflict> conflicts =
                write(layer.id(), WriteMode.APPEND, List.of(point("c", 3, 3), point("a", 9, 9), point("c", 9, 9)));
        assertThat(conflicts)
                .containsExactlyInAnyOrder(new FeatureWriter.Conflict(2, "a"), new FeatureWriter.Conflict(3, "c"));
        assertThat(all(layer.id())).extracting(Feature::id).containsExactly("a", "b", "c");
        assertThat(store().findFeature(layer.id(), "a")).map(Feature::geometry).hasValue(wkt("POINT (1 1)"));
    }

    @Test
    void upsertReplacesInPlaceAndAdds() {
        Layer layer = made(layer(newId(), GeometryType.POINT, property("name", PropertyType.STRING)));
        write(
                layer.id(),
                WriteMode.APPEND,
                List.of(new Feature("a", wkt("POINT (1 1)"), Map.of("name", "old")), point("b", 2, 2)));
        List<FeatureWriter.Conflict> conflicts = write(
                layer.id(),
                WriteMode.UPSERT,
                List.of(point("c", 3, 3), new Feature("a", wkt("POINT (7 7)"), Map.of()), point("a", 8, 8)));
        assertThat(conflicts).containsExactly(new FeatureWriter.Conflict(3, "a"));
        assertThat(all(layer.id())).extracting(Feature::id).containsExactly("a", "b", "c");
        assertThat(all(layer.id()).get(0)).isEqualTo(new Feature("a", wkt("POINT (7 7)"), Map.of()));
        assertThat(ids(box(layer.id(), 6, 8, 6, 8))).containsExactly("a");
        assertThat(ids(box(layer.id(), 0, 1, 0, 1))).isEmpty();
    }

    @Test
    void replaceLeavesOnlyWhatIsWritten() {
        Layer layer = made(layer(newId(), GeometryType.POINT));
        write(layer.id(), WriteMode.APPEND, List.of(point("a", 1, 1), point("b", 2, 2)));
        write(layer.id(), WriteMode.REPLACE, List.of(point("c", 3, 3), point("a", 4, 4)));
        assertThat(all(layer.id())).extracting(Feature::id).containsExactly("c", "a");
        assertThat(ids(box(layer.id(), 0, 9, 0, 9))).containsExactly("c", "a");
        assertThat(ids(box(layer.id(), 1, 2, 1, 2))).isEmpty();
    }

    @Test
    void closingUndoesEverything() {
        Layer layer = made(layer(newId(), GeometryType.POINT));
        write(layer.id(), WriteMode.APPEND, List.of(point("a", 1, 1)));
        try (FeatureWriter writer = store().openWriter(layer.id(), WriteMode.REPLACE)) {
            writer.write(point("b", 1, 1), 1);
        }
        try (FeatureWriter writer = store().openWriter(layer.id(), WriteMode.REPLACE)) {
            writer.write(point("b", 1, 1), 1);
            writer.prepare();
        }
        assertThat(all(layer.id())).extracting(Feature::id).containsExactly("a");
        assertThat(store().version(layer.id())).isEqualTo(2);
        assertThat(ids(box(layer.id(), 1, 1, 1, 1))).containsExactly("a");
        write(layer.id(), WriteMode.APPEND, List.of(point("b", 1, 1)));
        assertThat(all(layer.id())).hasSize(2);
    }

    @Test
    void readersSeeTheOldStateUntilTheCommit() {
        Layer layer = made(layer(newId(), GeometryType.POINT));
        write(layer.id(), WriteMode.APPEND, List.of(point("a", 1, 1), point("b", 2, 2)));
        List<String> seen = new ArrayList<>();
        long version = store().read(FeatureQuery.all(layer.id()), feature -> {
            if (seen.isEmpty()) {
                try (FeatureWriter writer = store().openWriter(layer.id(), WriteMode.REPLACE)) {
                    writer.write(point("c", 1, 1), 1);
                    writer.prepare();
                    assertThat(store().version(layer.id())).isEqualTo(2);
                    assertThat(all(layer.id())).hasSize(2);
                    writer.commit();
                }
                assertThat(all(layer.id())).extracting(Feature::id).containsExactly("c");
            }
            return seen.add(feature.id());
        });
        assertThat(seen).containsExactly("a", "b");
        assertThat(version).isEqualTo(2);
    }

    @Test
    void oddNamesNeedNoCare() {
        String longName = "这是一个非常长的属性名称用来检查数据库的列名限制会不会截断它而变得相同的";
        Layer layer = made(layer(
                newId(),
                GeometryType.POINT,
                property("xmin", PropertyType.INTEGER),
                property("xmin_", PropertyType.INTEGER),
                property("select", PropertyType.INTEGER),
                property("rowid", PropertyType.INTEGER),
                property("seq", PropertyType.INTEGER),
                property("p0", PropertyType.INTEGER),
                property("Ünï", PropertyType.INTEGER),
                property(longName + "一", PropertyType.INTEGER),
                property(longName + "二", PropertyType.INTEGER)));
        Map<String, Object> values = new HashMap<>();
        layer.properties().forEach(property -> values.put(property.name(), (long) values.size()));
        Feature feature = new Feature("a", wkt("POINT (1 2)"), values);
        write(layer.id(), WriteMode.APPEND, List.of(feature));
        write(layer.id(), WriteMode.UPSERT, List.of(feature));
        assertThat(all(layer.id())).containsExactly(feature);
        layer.properties()
                .forEach(property -> assertThat(store().count(new FeatureQuery(
                                layer.id(),
                                null,
                                new Filter.Comparison(
                                        property.name(),
                                        Filter.Operator.EQUAL,
                                        requireNonNull(feature.property(property.name()))),
                                0,
                                1)))
                        .isEqualTo(1));
        String staged = store().findLayer("staged").isPresent()
                ? "staged"
                : made(layer("staged", GeometryType.POINT)).id();
        write(staged, WriteMode.REPLACE, List.of(point("a", 1, 2)));
        assertThat(all(staged)).hasSize(1);
    }

    @Test
    void manyReadersAndWritersDisturbNobody() throws Exception {
        Layer layer = made(layer(newId(), GeometryType.POINT, property("run", PropertyType.INTEGER)));
        int runs = 12;
        ExecutorService threads = Executors.newFixedThreadPool(5);
        try {
            List<Future<?>> writers = new ArrayList<>();
            for (int thread = 0; thread < 2; thread++) {
                writers.add(threads.submit(() -> {
                    for (int run = 0; run < runs; run++) {
                        write(layer.id(), WriteMode.REPLACE, sameRun(run));
                        documents().put("busy", "it", "{\"run\":" + run + "}");
                    }
                }));
            }
            List<Future<?>> readers = new ArrayList<>();
            for (int thread = 0; thread < 3; thread++) {
                readers.add(threads.submit(() -> {
                    while (!writers.stream().allMatch(Future::isDone)) {
                        List<Feature> seen = all(layer.id());
                        assertThat(seen.size()).isIn(0, 400);
                        assertThat(seen.stream()
                                        .map(feature -> feature.property("run"))
                                        .distinct())
                                .hasSizeLessThanOrEqualTo(1);
                    }
                }));
            }
            for (Future<?> future :
                    Stream.concat(writers.stream(), readers.stream()).toList()) {
                future.get(2, TimeUnit.MINUTES);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(store().version(layer.id())).isEqualTo(1 + 2 * runs);
    }

    private static List<Feature> sameRun(long run) {
        return IntStream.range(0, 400)
                .mapToObj(i -> new Feature("f" + i, wkt("POINT (1 1)"), Map.of("run", run)))
                .toList();
    }

    @Test
    void valuesThatCannotBeKeptAreFaults() {
        Layer layer = made(layer(
                newId(),
                GeometryType.POINT,
                property("text", PropertyType.STRING),
                property("number", PropertyType.NUMBER),
                property("date", PropertyType.DATE),
                property("moment", PropertyType.DATE_TIME)));
        List<Map<String, Object>> bad = List.of(
                Map.of("text", "a\0b"),
                Map.of("text", "broken \uD83D pair"),
                Map.of("number", Double.NaN),
                Map.of("number", Double.POSITIVE_INFINITY),
                Map.of("date", LocalDate.of(10000, 1, 1)),
                Map.of("date", LocalDate.of(0, 12, 31)),
                Map.of("moment", Instant.parse("+10000-01-01T00:00:00Z")));
        for (Map<String, Object> properties : bad) {
            assertThatThrownBy(() -> write(layer.id(), WriteMode.APPEND, List.of(new Feature("a", null, properties))))
                    .isInstanceOf(Fault.class);
        }
        for (String id : List.of("", "x".repeat(201), "a\0")) {
            assertThatThrownBy(() -> write(layer.id(), WriteMode.APPEND, List.of(new Feature(id, null, Map.of()))))
                    .isInstanceOf(Fault.class);
        }
        assertThat(all(layer.id())).isEmpty();
    }

    @Test
    void unknownLayersAndTakenIdsAreFaults() {
        assertThatThrownBy(() -> store().version("none"))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("collection-not-found"));
        assertThatThrownBy(() -> store().openWriter("none", WriteMode.APPEND)).isInstanceOf(Fault.class);
        assertThatThrownBy(() -> store().deleteLayer("none")).isInstanceOf(Fault.class);
        Layer layer = made(layer(newId(), GeometryType.POINT));
        assertThatThrownBy(() -> store().createLayer(layer))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("collection-exists"));
        assertThatThrownBy(() -> store().createLayer(layer("cityreach_layer", GeometryType.POINT)))
                .isInstanceOf(Fault.class);
        assertThatThrownBy(() -> write(
                        layer.id(),
                        WriteMode.APPEND,
                        List.of(new Feature("m", wkt("MULTIPOINT ((1 1), (2 2))"), Map.of()))))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("geometry-type-mismatch"));
        assertThat(all(layer.id())).isEmpty();
    }

    @Test
    void documentsAreKeptInOrderOfTheirFirstMaking() {
        String kind = newId();
        documents().put(kind, "b", "{\"n\":1}");
        documents().put(kind, "a", "{\"名\":\"😀'\\\"\"}");
        documents().put(kind, "b", "{\"n\":2}");
        assertThat(documents().list(kind))
                .containsExactly(
                        new DocumentStore.Document("b", "{\"n\":2}"),
                        new DocumentStore.Document("a", "{\"名\":\"😀'\\\"\"}"));
        assertThat(documents().find(kind, "a")).hasValue("{\"名\":\"😀'\\\"\"}");
        assertThat(documents().delete(kind, "a")).isTrue();
        assertThat(documents().delete(kind, "a")).isFalse();
        assertThat(documents().find(kind, "a")).isEmpty();
        assertThat(documents().find(kind + "x", "b")).isEmpty();
    }

    @Test
    void aDocumentIsReplacedOnlyWhereItStillSaysWhatWasRead() {
        String kind = newId();
        documents().put(kind, "a", "{\"n\": 1}");
        assertThat(documents().replace(kind, "a", "{\"n\": 1}", "{\"n\": 2}")).isTrue();
        assertThat(documents().replace(kind, "a", "{\"n\": 1}", "{\"n\": 3}")).isFalse();
        assertThat(documents().find(kind, "a")).hasValue("{\"n\": 2}");
        assertThat(documents().replace(kind, "b", "{}", "{\"n\": 4}")).isFalse();
        assertThat(documents().find(kind, "b")).isEmpty();
    }

    static FeatureQuery box(String layerId, double minX, double maxX, double minY, double maxY) {
        return new FeatureQuery(layerId, new Envelope(minX, maxX, minY, maxY), Filter.all(), 0, Long.MAX_VALUE);
    }
}
