package org.cityreach.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cityreach.cases.CaseFilter;
import org.cityreach.cases.CaseIndex;
import org.cityreach.cases.Period;
import org.cityreach.fault.Fault;
import org.cityreach.layer.Feature;
import org.cityreach.layer.FeatureQuery;
import org.cityreach.layer.Filter;
import org.cityreach.layer.FilterEvaluator;
import org.cityreach.layer.FilterParser;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.snapshot.LayerSnapshot;
import org.cityreach.store.postgis.Postgis;
import org.cityreach.testing.PostgisExtension;
import org.cityreach.testing.TemporaryStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Truth: each other. What a CQL2 filter finds in memory, in columns, of points in the index of cases, by the SQL of a GeoPackage and by that of PostGIS,
 * whose functions are not ours, is the same: 10 000 random filters of every operator on points, lines and areas.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilterAgreementTest {

    private static final int FEATURES = 60;

    @RegisterExtension
    static final PostgisExtension postgis = new PostgisExtension();

    private final Map<GeometryType, Layer> layers = new HashMap<>();
    private final Map<GeometryType, List<Feature>> features = new HashMap<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private TemporaryStore file;
    private FeatureStore database;

    @BeforeAll
    void fill() {
        file = TemporaryStore.open();
        Postgis store = Postgis.open(postgis.url(), null, null);
        open.addAll(List.of(file, store));
        database = store.features();
        for (GeometryType type : List.of(GeometryType.POINT, GeometryType.LINE_STRING, GeometryType.POLYGON)) {
            Layer layer = RandomCql.layer(type);
            List<Feature> content = new RandomCql(type.ordinal()).features(layer, FEATURES);
            layers.put(type, layer);
            features.put(type, content);
            file.with(layer, content);
            database.createLayer(layer);
            try (FeatureWriter writer = database.openWriter(layer.id(), WriteMode.APPEND)) {
                for (int i = 0; i < content.size(); i++) {
                    writer.write(content.get(i), i);
                }
                writer.prepare();
                writer.commit();
            }
        }
    }

    @AfterAll
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    @ParameterizedTest(name = "seed {0}: {2} filters of a {1}")
    @CsvSource({"101, POINT, 3400", "102, LINE_STRING, 3300", "103, POLYGON, 3300"})
    void allEvaluatorsFindTheSame(long seed, GeometryType type, int count) {
        RandomCql random = new RandomCql(seed);
        Layer layer = Objects.requireNonNull(layers.get(type));
        LayerSnapshot snapshot = file.snapshots().current(layer.id());
        int some = 0;
        int read = 0;
        while (read < count) {
            String text = random.filter(2);
            Filter filter;
            try {
                filter = FilterParser.parseText(text, layer);
            } catch (Fault impossible) {
                // a random text may divide constants by zero or compare like with unlike
                assertThat(impossible.place()).as(text).isNotNull();
                continue;
            }
            read++;
            FilterEvaluator evaluator = FilterEvaluator.of(filter);
            List<String> expected = Objects.requireNonNull(features.get(type)).stream()
                    .filter(evaluator::matches)
                    .map(Feature::id)
                    .toList();
            some += expected.isEmpty() || expected.size() == FEATURES ? 0 : 1;
            assertThat(ids(file.features(), layer, filter))
                    .as("GeoPackage, %s", text)
                    .isEqualTo(expected);
            assertThat(ids(database, layer, filter)).as("PostGIS, %s", text).isEqualTo(expected);
            if (type == GeometryType.POINT) {
                assertThat(idsInIndex(file.caseIndexes().current(layer.id()), filter))
                        .as("index of cases, %s", text)
                        .containsExactlyInAnyOrderElementsOf(expected);
            }
            assertThat(Arrays.stream(snapshot.rows(filter))
                            .mapToObj(snapshot::id)
                            .toList())
                    .as("columns, %s", text)
                    .isEqualTo(expected);
        }
        assertThat(some).as("filters that tell features apart").isGreaterThan(count / 2);
    }

    private static List<String> idsInIndex(CaseIndex index, Filter filter) {
        int[] rows = index.rows(new CaseFilter(Period.ALWAYS, Map.of(), null, filter));
        return Arrays.stream(rows).mapToObj(index::id).toList();
    }

    private static List<String> ids(FeatureStore store, Layer layer, Filter filter) {
        List<String> ids = new ArrayList<>();
        store.read(new FeatureQuery(layer.id(), null, filter, 0, Long.MAX_VALUE), feature -> ids.add(feature.id()));
        return ids;
    }
}
