package org.cityreach.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.geo.Geodesic;
import org.cityreach.job.Job;
import org.cityreach.layer.Feature;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.layer.ShippedLayers;
import org.cityreach.store.FeatureStore;
import org.cityreach.store.FeatureWriter;
import org.cityreach.store.WriteMode;
import org.cityreach.testing.SharedData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.locationtech.jts.geom.Coordinate;
import tools.jackson.databind.JsonNode;

/** What imports promise, on whatever store a subclass brings. */
@Timeout(120)
abstract class ImportContract {

    static final Charset GBK = Charset.forName("GBK");
    static final String TOILETS = """
            id,name,stalls,x,y
            t1,紫金城,8,119.942,31.701
            t2,"新城, 长岛",6,119.945,31.720
            """;

    private static final long SEED = 20_260_131;

    private ImportScene scene;

    abstract ImportScene open();

    abstract void closeStore();

    @BeforeEach
    void begin() {
        scene = open();
    }

    @AfterEach
    void end() {
        scene.close();
        closeStore();
    }

    private void toilets() {
        remake("toilet_test");
        scene.layer("toilet_test", GeometryType.POINT, "EPSG:4490", "name", "string", "stalls", "integer");
    }

    private void remake(String id) {
        if (scene.store().findLayer(id).isPresent()) {
            scene.store().deleteLayer(id);
        }
    }

    private static void assertAddsUp(JsonNode report) {
        assertThat(report.get("accepted").asLong() + report.get("rejected").asLong())
                .isEqualTo(report.get("read").asLong());
        assertThat(report.get("rejects")).hasSize((int) report.get("rejected").asLong());
    }

    @Test
    void csvBecomesFeaturesAndTheReportAddsUp() {
        toilets();
        long before = scene.store().version("toilet_test");
        JsonNode report = scene.report("toilet_test", TOILETS, "format", "csv", "crs", "EPSG:4490");

        assertThat(report.get("read").asLong()).isEqualTo(2);
        assertThat(report.get("accepted").asLong()).isEqualTo(2);
        assertAddsUp(report);
        assertThat(report.get("version").asLong()).isEqualTo(before + 1);
        assertThat(report.get("assumed").get("encoding").asString()).isEqualTo("UTF-8");
        assertThat(report.get("assumed").get("delimiter").asString()).isEqualTo(",");
        assertThat(report.get("assumed").get("mapping").get("x").asString()).isEqualTo("x");
        List<Feature> features = scene.features("toilet_test");
        assertThat(features).extracting(Feature::id).containsExactly("t1", "t2");
        assertThat(features.get(1).property("name")).isEqualTo("新城, 长岛");
        assertThat(features.get(1).property("stalls")).isEqualTo(6L);
        assertThat(Objects.requireNonNull(features.get(1).geometry()).getCoordinate())
                .isEqualTo(new Coordinate(119.945, 31.720));
        assertThat(scene.leftovers()).isEmpty();
    }

    @Test
    void badRowsAreNamedAndTheOthersKept() {
        toilets();
        String csv = TOILETS + """
                t3,three,many,119.9,31.7
                t4,four,"1,234",119.9,31.7
                t5,five,5,,31.7
                t6,six,6,119.9
                t1,again,1,119.9,31.7
                t8,eight,8,200,31.7
                ,,,,
                t10,ten,10,119.9,31.7,more
                t11,eleven,11,11 9.9,31.7
                t12,twelve,12,,
                """;
        JsonNode report = scene.report("toilet_test", csv, "format", "csv", "crs", "EPSG:4490", "acceptDoubt", "true");

        assertAddsUp(report);
        assertThat(report.get("read").asLong()).isEqualTo(12);
        assertThat(report.get("rejects")
                        .valueStream()
                        .map(reject -> reject.get("row").asLong() + " "
                                + reject.get("id").asString("-") + " "
                                + reject.get("code").asString()))
                .containsExactly(
                        "3 t3 invalid-number",
                        "4 t4 separated-number",
                        "5 t5 missing-coordinate",
                        "6 t6 column-count",
                        "8 t8 coordinate-out-of-range",
                        "9 - empty-row",
                        "10 t10 column-count",
                        "11 t11 separated-number",
                        "12 t12 missing-geometry",
                        "7 t1 id-taken");
        assertThat(scene.features("toilet_test")).extracting(Feature::id).containsExactlyInAnyOrder("t1", "t2");
        String jobId = scene.jobs().list().get(0).id();
        StringBuilder rejects = new StringBuilder();
        scene.imports().readRejects(jobId, rejects::append);
        assertThat(rejects.toString().lines()).hasSize(11).first().isEqualTo("row,line,id,code,reason");
        assertThat(rejects.toString()).contains("\n3,4,t3,invalid-number,\"stalls is 'many', not a finite number\"");
    }

    @Test
    void abortWritesNothingAndNamesTheRow() {
        toilets();
        scene.report("toilet_test", TOILETS, "format", "csv", "crs", "EPSG:4490");
        Job job = scene.run(
                "toilet_test",
                "id,name,stalls,x,y\nt8,a,1,119.9,31.7\nt9,b,x,119.9,31.7\n".getBytes(StandardCharsets.UTF_8),
                "format",
                "csv",
                "crs",
                "EPSG:4490",
                "mode",
                "replace",
                "onError",
                "abort");

        assertThat(job.status()).isEqualTo(Job.Status.FAILED);
        Job.Failure failure = Objects.requireNonNull(job.failure());
        assertThat(failure.code()).isEqualTo("invalid-number");
        assertThat(failure.message()).contains("row 2", "t9");
        assertThat(scene.features("toilet_test")).extracting(Feature::id).containsExactly("t1", "t2");
        assertThat(scene.leftovers()).isEmpty();
    }

    @Test
    void modesDecideWhatBecomesOfFeaturesThatAreThere() {
        toilets();
        scene.report("toilet_test", TOILETS, "format", "csv", "crs", "EPSG:4490");
        String more = "id,name,stalls,x,y\nt2,changed,9,119.9,31.7\nt3,new,1,119.9,31.8\n";

        JsonNode append = scene.report("toilet_test", more, "format", "csv", "crs", "EPSG:4490");
        assertThat(append.get("accepted").asLong()).isEqualTo(1);
        assertThat(append.get("rejects").get(0).get("code").asString()).isEqualTo("id-taken");
        assertThat(scene.features("toilet_test")).hasSize(3);

        JsonNode upsert = scene.report("toilet_test", more, "format", "csv", "crs", "EPSG:4490", "mode", "upsert");
        assertThat(upsert.get("accepted").asLong()).isEqualTo(2);
        assertThat(scene.store().findFeature("toilet_test", "t2").orElseThrow().property("name"))
                .isEqualTo("changed");

        JsonNode replace = scene.report("toilet_test", more, "format", "csv", "crs", "EPSG:4490", "mode", "replace");
        assertThat(replace.get("accepted").asLong()).isEqualTo(2);
        assertThat(scene.features("toilet_test")).extracting(Feature::id).containsExactlyInAnyOrder("t2", "t3");
    }

    @Test
    void aReplaceWithoutOneGoodRowLeavesTheLayerAlone() {
        toilets();
        scene.report("toilet_test", TOILETS, "format", "csv", "crs", "EPSG:4490");
        long before = scene.store().version("toilet_test");
        JsonNode report = scene.report(
                "toilet_test",
                "id,name,stalls,x,y\nt9,a,x,119.9,31.7\n",
                "format",
                "csv",
                "crs",
                "EPSG:4490",
                "mode",
                "replace");

        assertThat(report.get("accepted").asLong()).isZero();
        assertThat(report.get("version").asLong()).isEqualTo(before);
        assertThat(report.get("warnings").get(0).get("code").asString()).isEqualTo("nothing-accepted");
        assertThat(scene.features("toilet_test")).hasSize(2);
    }

    @Test
    void madeIdsAreTheSameForTheSameFileSoThatItCannotComeTwice() {
        toilets();
        String csv = "name,stalls,lon,lat\na,1,119.9,31.7\nb,2,119.8,31.6\n";
        JsonNode first = scene.report("toilet_test", csv, "format", "csv", "crs", "EPSG:4326");
        JsonNode second = scene.report("toilet_test", csv, "format", "csv", "crs", "EPSG:4326");

        assertThat(first.get("accepted").asLong()).isEqualTo(2);
        assertThat(first.get("assumed").get("ids").asString()).isNotEmpty();
        assertThat(second.get("accepted").asLong()).isZero();
        assertThat(second.get("rejected").asLong()).isEqualTo(2);
    }

    @Test
    void aGbkFileReadsRight() {
        toilets();
        JsonNode report = scene.report("toilet_test", TOILETS, GBK, "format", "csv", "crs", "EPSG:4490");

        assertThat(report.get("assumed").get("encoding").asString()).isEqualTo("GB18030");
        assertThat(scene.features("toilet_test"))
                .extracting(feature -> feature.property("name"))
                .containsExactly("紫金城", "新城, 长岛");
    }

    @Test
    void gcj02LandsWithinOneMetreOfWhereItShould() {
        toilets();
        // Published pairs of WGS 84 and GCJ-02: latitude, longitude.
        double[][] pairs = {
            {31.1774276, 121.5272106, 31.17530398364597, 121.531541859215},
            {22.543847, 113.912316, 22.540796131694766, 113.9171764808363},
            {39.911954, 116.377817, 39.91334545536069, 116.38404722455657},
        };
        StringBuilder csv = new StringBuilder("id,经度,纬度\n");
        for (int i = 0; i < pairs.length; i++) {
            csv.append(i)
                    .append(',')
                    .append(pairs[i][3])
                    .append(',')
                    .append(pairs[i][2])
                    .append('\n');
        }
        JsonNode report = scene.report("toilet_test", csv.toString(), "format", "csv", "crs", "GCJ-02");

        assertThat(report.get("accepted").asLong()).isEqualTo(3);
        List<Feature> features = scene.features("toilet_test");
        for (int i = 0; i < pairs.length; i++) {
            Coordinate there = Objects.requireNonNull(scene.store()
                            .findFeature("toilet_test", Integer.toString(i))
                            .orElseThrow()
                            .geometry())
                    .getCoordinate();
            double metres = Geodesic.lengthMetres(there, new Coordinate(pairs[i][1], pairs[i][0]));
            assertThat(metres).isLessThan(1);
        }
        assertThat(features).hasSize(3);
    }

    @Test
    void projectedCoordinatesComeIntoTheLayersSystem() {
        toilets();
        String csv = "id;东坐标;北坐标\na;494501.6866;3508699.5214\n";
        scene.report("toilet_test", csv, "format", "csv", "crs", "EPSG:4549");

        Coordinate there = Objects.requireNonNull(
                        scene.features("toilet_test").get(0).geometry())
                .getCoordinate();
        assertThat(there.x).isCloseTo(119.9420, within(1e-8));
        assertThat(there.y).isCloseTo(31.7010, within(1e-8));
    }

    @Test
    void aBrokenPolygonInTheMiddleIsNamedAndTheRestKept() {
        remake("park_test");
        scene.layer("park_test", GeometryType.POLYGON, "EPSG:4490", "name", "string");
        String json = """
                {"type":"FeatureCollection","features":[
                {"type":"Feature","id":"p1","geometry":{"type":"Polygon","coordinates":[[[119.9,31],[119.95,31],[119.95,31.1],[119.9,31]]]},"properties":{"name":"one","more":{"a":[1,2]}}},
                {"type":"Feature","id":"p2","geometry":{"type":"Polygon","coordinates":[[[119.9,31],[119.95,31.1],[119.95,31],[119.9,31.1],[119.9,31]]]},"properties":{"name":"bow tie"}},
                {"type":"Feature","id":"p3","geometry":{"type":"Polygon","coordinates":[[[119.9,31],[119.95,31],[119.95,31.1]]]},"properties":{"name":"open"}},
                {"type":"Feature","id":"p4","geometry":{"type":"Polygon","coordinates":[[[119.9,NaN],[119.95,31],[119.95,31.1],[119.9,NaN]]]},"properties":{}},
                {"type":"Feature","id":"p5","geometry":{"type":"Polygon","coordinates":"x"},"properties":{}},
                {"type":"Feature","id":"p6","geometry":{"type":"Point","coordinates":[119.9,31]},"properties":{}},
                7,
                {"type":"Feature","id":"p8","geometry":null,"properties":{}},
                {"type":"Feature","id":"p9","geometry":{"type":"MultiPolygon","coordinates":[[[[119.9,31],[119.95,31],[119.95,31.1],[119.9,31]]]]},"properties":{"name":"nine"}}
                ]}
                """;
        JsonNode report = scene.report("park_test", json, "format", "geojson");

        assertAddsUp(report);
        assertThat(report.get("read").asLong()).isEqualTo(9);
        assertThat(report.get("rejects")
                        .valueStream()
                        .map(reject -> reject.get("row").asLong() + " "
                                + reject.get("id").asString("-") + " "
                                + reject.get("code").asString()))
                .containsExactly(
                        "2 p2 self-intersection",
                        "3 p3 unclosed-ring",
                        "4 p4 coordinate-not-finite",
                        "5 p5 invalid-coordinates",
                        "6 p6 wrong-geometry-type",
                        "7 - not-a-feature",
                        "8 p8 missing-geometry");
        assertThat(report.get("ignoredColumns").get(0).asString()).isEqualTo("more");
        assertThat(scene.features("park_test")).extracting(Feature::id).containsExactlyInAnyOrder("p1", "p9");
    }

    @Test
    void theCasesOfAWholeCityCome() throws IOException {
        Path file = SharedData.find("boston311-graffiti-removal.csv");
        remake("case");
        Layer cases = ShippedLayers.list().stream()
                .filter(layer -> layer.id().equals("case"))
                .findFirst()
                .orElseThrow();
        scene.store().createLayer(cases);
        JsonNode report = scene.reportOf(
                "case",
                Files.readAllBytes(file),
                "format",
                "csv",
                "crs",
                "EPSG:4326",
                "datePattern",
                "MM/dd/yyyy hh:mm:ss a",
                "zone",
                "America/New_York",
                "acceptDoubt",
                "true",
                "mapping",
                """
                {"id":"CASE_ENQUIRY_ID","reported":"OPEN_DT","due":"TARGET_DT","closed":"CLOSED_DT","category":"TYPE",
                 "status":"CASE_STATUS","source":"Source","unit":"Department","kind":{"value":"complaint"},
                 "x":"LONGITUDE","y":"LATITUDE"}
                """);

        assertThat(report.get("read").asLong()).isEqualTo(4284);
        assertThat(report.get("accepted").asLong()).isEqualTo(4284);
        assertAddsUp(report);
        Feature first = scene.store().findFeature("case", "101001240782").orElseThrow();
        assertThat(first.property("reported")).isEqualTo(Instant.parse("2015-01-01T15:37:47Z"));
        assertThat(first.property("closed")).isEqualTo(Instant.parse("2015-01-02T19:05:11Z"));
        assertThat(first.property("kind")).isEqualTo("complaint");
        Coordinate there = Objects.requireNonNull(first.geometry()).getCoordinate();
        Coordinate expected = CrsTransform.between(Crs.WGS84, cases.crs()).apply(new Coordinate(-71.0398, 42.3345));
        assertThat(there.distance(expected)).isLessThan(1e-12);
        assertThat(scene.features("case")).hasSize(4284);
    }

    /** Export and import of random features give them back, in every format that keeps all texts, seed {@value SEED}. */
    @Test
    void exportedFeaturesComeBackAsTheyWere() throws IOException {
        for (GeometryType type : GeometryType.values()) {
            remake("from_test");
            remake("to_test");
            String[] properties = {
                "text",
                "string",
                "number",
                "number",
                "whole",
                "integer",
                "truth",
                "boolean",
                "day",
                "date",
                "at",
                "date-time"
            };
            Layer from = scene.layer("from_test", type, "EPSG:4490", properties);
            scene.layer("to_test", type, "EPSG:4490", properties);
            List<Feature> features = RandomFeatures.of(from, 200, SEED);
            try (FeatureWriter writer = scene.store().openWriter("from_test", WriteMode.APPEND)) {
                for (int i = 0; i < features.size(); i++) {
                    writer.write(features.get(i), i + 1);
                }
                assertThat(writer.prepare()).isEmpty();
                writer.commit();
            }
            for (ExportFormat format :
                    List.of(ExportFormat.GEOJSON, ExportFormat.CSV, ExportFormat.GEOPACKAGE, ExportFormat.FLATGEOBUF)) {
                JsonNode report = scene.reportOf(
                        "to_test",
                        scene.exported("from_test", format),
                        "format",
                        format == ExportFormat.GEOJSON ? "geojson" : format.parameter(),
                        "crs",
                        "CRS84",
                        "mode",
                        "replace");
                assertThat(report.get("rejects").valueStream().map(JsonNode::toString))
                        .isEmpty();
                assertThat(report.get("accepted").asLong()).isEqualTo(200);
                assertThat(scene.features("to_test").stream()
                                .map(RandomFeatures::comparable)
                                .toList())
                        .as("%s as %s, seed %s", type, format, SEED)
                        .containsExactlyInAnyOrderElementsOf(scene.features("from_test").stream()
                                .map(RandomFeatures::comparable)
                                .toList());
            }
        }
    }

    @Test
    void dismissingLeavesNoTrace() {
        toilets();
        long before = scene.store().version("toilet_test");
        StringBuilder csv = new StringBuilder("id,name,stalls,x,y\n");
        for (int i = 0; i < 400_000; i++) {
            csv.append(i).append(",n,1,119.9,31.7\n");
        }
        Job job = scene.imports()
                .submit(scene.request(
                        "toilet_test",
                        csv.toString().getBytes(StandardCharsets.UTF_8),
                        "format",
                        "csv",
                        "crs",
                        "EPSG:4490"));
        while (scene.jobs().get(job.id()).progressPercent() < 10) {
            ImportScene.pause();
        }
        Job dismissed = scene.jobs().dismiss(job.id());

        assertThat(dismissed.status()).isEqualTo(Job.Status.DISMISSED);
        assertThat(scene.features("toilet_test")).isEmpty();
        assertThat(scene.store().version("toilet_test")).isEqualTo(before);
        assertThat(scene.leftovers()).isEmpty();
    }

    @Test
    void datesAndTruthsAndNumbersAreReadStrictly() {
        remake("mixed_test");
        scene.layer(
                "mixed_test",
                GeometryType.POINT,
                "EPSG:4490",
                "day",
                "date",
                "at",
                "date-time",
                "open",
                "boolean",
                "weight",
                "number");
        String csv = """
                id,day,at,open,weight,x,y
                1,2026-01-31,2026-01-31T08:00:00+08:00,true,1e3,119.9,31.7
                2,2026-01-31,2026-01-31 08:00,是,-0.5,119.9,31.7
                3,2026-01-31,2026-01-31,0, 7 ,119.9,31.7
                4,31/01/2026,,,,119.9,31.7
                5,,2026-02-30T00:00:00Z,,,119.9,31.7
                6,,,maybe,,119.9,31.7
                7,,,,0x10,119.9,31.7
                8,,,,NaN,119.9,31.7
                """;
        JsonNode report = scene.report("mixed_test", csv, "format", "csv", "crs", "EPSG:4490");

        assertThat(report.get("accepted").asLong()).isEqualTo(3);
        assertThat(report.get("assumed").get("zone").asString()).isEqualTo("Asia/Shanghai");
        assertThat(report.get("rejects")
                        .valueStream()
                        .map(reject -> reject.get("id").asString() + " "
                                + reject.get("code").asString()))
                .containsExactly(
                        "4 invalid-date",
                        "5 invalid-date",
                        "6 invalid-boolean",
                        "7 invalid-number",
                        "8 invalid-number");
        FeatureStore store = scene.store();
        Feature second = store.findFeature("mixed_test", "2").orElseThrow();
        assertThat(second.property("at")).isEqualTo(Instant.parse("2026-01-31T00:00:00Z"));
        assertThat(second.property("open")).isEqualTo(true);
        Feature third = store.findFeature("mixed_test", "3").orElseThrow();
        assertThat(third.property("at")).isEqualTo(Instant.parse("2026-01-30T16:00:00Z"));
        assertThat(third.property("day")).isEqualTo(LocalDate.of(2026, 1, 31));
        assertThat(third.property("weight")).isEqualTo(7.0);
    }
}
