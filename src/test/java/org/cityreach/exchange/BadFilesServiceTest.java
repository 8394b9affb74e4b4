package org.cityreach.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.cityreach.layer.LayerCodec;
import org.cityreach.testing.HttpCaller.Answer;
import org.cityreach.testing.ServiceTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Truth: what each file was made to be. At every door it is refused in words, nothing is written, nothing is left. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadFilesServiceTest extends ServiceTest {

    private static final String LAYER = "bad_files";

    @Autowired
    private ImportProperties properties;

    @BeforeAll
    void makeLayer() {
        store.createLayer(LayerCodec.fromMap(
                LAYER,
                Map.of("title", LAYER, "geometryType", "Point", "properties", Map.of("name", Map.of("type", "string"))),
                false));
    }

    private record Case(String what, String fileName, byte[] content, String code) {

        /** The layer of the file, where one could be asked for. */
        String sourceLayer() {
            return fileName.contains(".osm") ? "toilet" : fileName.endsWith(".xlsx") ? "公厕" : "a";
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] start, byte[] more) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
            packed.write(start);
            packed.write(more);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Five files of 12 MB each that all lie on the same packed bytes. */
    private static byte[] overlapping() {
        byte[] one = BadFiles.zip(Map.of("a0.shp", new byte[12 << 20]));
        int end = one.length - 22;
        ByteBuffer tail = ByteBuffer.wrap(one).order(ByteOrder.LITTLE_ENDIAN);
        int at = tail.getInt(end + 16);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(one, 0, at);
        for (int i = 0; i < 5; i++) {
            byte[] entry = Arrays.copyOfRange(one, at, end);
            entry[47] = (byte) ('0' + i);
            out.writeBytes(entry);
        }
        ByteBuffer last =
                ByteBuffer.wrap(Arrays.copyOfRange(one, end, one.length)).order(ByteOrder.LITTLE_ENDIAN);
        last.putShort(8, (short) 5).putShort(10, (short) 5).putInt(12, 5 * (end - at));
        out.writeBytes(last.array());
        return out.toByteArray();
    }

    private static Stream<Case> files() {
        String entity =
                "<!DOCTYPE kml [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><kml><Placemark><name>&x;</name></Placemark></kml>";
        String laughs = "<!DOCTYPE kml [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><kml>&b;</kml>";
        byte[] pbf = ByteBuffer.allocate(40)
                .putInt(Integer.MAX_VALUE)
                .put(utf8("\n\tOSMHeader"))
                .array();
        byte[] gzipped = gzip(utf8("<osm version='0.6'>"), utf8("<a/>".repeat(12 << 20)));
        byte[] bomb = BadFiles.zip(Map.of("a.shp", new byte[40 << 20]));
        return Stream.of(
                new Case("zip cut short", "a.zip", Arrays.copyOf(bomb, bomb.length / 2), "truncated-file"),
                new Case("zip bomb", "a.zip", bomb, "zip-bomb"),
                new Case("zip bomb of overlapping entries", "a.zip", overlapping(), "zip-bomb"),
                new Case("zip bomb in a zip", "a.zip", BadFiles.zip(Map.of("b.zip", bomb)), "format-not-recognized"),
                new Case("climbing name", "a.zip", BadFiles.zip(Map.of("../a.shp", new byte[9])), "unsafe-path"),
                new Case(
                        "Shapefile without its table",
                        "a.zip",
                        BadFiles.zip(Map.of("a.shp", new byte[100], "a.shx", new byte[100])),
                        "missing-dbf"),
                new Case(
                        "workbook with merged cells",
                        "a.xlsx",
                        BadFiles.workbook(sheet -> sheet.range(2, 0, 3, 0).merge()),
                        "merged-cells"),
                new Case(
                        "workbook with a formula alone",
                        "a.xlsx",
                        BadFiles.workbook(sheet -> sheet.formula(1, 2, "30+1.7")),
                        "formula-without-value"),
                new Case("KML with an outside entity", "a.kml", utf8(entity), "xml-doctype-refused"),
                new Case("KML that laughs a billion times", "a.kml", utf8(laughs), "xml-doctype-refused"),
                new Case("OSM that grows beyond measure", "a.osm.gz", gzipped, "compression-bomb"),
                new Case("PBF with a lying length", "a.osm.pbf", pbf, "invalid-pbf"));
    }

    @TestFactory
    Stream<DynamicTest> refusedAtEveryDoor() {
        return files().map(one -> DynamicTest.dynamicTest(one.what(), () -> {
            Map<String, Long> before = store.versions();
            String layer = "/api/collections/" + LAYER + "/imports";
            String[] fields = {"crs", "EPSG:4490", "sourceLayer", one.sourceLayer()};
            String[] preview = {"crs", "EPSG:4490", "sourceLayer", one.sourceLayer(), "preview", "true"};
            String layers = "{\"" + LAYER + "\": \"" + one.sourceLayer() + "\"}";
            refused(one.code(), admin().upload(layer, one.fileName(), one.content(), fields));
            refused(one.code(), admin().upload(layer, one.fileName(), one.content(), preview));
            refused(
                    one.code(),
                    admin().upload(
                                    "/api/imports",
                                    one.fileName(),
                                    one.content(),
                                    "crs",
                                    "EPSG:4490",
                                    "layers",
                                    layers));
            refused("not-a-geopackage", admin().upload("/api/restore", one.fileName(), one.content()));
            assertThat(store.versions()).isEqualTo(before);
            try (Stream<Path> left = Files.list(properties.temporaryFolder())) {
                assertThat(left.filter(file -> !file.toString().contains("kept-backup")))
                        .isEmpty();
            }
        }));
    }

    private static void refused(String code, Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.code()).as(answer.toString()).isEqualTo(code);
    }
}
