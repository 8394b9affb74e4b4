package org.cityreach.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.cityreach.geo.Crs;
import org.cityreach.layer.Feature;
import org.cityreach.layer.Filter;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LocalizedText;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.cityreach.store.FeatureWriter;
import org.cityreach.store.PlainFilter;
import org.cityreach.store.RandomFilters;
import org.cityreach.store.WriteMode;
import org.cityreach.testing.TemporaryStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** Truth: the features that were written, and a filter evaluated as its documentation reads. */
class ColumnSnapshotTest {

    private static final GeometryFactory SHAPES = new GeometryFactory();

    private static Layer layer(String id, GeometryType type, PropertySchema... properties) {
        return new Layer(id, LocalizedText.same(id), type, Crs.CGCS2000, List.of(properties), null, false);
    }

    private static PropertySchema property(String name, PropertyType type) {
        return new PropertySchema(name, type, LocalizedText.same(name), null, List.of(), Map.of(), false);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14})
    void columnsHoldWhatWasWrittenAndFilterAlike(long seed) {
        RandomFilters random = new RandomFilters(seed);
        List<Feature> features = random.features(300);
        try (TemporaryStore store =
                TemporaryStore.open().with(layer("some", GeometryType.POINT, RandomFilters.schema()), features)) {
            LayerSnapshot snapshot = store.snapshots().current("some");
            assertThat(snapshot.size()).isEqualTo(features.size());
            for (int row = 0; row < features.size(); row++) {
                Feature feature = features.get(row);
                assertThat(snapshot.id(row)).isEqualTo(feature.id());
                assertThat(snapshot.geometry(row)).isEqualTo(feature.geometry());
                for (PropertySchema property : RandomFilters.schema()) {
                    assertThat(snapshot.value(row, property.name())).isEqualTo(feature.property(property.name()));
                }
            }
            for (int i = 0; i < 300; i++) {
                Filter filter = random.filter(3);
                int[] expected = IntStream.range(0, features.size())
                        .filter(row -> PlainFilter.passes(filter, features.get(row)))
                        .toArray();
                assertThat(snapshot.rows(filter))
                        .as("seed %s, %s", seed, filter)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void manyDifferentTextsAndLongIdsComeBack() {
        int count = 70_000;
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, Object> properties = i % 3 == 0 ? Map.of() : Map.of("text", "名" + i % 69_000);
            features.add(new Feature("编号-" + "x".repeat(i % 180) + i, null, properties));
        }
        try (TemporaryStore store = TemporaryStore.open()
                .with(layer("many", GeometryType.POINT, property("text", PropertyType.STRING)), features)) {
            LayerSnapshot snapshot = store.snapshots().current("many");
            for (int row = 0; row < count; row++) {
                assertThat(snapshot.id(row)).isEqualTo(features.get(row).id());
                assertThat(snapshot.value(row, "text"))
                        .isEqualTo(features.get(row).property("text"));
            }
            Filter filter = new Filter.Comparison("text", Filter.Operator.EQUAL, "名500");
            assertThat(snapshot.rows(filter)).containsExactly(500, 69_500);
            assertThat(snapshot.rows(
                            new Filter.IdIn(List.of(features.get(69_999).id(), "no"))))
                    .containsExactly(69_999);
        }
    }

    /** A pattern like this took a regular expression hours. */
    @Test
    void hostilePatternsAreAnswered() {
        List<Feature> features = List.of(new Feature("a", null, Map.of("text", "a".repeat(5000))));
        try (TemporaryStore store = TemporaryStore.open()
                .with(layer("long", GeometryType.POINT, property("text", PropertyType.STRING)), features)) {
            LayerSnapshot snapshot = store.snapshots().current("long");
            assertThat(snapshot.rows(new Filter.Like("text", "%a".repeat(40) + "b")))
                    .isEmpty();
            assertThat(snapshot.rows(new Filter.Like("text", "%a".repeat(40) + "_")))
                    .containsExactly(0);
        }
    }

    @Test
    void metresAndBoundsAreThoseOfTheFixtures() {
        List<Feature> features = List.of(
                new Feature("a", SHAPES.createPoint(new Coordinate(119.9420, 31.7010)), Map.of()),
                new Feature("none", null, Map.of()),
                new Feature("b", SHAPES.createPoint(new Coordinate(119.9450, 31.7200)), Map.of()));
        try (TemporaryStore store = TemporaryStore.open().with(layer("toilets", GeometryType.POINT), features)) {
            LayerSnapshot snapshot = store.snapshots().current("toilets");
            LayerSnapshot.Projected metres = snapshot.in(Crs.of("EPSG:4549"));
            assertThat(metres).isSameAs(snapshot.in(Crs.of("EPSG:4549")));
            assertThat(metres.eastings()[0]).isCloseTo(494501.6866, within(1e-3));
            assertThat(metres.northings()[2]).isCloseTo(3510806.1279, within(1e-3));
            assertThat(metres.eastings()[1]).isNaN();
            assertThat(metres.geometry(1)).isNull();
            assertThat(snapshot.longitudeLatitudeBounds().getMaxX()).isEqualTo(119.9450);
            assertThat(snapshot.longitudeLatitudeBounds().getMinY()).isEqualTo(31.7010);
        }
    }

    @Test
    void whoWroteSeesItAndOldSnapshotsStay() {
        try (TemporaryStore store =
                TemporaryStore.open().with(layer("a", GeometryType.POINT), List.of(new Feature("1", null, Map.of())))) {
            LayerSnapshot old = store.snapshots().current("a");
            assertThat(store.snapshots().current("a")).isSameAs(old);
            try (FeatureWriter writer = store.features().openWriter("a", WriteMode.REPLACE)) {
                writer.write(new Feature("2", null, Map.of()), 1);
                writer.prepare();
                assertThat(store.snapshots().current("a")).isSameAs(old);
                long version = writer.commit();
                assertThat(store.snapshots().current("a").version()).isEqualTo(version);
            }
            assertThat(store.snapshots().current("a").id(0)).isEqualTo("2");
            assertThat(old.id(0)).isEqualTo("1");
            store.features().deleteLayer("a");
            store.features().createLayer(layer("a", GeometryType.POLYGON));
            assertThat(store.snapshots().current("a").size()).isZero();
        }
    }

    @Test
    void whoComeTogetherGetTheSame() throws Exception {
        int callers = 6;
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try (TemporaryStore store =
                TemporaryStore.open().with(layer("a", GeometryType.POINT), List.of(new Feature("1", null, Map.of())))) {
            CyclicBarrier start = new CyclicBarrier(callers);
            List<Future<LayerSnapshot>> futures = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                futures.add(threads.submit(() -> {
                    start.await();
                    return store.snapshots().current("a");
                }));
            }
            LayerSnapshot first = futures.get(0).get();
            for (Future<LayerSnapshot> future : futures) {
                assertThat(future.get()).isSameAs(first);
            }
            assertThat(Arrays.stream(first.allRows())).containsExactly(0);
        } finally {
            threads.shutdownNow();
        }
    }
}
