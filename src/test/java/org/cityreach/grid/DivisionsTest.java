package org.cityreach.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cityreach.analysis.Inputs;
import org.cityreach.analysis.Sources;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.layer.Feature;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LocalizedText;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.cityreach.store.FeatureWriter;
import org.cityreach.store.WriteMode;
import org.cityreach.testing.TemporaryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import tools.jackson.databind.json.JsonMapper;

/** Truth: hand-made squares, and faults by their code. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DivisionsTest {

    private static final Crs METRES = Crs.of("EPSG:4549");
    private static final Envelope EXTENT = new Envelope(500_000, 510_000, 3_500_000, 3_510_000);
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final TemporaryStore store = TemporaryStore.open();
    private final Divisions divisions = new Divisions();

    @BeforeAll
    void fill() {
        store.with(
                layer("zone", GeometryType.POLYGON),
                List.of(
                        new Feature("b", square(500_000), Map.of("name", "东", "people", 7L)),
                        new Feature("a", square(499_000), Map.of("name", "西")),
                        new Feature("c", null, Map.of())));
        store.with(layer("spot", GeometryType.POINT), List.of());
    }

    @AfterAll
    void close() {
        store.close();
    }

    @Test
    void polygonsComeInTheOrderOfTheirIdsAndABorderBelongsToTheFirst() {
        Sources sources = new Sources(store.snapshots());
        Division zones = read("{\"collection\": \"zone\"}", sources);
        assertThat(zones.size()).isEqualTo(2);
        assertThat(zones.leftOut()).isEqualTo(1);
        assertThat(zones.id(0)).isEqualTo("a");
        assertThat(zones.name(1)).isEqualTo("东");
        assertThat(zones.number(1, "people")).isEqualTo(7);
        assertThat(zones.number(0, "people")).isNaN();
        assertThat(zones.number(0, "none")).isNaN();
        assertThat(zones.areaSquareKilometres(0)).isEqualTo(1);
        assertThat(sources.versions()).containsEntry("zone", zones.version());
        int[] areas = new int[4];
        zones.locate(
                new double[] {499_500, 500_000, 500_001, 501_001},
                new double[] {3_500_500, 3_500_500, 3_500_500, 3_500_500},
                4,
                areas);
        assertThat(areas).containsExactly(0, 0, 1, Division.OUTSIDE);
    }

    @Test
    void theSameDivisionIsMadeOnceUntilTheCollectionChanges() {
        store.with(layer("moving", GeometryType.POLYGON), List.of(new Feature("a", square(503_000), Map.of())));
        Division first = read("{\"collection\": \"moving\"}", new Sources(store.snapshots()));
        assertThat(read("{\"collection\": \"moving\"}", new Sources(store.snapshots())))
                .isSameAs(first);
        try (FeatureWriter writer = store.features().openWriter("moving", WriteMode.APPEND)) {
            writer.write(new Feature("b", square(505_000), Map.of()), 1);
            assertThat(writer.prepare()).isEmpty();
            writer.commit();
        }
        Division second = read("{\"collection\": \"moving\"}", new Sources(store.snapshots()));
        assertThat(second.size()).isEqualTo(2);
        assertThat(second.version()).isGreaterThan(first.version());
    }

    @Test
    void aFilterLeavesSomeOut() {
        Division some = read("{\"collection\": \"zone\", \"filter\": \"people > 3\"}", new Sources(store.snapshots()));
        assertThat(some.size()).isEqualTo(1);
        Division none = read("{\"collection\": \"zone\", \"filter\": \"people > 30\"}", new Sources(store.snapshots()));
        assertThat(none.size()).isZero();
        assertThat(none.locate(500_500, 3_500_500)).isEqualTo(Division.OUTSIDE);
    }

    @Test
    void cellsCoverTheExtent() {
        Division net = read("{\"fishnet\": 500}", new Sources(store.snapshots()));
        assertThat(net.size()).isEqualTo(21 * 21);
        assertThat(net.areaSquareKilometres(3)).isEqualTo(0.25);
        assertThat(net.id(net.locate(500_600, 3_500_400))).isEqualTo("500mN7000E1001");
        assertThat(net.title().zh()).isEqualTo("500 米网格");
        Division hexagons = read("{\"hexagon\": 500}", new Sources(store.snapshots()));
        assertThat(hexagons.locate(505_000, 3_505_000)).isNotNegative();
        assertThat(hexagons.name(0)).isNull();
    }

    @ParameterizedTest(name = "{0} → {1} at {2}, allowed {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "7 | invalid-input | by | an object",
                "{} | invalid-division | by | {collection",
                "{\"fishnet\": 5, \"hexagon\": 5} | invalid-division | by | {collection",
                "{\"fishnet\": 50, \"filter\": \"a = 1\"} | invalid-division | by | {collection",
                "{\"fishnet\": 0} | invalid-cell-size | by.fishnet | 1 to 100000",
                "{\"hexagon\": -1} | invalid-cell-size | by.hexagon | 1 to 100000",
                "{\"fishnet\": 1e9} | invalid-cell-size | by.fishnet | 1 to 100000",
                "{\"fishnet\": \"x\"} | invalid-input | by.fishnet | 1 to 100000",
                "{\"fishnet\": 19} | too-many-areas | by.fishnet | at least 21 metres",
                "{\"hexagon\": 20} | too-many-areas | by.hexagon | at least 22 metres",
                "{\"triangle\": 5} | unknown-input | by.triangle | collection",
                "{\"collection\": \"none\"} | collection-not-found | by.collection |",
                "{\"collection\": \"spot\"} | areas-not-polygons | by.collection | polygons",
                "{\"collection\": \"zone\", \"filter\": \"x = 1\"} | unknown-property | by.filter | people",
            })
    void refusesWithACodeAndWhatIsAllowed(String by, String code, String parameter, @Nullable String allowed) {
        assertThatThrownBy(() -> read(by, new Sources(store.snapshots())))
                .isInstanceOfSatisfying(Fault.class, fault -> {
                    assertThat(fault.code()).isEqualTo(code);
                    assertThat(fault.parameter()).isEqualTo(parameter);
                    if (allowed != null) {
                        assertThat(fault.allowed()).contains(allowed);
                    }
                });
    }

    @Test
    void readsAQueryParameter() {
        assertThat(DivisionChoice.ofText("by", "hexagon:200", null)).isEqualTo(new DivisionChoice.Hexagons(200));
        assertThat(DivisionChoice.ofText("by", "cell", null)).isInstanceOf(DivisionChoice.Features.class);
        for (String wrong : new String[] {"fishnet:", "fishnet:0", "square:5", "fishnet:NaN"}) {
            assertThatThrownBy(() -> DivisionChoice.ofText("by", wrong, null)).isInstanceOf(Fault.class);
        }
    }

    private Division read(String by, Sources sources) {
        Inputs inputs = Inputs.of("", JsonMapper.builder().build().readTree("{\"by\": " + by + "}"), Set.of("by"));
        return divisions.read(inputs, "by", sources, METRES, EXTENT);
    }

    private static Layer layer(String id, GeometryType type) {
        return new Layer(
                id,
                LocalizedText.same(id),
                type,
                METRES,
                List.of(schema("name", PropertyType.STRING), schema("people", PropertyType.INTEGER)),
                null,
                false);
    }

    private static PropertySchema schema(String name, PropertyType type) {
        return new PropertySchema(name, type, LocalizedText.same(name), null, List.of(), Map.of(), false);
    }

    /** One square kilometre. */
    private static Geometry square(double west) {
        return FACTORY.toGeometry(new Envelope(west, west + 1000, 3_500_000, 3_501_000));
    }
}
