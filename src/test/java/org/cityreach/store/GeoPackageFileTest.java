package org.cityreach.store;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cityreach.geo.Crs;
import org.cityreach.layer.Feature;
import org.cityreach.layer.FeatureQuery;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LocalizedText;
import org.cityreach.layer.PropertyType;
import org.cityreach.store.geopackage.GeoPackage;
import org.cityreach.store.jdbc.SchemaHistory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Truth: GDAL, which reads the file as QGIS does, and the GeoPackage standard's words about the file. */
class GeoPackageFileTest {

    @TempDir
    Path folder;

    private static void fill(FeatureStore store, String id, GeometryType type, String crs, String wkt) {
        store.createLayer(new Layer(
                id,
                new LocalizedText("图层", "Layer"),
                type,
                Crs.of(crs),
                List.of(
                        FeatureStoreContract.property("名称", PropertyType.STRING),
                        FeatureStoreContract.property("reported", PropertyType.DATE_TIME),
                        FeatureStoreContract.property("open", PropertyType.BOOLEAN)),
                null,
                false));
        try (FeatureWriter writer = store.openWriter(id, WriteMode.APPEND)) {
            writer.write(
                    new Feature(
                            "a",
                            FeatureStoreContract.wkt(wkt),
                            Map.of("名称", "公厕 '1'", "reported", Instant.parse("2024-05-01T08:30:00.5Z"), "open", true)),
                    1);
            writer.write(new Feature("b", null, Map.of()), 2);
            writer.prepare();
            writer.commit();
        }
    }

    @Test
    void gdalReadsEveryLayerAsItIs() throws Exception {
        Path file = folder.resolve("city.gpkg");
        try (GeoPackage store = GeoPackage.open(file)) {
            fill(store.features(), "toilet", GeometryType.POINT, "EPSG:4490", "POINT (119.95 31.72)");
            fill(
                    store.features(),
                    "case",
                    GeometryType.POLYGON,
                    "EPSG:4549",
                    "POLYGON ((500000 3500000, 500100 3500000, 500100 3500100, 500000 3500000))");
            String open = run("ogrinfo", "-so", "-al", file.toString());
            assertThat(open).doesNotContainIgnoringCase("error").doesNotContainIgnoringCase("warning");
        }
        String all = run("ogrinfo", "-al", file.toString());
        assertThat(all)
                .doesNotContainIgnoringCase("error")
                .doesNotContainIgnoringCase("warning")
                .contains("Layer name: toilet")
                .contains("Geometry: Point")
                .contains("Geometry: Multi Polygon")
                .contains("Extent: (119.950000, 31.720000) - (119.950000, 31.720000)")
                .contains("China Geodetic Coordinate System 2000")
                .contains("CGCS2000 / 3-degree Gauss-Kruger CM 120E")
                .contains("POINT (119.95 31.72)")
                .contains("名称 (String) = 公厕 '1'")
                .contains("reported (DateTime) = 2024/05/01 08:30:00.500+00")
                .contains("open (Integer(Boolean)) = 1")
                .contains("FID Column = fid")
                .doesNotContain("cityreach_document");
        String inBox = run("ogrinfo", "-al", "-spat", "119", "31", "120", "32", file.toString(), "toilet");
        assertThat(inBox).contains("Feature Count: 1");
    }

    @Test
    void theFileSaysItIsAGeoPackage() throws Exception {
        Path file = folder.resolve("city.gpkg");
        GeoPackage.open(file).close();
        byte[] head = new byte[72];
        try (InputStream in = Files.newInputStream(file)) {
            assertThat(in.readNBytes(head, 0, 72)).isEqualTo(72);
        }
        assertThat(new String(head, 68, 4, StandardCharsets.US_ASCII)).isEqualTo("GPKG");
        assertThat(Files.list(folder).map(path -> path.getFileName().toString()))
                .as("nothing but the file and its lock stays behind")
                .containsExactlyInAnyOrder("city.gpkg", "city.gpkg.lock");
    }

    @Test
    void aFileMadeByAnotherProgramKeepsItsTables() throws Exception {
        Path file = folder.resolve("foreign.gpkg");
        Path json = folder.resolve("in.geojson");
        Files.writeString(json, """
                {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"n": 5},
                 "geometry": {"type": "Point", "coordinates": [119.9, 31.7]}}]}
                """);
        run("ogr2ogr", "-f", "GPKG", file.toString(), json.toString(), "-nln", "toilet");
        try (GeoPackage store = GeoPackage.open(file)) {
            fill(store.features(), "toilet", GeometryType.POINT, "EPSG:4490", "POINT (119.95 31.72)");
            assertThat(store.features().listLayers()).hasSize(1);
            assertThat(store.features().count(FeatureQuery.all("toilet"))).isEqualTo(2);
        }
        GeoPackage.open(file).close();
        assertThat(run("ogrinfo", "-al", file.toString()))
                .contains("Layer name: toilet\n")
                .contains("n (Integer) = 5")
                .contains("Layer name: toilet_2\n");
    }

    @Test
    void aSecondStoreOnTheFileIsTurnedAway() {
        Path file = folder.resolve("city.gpkg");
        try (GeoPackage first = GeoPackage.open(file)) {
            first.documents().put("k", "a", "{}");
            assertThatThrownBy(() -> GeoPackage.open(file))
                    .isInstanceOf(StoreInUseException.class)
                    .hasMessageContaining("city.gpkg is in use");
            assertThat(first.documents().find("k", "a")).isPresent();
        }
        try (GeoPackage second = GeoPackage.open(file)) {
            assertThat(second.documents().find("k", "a")).isPresent();
        }
    }

    @Test
    void aThreadThatWouldWaitForItselfIsTold() {
        try (GeoPackage store = GeoPackage.open(folder.resolve("city.gpkg"))) {
            fill(store.features(), "toilet", GeometryType.POINT, "EPSG:4490", "POINT (119.95 31.72)");
            try (FeatureWriter writer = store.features().openWriter("toilet", WriteMode.REPLACE)) {
                store.documents().put("job", "1", "{}");
                writer.prepare();
                assertThatThrownBy(() -> store.documents().put("job", "1", "{}"))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("prepared writer");
                writer.commit();
            }
            store.documents().put("job", "2", "{}");
        }
    }

    @Test
    void treeAndFileAreSound() throws SQLException {
        Path file = folder.resolve("city.gpkg");
        try (GeoPackage store = GeoPackage.open(file)) {
            fill(store.features(), "toilet", GeometryType.POINT, "EPSG:4490", "POINT (119.95 31.72)");
            try (FeatureWriter writer = store.features().openWriter("toilet", WriteMode.REPLACE)) {
                for (int i = 0; i < 10_000; i++) {
                    writer.write(FeatureStoreContract.point("p" + i, i * 7919 % 10_007 / 1e4, i / 1e4), i);
                }
                writer.prepare();
                writer.commit();
            }
            try (FeatureWriter writer = store.features().openWriter("toilet", WriteMode.UPSERT)) {
                for (int i = 0; i < 1000; i++) {
                    writer.write(FeatureStoreContract.point("p" + 9 * i, i / 1e4, i * 7919 % 10_007 / 1e4), i);
                }
                writer.prepare();
                writer.commit();
            }
            for (int i = 0; i < 200; i++) {
                store.features().deleteFeature("toilet", "p" + i);
            }
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT rtreecheck('rtree_toilet_geom'), (SELECT count(*) FROM rtree_toilet_geom),"
                                + " (SELECT count(*) FROM pragma_foreign_key_check), (SELECT * FROM pragma_integrity_check)")) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("ok");
            assertThat(rows.getInt(2)).isEqualTo(9800);
            assertThat(rows.getInt(3)).isZero();
            assertThat(rows.getString(4)).isEqualTo("ok");
        }
    }

    @Test
    void theNewestMigrationIsTheNewestFile() throws Exception {
        for (String folderName : List.of("/db/geopackage", "/db/postgis")) {
            Path migrations = Path.of(
                    requireNonNull(GeoPackage.class.getResource(folderName)).toURI());
            try (Stream<Path> files = Files.list(migrations)) {
                int newest = files.map(file -> file.getFileName().toString())
                        .mapToInt(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
                        .max()
                        .orElseThrow();
                assertThat(SchemaHistory.NEWEST).isEqualTo(Integer.toString(newest));
            }
        }
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            Assumptions.abort("skipped: GDAL is missing (package gdal-bin)");
            throw e;
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
