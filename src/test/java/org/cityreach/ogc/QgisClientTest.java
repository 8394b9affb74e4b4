package org.cityreach.ogc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.layer.Feature;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LayerCodec;
import org.cityreach.testing.GeoPackageCheck;
import org.cityreach.testing.Qgis;
import org.cityreach.testing.ServiceTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.opentest4j.TestAbortedException;
import tools.jackson.databind.JsonNode;

/**
 * Truth: features by a plain loop; QGIS, which opens the service and its files as an analyst does, is another's reading of all
 * the standards and formats.
 */
class QgisClientTest extends ServiceTest {

    private static final String PARKS = "qgis_park";
    private static final String UNIT = "责任单位全称";
    private static final List<Feature> FEATURES = parks();
    private static final Instant FIRST_CHECK = Instant.parse("2026-03-01T00:00:00Z");
    /** #748CAB at 0.35 over white: 255 less 0.35 of what is missing in each channel; rounded either way. */
    private static final List<String> FILLED = List.of("#CED7E2", "#CFD7E2");

    @TempDir
    static Path folder;

    private static @Nullable JsonNode found;
    private static @Nullable JsonNode surface;
    private static @Nullable String missing;

    private static List<Feature> parks() {
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < 96; i++) {
            double west = 119.9271234 + 0.003 * (i % 12);
            double south = 31.6931234 + 0.003 * (i / 12);
            Map<String, Object> properties = new LinkedHashMap<>();
            properties.put("name", i % 4 == 3 ? "绿地" + i : "长沟河公园" + i);
            properties.put(UNIT, "武进区城市管理局第" + i + "大队");
            properties.put("area", i / 7.0);
            properties.put("stars", (long) (i % 6));
            properties.put("open", i % 2 == 0);
            properties.put("since", LocalDate.of(2020, 1, 1).plusDays(i));
            properties.put("checked", Instant.parse("2026-03-01T00:00:00.125Z").plusSeconds(7200L * i));
            features.add(new Feature("p" + i, park(west, south, i % 5 == 0), properties));
        }
        return features;
    }

    private static Geometry park(double west, double south, boolean holed) {
        Coordinate[] ring = {
            new Coordinate(west, south),
            new Coordinate(west + 0.0019, south + 0.0001),
            new Coordinate(west + 0.0021, south + 0.0015),
            new Coordinate(west + 0.0004, south + 0.0017),
            new Coordinate(west, south)
        };
        Geometry whole = TestLayers.GEOMETRIES.createPolygon(ring);
        return holed
                ? whole.difference(TestLayers.GEOMETRIES.toGeometry(
                        new Envelope(west + 0.0008, west + 0.0012, south + 0.0006, south + 0.001)))
                : whole;
    }

    private static Layer layer() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("name", Map.of("type", "string"));
        properties.put(UNIT, Map.of("type", "string"));
        properties.put("area", Map.of("type", "number"));
        properties.put("stars", Map.of("type", "integer"));
        properties.put("open", Map.of("type", "boolean"));
        properties.put("since", Map.of("type", "date"));
        properties.put("checked", Map.of("type", "date-time"));
        return LayerCodec.fromMap(
                PARKS,
                Map.of(
                        "title", Map.of("zh", "公园", "en", "Parks"),
                        "geometryType", "Polygon",
                        "crs", "EPSG:4490",
                        "timeProperty", "checked",
                        "properties", properties),
                false);
    }

    /** QGIS is started once; every test looks at what it found. */
    @BeforeEach
    void qgisHasOpenedEverything() throws IOException {
        Assumptions.assumeTrue(missing == null, String.valueOf(missing));
        if (found != null) {
            return;
        }
        TestLayers.fillCases(store);
        TestLayers.fill(store, layer(), FEATURES);
        String items = "/api/collections/" + PARKS + "/items?download=true&f=";
        download(items + "gpkg", "park.gpkg");
        download(items + "fgb", "park.fgb");
        download(items + "shp", "park.zip");
        download(items + "xlsx", "park.xlsx");
        download(items + "csv", "park.csv");
        download("/api/styles/polygon?f=sld", "polygon.sld");
        JsonNode density = anyone().send(
                        "POST",
                        "/api/processes/density/execution",
                        "{\"inputs\": {\"cases\": {\"collection\": \"" + TestLayers.CASES
                                + "\"}, \"radiusMetres\": 800, \"cellMetres\": 100}}")
                .json();
        surface = density;
        for (JsonNode link : density.path("links")) {
            if (link.path("type").asString().startsWith("image/tiff")) {
                String address = link.path("href").asString();
                download(address.substring(address.indexOf("/api/")), "density.tif");
            }
        }
        try {
            found = Qgis.open(folder, "http://localhost:" + port() + "/api");
        } catch (TestAbortedException notInstalled) {
            missing = notInstalled.getMessage();
            throw notInstalled;
        }
    }

    private void download(String path, String name) throws IOException {
        Files.write(folder.resolve(name), anyone().getBytes(path).body());
    }

    private static JsonNode part(String name) {
        JsonNode part = Objects.requireNonNull(found).path(name);
        assertThat(part.path("error").asString("")).isEmpty();
        return part;
    }

    private static List<String> ids(Predicate<Feature> condition) {
        return new ArrayList<>(new TreeSet<>(
                FEATURES.stream().filter(condition).map(Feature::id).toList()));
    }

    private static Object value(Feature feature, String property) {
        return Objects.requireNonNull(feature.property(property));
    }

    @Test
    void theConnectionListsEveryCollection() {
        assertThat(part("connection").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(
                        store.listLayers().stream().map(Layer::id).toList());
    }

    @Test
    void featuresHaveTheirCountBoxTypesAndValues() {
        JsonNode parks = part("features");
        assertThat(parks.path("crs").asString()).isEqualTo("EPSG:4326");
        assertThat(parks.path("fields").path("stars").asString()).isEqualTo("Integer");
        assertThat(parks.path("fields").path("open").asString()).isEqualTo("Boolean");
        assertThat(parks.path("fields").path("checked").asString()).isEqualTo("DateTime");
        assertSame(parks, Crs.CRS84, Map.of(), 2e-4);
        JsonNode elsewhere = parks.path("inOtherSystem");
        CrsTransform transform = CrsTransform.between(Crs.CRS84, Crs.of("EPSG:4549"));
        for (Feature feature : FEATURES) {
            assertPlace(elsewhere.path(feature.id()), transform.apply(geometry(feature)), 1e-3);
        }
    }

    @Test
    void filtersOfQgisGiveWhatAPlainLoopGives() {
        JsonNode parks = part("features");
        assertThat(parks.path("filtered").valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(ids(feature -> (Long) value(feature, "stars") >= 4
                        && value(feature, "name").toString().contains("公园")));
        Envelope box = new Envelope(119.90, 119.945, 31.68, 31.72);
        assertThat(parks.path("chosen").valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(ids(feature -> (Long) value(feature, "stars") == 2
                        && geometry(feature).getEnvelopeInternal().intersects(box)));
        assertThat(parks.path("later").valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(ids(feature ->
                        !((Instant) value(feature, "checked")).isBefore(FIRST_CHECK.plusSeconds(4 * 86_400))));
    }

    @Test
    void casesAreCountedAndThoseOfAViewReadByPages() {
        JsonNode cases = part("cases");
        assertThat(cases.path("count").asInt()).isEqualTo(TestLayers.CASE_COUNT);
        List<Feature> placed = TestLayers.cases().stream()
                .filter(feature -> feature.geometry() != null)
                .toList();
        Envelope box = new Envelope();
        placed.forEach(feature -> box.expandToInclude(geometry(feature).getEnvelopeInternal()));
        assertBox(cases.path("extent"), box, 2e-4);
        Envelope view = new Envelope(119.91, 119.94, 31.66, 31.70);
        assertThat(cases.path("ranks").valueStream().map(JsonNode::asLong))
                .hasSizeGreaterThan(5000)
                .containsExactlyElementsOf(placed.stream()
                        .filter(feature ->
                                geometry(feature).getEnvelopeInternal().intersects(view))
                        .map(feature -> (Long) value(feature, "rank"))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"WebMercatorQuad, EPSG:3857", "WorldCRS84Quad, OGC:CRS84", "CGCS2000Quad, EPSG:4490"})
    void wmtsIsDrawnInEveryMatrixSet(String set, String crs) {
        JsonNode wmts = part("wmts").path(set);
        assertThat(wmts.path("valid").asBoolean()).isTrue();
        assertThat(wmts.path("crs").asString()).isEqualTo(crs);
        Crs system = crs.equals("OGC:CRS84") ? Crs.CRS84 : Crs.of(crs);
        assertBox(wmts.path("extent"), box(system), system.isGeographic() ? 1e-6 : 0.2);
        assertFilled(wmts.path("colours"));
    }

    @Test
    void vectorTilesAreDrawnAndTakeTheStyleFromItsAddress() {
        JsonNode tiles = part("vectorTiles");
        assertThat(tiles.path("valid").asBoolean()).isTrue();
        assertThat(tiles.path("colours").asInt()).isGreaterThan(1);
        assertThat(tiles.path("styleLoaded").asBoolean()).isTrue();
        assertFilled(tiles.path("styled"));
    }

    @Test
    void theDownloadedGeoPackageIsValid() {
        GeoPackageCheck.assertValid(folder.resolve("park.gpkg"));
    }

    @Test
    void aGeoPackageIsDrawnAsTheMapTilesAreWithoutAsking() {
        JsonNode file = part("geopackage");
        assertThat(file.path("renderer").asString()).isEqualTo("RuleRenderer");
        assertSame(file, Crs.CRS84, Map.of(), 1e-9);
        int drawn = assertFilled(file.path("colours"));
        int tiles = assertFilled(file.path("tiles"));
        assertThat(drawn).isCloseTo(tiles, withinPercentage(2));
        // outlines of one pixel, which take a fifteenth of the picture, are smoothed by each in its own way
        assertThat(file.path("difference").asDouble()).isLessThan(0.05);
    }

    @Test
    void anSldOfOursStylesALayer() {
        assertThat(part("sld").path("said").asString()).isEmpty();
        assertThat(part("sld").path("loaded").asBoolean()).isTrue();
        assertFilled(part("sld").path("colours"));
    }

    @ParameterizedTest
    @CsvSource({"shapefile, 责任单", "flatgeobuf, " + UNIT, "csv, " + UNIT})
    void filesHoldTheSameFeatures(String format, String nameOfUnit) {
        JsonNode file = part(format);
        assertThat(file.path("crs").asString()).isEqualTo("EPSG:4326");
        assertSame(file, Crs.CRS84, Map.of(UNIT, nameOfUnit), 1e-6);
    }

    @Test
    void aWorkbookHoldsTheSameRows() {
        JsonNode file = part("workbook");
        assertThat(file.path("count").asInt()).isEqualTo(FEATURES.size());
        for (Feature feature : FEATURES) {
            JsonNode row = file.path("rows").path(feature.id());
            assertThat(row.path("name").asString()).isEqualTo(feature.property("name"));
            assertThat(row.path("since").asString())
                    .isEqualTo(value(feature, "since").toString());
        }
    }

    @Test
    void aDensitySurfaceHasItsSystemCellsAndValues() {
        JsonNode raster = part("surface");
        JsonNode told = Objects.requireNonNull(surface).path("statistics");
        assertThat(raster.path("valid").asBoolean()).isTrue();
        assertThat(raster.path("crs").asString()).isEqualTo("EPSG:4549");
        assertThat(raster.path("cell").asDouble()).isEqualTo(100);
        assertThat(raster.path("cols").asInt()).isEqualTo(told.path("cols").asInt());
        assertThat(raster.path("rows").asInt()).isEqualTo(told.path("rows").asInt());
        assertThat(raster.path("maximum").asDouble())
                .isCloseTo(
                        told.path("max").asDouble(),
                        within(1e-5 * told.path("max").asDouble()));
        // per square kilometre, in cells of 0.01 square kilometres
        assertThat(raster.path("sum").asDouble() / 100)
                .isCloseTo(
                        told.path("integral").asDouble(),
                        within(1e-3 * told.path("integral").asDouble()));
    }

    private static Geometry geometry(Feature feature) {
        return Objects.requireNonNull(feature.geometry());
    }

    private static Envelope box(Crs crs) {
        Envelope box = new Envelope();
        CrsTransform transform = CrsTransform.between(Crs.CRS84, crs);
        FEATURES.forEach(feature ->
                box.expandToInclude(transform.apply(geometry(feature)).getEnvelopeInternal()));
        return box;
    }

    private static void assertBox(JsonNode extent, Envelope box, double tolerance) {
        assertThat(extent.get(0).asDouble()).isCloseTo(box.getMinX(), within(tolerance));
        assertThat(extent.get(1).asDouble()).isCloseTo(box.getMinY(), within(tolerance));
        assertThat(extent.get(2).asDouble()).isCloseTo(box.getMaxX(), within(tolerance));
        assertThat(extent.get(3).asDouble()).isCloseTo(box.getMaxY(), within(tolerance));
    }

    /** The plain style fills a fifth of the picture or more. */
    private static int assertFilled(JsonNode colours) {
        int pixels =
                FILLED.stream().mapToInt(colour -> colours.path(colour).asInt()).sum();
        assertThat(pixels).as(colours.toString()).isGreaterThan(512 * 384 / 5);
        return pixels;
    }

    private static void assertSame(JsonNode layer, Crs crs, Map<String, String> names, double boxTolerance) {
        assertThat(layer.path("count").asInt()).isEqualTo(FEATURES.size());
        assertThat(layer.path("rows").size()).isEqualTo(FEATURES.size());
        assertBox(layer.path("extent"), box(crs), boxTolerance);
        for (Feature feature : FEATURES) {
            JsonNode row = layer.path("rows").path(feature.id());
            assertThat(row.path("name").asString()).isEqualTo(feature.property("name"));
            assertThat(row.path(names.getOrDefault(UNIT, UNIT)).asString()).isEqualTo(feature.property(UNIT));
            assertThat(row.path("area").asDouble())
                    .isCloseTo((Double) value(feature, "area"), within(1e-14 * (Double) value(feature, "area")));
            assertThat(row.path("stars").asLong()).isEqualTo(value(feature, "stars"));
            // FlatGeobuf knows no days, only moments
            assertThat(row.path("since").asString())
                    .startsWith(value(feature, "since").toString());
            assertThat(Instant.parse(row.path("checked").asString())).isEqualTo(value(feature, "checked"));
            assertPlace(row, geometry(feature), 1e-7);
        }
    }

    private static void assertPlace(JsonNode row, Geometry expected, double tolerance) {
        Coordinate[] vertices = expected.getCoordinates();
        JsonNode sums = row.path("xy");
        assertThat(sums.get(2).asInt()).isEqualTo(vertices.length);
        assertThat(sums.get(0).asDouble())
                .isCloseTo(Arrays.stream(vertices).mapToDouble(c -> c.x).sum(), within(vertices.length * tolerance));
        assertThat(sums.get(1).asDouble())
                .isCloseTo(Arrays.stream(vertices).mapToDouble(c -> c.y).sum(), within(vertices.length * tolerance));
    }
}
