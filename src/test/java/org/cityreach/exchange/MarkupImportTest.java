package org.cityreach.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.cityreach.fault.Fault;
import org.cityreach.job.Job;
import org.cityreach.layer.Feature;
import org.cityreach.layer.GeometryType;
import org.cityreach.testing.TemporaryStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Truth: GPX 1.1, KML 2.2 and OSM 0.6 as their descriptions have them, and the faults promised for bad files. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MarkupImportTest {

    private static final String GPX = """
            <?xml version="1.0" encoding="UTF-8"?>
            <gpx xmlns="http://www.topografix.com/GPX/1/1" version="1.1" creator="test">
              <metadata><name>早班</name><time>2026-05-01T00:00:00Z</time></metadata>
              <wpt lat="31.70" lon="119.95"><ele>4.5</ele><time>2026-05-01T08:00:00+08:00</time><name>长虹路口</name></wpt>
              <wpt lat="91" lon="119.95"><name>off</name></wpt>
              <rte><name>计划</name><rtept lat="31.70" lon="119.94"/><rtept lat="31.71" lon="119.95"/></rte>
              <trk><name>苏D12345</name><type>sweeper</type>
                <trkseg>
                  <trkpt lat="31.70" lon="119.94"><time>2026-05-01T08:00:00</time></trkpt>
                  <trkpt lat="31.71" lon="119.94"><time>2026-05-01T08:10:00Z</time></trkpt>
                </trkseg>
                <trkseg>
                  <trkpt lat="31.72" lon="119.94"><time>2026-05-01T09:00:00Z</time></trkpt>
                </trkseg>
                <trkseg>
                  <trkpt lat="31.72" lon="119.94"><time>2026-05-01T10:00:00.5Z</time></trkpt>
                  <trkpt lat="31.73" lon="119.95"/>
                  <trkpt lat="31.74" lon="119.95"><time>2026-05-01T10:30:00Z</time></trkpt>
                </trkseg>
              </trk>
            </gpx>
            """;

    private static final String KML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document>
              <name>城管</name>
              <Style id="s"><IconStyle><Icon><href>http://127.0.0.1:1/x.png</href></Icon></IconStyle></Style>
              <Placemark><name>outside</name><Point><coordinates>119.9,31.6</coordinates></Point></Placemark>
              <Folder><name>公厕</name>
                <Placemark id="t1"><name>紫金城</name><description><![CDATA[<b>新</b>建]]></description>
                  <ExtendedData><Data name="stalls"><displayName>x</displayName><value>12</value></Data></ExtendedData>
                  <Point><coordinates> 119.94,31.70,5 </coordinates></Point></Placemark>
                <Placemark id="t2"><name>新城</name>
                  <ExtendedData><SchemaData schemaUrl="#a"><SimpleData name="stalls">8</SimpleData></SchemaData></ExtendedData>
                  <Point><coordinates>119.95,31.71</coordinates></Point></Placemark>
                <Placemark id="t3"><name>bad</name><Point><coordinates>119.95</coordinates></Point></Placemark>
                <Placemark id="t4"><name>none</name></Placemark>
                <Folder><name>规划</name>
                  <Placemark id="p1"><Point><coordinates>119.96, 31.71</coordinates></Point></Placemark></Folder>
              </Folder>
              <Folder><name>公园</name>
                <Placemark id="k1"><Polygon><outerBoundaryIs><LinearRing><coordinates>
                  0,0 3,0 3,3 0,3 0,0</coordinates></LinearRing></outerBoundaryIs><innerBoundaryIs><LinearRing><coordinates>
                  1,1 2,1 2,2 1,2 1,1</coordinates></LinearRing></innerBoundaryIs></Polygon></Placemark>
                <Placemark id="k2"><MultiGeometry>
                  <Polygon><outerBoundaryIs><LinearRing><coordinates>5,5 6,5 6,6 5,5</coordinates></LinearRing></outerBoundaryIs></Polygon>
                  <Polygon><outerBoundaryIs><LinearRing><coordinates>7,5 8,5 8,6 7,5</coordinates></LinearRing></outerBoundaryIs></Polygon>
                </MultiGeometry></Placemark>
                <Placemark id="k3"><Polygon><outerBoundaryIs><LinearRing><coordinates>5,5 6,5 6,6</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>
              </Folder>
              <Folder><name>轨迹</name>
                <Placemark id="r1"><gx:Track>
                  <when>2026-05-01T08:00:00Z</when><when>2026-05-01T08:30:00Z</when>
                  <gx:coord>119.94 31.70 5</gx:coord><gx:coord>119.95 31.71 5</gx:coord></gx:Track></Placemark>
              </Folder>
              <GroundOverlay><name>map</name></GroundOverlay>
            </Document></kml>
            """;

    private static final String OSM =
            "<osm version='0.6'><node id='1' lon='119.9' lat='31.7'>" + "<tag k='amenity' v='toilets'/></node></osm>";

    private final TemporaryStore store = TemporaryStore.open();
    private final ImportScene scene = new ImportScene(store.features(), store.documents());

    @BeforeAll
    void makeLayers() {
        scene.layer(
                "spot", GeometryType.POINT, "EPSG:4490", "name", "string", "stalls", "integer", "time", "date-time");
        scene.layer("area_test", GeometryType.POLYGON, "EPSG:4490", "name", "string");
        scene.layer(
                "trip",
                GeometryType.LINE_STRING,
                "EPSG:4490",
                "vehicle",
                "string",
                "kind",
                "string",
                "start",
                "date-time",
                "end",
                "date-time");
        scene.layer("toilet", GeometryType.POINT, "EPSG:4490", "name", "string", "status", "string");
    }

    @AfterAll
    void close() {
        scene.close();
        store.close();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(String... namesAndTexts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(utf8(namesAndTexts[i + 1]));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] content, int times) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < times; i++) {
                packed.write(content);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private List<String> told(String layer, String... properties) {
        return scene.features(layer).stream()
                .map(feature -> told(feature, properties))
                .toList();
    }

    private static String told(Feature feature, String... properties) {
        StringBuilder text =
                new StringBuilder(Objects.requireNonNull(feature.geometry()).toText());
        for (String property : properties) {
            text.append(" | ").append(feature.property(property));
        }
        return text.toString();
    }

    private static List<String> codes(JsonNode report) {
        return report.path("rejects")
                .valueStream()
                .map(reject -> reject.path("id").asString("") + " "
                        + reject.path("code").asString())
                .toList();
    }

    @Test
    void tracksASegmentALine() {
        JsonNode report = scene.reportOf("trip", utf8(GPX), "sourceLayer", "track", "mode", "replace");
        assertThat(told("trip", "vehicle", "kind", "start", "end"))
                .containsExactly(
                        "LINESTRING (119.94 31.7, 119.94 31.71) | 苏D12345 | sweeper | 2026-05-01T08:00:00Z | 2026-05-01T08:10:00Z",
                        "LINESTRING (119.94 31.72, 119.95 31.73, 119.95 31.74) | 苏D12345 | sweeper |"
                                + " 2026-05-01T10:00:00.500Z | 2026-05-01T10:30:00Z");
        assertThat(report.path("read").asInt()).isEqualTo(3);
        assertThat(codes(report)).containsExactly(" too-few-points");
        scene.reportOf("trip", utf8(GPX), "sourceLayer", "route", "mode", "replace");
        assertThat(told("trip", "vehicle")).containsExactly("LINESTRING (119.94 31.7, 119.95 31.71) | 计划");
    }

    @Test
    void waypoints() {
        JsonNode report = scene.reportOf("spot", utf8(GPX), "sourceLayer", "waypoint", "mode", "replace");
        assertThat(told("spot", "name", "time")).containsExactly("POINT (119.95 31.7) | 长虹路口 | 2026-05-01T00:00:00Z");
        assertThat(codes(report)).containsExactly(" coordinate-out-of-range");
    }

    @Test
    void foldersAreLayers() {
        JsonNode report = scene.reportOf("spot", utf8(KML), "sourceLayer", "公厕", "mode", "replace");
        assertThat(told("spot", "name", "stalls"))
                .containsExactly("POINT (119.94 31.7) | 紫金城 | 12", "POINT (119.95 31.71) | 新城 | 8");
        assertThat(scene.features("spot")).extracting(Feature::id).containsExactly("t1", "t2");
        assertThat(codes(report)).containsExactly("t3 invalid-coordinates", "t4 missing-geometry");
        assertThat(report.path("warnings").toString()).contains("pictures laid over");
        scene.reportOf("spot", utf8(KML), "sourceLayer", "公厕/规划", "mode", "replace");
        assertThat(told("spot")).containsExactly("POINT (119.96 31.71)");
        scene.reportOf("spot", utf8(KML), "sourceLayer", "城管", "mode", "replace");
        assertThat(told("spot", "name")).containsExactly("POINT (119.9 31.6) | outside");
    }

    @Test
    void areasAndTracksOfArchives() {
        byte[] kmz = zip("doc.kml", KML, "files/a.png", "x", "other.kml", "<kml/>");
        JsonNode report = scene.reportOf("area_test", kmz, "sourceLayer", "公园", "mode", "replace");
        assertThat(told("area_test"))
                .containsExactly(
                        "POLYGON ((0 0, 3 0, 3 3, 0 3, 0 0), (1 1, 2 1, 2 2, 1 2, 1 1))",
                        "MULTIPOLYGON (((5 5, 6 5, 6 6, 5 5)), ((7 5, 8 5, 8 6, 7 5)))");
        assertThat(codes(report)).containsExactly("k3 unclosed-ring");
        assertThat(report.path("warnings").toString()).contains("other.kml");
        scene.reportOf("trip", kmz, "sourceLayer", "轨迹", "mode", "replace");
        assertThat(told("trip", "start", "end"))
                .containsExactly(
                        "LINESTRING (119.94 31.7, 119.95 31.71) | 2026-05-01T08:00:00Z | 2026-05-01T08:30:00Z");
    }

    @Test
    void severalLayersMustBeChosenFrom() {
        Fault fault = Objects.requireNonNull(catchThrowableOfType(
                Fault.class, () -> scene.imports().submit(scene.request("spot", utf8(KML)))));
        assertThat(fault.code()).isEqualTo("source-layer-required");
        assertThat(fault.allowed()).isEqualTo("城管, 公厕, 公厕/规划, 公园, 轨迹");
        JsonNode preview = scene.imports().preview(scene.request("spot", utf8(GPX)));
        assertThat(preview.path("format").asString()).isEqualTo("gpx");
        assertThat(preview.path("sourceLayers").toString()).isEqualTo("[\"waypoint\",\"route\",\"track\"]");
    }

    private static byte[] bad(String what, String format) {
        String whole = format.equals("gpx") ? GPX : format.equals("kml") ? KML : OSM;
        String root = "<" + format;
        String body = whole.substring(whole.indexOf(root));
        return switch (what) {
            case "external" -> utf8("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>" + body);
            case "parameter" -> utf8("<!DOCTYPE x SYSTEM 'http://127.0.0.1:1/x.dtd'>" + body);
            case "laughs" -> utf8("<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]>" + body);
            case "cut" -> Arrays.copyOf(utf8(whole), utf8(whole).length - 20);
            case "cut-gzip" -> Arrays.copyOf(gzip(utf8(whole), 1), 200);
            case "bomb" -> gzip(utf8(root + ">" + " ".repeat(1 << 20)), 22);
            case "other" -> utf8("<html><body/></html>");
            case "empty" -> new byte[0];
            case "garbage" -> utf8(body.replace("</", "</x"));
            case "link" -> utf8(body.replace("<Folder>", "<NetworkLink><Link/></NetworkLink><Folder>"));
            case "kmz-bomb" -> zip("doc.kml", "<kml>" + " ".repeat(20 << 20) + "</kml>");
            case "kmz-climbs" -> zip("../doc.kml", KML);
            case "kmz-empty" -> zip("readme.txt", "x");
            case "kmz-cut" -> Arrays.copyOf(zip("doc.kml", KML), 300);
            default -> throw new IllegalArgumentException(what);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "external, gpx, xml-doctype-refused",
        "external, kml, xml-doctype-refused",
        "external, osm, xml-doctype-refused",
        "parameter, gpx, xml-doctype-refused",
        "parameter, kml, xml-doctype-refused",
        "parameter, osm, xml-doctype-refused",
        "laughs, gpx, xml-doctype-refused",
        "laughs, kml, xml-doctype-refused",
        "laughs, osm, xml-doctype-refused",
        "cut, gpx, truncated-file",
        "cut, kml, truncated-file",
        "cut, osm, truncated-file",
        "cut-gzip, gpx, truncated-file",
        "cut-gzip, kml, truncated-file",
        "bomb, gpx, compression-bomb",
        "bomb, kml, compression-bomb",
        "bomb, osm, compression-bomb",
        "other, gpx, not-gpx",
        "other, kml, not-kml",
        "other, osm, not-osm",
        "empty, gpx, empty-file",
        "empty, kml, empty-file",
        "empty, osm, empty-file",
        "garbage, gpx, invalid-xml",
        "garbage, kml, invalid-xml",
        "garbage, osm, invalid-xml",
        "link, kml, kml-network-link",
        "kmz-bomb, kml, zip-bomb",
        "kmz-climbs, kml, unsafe-path",
        "kmz-empty, kml, no-kml",
        "kmz-cut, kml, truncated-file",
    })
    void badFilesAreRefusedAndNothingIsWritten(String what, String format, String code) {
        String layer = format.equals("osm") ? "toilet" : "spot";
        long version = store.features().version(layer);
        int before = scene.features(layer).size();
        for (String mode : List.of("append", "replace")) {
            Fault fault = Objects.requireNonNull(catchThrowableOfType(
                    Fault.class,
                    () -> scene.imports()
                            .submit(scene.request(
                                    layer,
                                    bad(what, format),
                                    "format",
                                    format,
                                    "mode",
                                    mode,
                                    "sourceLayer",
                                    format.equals("osm") ? "toilet" : "公厕"))));
            assertThat(fault.code()).as(fault.getMessage()).isEqualTo(code);
        }
        assertThat(store.features().version(layer)).isEqualTo(version);
        assertThat(scene.features(layer)).hasSize(before);
        assertThat(scene.leftovers()).isEmpty();
    }

    /** About 12 MB, which a job looks through by itself. */
    private static byte[] largeOsm(String end) {
        StringBuilder osm = new StringBuilder("<osm version='0.6'>");
        for (int i = 1; i <= 150_000; i++) {
            osm.append("<node id='")
                    .append(i)
                    .append("' lon='119.")
                    .append(100_000 + i)
                    .append("' lat='31.7'>");
            osm.append(i % 5 == 0 ? "<tag k='amenity' v='toilets'/></node>" : "</node>");
        }
        for (int i = 1; i < 50_000; i++) {
            osm.append("<way id='").append(i).append("'><nd ref='").append(i).append("'/><nd ref='");
            osm.append(i + 1).append("'/><tag k='highway' v='footway'/></way>");
        }
        return osm.append(end).toString().getBytes(StandardCharsets.UTF_8);
    }

    private Job startJointly(byte[] osm) {
        ImportRequest whole = scene.request("", osm, "format", "osm");
        return scene.imports()
                .submit(new JointImportRequest(whole.file(), Map.of("spot", "toilet", "trip", "road"), whole.fields()));
    }

    @Test
    void aJointImportThatIsCancelledLeavesNoTrace() {
        Map<String, Long> before = store.features().versions();
        Job job = startJointly(largeOsm("</osm>"));
        while (scene.jobs().get(job.id()).progressPercent() == 0) {
            ImportScene.pause();
        }
        assertThat(scene.jobs().dismiss(job.id()).status()).isEqualTo(Job.Status.DISMISSED);
        assertThat(store.features().versions()).isEqualTo(before);
        assertThat(scene.leftovers()).isEmpty();
    }

    @Test
    void whatIsWrongWithALargeFileIsToldByItsJob() {
        Map<String, Long> before = store.features().versions();
        Job job = startJointly(largeOsm(""));
        while (!scene.jobs().get(job.id()).status().isOver()) {
            ImportScene.pause();
        }
        Job over = scene.jobs().get(job.id());
        assertThat(over.status()).isEqualTo(Job.Status.FAILED);
        assertThat(Objects.requireNonNull(over.failure()).code()).isEqualTo("truncated-file");
        assertThat(store.features().versions()).isEqualTo(before);
        assertThat(scene.leftovers()).isEmpty();
    }
}
