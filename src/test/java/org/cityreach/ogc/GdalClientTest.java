package org.cityreach.ogc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.cityreach.layer.Feature;
import org.cityreach.layer.Layer;
import org.cityreach.testing.Gdal;
import org.cityreach.testing.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Point;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Truth: the same features by a plain loop; GDAL's OGC API - Features client is another's reading of the standard. */
class GdalClientTest extends ServiceTest {

    private static final int CASES = TestLayers.CASE_COUNT;
    private static final String LAYER = TestLayers.CASES;
    private static final List<Feature> FEATURES = TestLayers.cases();

    @TempDir
    private Path folder;

    @BeforeEach
    void layersAreThere() {
        TestLayers.fillCases(store);
    }

    private String api() {
        return "OAPIF:http://localhost:" + port() + "/api";
    }

    @Test
    void listsEveryCollection() {
        String said = Gdal.run("ogrinfo", "-so", api());
        for (Layer layer : store.listLayers()) {
            assertThat(said).contains(": " + layer.id() + " (title:");
        }
    }

    @Test
    void readsAllCasesByPagesWithTheRightCountAndBox() throws IOException {
        String said = Gdal.run("ogrinfo", "-so", api(), LAYER);
        assertThat(said).contains("Feature Count: " + CASES, "Geometry: Point", "rank: Integer", "reported: DateTime");
        Envelope box = new Envelope();
        FEATURES.forEach(feature -> {
            if (feature.geometry() instanceof Point point) {
                box.expandToInclude(point.getCoordinate());
            }
        });
        Matcher extent = Pattern.compile("Extent: \\(([-0-9.]+), ([-0-9.]+)\\) - \\(([-0-9.]+), ([-0-9.]+)\\)")
                .matcher(said);
        assertThat(extent.find()).isTrue();
        // a collection states its box rounded outwards
        Envelope stated = new Envelope(
                Double.parseDouble(extent.group(1)),
                Double.parseDouble(extent.group(3)),
                Double.parseDouble(extent.group(2)),
                Double.parseDouble(extent.group(4)));
        assertThat(stated.covers(box)).isTrue();
        assertThat(stated.getWidth()).isCloseTo(box.getWidth(), within(4e-4));
        assertThat(stated.getHeight()).isCloseTo(box.getHeight(), within(4e-4));
        JsonNode features = copied("-oo", "PAGE_SIZE=10000").path("features");
        assertThat(features.valueStream().map(GdalClientTest::rank))
                .containsExactlyElementsOf(IntStream.range(0, CASES).boxed().toList());
    }

    @Test
    void copiesWhatAFilterAndABoxLeaveIntoAnotherSystem() throws IOException {
        JsonNode features = copied(
                        "-oo",
                        "PAGE_SIZE=10000",
                        "-where",
                        "kind = 'b' AND rank >= 60000",
                        "-spat",
                        "119.92",
                        "31.66",
                        "119.98",
                        "31.74",
                        "-t_srs",
                        "EPSG:4549")
                .path("features");
        List<Integer> expected = FEATURES.stream()
                .filter(feature -> "b".equals(feature.property("kind"))
                        && feature.property("rank") instanceof Long rank
                        && rank >= 60_000
                        && feature.geometry() instanceof Point point
                        && point.getX() >= 119.92
                        && point.getX() <= 119.98
                        && point.getY() >= 31.66
                        && point.getY() <= 31.74)
                .map(feature -> ((Long) feature.property("rank")).intValue())
                .toList();
        assertThat(features.valueStream().map(GdalClientTest::rank)).containsExactlyElementsOf(expected);
        String served = "/api/collections/" + LAYER + "/items/p" + expected.get(0)
                + "?crs=http://www.opengis.net/def/crs/EPSG/0/4549";
        JsonNode ours = anyone().get(served).json().at("/geometry/coordinates");
        JsonNode theirs = features.get(0).at("/geometry/coordinates");
        // as a file GDAL puts easting first, as the authority has it the northing comes first
        assertThat(theirs.get(0).asDouble()).isCloseTo(ours.get(1).asDouble(), within(1e-3));
        assertThat(theirs.get(1).asDouble()).isCloseTo(ours.get(0).asDouble(), within(1e-3));
    }

    private JsonNode copied(String... options) throws IOException {
        Path file = folder.resolve("copy.geojson");
        List<String> command = new ArrayList<>(List.of(
                "ogr2ogr",
                "-f",
                "GeoJSON",
                "-lco",
                "RFC7946=NO",
                "-lco",
                "COORDINATE_PRECISION=9",
                file.toString(),
                api(),
                LAYER));
        command.addAll(List.of(options));
        Gdal.run(command.toArray(String[]::new));
        return JsonMapper.builder().build().readTree(Files.readAllBytes(file));
    }

    private static int rank(JsonNode feature) {
        return feature.at("/properties/rank").asInt();
    }
}
