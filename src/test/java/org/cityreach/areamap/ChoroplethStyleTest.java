package org.cityreach.areamap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.cityreach.cases.CaseInputs;
import org.cityreach.city.CityProperties;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.grid.Divisions;
import org.cityreach.layer.Feature;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LocalizedText;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.cityreach.store.FeatureWriter;
import org.cityreach.store.WriteMode;
import org.cityreach.style.Styles;
import org.cityreach.testing.TemporaryStore;
import org.cityreach.tile.MapLayer;
import org.cityreach.tile.Tile;
import org.cityreach.tile.TileAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.AffineTransformation;

/**
 * Truth: what a picture must keep: the class's colour inside an area, one even opacity over ground without gaps, the same
 * picture whether drawn as one tile or as four, a new identity with new data.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChoroplethStyleTest {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final Crs METRES = Crs.of("EPSG:4549");
    private static final double EAST = 494_000;
    private static final double NORTH = 3_508_000;
    private static final int SIDE = 12;
    /** Of the opacity 0.75. */
    private static final int ALPHA = 191;

    private final TemporaryStore store = TemporaryStore.open();
    private final CityProperties city = new CityProperties("Asia/Shanghai", "EPSG:4549");
    private final ChoroplethStyle style = new ChoroplethStyle(
            new AreaMapService(store.snapshots(), new Divisions(), new Styles()),
            new CaseInputs(store.caseIndexes(), city));

    /** Squares of 500 m turned by 20°, the one in column c and row r with c cases. */
    @BeforeAll
    void fill() {
        AffineTransformation turn = AffineTransformation.rotationInstance(Math.toRadians(20), EAST, NORTH);
        List<Feature> areas = new ArrayList<>();
        List<Feature> cases = new ArrayList<>();
        for (int i = 0; i < SIDE * SIDE; i++) {
            double west = EAST + 500 * (i % SIDE);
            double south = NORTH + 500 * (i / SIDE);
            areas.add(new Feature(
                    "a" + i,
                    turn.transform(FACTORY.toGeometry(new Envelope(west, west + 500, south, south + 500))),
                    Map.of()));
            for (int n = 0; n < i % SIDE; n++) {
                cases.add(new Feature(
                        "c" + i + "-" + n,
                        turn.transform(FACTORY.createPoint(new Coordinate(west + 250, south + 250))),
                        Map.of("kind", "violation")));
            }
        }
        store.with(layer("zone", GeometryType.POLYGON), areas);
        store.with(layer("case", GeometryType.POINT), cases);
    }

    @AfterAll
    void close() {
        store.close();
    }

    @Test
    void anAreaHasTheColourOfItsClass() throws IOException {
        MapLayer layer = open(Map.of("by", "zone", "breaks", "1,6"));
        TileAddress address = tileAt(15, 250 + 500 * 8, 250);
        BufferedImage picture = read(layer.draw(address));
        int[] pixel = pixelAt(address, 250 + 500 * 8, 250);
        assertThat(picture.getRGB(pixel[0], pixel[1]) & 0xFFFFFF).isEqualTo(0x810F7C);
        assertThat(picture.getRGB(pixel[0], pixel[1]) >>> 24).isEqualTo(ALPHA);
        assertThat(layer.legend().classes().get(2).colour()).isEqualTo("#810F7C");
        assertThat(layer.legend().facts()).containsKeys("count", "version", "maximum", "method");
    }

    @ParameterizedTest(name = "z {0}")
    @CsvSource({"11", "12", "13"})
    void groundWithoutGapsHasOneOpacity(int z) throws IOException {
        TileAddress address = tileAt(z, 2000, 3000);
        BufferedImage picture = read(open(Map.of("by", "zone")).draw(address));
        int[] middle = pixelAt(address, 2000, 3000);
        int reach = 12 << z - 11;
        int seen = 0;
        for (int x = Math.max(0, middle[0] - reach); x < Math.min(256, middle[0] + reach); x++) {
            for (int y = Math.max(0, middle[1] - reach); y < Math.min(256, middle[1] + reach); y++) {
                assertThat(picture.getRGB(x, y) >>> 24).isCloseTo(ALPHA, within(1));
                seen++;
            }
        }
        assertThat(seen).isGreaterThan(100);
    }

    @Test
    void neighbouringTilesJoin() throws IOException {
        MapLayer layer = open(Map.of("by", "zone", "classCount", "9"));
        TileAddress west = tileAt(12, 2000, 3000);
        TileAddress east = new TileAddress(12, west.row(), west.col() + 1);
        BufferedImage left = read(layer.draw(west));
        BufferedImage right = read(layer.draw(east));
        int compared = 0;
        for (int y = 0; y < 256; y++) {
            boolean covered = left.getRGB(250, y) >>> 24 >= ALPHA - 1 && right.getRGB(5, y) >>> 24 >= ALPHA - 1;
            if (covered) {
                assertThat(left.getRGB(255, y) >>> 24).isCloseTo(ALPHA, within(1));
                assertThat(right.getRGB(0, y) >>> 24).isCloseTo(ALPHA, within(1));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(50);
    }

    @Test
    void newDataMakeAnotherIdentityAndAnotherPicture() {
        store.with(layer("moving", GeometryType.POINT), List.of());
        Map<String, String> parameters = Map.of("by", "zone", "breaks", "1");
        String before = style.open("moving", parameters).identity();
        assertThat(style.open("moving", parameters).identity()).isEqualTo(before);
        try (FeatureWriter writer = store.features().openWriter("moving", WriteMode.APPEND)) {
            writer.write(new Feature("one", FACTORY.createPoint(new Coordinate(EAST + 5, NORTH + 100)), Map.of()), 1);
            assertThat(writer.prepare()).isEmpty();
            writer.commit();
        }
        MapLayer after = style.open("moving", parameters);
        assertThat(after.identity()).isNotEqualTo(before);
        assertThat(after.legend().facts().get("count")).isEqualTo(1L);
    }

    @Test
    void aTileBesideTheAreasSaysWhyItIsBlank() {
        MapLayer layer = open(Map.of("by", "hexagon:300"));
        assertThat(layer.draw(new TileAddress(10, 0, 0)).blank()).isEqualTo("no-areas-here");
        store.with(layer("bare", GeometryType.POINT), List.of());
        MapLayer none = style.open("bare", Map.of("by", "fishnet:300"));
        assertThat(none.draw(new TileAddress(0, 0, 0)).blank()).isEqualTo("no-areas");
        assertThat(none.legend().classes()).isEmpty();
    }

    @ParameterizedTest(name = "{0}={1} → {2}")
    @CsvSource({
        "by, none, collection-not-found",
        "by, fishnet:0, invalid-cell-size",
        "by, circle:5, invalid-division",
        "indicator, none, unknown-indicator",
        "classes, none, unknown-class-method",
        "classes, fixed, invalid-breaks",
        "classCount, 1, invalid-class-count",
        "classCount, x, invalid-class-count",
        "breaks, x, invalid-breaks",
        "breaks, '', invalid-breaks",
        "byFilter, 'none = 1', unknown-property",
        "kinds, wish, unknown-kind",
    })
    void refusesWithACode(String name, String value, String code) {
        Map<String, String> parameters = name.equals("by") ? Map.of(name, value) : Map.of("by", "zone", name, value);
        assertThatThrownBy(() -> open(parameters))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }

    private MapLayer open(Map<String, String> parameters) {
        return style.open("case", parameters);
    }

    private static Coordinate mercator(double east, double north) {
        AffineTransformation turn = AffineTransformation.rotationInstance(Math.toRadians(20), EAST, NORTH);
        Coordinate place = turn.transform(new Coordinate(EAST + east, NORTH + north), new Coordinate());
        return CrsTransform.between(METRES, Crs.WEB_MERCATOR).apply(place);
    }

    private static TileAddress tileAt(int z, double east, double north) {
        Coordinate place = mercator(east, north);
        double side = 2 * TileAddress.HALF_WORLD_METRES / (1 << z);
        return new TileAddress(z, (int) ((TileAddress.HALF_WORLD_METRES - place.y) / side), (int)
                ((place.x + TileAddress.HALF_WORLD_METRES) / side));
    }

    private static int[] pixelAt(TileAddress address, double east, double north) {
        Coordinate place = mercator(east, north);
        return new int[] {
            (int) ((place.x - address.x(0)) / address.pixelUnits()),
            (int) ((address.y(0) - place.y) / address.pixelUnits())
        };
    }

    private static BufferedImage read(Tile tile) throws IOException {
        assertThat(tile.blank()).isNull();
        return ImageIO.read(new ByteArrayInputStream(tile.content()));
    }

    private static Layer layer(String id, GeometryType type) {
        PropertySchema kind = new PropertySchema(
                "kind", PropertyType.STRING, LocalizedText.same("kind"), null, List.of(), Map.of(), false);
        return new Layer(id, LocalizedText.same(id), type, METRES, List.of(kind), null, false);
    }
}
