package org.cityreach.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.linuxense.javadbf.DBFReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipFile;
import org.cityreach.city.CityProperties;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.job.Progress;
import org.cityreach.layer.Feature;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LocalizedText;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.cityreach.store.geopackage.OwnGeoPackageFiles;
import org.cityreach.style.Styles;
import org.cityreach.testing.Gdal;
import org.cityreach.testing.GeoPackageCheck;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Truth: GDAL's reading of the files, javadbf's of the table, and OGC 12-128r17 (GeoPackage) clause by clause. */
class ExportedFilesTest {

    private static final String LONG_NAME = "责任单位全称";
    private static final int COUNT = 300;

    private static LayerExport export;
    private static Layer parks;
    private static List<Feature> features;

    @TempDir
    static Path folder;

    @BeforeAll
    static void open() {
        export = new LayerExport(
                new OwnGeoPackageFiles(),
                new Styles(),
                new CityProperties("Asia/Shanghai", null),
                new ImportProperties(folder.toString()));
        parks = layer("park", GeometryType.POLYGON);
        features = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            features.add(park(i));
        }
    }

    private static Layer layer(String id, GeometryType type) {
        List<PropertySchema> properties = new ArrayList<>();
        Map<String, PropertyType> types = new TreeMap<>(Map.of(
                "name",
                PropertyType.STRING,
                LONG_NAME,
                PropertyType.STRING,
                "area_square_metres",
                PropertyType.NUMBER,
                "area_square_mu",
                PropertyType.NUMBER,
                "stars",
                PropertyType.INTEGER,
                "open",
                PropertyType.BOOLEAN,
                "since",
                PropertyType.DATE,
                "checked",
                PropertyType.DATE_TIME));
        types.forEach((name, propertyType) -> properties.add(
                new PropertySchema(name, propertyType, LocalizedText.same(name), null, List.of(), Map.of(), false)));
        return new Layer(id, new LocalizedText("公园", "Parks"), type, Crs.of("EPSG:4549"), properties, null, true);
    }

    /** A square with a hole; every third in two parts. */
    private static Feature park(int i) {
        double x = 494_000 + 10.125 * i;
        double y = 3_508_000.0625 + i;
        String square =
                "((%1$s %2$s, %3$s %2$s, %3$s %4$s, %1$s %4$s, %1$s %2$s), (%5$s %6$s, %7$s %6$s, %7$s %8$s, %5$s %6$s))"
                        .formatted(x, y, x + 8, y + 8, x + 2, y + 2, x + 4, y + 4);
        String wkt = i % 3 == 0
                ? "MULTIPOLYGON (" + square + ", ((%1$s 0, %2$s 0, %2$s 1, %1$s 0)))".formatted(x, x + 1)
                : "POLYGON " + square;
        return new Feature(
                "p" + i,
                geometry(wkt),
                Map.of(
                        "name",
                        "长沟河公园" + i,
                        LONG_NAME,
                        "武进区城市管理局第" + i + "大队",
                        "area_square_metres",
                        i / 7.,
                        "area_square_mu",
                        i * 1e-9,
                        "stars",
                        9_007_199_254_740_993L - i,
                        "open",
                        i % 2 == 0,
                        "since",
                        LocalDate.of(2020, 1, 1).plusDays(i),
                        "checked",
                        Instant.parse("2026-03-01T00:00:00.123Z").plusSeconds(i)));
    }

    private static Geometry geometry(String wkt) {
        try {
            return new WKTReader().read(wkt);
        } catch (ParseException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    private static Path written(ExportFormat format, Crs output) {
        Path file = folder.resolve("parks-" + output.srid() + "." + format.fileEnding());
        export.write(List.of(new LayerPart(parks, features::forEach)), format, output, file, Progress.NONE);
        return file;
    }

    @ParameterizedTest
    @CsvSource({
        "GEOPACKAGE, EPSG:4490",
        "GEOPACKAGE, EPSG:4549",
        "SHAPEFILE, EPSG:4490",
        "SHAPEFILE, EPSG:4549",
        "SHAPEFILE, EPSG:3857",
        "SHAPEFILE, EPSG:32650",
        "FLATGEOBUF, EPSG:4490",
        "FLATGEOBUF, EPSG:4549",
        "FLATGEOBUF, CRS84"
    })
    void gdalFindsTheSameFeaturesSystemAndValues(ExportFormat format, String crs) {
        Path file = written(format, Crs.of(crs));
        String source = format == ExportFormat.SHAPEFILE ? "/vsizip/" + file : file.toString();
        String about = Gdal.run("ogrinfo", "-ro", "-so", "-al", source);
        assertThat(about)
                .contains("Feature Count: " + COUNT)
                .contains("ID[\"EPSG\"," + Crs.of(crs).srid() + "]]");
        Path json = folder.resolve(format.parameter() + "-" + Crs.of(crs).srid() + ".geojson");
        Gdal.run(
                "ogr2ogr",
                "-f",
                "GeoJSON",
                "-lco",
                "RFC7946=NO",
                "-lco",
                "COORDINATE_PRECISION=15",
                json.toString(),
                source,
                "park");
        JsonNode found = read(json).path("features");
        assertThat(found.size()).isEqualTo(COUNT);
        for (JsonNode feature : found) {
            JsonNode properties = feature.path("properties");
            int i = Integer.parseInt(properties.path("id").asString().substring(1));
            assertThat(properties.path("name").asString()).isEqualTo("长沟河公园" + i);
            assertClose(number(properties, "area_square_metres", "area_squar"), i / 7.);
            assertClose(number(properties, "area_square_mu", "area_squ_1"), i * 1e-9);
            assertThat(properties.path("since").asString().replace('/', '-'))
                    .startsWith(LocalDate.of(2020, 1, 1).plusDays(i).toString());
            if (!crs.equals("CRS84")) {
                assertSamePlace(feature.path("geometry"), features.get(i), Crs.of(crs));
            }
        }
    }

    /** GDAL writes numbers with 15 digits. */
    private static void assertClose(double found, double sent) {
        assertThat(found).isCloseTo(sent, within(1e-14 * Math.abs(sent)));
    }

    private static double number(JsonNode properties, String name, String shortName) {
        return properties.has(name)
                ? properties.path(name).asDouble()
                : properties.path(shortName).asDouble();
    }

    private static void assertSamePlace(JsonNode geometry, Feature sent, Crs crs) {
        Geometry expected = CrsTransform.between(parks.crs(), crs).apply(Objects.requireNonNull(sent.geometry()));
        List<Double> xs = new ArrayList<>();
        collect(geometry.path("coordinates"), xs);
        assertThat(xs).hasSize(2 * expected.getNumPoints());
        assertThat(xs.stream().mapToDouble(Double::doubleValue).sum())
                .isCloseTo(
                        Arrays.stream(expected.getCoordinates())
                                .mapToDouble(c -> c.x + c.y)
                                .sum(),
                        within(crs.isGeographic() ? 1e-9 : 1e-3));
    }

    private static void collect(JsonNode node, List<Double> numbers) {
        if (node.isNumber()) {
            numbers.add(node.asDouble());
        } else {
            node.forEach(part -> collect(part, numbers));
        }
    }

    private static JsonNode read(Path json) {
        try {
            return new JsonMapper().readTree(Files.readString(json));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void gdalReadsTheIndexOfFlatGeobufAndTheSheetOfAWorkbook() {
        Path fgb = written(ExportFormat.FLATGEOBUF, Crs.of("EPSG:4549"));
        String boxed = Gdal.run(
                "ogrinfo", "-ro", "-al", "-so", fgb.toString(), "-spat", "494000", "3507990", "494100", "3508100");
        long expected = features.stream()
                .filter(one -> Objects.requireNonNull(one.geometry())
                        .getEnvelopeInternal()
                        .intersects(new Envelope(494_000, 494_100, 3_507_990, 3_508_100)))
                .count();
        assertThat(boxed).contains("Feature Count: " + expected);
        assertThat(Gdal.run("ogrinfo", "-ro", "-al", fgb.toString(), "-sql", "select count(*) from park"))
                .contains("300");
        String sheet = Gdal.run(
                "ogrinfo",
                "-ro",
                "-al",
                written(ExportFormat.XLSX, Crs.of("EPSG:4549")).toString());
        assertThat(sheet)
                .contains("Feature Count: " + COUNT)
                .contains("长沟河公园299")
                .contains("since (Date)");
    }

    @Test
    void anotherReaderOfTablesFindsTheSame() throws IOException {
        Path file = written(ExportFormat.SHAPEFILE, Crs.of("EPSG:4549"));
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream in = zip.getInputStream(zip.getEntry("park.dbf"));
                DBFReader table = new DBFReader(in, StandardCharsets.UTF_8)) {
            assertThat(zip.getEntry("park.cpg")).isNotNull();
            assertThat(table.getRecordCount()).isEqualTo(COUNT);
            List<String> names = new ArrayList<>();
            for (int i = 0; i < table.getFieldCount(); i++) {
                names.add(table.getField(i).getName());
            }
            assertThat(names)
                    .containsExactly(
                            "id", "area_squar", "area_squ_1", "checked", "name", "open", "since", "stars", "责任单");
            Object[] row = table.nextRecord();
            assertThat(row[4]).isEqualTo("长沟河公园0");
            assertThat(String.valueOf(row[7])).isEqualTo("9007199254740993");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"EPSG:4326", "EPSG:4490", "EPSG:4549", "EPSG:3857", "EPSG:32650"})
    void aGeoPackageIsValid(String crs) throws SQLException {
        Path file = written(ExportFormat.GEOPACKAGE, Crs.of(crs));
        GeoPackageCheck.assertValid(file);
        String srid = String.valueOf(Crs.of(crs).srid());
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            assertThat(all(connection, "SELECT srs_id FROM gpkg_spatial_ref_sys"))
                    .containsExactlyInAnyOrderElementsOf(new TreeSet<>(List.of("-1", "0", "4326", srid)));
            assertThat(all(connection, "SELECT table_name || ' ' || data_type FROM gpkg_contents ORDER BY 1"))
                    .containsExactly("layer_styles attributes", "park features");
            assertThat(one(connection, "SELECT geometry_type_name || ' ' || srs_id FROM gpkg_geometry_columns"))
                    .isEqualTo("MULTIPOLYGON " + srid);
            assertThat(one(connection, "SELECT count(*) FROM rtree_park_geom")).isEqualTo("" + COUNT);
            assertThat(one(connection, "SELECT count(*) FROM sqlite_master WHERE name LIKE 'cityreach%'"))
                    .isEqualTo("0");
            assertThat(one(connection, "SELECT styleSLD FROM layer_styles WHERE f_table_name = 'park'"))
                    .contains("StyledLayerDescriptor");
            assertThat(one(connection, "SELECT styleQML FROM layer_styles WHERE useAsDefault"))
                    .startsWith("<qgis");
        }
    }

    @Test
    void triggersKeepTheTreeTrueInGdalsHands() throws SQLException {
        Path file = written(ExportFormat.GEOPACKAGE, Crs.of("EPSG:4549"));
        Gdal.run("ogrinfo", file.toString(), "-sql", "DELETE FROM park WHERE id = 'p1'");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            assertThat(one(connection, "SELECT count(*) FROM rtree_park_geom")).isEqualTo("" + (COUNT - 1));
        }
    }

    private static String one(Connection connection, String query) throws SQLException {
        return all(connection, query).get(0);
    }

    private static List<String> all(Connection connection, String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    @Test
    void severalLayersGoIntoOneFile() {
        Layer second = layer("water", GeometryType.POLYGON);
        List<LayerPart> parts =
                List.of(new LayerPart(parks, features::forEach), new LayerPart(second, features::forEach));
        for (ExportFormat format : List.of(ExportFormat.GEOPACKAGE, ExportFormat.SHAPEFILE, ExportFormat.XLSX)) {
            Path file = folder.resolve("two." + format.fileEnding());
            export.write(parts, format, null, file, Progress.NONE);
            String source = format == ExportFormat.SHAPEFILE ? "/vsizip/" + file : file.toString();
            assertThat(Gdal.run("ogrinfo", "-ro", "-so", source))
                    .contains("park")
                    .contains("water");
        }
        assertThatThrownBy(() ->
                        export.write(parts, ExportFormat.FLATGEOBUF, null, folder.resolve("two.fgb"), Progress.NONE))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("one-layer-only"));
    }

    @Test
    void whatAFormatCannotHoldIsToldNotCut() {
        Feature wordy = new Feature("w", geometry("POINT (1 1)"), Map.of("name", "字".repeat(85)));
        Layer points = layer("toilet", GeometryType.POINT);
        assertRefused(points, List.of(wordy), ExportFormat.SHAPEFILE, "not-in-format");
        StringBuilder ring = new StringBuilder("POLYGON ((0 0");
        for (int i = 1; i < 3000; i++) {
            ring.append(", ").append(i).append(".123456789 ").append(i % 2 + 0.987654321);
        }
        Feature winding = new Feature("w", geometry(ring.append(", 5 9, 0 0))").toString()), Map.of());
        assertRefused(parks, List.of(winding), ExportFormat.XLSX, "not-in-format");
    }

    private static void assertRefused(Layer layer, List<Feature> given, ExportFormat format, String code) {
        assertThatThrownBy(() -> export.write(
                        List.of(new LayerPart(layer, given::forEach)),
                        format,
                        null,
                        folder.resolve("refused." + format.fileEnding()),
                        Progress.NONE))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }
}
