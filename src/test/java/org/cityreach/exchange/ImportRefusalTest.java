package org.cityreach.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.cityreach.fault.Fault;
import org.cityreach.job.Job;
import org.cityreach.layer.GeometryType;
import org.cityreach.testing.TemporaryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Truth: the codes promised for requests that cannot be answered, each refused before a job is made; and that
 * whatever bytes come, the outcome is a fault or a report that adds up.
 */
@Timeout(300)
class ImportRefusalTest {

    private static final String SIGNS = "\",;\n{}[]0-.eE:'\\ ";
    private static final String GOOD = "id,name,stalls,x,y\n1,a,2,119.9,31.7\n2,b,3,119.8,31.6\n";
    private static final String GOOD_JSON =
            "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"id\":\"1\","
                    + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[119.9,31.7]},\"properties\":{\"name\":\"公厕\",\"stalls\":2}},"
                    + "{\"type\":\"Feature\",\"id\":\"2\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[119.8,31.6]},"
                    + "\"properties\":null}]}";

    private @Nullable TemporaryStore opened;
    private @Nullable ImportScene made;

    @BeforeEach
    void begin() {
        TemporaryStore store = TemporaryStore.open();
        opened = store;
        ImportScene scene = new ImportScene(store.features(), store.documents());
        made = scene;
        scene.layer("toilet_test", GeometryType.POINT, "EPSG:4490", "name", "string", "stalls", "integer");
        scene.layer("park_test", GeometryType.POLYGON, "EPSG:4490", "name", "string");
    }

    @AfterEach
    void end() {
        scene().close();
        if (opened != null) {
            opened.close();
        }
    }

    private ImportScene scene() {
        if (made == null) {
            throw new IllegalStateException("not begun");
        }
        return made;
    }

    private record Case(String code, String layer, byte[] content, String... fields) {}

    private static Case csv(String code, String content, String... fields) {
        return new Case(code, "toilet_test", content.getBytes(StandardCharsets.UTF_8), with("csv", fields));
    }

    private static Case json(String code, String content, String... fields) {
        return new Case(code, "toilet_test", content.getBytes(StandardCharsets.UTF_8), with("geojson", fields));
    }

    private static String[] with(String format, String... fields) {
        String[] all = Arrays.copyOf(fields, fields.length + 2);
        all[fields.length] = "format";
        all[fields.length + 1] = format;
        return all;
    }

    private static List<Case> cases() {
        return Stream.of(fieldsOfTheForm(), csvFiles(), geoJsonFiles())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Case> fieldsOfTheForm() {
        byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
        return List.of(
                new Case("collection-not-found", "nowhere", good, "format", "csv", "crs", "EPSG:4490"),
                new Case("format-not-recognized", "toilet_test", new byte[] {1, 2, 3}, "crs", "EPSG:4490"),
                new Case("unknown-format", "toilet_test", good, "format", "dwg", "crs", "EPSG:4490"),
                csv("crs-required", GOOD),
                csv("unknown-crs", GOOD, "crs", "EPSG:999999"),
                csv("unknown-crs", GOOD, "crs", "Changzhou"),
                csv("unknown-mode", GOOD, "crs", "EPSG:4490", "mode", "merge"),
                csv("unknown-on-error", GOOD, "crs", "EPSG:4490", "onError", "ignore"),
                csv("invalid-mapping", GOOD, "crs", "EPSG:4490", "mapping", "{\"x\":"),
                csv("invalid-mapping", GOOD, "crs", "EPSG:4490", "mapping", "[1]"),
                csv("invalid-mapping", GOOD, "crs", "EPSG:4490", "mapping", "{\"x\":5}"),
                csv("unknown-target", GOOD, "crs", "EPSG:4490", "mapping", "{\"nome\":\"name\"}"),
                csv("unknown-column", GOOD, "crs", "EPSG:4490", "mapping", "{\"name\":\"nome\"}"),
                csv("invalid-integer", GOOD, "crs", "EPSG:4490", "mapping", "{\"stalls\":{\"value\":1.5}}"),
                csv("geometry-mapped-twice", GOOD, "crs", "EPSG:4490", "mapping", "{\"x\":\"x\",\"wkt\":\"y\"}"),
                json("geometry-mapped-twice", GOOD_JSON, "mapping", "{\"x\":\"name\"}"),
                csv("ambiguous-column", "x,y,a,a\n1,2,3,4\n", "crs", "EPSG:4490", "mapping", "{\"name\":\"a\"}"),
                csv("missing-geometry-column", "id,name\n1,a\n", "crs", "EPSG:4490"),
                csv("missing-geometry-column", "id,x\n1,5\n", "crs", "EPSG:4490"),
                new Case(
                        "wrong-geometry-column",
                        "park_test",
                        good,
                        "format",
                        "csv",
                        "crs",
                        "EPSG:4490",
                        "mapping",
                        "{\"x\":\"x\",\"y\":\"y\"}"),
                csv("unknown-encoding", GOOD, "crs", "EPSG:4490", "encoding", "klingon"),
                new Case(
                        "wrong-encoding",
                        "toilet_test",
                        "id,name,x,y\n1,公厕在这里,119,31\n".getBytes(Charset.forName("GBK")),
                        with("csv", "crs", "EPSG:4490", "encoding", "UTF-8")),
                csv("unknown-delimiter", GOOD, "crs", "EPSG:4490", "delimiter", "~"),
                csv("unknown-zone", GOOD, "crs", "EPSG:4490", "zone", "Mars/Olympus"),
                csv("invalid-date-pattern", GOOD, "crs", "EPSG:4490", "datePattern", "QQQQQQQ"),
                csv("invalid-date-pattern", GOOD, "crs", "EPSG:4490", "datePattern", "HH:mm"),
                csv("invalid-value", GOOD, "crs", "EPSG:4490", "acceptDoubt", "maybe"));
    }

    private static List<Case> csvFiles() {
        return List.of(
                csv("empty-file", "", "crs", "EPSG:4490"),
                csv("empty-file", "\n\n", "crs", "EPSG:4490"),
                csv("no-rows", "id,x,y\n", "crs", "EPSG:4490"),
                csv("missing-header", "1,119.9,31.7\n2,119.8,31.6\n", "crs", "EPSG:4490"),
                csv("truncated-file", "id,name,x,y\n1,a,119.9,31.7\n2,\"b", "crs", "EPSG:4490"),
                csv("truncated-file", "id,name,x,y\n1,a,119.9,31.7\n2,b,11", "crs", "EPSG:4490"),
                csv("not-text", "id,x,y\n1,\0,2\n", "crs", "EPSG:4490"),
                csv("not-text", "PK\u0003\u0004", "crs", "EPSG:4490"),
                csv("axes-swapped", "id,x,y\n1,31.7,119.9\n2,31.6,119.8\n", "crs", "EPSG:4490"),
                csv("axes-swapped", "id,x,y\n1,3508699.5,494501.7\n2,3510806.1,494787.1\n", "crs", "EPSG:4549"),
                csv("zone-prefix-unexpected", "id,x,y\n1,40494501.7,3508699.5\n", "crs", "EPSG:4549"),
                csv("degrees-not-metres", GOOD, "crs", "EPSG:4549"),
                csv("metres-not-degrees", "id,x,y\n1,494501.7,3508699.5\n", "crs", "EPSG:4490"),
                csv("outside-area-of-use", "id,x,y\n1,-71.03,42.33\n", "crs", "EPSG:4490"));
    }

    private static List<Case> geoJsonFiles() {
        return List.of(
                json("empty-file", "   "),
                json("invalid-json", "{\"type\":\"FeatureCollection\",\"features\":[}"),
                json("invalid-json", "type: FeatureCollection"),
                json("truncated-file", GOOD_JSON.substring(0, GOOD_JSON.length() - 5)),
                json("not-geojson", "[1,2]"),
                json("not-geojson", "{\"a\":1}"),
                json("not-geojson", "{\"type\":\"FeatureCollection\"}"),
                json("no-rows", "{\"type\":\"FeatureCollection\",\"features\":[]}"),
                json(
                        "axes-swapped",
                        GOOD_JSON.replace("119.9,31.7", "31.7,119.9").replace("119.8,31.6", "31.6,119.8")),
                json(
                        "unknown-crs",
                        "{\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"x\"}}," + GOOD_JSON.substring(1)),
                json(
                        "crs-conflict",
                        "{\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:4549\"}},"
                                + GOOD_JSON.substring(1),
                        "crs",
                        "EPSG:4490"));
    }

    @TestFactory
    Stream<DynamicTest> whatCannotBeDoneIsRefusedAtOnceAndNothingIsLeft() {
        return cases().stream()
                .map(one -> DynamicTest.dynamicTest(one.code() + Arrays.toString(one.fields()), () -> {
                    assertThatThrownBy(() -> scene().run(one.layer(), one.content(), one.fields()))
                            .isInstanceOfSatisfying(
                                    Fault.class,
                                    fault -> assertThat(fault.code())
                                            .as(fault.getMessage())
                                            .isEqualTo(one.code()));
                    assertThat(scene().jobs().list()).isEmpty();
                    assertThat(scene().leftovers()).isEmpty();
                    assertThat(scene().features("toilet_test")).isEmpty();
                }));
    }

    @Test
    void acceptedDoubtsGoOnWithAWarning() {
        JsonNode report = scene().report(
                        "toilet_test",
                        "id,x,y\n1,-71.03,42.33\n",
                        "format",
                        "csv",
                        "crs",
                        "EPSG:4490",
                        "acceptDoubt",
                        "true");

        assertThat(report.get("accepted").asLong()).isEqualTo(1);
        assertThat(report.get("warnings").get(0).get("code").asString()).isEqualTo("outside-area-of-use");
    }

    @Test
    void farFromTheOtherDataIsAWarningAndNoRefusal() {
        scene().report("toilet_test", GOOD, "format", "csv", "crs", "EPSG:4326");
        JsonNode report =
                scene().report("toilet_test", "id,x,y\n9,-71.03,42.33\n", "format", "csv", "crs", "EPSG:4326");

        assertThat(report.get("accepted").asLong()).isEqualTo(1);
        assertThat(report.get("warnings").get(0).get("code").asString()).isEqualTo("far-from-city");
    }

    @Test
    void oldGeoJsonMayNameItsSystem() {
        JsonNode report = scene().report(
                        "toilet_test",
                        "{\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":"
                                + "[494501.6866,3508699.5214]}}],\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\","
                                + "\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::4549\"}}}",
                        "format",
                        "geojson");

        assertThat(report.get("accepted").asLong()).isEqualTo(1);
        assertThat(report.get("assumed").get("crs").asString()).isEqualTo("EPSG:4549");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[119,31]}}",
                "{\"type\":\"Point\",\"coordinates\":[119,31]}",
                "{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"Point\",\"coordinates\":[119,31]}]}",
                "\u001e{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[119,31]}}\n",
            })
    void everyFormOfGeoJsonIsRead(String text) {
        assertThat(scene().report("toilet_test", text, "format", "geojson")
                        .get("accepted")
                        .asLong())
                .isEqualTo(1);
        assertThat(scene().report(
                                "toilet_test",
                                text + "\n" + text.replace("119", "118"),
                                "format",
                                "geojson",
                                "mode",
                                "replace")
                        .get("accepted")
                        .asLong())
                .isEqualTo(2);
    }

    @Test
    void aPreviewTellsWhatItMakesOfAFileAndWritesNothing() {
        ObjectNode preview = scene().imports()
                .preview(scene().request(
                                "toilet_test",
                                "编号;name;经度;纬度\n1;公厕;31.7;119.9\n2;b;31.6;119.8\n".getBytes(Charset.forName("GBK")),
                                "format",
                                "csv",
                                "crs",
                                "EPSG:4490"));

        assertThat(preview.get("encoding").asString()).isEqualTo("GB18030");
        assertThat(preview.get("delimiter").asString()).isEqualTo(";");
        assertThat(preview.get("columns")).hasSize(4);
        assertThat(preview.get("rows").get(0).get(1).asString()).isEqualTo("公厕");
        assertThat(preview.get("mapping").get("x").asString()).isEqualTo("经度");
        assertThat(preview.get("doubts").get(0).get("code").asString()).isEqualTo("axes-swapped");
        assertThat(scene().leftovers()).isEmpty();
        assertThat(scene().jobs().list()).isEmpty();
    }

    @Test
    void aPreviewGivesPlacesInLongitudeAndLatitude() {
        ObjectNode preview = scene().imports()
                .preview(scene().request(
                                "toilet_test",
                                "id,x,y\na,494501.6866,3508699.5214\n".getBytes(StandardCharsets.UTF_8),
                                "format",
                                "csv",
                                "crs",
                                "EPSG:4549"));

        assertThat(preview.get("points").get(0).get(0).asDouble()).isEqualTo(119.942, within(1e-7));
        assertThat(preview.get("doubts")).isEmpty();
    }

    @Test
    void aPreviewLeavesTheSystemOpen() {
        ObjectNode preview = scene().imports()
                .preview(scene().request("toilet_test", GOOD.getBytes(StandardCharsets.UTF_8), "format", "csv"));

        assertThat(preview.get("open").get("code").asString()).isEqualTo("crs-required");
        assertThat(preview.get("columns")).hasSize(5);
    }

    /** Bytes of good files cut, changed, doubled and dropped at random. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void whateverBytesComeTheOutcomeIsAFaultOrAReportThatAddsUp(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            boolean csv = random.nextBoolean();
            byte[] bytes = mutated((csv ? GOOD : GOOD_JSON).getBytes(StandardCharsets.UTF_8), random);
            Job[] job = new Job[1];
            Throwable thrown = catchThrowable(() -> job[0] = scene().run(
                            "toilet_test",
                            bytes,
                            "format",
                            csv ? "csv" : "geojson",
                            "crs",
                            "EPSG:4490",
                            "acceptDoubt",
                            random.nextBoolean() ? "true" : "false"));
            String shown = "seed " + seed + ", round " + i + ": " + new String(bytes, StandardCharsets.UTF_8);
            if (thrown != null) {
                assertThat(thrown).as(shown).isInstanceOf(Fault.class);
            } else {
                assertThat(job[0].status()).as(shown).isEqualTo(Job.Status.SUCCESSFUL);
                JsonNode report = scene().jobs().getResult(job[0].id());
                assertThat(report.get("accepted").asLong()
                                + report.get("rejected").asLong())
                        .as(shown)
                        .isEqualTo(report.get("read").asLong());
            }
            assertThat(scene().leftovers()).as(shown).isEmpty();
        }
    }

    private static byte[] mutated(byte[] good, Random random) {
        byte[] bytes = good.clone();
        int changes = random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) SIGNS.charAt(random.nextInt(SIGNS.length()));
                case 2 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
                default -> {
                    byte[] doubled = new byte[bytes.length + (bytes.length - at)];
                    System.arraycopy(bytes, 0, doubled, 0, bytes.length);
                    System.arraycopy(bytes, at, doubled, bytes.length, bytes.length - at);
                    bytes = doubled;
                }
            }
        }
        return bytes;
    }
}
