package org.cityreach.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.cityreach.exchange.format.CompressedFile;
import org.cityreach.exchange.format.GeoJsonFormat;
import org.cityreach.exchange.format.TextFile;
import org.cityreach.layer.FeatureQuery;
import org.cityreach.layer.Layer;
import org.cityreach.layer.ShippedLayers;
import org.cityreach.testing.Gdal;
import org.cityreach.testing.HttpCaller;
import org.cityreach.testing.ServiceTest;
import org.cityreach.testing.SharedData;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Truth: what is tagged in a real city outside China, and GDAL's projection with JTS's buffers for the coverage of it.
 * The printed map lies in {@code target/print} as a picture afterwards, to be looked at.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MonacoServiceTest extends ServiceTest {

    private static final List<String> LAYERS =
            List.of("toilet", "park", "residential", "road", "sensitive_site", "market", "transfer_station", "water");
    private static final double RADIUS_METRES = 300;

    @TempDir
    Path folder;

    private Path file = Path.of("");
    private JsonNode result = JsonNodeFactory.instance.nullNode();

    @BeforeAll
    void importAll() throws IOException {
        file = SharedData.find("monaco.osm.gz");
        for (Layer shipped : ShippedLayers.list()) {
            if (LAYERS.contains(shipped.id())) {
                store.createLayer(new Layer(
                        "monaco_" + shipped.id(),
                        shipped.title(),
                        shipped.geometryType(),
                        shipped.crs(),
                        shipped.properties(),
                        shipped.timeProperty(),
                        false));
            }
        }
        HttpCaller.Answer created =
                admin().upload("/api/imports", "monaco.osm.gz", Files.readAllBytes(file), "layers", layers());
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        JsonNode state = admin().awaitOver(created);
        assertThat(state.path("status").asString()).as(state.toString()).isEqualTo("successful");
        result = anyone().get("/api/jobs/" + state.path("jobID").asString() + "/results")
                .json();
    }

    private static String layers() {
        return LAYERS.stream()
                .map(id -> "\"monaco_" + id + "\": \"" + id + "\"")
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private long count(String layer) {
        return store.count(FeatureQuery.all("monaco_" + layer));
    }

    @Test
    void everyLayerIsFilled() {
        assertThat(count("toilet")).isEqualTo(8);
        assertThat(count("park")).isEqualTo(9);
        assertThat(count("residential")).isEqualTo(2);
        assertThat(count("sensitive_site")).isEqualTo(5);
        assertThat(count("road")).isGreaterThan(800);
        assertThat(result.path("format").asString()).isEqualTo("osm");
        assertThat(result.path("read").asLong())
                .isEqualTo(result.path("accepted").asLong()
                        + result.path("rejected").asLong());
        assertThat(result.path("emptyCollections").toString())
                .contains("monaco_market", "monaco_transfer_station")
                .doesNotContain("monaco_toilet");
        assertThat(result.path("unusedSourceLayers").toString()).contains("bin");
    }

    @Test
    void refusedAsAWholeNothingIsWritten() {
        byte[] bad = "<osm><node id='1' lon='7.42' lat='43.73'><tag k='amenity' v='toilets'/></node>"
                .getBytes(StandardCharsets.UTF_8);
        HttpCaller.Answer answer =
                admin().upload("/api/imports", "monaco.osm.gz", bad, "format", "osm", "layers", layers());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("truncated-file");
        assertThat(admin().upload(
                                "/api/imports",
                                "monaco.osm.gz",
                                bad,
                                "format",
                                "osm",
                                "layers",
                                "{\"monaco_toilet\": \"nothing\"}")
                        .code())
                .isEqualTo("unknown-source-layer");
        assertThat(admin().upload("/api/imports", "monaco.osm.gz", bad, "format", "csv", "crs", "EPSG:4326")
                        .code())
                .isEqualTo("one-layer-only");
        assertThat(count("toilet")).isEqualTo(8);
    }

    @Test
    void coverageInTheCitysOwnMetricSystem() throws IOException {
        HttpCaller.Answer answer = anyone().send("POST", "/api/processes/coverage/execution", """
                {"inputs": {"facilities": {"collection": "monaco_toilet"}, "demand": {"collection": "monaco_residential"},
                            "radiusMetres": 300}}""");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("summary").path("crs").asString()).isEqualTo("EPSG:32632");
        JsonNode summary = answer.json().path("summary");
        assertThat(summary.path("facilities").asInt()).isEqualTo(8);
        Path unpacked = folder.resolve("monaco.osm");
        try (var contents = CompressedFile.of(file).open()) {
            Files.copy(contents, unpacked);
        }
        List<Geometry> disks = new ArrayList<>();
        inMetres(unpacked, "points", "other_tags LIKE '%\"amenity\"=>\"toilets\"%'")
                .forEach(place -> disks.add(place.buffer(RADIUS_METRES, 128)));
        inMetres(unpacked, "multipolygons", "amenity = 'toilets'")
                .forEach(area -> disks.add(area.getInteriorPoint().buffer(RADIUS_METRES, 128)));
        assertThat(disks).hasSize(8);
        Geometry homes = UnaryUnionOp.union(inMetres(unpacked, "multipolygons", "landuse = 'residential'"));
        double expected = homes.intersection(UnaryUnionOp.union(disks)).getArea() / homes.getArea();
        assertThat(summary.path("ratio").asDouble()).isCloseTo(expected, within(1e-3));
        assertThat(summary.path("demandAreaSquareMetres").asDouble()).isCloseTo(homes.getArea(), within(0.5));
    }

    private List<Geometry> inMetres(Path osm, String layer, String where) throws IOException {
        Path out = folder.resolve("metres.json");
        Files.deleteIfExists(out);
        Gdal.run(
                "ogr2ogr",
                "-f",
                "GeoJSON",
                "-lco",
                "RFC7946=NO",
                "-t_srs",
                "EPSG:32632",
                out.toString(),
                osm.toString(),
                "-sql",
                "SELECT osm_id FROM " + layer + " WHERE " + where);
        List<Geometry> found = new ArrayList<>();
        new GeoJsonFormat(TextFile.open(out, null))
                .read(List.of("osm_id"), (row, fraction) -> found.add(Objects.requireNonNull(row.geometry())));
        return found;
    }

    @Test
    void aMapToPrint() throws IOException {
        HttpResponse<byte[]> zh =
                anyone().getBytes("/api/maps/pdf?collections=monaco_road,monaco_park,monaco_residential,monaco_toilet");
        assertThat(zh.statusCode())
                .as(new String(zh.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        assertThat(zh.headers().firstValue("Content-Type")).contains("application/pdf");
        HttpResponse<byte[]> en = anyone().getBytes(
                        "/api/maps/pdf?collections=monaco_road,monaco_toilet&lang=en&title=Monaco"
                                + "&bbox=7.41,43.725,7.43,43.74");
        Files.createDirectories(Path.of("target", "print"));
        try (PDDocument chinese = Loader.loadPDF(zh.body());
                PDDocument english = Loader.loadPDF(en.body())) {
            assertThat(chinese.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(chinese))
                    .contains("图例", "公共厕所", "公园绿地", "EPSG:32632", "monaco_toilet v2", "1 : ", "N");
            assertThat(new PDFTextStripper().getText(english))
                    .contains("Monaco", "Legend", "Public toilet", "Data versions", "EPSG:32632")
                    .doesNotContain("图例");
            ImageIO.write(
                    new PDFRenderer(chinese).renderImageWithDPI(0, 110),
                    "png",
                    Path.of("target", "print", "monaco.png").toFile());
        }
    }

    @Test
    void mapsThatCannotBe() {
        assertThat(anyone().get("/api/maps/pdf?collections=nothing").status()).isEqualTo(404);
        assertThat(anyone().get("/api/maps/pdf").status()).isEqualTo(400);
        assertThat(anyone().get("/api/maps/pdf?collections=monaco_road&bbox=1,2,3")
                        .code())
                .isEqualTo("invalid-bbox");
        assertThat(anyone().get("/api/maps/pdf?collections=monaco_road&lang=fr").code())
                .isEqualTo("invalid-value");
        assertThat(anyone().get("/api/maps/pdf?collections=monaco_market").code())
                .isEqualTo("nothing-to-print");
    }

    @Test
    void theMappingCanBeRead() {
        JsonNode mapping = anyone().get("/api/imports/osm").json();
        assertThat(mapping.path("layers").path("toilet").path("where").toString())
                .contains("toilets");
    }
}
