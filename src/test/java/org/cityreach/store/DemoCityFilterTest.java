package org.cityreach.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.cityreach.cases.CaseFilter;
import org.cityreach.cases.CaseIndex;
import org.cityreach.cases.Period;
import org.cityreach.demo.load.DemoCityLoader;
import org.cityreach.layer.Feature;
import org.cityreach.layer.FeatureQuery;
import org.cityreach.layer.Filter;
import org.cityreach.layer.FilterParser;
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
import org.junit.jupiter.params.provider.CsvFileSource;
import org.locationtech.jts.io.WKTWriter;

/**
 * Truth: PostGIS, asked in its own words. Each operator of CQL2 finds the same ids in the demo city as an SQL condition
 * written by hand: in columns, by a GeoPackage's SQL, by our SQL for PostGIS, and for cases in their index.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoCityFilterTest {

    @RegisterExtension
    static final PostgisExtension postgis = new PostgisExtension();

    private static final Pattern SHAPE = Pattern.compile("@(\\w+):(\\w+)@");

    private final List<AutoCloseable> open = new ArrayList<>();
    private TemporaryStore file;
    private FeatureStore database;
    private CaseIndex cases;

    @BeforeAll
    void load() {
        file = TemporaryStore.open().withDemoCity();
        Postgis store = Postgis.open(postgis.url(), null, null);
        open.addAll(List.of(file, store));
        database = store.features();
        DemoCityLoader loader = new DemoCityLoader(database, store.documents());
        loader.createShippedLayers();
        loader.loadIntoEmptyStore();
        cases = file.caseIndexes().current("case");
    }

    @AfterAll
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(
            resources = "/filters/demo-city.txt",
            delimiter = '|',
            quoteCharacter = '`',
            maxCharsPerColumn = 4000)
    void findsWhatPostgisFinds(String layerId, String cql, String sql) throws SQLException {
        List<String> expected = asked(layerId, sql);
        assertThat(expected).as("what the condition is to find").isNotEmpty();
        Layer layer = file.features().getLayer(layerId);
        assertThat(expected).hasSizeLessThan(file.snapshots().current(layerId).size());
        Filter filter = FilterParser.parseText(withShapes(cql), layer);
        assertThat(ids(file.features(), layerId, filter)).as("GeoPackage").isEqualTo(expected);
        assertThat(ids(database, layerId, filter)).as("our SQL for PostGIS").isEqualTo(expected);
        LayerSnapshot snapshot = file.snapshots().current(layerId);
        assertThat(Arrays.stream(snapshot.rows(filter))
                        .mapToObj(snapshot::id)
                        .sorted()
                        .toList())
                .as("columns")
                .isEqualTo(expected);
        if (layerId.equals("case")) {
            CaseFilter ofCases = new CaseFilter(Period.ALWAYS, Map.of(), null, filter);
            assertThat(Arrays.stream(cases.rows(ofCases))
                            .mapToObj(cases::id)
                            .sorted()
                            .toList())
                    .as("index of cases")
                    .containsExactlyElementsOf(expected);
        }
    }

    private String withShapes(String cql) {
        return SHAPE.matcher(cql)
                .replaceAll(named -> new WKTWriter()
                        .write(file.features()
                                .findFeature(named.group(1), named.group(2))
                                .map(Feature::geometry)
                                .orElseThrow()));
    }

    private List<String> asked(String layerId, String condition) throws SQLException {
        TreeSet<String> ids = new TreeSet<>();
        try (Connection connection = postgis.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set time zone 'UTC'");
            try (ResultSet rows =
                    statement.executeQuery("select id from cityreach.\"" + layerId + "\" where " + condition)) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
        }
        return new ArrayList<>(ids);
    }

    private static List<String> ids(FeatureStore store, String layerId, Filter filter) {
        TreeSet<String> ids = new TreeSet<>();
        store.read(new FeatureQuery(layerId, null, filter, 0, Long.MAX_VALUE), feature -> ids.add(feature.id()));
        return new ArrayList<>(ids);
    }
}
