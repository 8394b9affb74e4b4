package org.cityreach.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.linuxense.javadbf.DBFDataType;
import com.linuxense.javadbf.DBFField;
import com.linuxense.javadbf.DBFWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.cityreach.city.CityProperties;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.job.Job;
import org.cityreach.job.Progress;
import org.cityreach.layer.Feature;
import org.cityreach.layer.FeatureQuery;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.store.FeatureWriter;
import org.cityreach.store.WriteMode;
import org.cityreach.store.geopackage.OwnGeoPackageFiles;
import org.cityreach.style.Styles;
import org.cityreach.testing.TemporaryStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** Truth: what each file was made to be. Bad ones are refused in words with a code, and leave the layer as it was. */
class BadFilesTest {

    private static final Charset GBK = Charset.forName("GBK");
    private static final String LAYER = "toilet_bad";
    private static final long SEED = 20_260_301;

    private static TemporaryStore store;
    private static ImportScene scene;
    private static LayerExport export;
    private static Layer layer;

    @TempDir
    static Path folder;

    @BeforeAll
    static void open() {
        store = TemporaryStore.open();
        scene = new ImportScene(store.features(), store.documents());
        layer = scene.layer(LAYER, GeometryType.POINT, "EPSG:4490", "name", "string", "a_rather_long_name", "number");
        try (FeatureWriter writer = store.features().openWriter(LAYER, WriteMode.APPEND)) {
            for (int i = 0; i < 40; i++) {
                writer.write(
                        new Feature(
                                "t" + i,
                                new GeometryFactory().createPoint(new Coordinate(119.9 + i / 1000., 31.7)),
                                Map.of("name", "公厕" + i, "a_rather_long_name", i / 3.)),
                        i);
            }
            writer.prepare();
            writer.commit();
        }
        export = new LayerExport(
                new OwnGeoPackageFiles(),
                new Styles(),
                new CityProperties("Asia/Shanghai", null),
                new ImportProperties(folder.toString()));
    }

    @AfterAll
    static void close() {
        scene.close();
        store.close();
    }

    private static byte[] exported(ExportFormat format) {
        try {
            Path file = folder.resolve("good." + format.fileEnding());
            export.write(List.of(layer), store.features(), format, Crs.CRS84, file, Progress.NONE);
            byte[] bytes = Files.readAllBytes(file);
            Files.delete(file);
            return bytes;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, byte[]> unzipped(byte[] archive) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        Path file = folder.resolve("archive.zip");
        try {
            Files.write(file, archive);
            try (ZipFile zip = new ZipFile(file.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    files.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
                }
            }
            Files.delete(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return files;
    }

    private static byte[] shapefile(String without) {
        Map<String, byte[]> files = unzipped(exported(ExportFormat.SHAPEFILE));
        files.keySet().removeIf(name -> name.endsWith(without));
        return BadFiles.zip(files);
    }

    private static byte[] cut(byte[] bytes, double share) {
        return Arrays.copyOf(bytes, (int) (bytes.length * share));
    }

    private static byte[] damaged(byte[] bytes) {
        byte[] copy = bytes.clone();
        copy[60] ^= 0x55;
        return copy;
    }

    private record Case(String code, String what, byte[] content, String... fields) {}

    private static Stream<Case> archives() {
        byte[] shp = exported(ExportFormat.SHAPEFILE);
        Map<String, byte[]> shortDbf = unzipped(shp);
        shortDbf.computeIfPresent(LAYER + ".dbf", (name, bytes) -> cut(bytes, 0.5));
        Map<String, byte[]> shortShp = unzipped(shp);
        shortShp.computeIfPresent(LAYER + ".shp", (name, bytes) -> cut(bytes, 0.5));
        return Stream.of(
                new Case("truncated-file", "zip cut short", cut(shp, 0.7)),
                new Case("truncated-file", "zip of a few bytes", cut(shp, 0.01)),
                new Case("damaged-file", "zip with a byte changed", damaged(shp)),
                new Case("zip-bomb", "zip bomb", BadFiles.zip(Map.of("a.shp", new byte[40 << 20]))),
                new Case("unsafe-path", "climbing name", BadFiles.zip(Map.of("../../etc/a.shp", new byte[9]))),
                new Case(
                        "unsafe-path",
                        "climbing name with backslashes",
                        BadFiles.zip(Map.of("a\\..\\..\\b.shp", new byte[9]))),
                new Case("unsafe-path", "absolute name", BadFiles.zip(Map.of("/etc/a.shp", new byte[9]))),
                new Case(
                        "nested-archive",
                        "archive in an archive",
                        BadFiles.zip(Map.of("inner.zip", shp)),
                        "format",
                        "shp"),
                new Case("format-not-recognized", "archive of pictures", BadFiles.zip(Map.of("a.png", new byte[9]))),
                new Case("missing-dbf", "no .dbf", shapefile(".dbf")),
                new Case("missing-shp", "no .shp", shapefile(".shp")),
                new Case("crs-required", "no .prj", shapefile(".prj")),
                new Case("truncated-file", ".dbf cut short", BadFiles.zip(shortDbf)),
                new Case("truncated-file", ".shp cut short", BadFiles.zip(shortShp)),
                new Case("not-a-zip", "a .shp alone", unzipped(shp).getOrDefault(LAYER + ".shp", new byte[0])));
    }

    private static Stream<Case> others() {
        byte[] shp = exported(ExportFormat.SHAPEFILE);
        byte[] gpkg = exported(ExportFormat.GEOPACKAGE);
        byte[] fgb = exported(ExportFormat.FLATGEOBUF);
        byte[] xlsx = exported(ExportFormat.XLSX);
        return Stream.of(
                new Case("truncated-file", "GeoPackage cut short", cut(gpkg, 0.7)),
                new Case("truncated-file", "GeoPackage of its head", cut(gpkg, 0.0005)),
                new Case(
                        "not-a-geopackage", "no GeoPackage", "id,x".getBytes(StandardCharsets.UTF_8), "format", "gpkg"),
                new Case("truncated-file", "FlatGeobuf cut short", cut(fgb, 0.9)),
                new Case("truncated-file", "FlatGeobuf without features", cut(fgb, 0.1)),
                new Case("not-a-flatgeobuf", "no FlatGeobuf", xlsx, "format", "fgb"),
                new Case(
                        "truncated-file",
                        "workbook cut short",
                        cut(xlsx, 0.8),
                        "crs",
                        "EPSG:4490",
                        "fileName",
                        "a.xlsx"),
                new Case("crs-required", "workbook without a system", xlsx),
                new Case(
                        "formula-without-value",
                        "formula without its result",
                        BadFiles.workbook(sheet -> sheet.formula(1, 2, "30+1.7")),
                        "crs",
                        "EPSG:4490"),
                new Case(
                        "merged-cells",
                        "merged cells",
                        BadFiles.workbook(sheet -> {
                            sheet.value(2, 0, "合并");
                            sheet.range(2, 0, 3, 0).merge();
                        }),
                        "crs",
                        "EPSG:4490"),
                new Case(
                        "formula-without-value",
                        "both",
                        BadFiles.workbook(sheet -> {
                            sheet.formula(1, 2, "30+1.7");
                            sheet.range(0, 0, 0, 1).merge();
                        }),
                        "crs",
                        "EPSG:4490"),
                new Case("not-a-workbook", "archive of something else", shp, "format", "xlsx", "crs", "EPSG:4490"),
                new Case("unknown-source-layer", "a table that is not there", gpkg, "sourceLayer", "公园"));
    }

    @TestFactory
    Stream<DynamicTest> badFilesAreRefusedAndNothingIsWritten() {
        return Stream.concat(archives(), others())
                .map(one -> DynamicTest.dynamicTest(one.what() + ": " + one.code(), () -> {
                    long version = store.features().version(LAYER);
                    assertThatThrownBy(() -> scene.imports().submit(scene.request(LAYER, one.content(), one.fields())))
                            .isInstanceOfSatisfying(
                                    Fault.class,
                                    fault -> assertThat(fault.code()).isEqualTo(one.code()));
                    assertThat(store.features().version(LAYER)).isEqualTo(version);
                    assertThat(scene.leftovers()).isEmpty();
                }));
    }

    /** Whatever is done to a file, a preview tells what it is or refuses it in words. */
    @Test
    void brokenBytesNeverBreakTheReader() {
        Random random = new Random(SEED);
        for (ExportFormat format :
                List.of(ExportFormat.SHAPEFILE, ExportFormat.GEOPACKAGE, ExportFormat.FLATGEOBUF, ExportFormat.XLSX)) {
            byte[] good = exported(format);
            Map<String, byte[]> parts =
                    format == ExportFormat.SHAPEFILE || format == ExportFormat.XLSX ? unzipped(good) : Map.of();
            for (int i = 0; i < 60; i++) {
                byte[] bad = parts.isEmpty() ? mutated(good, random) : withOnePartMutated(parts, random);
                try {
                    scene.imports()
                            .preview(scene.request(
                                    LAYER, bad, "crs", "EPSG:4490", "format", SOURCE_NAMES.getOrDefault(format, "")));
                } catch (Fault refused) {
                    assertThat(refused.code()).matches("[a-z-]+");
                }
            }
        }
        assertThat(scene.leftovers()).isEmpty();
    }

    private static final Map<ExportFormat, String> SOURCE_NAMES = Map.of(
            ExportFormat.SHAPEFILE, "shp",
            ExportFormat.GEOPACKAGE, "gpkg",
            ExportFormat.FLATGEOBUF, "fgb",
            ExportFormat.XLSX, "xlsx");

    private static byte[] withOnePartMutated(Map<String, byte[]> parts, Random random) {
        Map<String, byte[]> copy = new LinkedHashMap<>(parts);
        List<String> names = List.copyOf(copy.keySet());
        copy.computeIfPresent(
                names.get(random.nextInt(names.size())),
                (name, bytes) -> bytes.length == 0 ? bytes : mutated(bytes, random));
        return BadFiles.zip(copy);
    }

    private static byte[] mutated(byte[] good, Random random) {
        byte[] bytes = random.nextInt(4) == 0 ? cut(good, random.nextDouble()) : good.clone();
        for (int i = 0; i < 1 + random.nextInt(20) && bytes.length > 0; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    @Test
    void aShapefileInGbkWithoutProjectionIsReadOnceItsSystemIsSaid() throws IOException {
        Map<String, byte[]> parts = unzipped(exported(ExportFormat.SHAPEFILE));
        Map<String, byte[]> sent = new LinkedHashMap<>();
        sent.put("公厕/公厕.shp", parts.getOrDefault(LAYER + ".shp", new byte[0]));
        sent.put("公厕/公厕.dbf", gbkTable());
        Layer target = scene.layer("toilet_gbk", GeometryType.POINT, "EPSG:4490", "名称", "string", "蹲位数", "integer");
        Job job = scene.run(target.id(), BadFiles.zip(sent, GBK), "crs", "EPSG:4490", "mapping", "{\"id\": \"编号\"}");
        assertThat(job.failure()).isNull();
        assertThat(store.features().findFeature(target.id(), "7").orElseThrow().properties())
                .isEqualTo(Map.of("名称", "延政路公厕7号", "蹲位数", 7L));
        assertThat(store.features().count(FeatureQuery.all(target.id()))).isEqualTo(40);
    }

    /** By another program's hand. */
    private static byte[] gbkTable() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DBFWriter writer = new DBFWriter(out, GBK)) {
            writer.setFields(new DBFField[] {
                new DBFField("编号", DBFDataType.CHARACTER, 10),
                new DBFField("名称", DBFDataType.CHARACTER, 40),
                new DBFField("蹲位数", DBFDataType.NUMERIC, 6, 0)
            });
            for (int i = 0; i < 40; i++) {
                writer.addRecord(new Object[] {String.valueOf(i), "延政路公厕" + i + "号", i});
            }
        }
        return out.toByteArray();
    }
}
