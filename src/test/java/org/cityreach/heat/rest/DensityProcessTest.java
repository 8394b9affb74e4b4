package org.cityreach.heat.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.cityreach.cases.CaseInputs;
import org.cityreach.city.CityProperties;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.heat.DensityService;
import org.cityreach.heat.HeatProperties;
import org.cityreach.job.Progress;
import org.cityreach.layer.Feature;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LocalizedText;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.cityreach.style.Styles;
import org.cityreach.testing.TemporaryStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Truth: closed forms, the integral, GDAL reading the file, faults by their code. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DensityProcessTest {

    private static final long SEED = 20_261_126;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final GeometryFactory JTS = new GeometryFactory();

    private final TemporaryStore store = TemporaryStore.open();

    @TempDir
    private Path folder;

    private DensityService service(DataSize results) {
        return new DensityService(
                store.snapshots(),
                new HeatProperties(DataSize.ofMegabytes(1), results, folder.toString()),
                new Styles());
    }

    private final CaseInputs inputs = new CaseInputs(store.caseIndexes(), new CityProperties("Asia/Shanghai", null));

    @BeforeAll
    void fill() {
        Random random = new Random(SEED);
        List<Feature> many = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            many.add(new Feature(
                    "m" + i,
                    point(119.95 + 0.03 * random.nextGaussian(), 31.70 + 0.02 * random.nextGaussian()),
                    Map.of("tonnes", i % 4 * 1.0)));
        }
        store.with(layer("many", GeometryType.POINT), many);
        store.with(
                layer("one", GeometryType.POINT),
                List.of(new Feature("a", point(119.95, 31.70), Map.of("tonnes", 7.0, "name", "x"))));
        store.with(layer("none", GeometryType.POINT), List.of());
        store.with(
                layer("same", GeometryType.POINT),
                List.of(
                        new Feature("a", point(119.95, 31.70), Map.of()),
                        new Feature("b", point(119.95, 31.70), Map.of())));
        store.with(
                layer("homes", GeometryType.POLYGON),
                List.of(new Feature("h", box(119.90, 31.65, 120.00, 31.75), Map.of("tonnes", 100_000.0))));
    }

    @AfterAll
    void close() {
        store.close();
    }

    private static Geometry point(double longitude, double latitude) {
        return JTS.createPoint(new Coordinate(longitude, latitude));
    }

    private static Geometry box(double west, double south, double east, double north) {
        return JTS.toGeometry(new Envelope(west, east, south, north));
    }

    private static Layer layer(String id, GeometryType type) {
        return new Layer(
                id,
                LocalizedText.same(id),
                type,
                Crs.CGCS2000,
                List.of(
                        new PropertySchema(
                                "tonnes",
                                PropertyType.NUMBER,
                                LocalizedText.same("tonnes"),
                                "t",
                                List.of(),
                                Map.of(),
                                false),
                        new PropertySchema(
                                "name",
                                PropertyType.STRING,
                                LocalizedText.same("name"),
                                null,
                                List.of(),
                                Map.of(),
                                false)),
                null,
                false);
    }

    private JsonNode run(String json) {
        return new DensityProcess(service(DataSize.ofGigabytes(1)), inputs)
                .execute(JSON.readTree(json.replace('\'', '"')), Progress.NONE);
    }

    private byte[] file(JsonNode answer, int link) {
        String href = answer.path("links").get(link).path("href").asString();
        assertThat(href).startsWith(DensityFilesController.PATH + "/");
        String[] parts =
                href.substring(DensityFilesController.PATH.length() + 1).split("/");
        return service(DataSize.ofGigabytes(1)).readFile(parts[0], parts[1]);
    }

    @Test
    void oneCaseGivesThePeakOfTheKernel() {
        JsonNode figures = run("{'cases': {'collection': 'one'}, 'radiusMetres': 500, 'cellMetres': 5}")
                .path("statistics");
        double peak = 3 / (Math.PI * 0.25);
        assertThat(figures.path("max").asDouble()).isCloseTo(peak, within(1e-3 * peak));
        assertThat(figures.path("min").asDouble()).isZero();
        assertThat(figures.path("integral").asDouble()).isCloseTo(1, within(0.005));
        assertThat(figures.path("count").asInt()).isEqualTo(1);
        assertThat(figures.path("unit").asString()).isEqualTo("1/km²");
        assertThat(figures.path("cellMetres").asDouble()).isEqualTo(5);
        assertThat(figures.path("radiusMetres").asDouble()).isEqualTo(500);
    }

    @Test
    void theIntegralIsTheNumberOrTheWeightOfTheCases() {
        JsonNode plain = run("{'cases': {'collection': 'many'}}");
        assertThat(plain.path("statistics").path("integral").asDouble()).isCloseTo(2000, within(10.0));
        assertThat(plain.path("statistics").path("radiusByRule").asBoolean()).isTrue();
        assertThat(plain.path("versions").path("many").asLong()).isPositive();
        JsonNode weighted = run("{'cases': {'collection': 'many'}, 'weight': 'tonnes', 'kernel': 'gaussian',"
                + " 'radiusMetres': 800}");
        assertThat(weighted.path("statistics").path("integral").asDouble()).isCloseTo(3000, within(15.0));
        JsonNode part = run("{'cases': {'collection': 'many'}, 'bbox': [119.95, 31.7, 119.96, 31.71]}");
        assertThat(part.path("statistics").path("integral").asDouble()).isBetween(10.0, 500.0);
        assertThat(part.path("statistics").path("count").asInt()).isEqualTo(2000);
    }

    @Test
    void gdalReadsSystemNoDataDescriptionUnitAndValues() throws Exception {
        JsonNode answer = run("{'cases': {'collection': 'one'}, 'radiusMetres': 500, 'cellMetres': 10,"
                + " 'residents': {'collection': 'homes', 'property': 'tonnes'}}");
        Path file = folder.resolve("read.tif");
        Files.write(file, file(answer, 0));
        String told = gdalinfo(file);
        assertThat(told)
                .contains("ID[\"EPSG\",4549]")
                .contains("NoData Value=-9999")
                .contains("Description = density of cases")
                .contains("Unit Type: per 1000 residents")
                .contains("Pixel Size = (10.0")
                .contains("Type=Float32");
        double highest = answer.path("statistics").path("max").asDouble();
        assertThat(told)
                .containsPattern(
                        "STATISTICS_MAXIMUM=" + Double.toString(highest).substring(0, 6));
    }

    private static String gdalinfo(Path file) throws Exception {
        Process process;
        try {
            process = new ProcessBuilder("gdalinfo", "-stats", file.toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException missing) {
            Assumptions.abort("skipped: gdalinfo is not installed");
            return "";
        }
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(told).isZero();
        return told;
    }

    @Test
    void pictureAndWorldFileFitTheRaster() throws IOException {
        JsonNode answer = run("{'cases': {'collection': 'many'}, 'radiusMetres': 600, 'cellMetres': 50}");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file(answer, 1)));
        assertThat(image.getWidth())
                .isEqualTo(answer.path("statistics").path("cols").asInt());
        assertThat(image.getHeight())
                .isEqualTo(answer.path("statistics").path("rows").asInt());
        List<String> world =
                new String(file(answer, 2), StandardCharsets.US_ASCII).lines().toList();
        assertThat(world).hasSize(6);
        assertThat(world.get(0)).isEqualTo("50.0");
        assertThat(world.get(3)).isEqualTo("-50.0");
        assertThat((Double.parseDouble(world.get(4)) - 25) % 50).isZero();
        assertThat(answer.path("legend").path("classes").size()).isEqualTo(5);
    }

    @Test
    void aRateIsCasesOverResidentsAndFewResidentsMaskIt() {
        JsonNode answer = run("{'cases': {'collection': 'many'}, 'radiusMetres': 800, 'cellMetres': 50,"
                + " 'bbox': [119.94, 31.69, 119.96, 31.71],"
                + " 'residents': {'collection': 'homes', 'property': 'tonnes'}}");
        JsonNode cases = run("{'cases': {'collection': 'many'}, 'radiusMetres': 800, 'cellMetres': 50,"
                + " 'bbox': [119.94, 31.69, 119.96, 31.71]}");
        // Far inside the homes their density is even: people over the area of the box on the ellipsoid.
        double squareKilometres = 0.1 * 94.9086 * 0.1 * 110.8675;
        double people = 100_000 / squareKilometres;
        double expected = 1000 * cases.path("statistics").path("max").asDouble() / people;
        assertThat(answer.path("statistics").path("max").asDouble()).isCloseTo(expected, within(0.01 * expected));
        assertThat(answer.path("statistics").path("integral").isNull()).isTrue();
        assertThat(answer.path("statistics").path("emptyCells").asInt()).isZero();
        JsonNode masked = run("{'cases': {'collection': 'many'}, 'radiusMetres': 800, 'cellMetres': 100,"
                + " 'residents': {'collection': 'homes', 'property': 'tonnes', 'minResidents': 1e9}}");
        assertThat(masked.path("statistics").path("emptyCells").asInt())
                .isEqualTo(masked.path("statistics").path("cols").asInt()
                        * masked.path("statistics").path("rows").asInt());
        assertThat(masked.path("statistics").path("max").isNull()).isTrue();
    }

    @Test
    void nothingAndOnePlaceAreToldClearly() {
        JsonNode none = run("{'cases': {'collection': 'none'}}");
        assertThat(none.path("statistics").path("count").asInt(-1)).isZero();
        assertThat(none.path("links").size()).isZero();
        assertThat(none.path("notes").toString()).contains("no-cases", "no-radius-by-rule");
        assertThat(none.toString()).doesNotContain("NaN");
        JsonNode same = run("{'cases': {'collection': 'same'}, 'cellMetres': 10}");
        assertThat(same.path("statistics").path("radiusMetres").asDouble()).isEqualTo(250);
        assertThat(same.path("statistics").path("integral").asDouble()).isCloseTo(2, within(0.01));
        assertThat(same.path("notes").toString()).contains("no-radius-by-rule");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'cases': {'collection': 'one'}, 'radiusMetres': 0} | invalid-radius",
                "{'cases': {'collection': 'one'}, 'radiusMetres': 50001} | invalid-radius",
                "{'cases': {'collection': 'one'}, 'radiusMetres': 'far'} | invalid-input",
                "{'cases': {'collection': 'one'}, 'cellMetres': 0} | invalid-input",
                "{'cases': {'collection': 'one'}, 'cellMetres': 0.1} | raster-too-large",
                "{'cases': {'collection': 'one'}, 'kernel': 'box'} | invalid-input",
                "{'cases': {'collection': 'one'}, 'bbox': [1, 2, 3]} | invalid-bbox",
                "{'cases': {'collection': 'one'}, 'bbox': [120, 31, 119, 32]} | invalid-bbox",
                "{'cases': {'collection': 'one'}, 'bbox': [119, 31, 120, 91]} | invalid-bbox",
                "{'cases': {'collection': 'one'}, 'weight': 'name'} | property-not-numeric",
                "{'cases': {'collection': 'one'}, 'weight': 'none'} | unknown-property",
                "{'cases': {'collection': 'missing'}} | collection-not-found",
                "{'cases': {'collection': 'homes'}} | collection-not-points",
                "{'cases': {'collection': 'one'}, 'residents': {'collection': 'homes'}} | missing-input",
                "{'cases': {'collection': 'one'}, 'residents': {'collection': 'homes', 'property': 'name'}}"
                        + " | property-not-numeric",
                "{'cases': {'collection': 'one'}, 'colour': 'red'} | unknown-input"
            })
    void wrongInputsAreFaults(String json, String code) {
        assertThatThrownBy(() -> run(json))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }

    @Test
    void theOldestFilesMakeRoomAndAreGoneClearly() {
        DensityProcess tight = new DensityProcess(service(DataSize.ofBytes(1)), inputs);
        JsonNode asked = JSON.readTree("{\"cases\": {\"collection\": \"one\"}, \"cellMetres\": 10}");
        JsonNode first = tight.execute(asked, Progress.NONE);
        JsonNode second = tight.execute(asked, Progress.NONE);
        assertThat(file(second, 0)).isNotEmpty();
        assertThatThrownBy(() -> file(first, 0))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("result-not-found"));
        for (String name : List.of("../density.tif", "density.tif/..", "x")) {
            assertThatThrownBy(() -> service(DataSize.ofBytes(1)).readFile("..", name))
                    .isInstanceOf(Fault.class);
        }
    }
}
