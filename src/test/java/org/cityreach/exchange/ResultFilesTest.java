package org.cityreach.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.cityreach.layer.Feature;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LayerCodec;
import org.cityreach.store.FeatureWriter;
import org.cityreach.store.WriteMode;
import org.cityreach.testing.Gdal;
import org.cityreach.testing.ServiceTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Truth: GDAL, which reads the results of analyses in every format as the service gives them in GeoJSON. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResultFilesTest extends ServiceTest {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern COLLECTION = Pattern.compile("/collections/(result-[^>]+)>");
    private static final Map<String, String> QUESTIONS = Map.of(
            "coverage", """
            {"inputs": {"facilities": {"collection": "rf_point"}, "demand": {"collection": "rf_area"}, "radiusMetres": 300}}""",
            "siting", """
            {"inputs": {"problem": "maximal-covering", "demand": {"collection": "rf_area", "weight": "rank"},
             "candidates": {"collection": "rf_point"}, "p": 2, "radiusMetres": 900}}""",
            "hotspot", """
            {"inputs": {"collection": "rf_area", "property": "rank", "bandMetres": 2500}}""");

    private static final int UUID_LENGTH = 36;

    @TempDir
    Path folder;

    @BeforeAll
    void makeLayers() {
        make("rf_point", "Point");
        make("rf_area", "Polygon");
    }

    private void make(String id, String geometryType) {
        Layer layer = LayerCodec.fromMap(
                id,
                Map.of(
                        "title", id,
                        "geometryType", geometryType,
                        "properties", Map.of("name", Map.of("type", "string"), "rank", Map.of("type", "integer"))),
                false);
        store.createLayer(layer);
        try (FeatureWriter writer = store.openWriter(id, WriteMode.APPEND)) {
            for (int i = 0; i < 40; i++) {
                double x = 119.9 + i / 100.;
                writer.write(
                        new Feature(
                                "f" + i,
                                geometryType.equals("Point")
                                        ? GEOMETRIES.createPoint(new Coordinate(x, 31.7))
                                        : GEOMETRIES.toGeometry(new Envelope(x, x + 0.008, 31.695, 31.705)),
                                Map.of("name", "名称" + i, "rank", (long) i * i)),
                        i);
            }
            writer.prepare();
            writer.commit();
        }
    }

    @TestFactory
    List<DynamicTest> everyOutputInEveryFormat() {
        return QUESTIONS.keySet().stream()
                .sorted()
                .map(process -> DynamicTest.dynamicTest(process, () -> check(process, collections(process))))
                .toList();
    }

    /** The collections that the outputs of a job can be asked for as. */
    private List<String> collections(String process) {
        JsonNode state = anyone().awaitOver(anyone().send(
                        "POST",
                        "/api/processes/" + process + "/execution",
                        QUESTIONS.get(process),
                        "Prefer",
                        "respond-async"));
        assertThat(state.path("status").asString()).as(state.toString()).isEqualTo("successful");
        List<String> links = anyone().get("/api/jobs/" + state.path("jobID").asString() + "/results")
                .response()
                .headers()
                .allValues("Link");
        return COLLECTION
                .matcher(String.join(", ", links))
                .results()
                .map(one -> one.group(1))
                .toList();
    }

    private void check(String process, List<String> collections) throws IOException {
        int compared = 0;
        assertThat(collections).as(process).isNotEmpty();
        for (String collection : collections) {
            JsonNode features = anyone().get(items(collection, "json")).json().path("features");
            if (features.isEmpty()) {
                continue;
            }
            compared++;
            assertThat(read(collection, "gpkg", "gpkg")).isEqualTo(values(features));
            assertThat(read(collection, "fgb", "fgb")).isEqualTo(values(features));
            for (String f : List.of("shp", "xlsx", "csv")) {
                assertThat(read(collection, f, f).size())
                        .as(collection + " " + f)
                        .isEqualTo(features.size());
            }
            assertPrinted(collection);
        }
        assertThat(compared).as(process).isPositive();
    }

    private static String items(String collection, String f) {
        return "/api/collections/" + collection + "/items?download=true&f=" + f;
    }

    /** The features of a file as GDAL has them, each as its properties by their names. */
    private List<Map<String, String>> read(String collection, String f, String ending) throws IOException {
        HttpResponse<byte[]> answer = anyone().getBytes(items(collection, f));
        assertThat(answer.statusCode())
                .as(collection + " " + f + new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        Path file = folder.resolve("result." + (f.equals("shp") ? "shp.zip" : ending));
        Files.write(file, answer.body());
        String source = f.equals("shp") ? "/vsizip/" + file : file.toString();
        Path json = folder.resolve("read.json");
        Files.deleteIfExists(json);
        List<String> command = new ArrayList<>(List.of("ogr2ogr", "-f", "GeoJSON", json.toString(), source));
        if (f.equals("gpkg")) {
            command.add("result_" + collection.substring("result-".length() + UUID_LENGTH + 1));
        }
        Gdal.run(command.toArray(String[]::new));
        return values(JSON.readTree(json.toFile()).path("features"));
    }

    /** Properties that there are, numbers to twelve digits; ids stand among them in files of tables. */
    private static List<Map<String, String>> values(JsonNode features) {
        return features.valueStream()
                .map(feature -> new TreeMap<>(feature.path("properties").properties().stream()
                        .filter(one -> !one.getValue().isNull() && !one.getKey().equals("id"))
                        .collect(Collectors.toMap(Map.Entry::getKey, one -> text(one.getValue())))))
                .<Map<String, String>>map(map -> map)
                .sorted((a, b) -> a.toString().compareTo(b.toString()))
                .toList();
    }

    private static String text(JsonNode value) {
        return value.isNumber()
                ? String.format("%.12g", value.doubleValue())
                : value.isString() ? value.asString() : value.toString();
    }

    private void assertPrinted(String collection) throws IOException {
        HttpResponse<byte[]> map = anyone().getBytes("/api/maps/pdf?lang=en&title=Result&collections=" + collection);
        assertThat(map.statusCode())
                .as(new String(map.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        try (PDDocument document = Loader.loadPDF(map.body())) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(document)).contains("Result", "Legend", "1 : ", "EPSG:4549");
        }
    }
}
