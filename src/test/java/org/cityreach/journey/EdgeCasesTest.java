package org.cityreach.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.cityreach.geo.Crs;
import org.cityreach.layer.Feature;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LocalizedText;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.cityreach.layer.ShippedLayers;
import org.cityreach.store.FeatureWriter;
import org.cityreach.store.WriteMode;
import org.cityreach.testing.HttpCaller.Answer;
import org.cityreach.testing.ServiceTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Truth: two tables reviewed row by row, {@code edges/processes.txt} and {@code edges/tiles.txt}: what every process and
 * every map style answers to questions at the edge of sense. An answer says why it is empty, a refusal names its code and
 * the input; nothing is ever a failure of the server.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EdgeCasesTest extends ServiceTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final GeometryFactory JTS = new GeometryFactory();
    private static final long SEED = 20_261_122;
    private static final double LONGITUDE = 119.94;
    private static final double LATITUDE = 31.70;
    private static final Geometry FAR_AWAY = JTS.createPoint(new Coordinate(2.35, 48.85));

    /** What the words of the tables stand for. */
    private static final Map<String, String> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put("NOBODY", "{\"collection\": \"edge_city\", \"filter\": \"unit = 'nobody'\"}");
        WORDS.put("NO_CATEGORY", "{\"collection\": \"edge_city\", \"categories\": [\"E99\"]}");
        WORDS.put("NO_PROPERTY", "{\"collection\": \"edge_city\", \"filter\": \"colour = 1\"}");
        WORDS.put("NO_SYNTAX", "{\"collection\": \"edge_city\", \"filter\": \"unit =\"}");
        WORDS.put("NO_OBJECT", "5");
        WORDS.put("REVERSED", "{\"collection\": \"edge_city\", \"datetime\": \"2026-06-01/2026-05-01\"}");
        WORDS.put("COLOUR", "{\"collection\": \"edge_city\", \"colour\": 1}");
        WORDS.put("NOWHERE", "{\"collection\": \"nowhere\"}");
        WORDS.put("POLYGONS", "{\"collection\": \"edge_block\"}");
        WORDS.put("BLOCKS", "{\"collection\": \"edge_block\"}");
        WORDS.put("ROADS", "{\"collection\": \"edge_road\"}");
        WORDS.put("TRACKS", "{\"collection\": \"edge_track\"}");
        for (String set : List.of("CITY", "ONE", "SAME", "FAR", "MIXED", "EMPTY")) {
            WORDS.put(set, "{\"collection\": \"edge_" + set.toLowerCase(Locale.ROOT) + "\"}");
        }
    }

    /** Zoom, row and column of the places of the table of tiles. */
    private static final Map<String, String> TILES = Map.ofEntries(
            Map.entry("here", tile(14, LONGITUDE, LATITUDE)),
            Map.entry("deep", tile(18, LONGITUDE, LATITUDE)),
            Map.entry("away", tile(14, -60, -20)),
            Map.entry("deep-away", tile(18, -60, -20)),
            Map.entry("pole", "10/0/512"),
            Map.entry("world", "0/0/0"),
            Map.entry("z-99", "99/0/0"),
            Map.entry("row-out", "3/8/0"),
            Map.entry("row-minus", "3/-1/0"),
            Map.entry("words", "a/b/c"));

    private static String tile(int zoom, double longitude, double latitude) {
        double radians = Math.toRadians(latitude);
        int column = (int) ((longitude + 180) / 360 * (1 << zoom));
        int row = (int) ((1 - Math.log(Math.tan(radians) + 1 / Math.cos(radians)) / Math.PI) / 2 * (1 << zoom));
        return zoom + "/" + row + "/" + column;
    }

    @BeforeAll
    void fill() {
        Random random = new Random(SEED);
        fill(cases("edge_city"), 200, () -> place(0.01 * random.nextGaussian(), 0.01 * random.nextGaussian()));
        fill(cases("edge_one"), 1, () -> place(0, 0));
        fill(cases("edge_same"), 30, () -> place(0, 0));
        fill(cases("edge_far"), 30, () -> FAR_AWAY);
        fill(cases("edge_empty"), 0, () -> place(0, 0));
        fill(cases("edge_mixed"), 30, () -> random.nextInt(3) == 0 ? FAR_AWAY : place(0, 0));
        Layer blocks = layer("edge_block", GeometryType.POLYGON);
        write(
                blocks,
                List.of(block("B1", -0.01, 0), block("B2", 0, 0), block("B3", -0.01, -0.01), block("B4", 0, -0.01)));
        write(layer("edge_nothing", GeometryType.POLYGON), List.of());
        write(layer("edge_far_block", GeometryType.POLYGON), List.of(block("F1", -117.59, 17.15)));
        write(shipped("edge_road", "demo_road"), List.of(road()));
        write(shipped("edge_track", "track"), List.of(track()));
    }

    private static Geometry place(double east, double north) {
        return JTS.createPoint(new Coordinate(LONGITUDE + east, LATITUDE + north));
    }

    private static Layer cases(String id) {
        return shipped(id, "case");
    }

    private static Layer shipped(String id, String like) {
        Layer layer = ShippedLayers.list().stream()
                .filter(one -> one.id().equals(like))
                .findFirst()
                .orElseThrow();
        return new Layer(
                id, layer.title(), layer.geometryType(), layer.crs(), layer.properties(), layer.timeProperty(), false);
    }

    private static Layer layer(String id, GeometryType type) {
        return new Layer(
                id,
                LocalizedText.same(id),
                type,
                Crs.CGCS2000,
                List.of(
                        new PropertySchema(
                                "code",
                                PropertyType.STRING,
                                LocalizedText.same("code"),
                                null,
                                List.of(),
                                Map.of(),
                                false),
                        new PropertySchema(
                                "population",
                                PropertyType.INTEGER,
                                LocalizedText.same("population"),
                                null,
                                List.of(),
                                Map.of(),
                                false)),
                null,
                false);
    }

    private static Feature block(String code, double east, double north) {
        Geometry square = JTS.toGeometry(
                new Envelope(LONGITUDE + east, LONGITUDE + east + 0.01, LATITUDE + north, LATITUDE + north + 0.01));
        return new Feature(code, square, Map.of("code", code, "population", 5000L));
    }

    private static Feature road() {
        Geometry line = JTS.createLineString(
                new Coordinate[] {new Coordinate(LONGITUDE - 0.01, LATITUDE), new Coordinate(LONGITUDE + 0.01, LATITUDE)
                });
        return new Feature("r1", line, Map.of("name", "Road", "awardDate", LocalDate.of(2026, 4, 1)));
    }

    private static Feature track() {
        Geometry line = JTS.createLineString(new Coordinate[] {
            new Coordinate(LONGITUDE - 0.01, LATITUDE), new Coordinate(LONGITUDE + 0.005, LATITUDE)
        });
        Instant start = Instant.parse("2026-05-05T01:00:00Z");
        return new Feature(
                "t1", line, Map.of("vehicle", "V1", "start", start, "end", start.plus(Duration.ofMinutes(20))));
    }

    private void fill(Layer layer, int count, Supplier<Geometry> place) {
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant reported = Instant.parse("2026-03-01T02:00:00Z").plus(Duration.ofHours(13L * i));
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("kind", "violation");
            values.put("category", "E0102");
            values.put("unit", "squad " + i % 2);
            values.put("status", "filed");
            values.put("reported", reported);
            values.put("filed", reported.plus(Duration.ofHours(1)));
            features.add(new Feature("c" + i, place.get(), values));
        }
        write(layer, features);
    }

    private void write(Layer layer, List<Feature> features) {
        store.createLayer(layer);
        try (FeatureWriter writer = store.openWriter(layer.id(), WriteMode.APPEND)) {
            features.forEach(feature -> writer.write(feature, 1));
            assertThat(writer.prepare()).isEmpty();
            writer.commit();
        }
    }

    private static Stream<String[]> rows(String table) throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(EdgeCasesTest.class.getResourceAsStream("/edges/" + table), table)) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" \\| ", -1));
        }
    }

    static Stream<String[]> processes() throws IOException {
        return rows("processes.txt");
    }

    static Stream<String[]> tiles() throws IOException {
        return rows("tiles.txt");
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @MethodSource
    void processes(String process, String inputs, String expected) {
        String body = inputs;
        for (Map.Entry<String, String> word : WORDS.entrySet()) {
            body = body.replaceAll("\\b" + word.getKey() + "\\b", word.getValue());
        }
        Answer answer = anyone().send("POST", "/api/processes/" + process + "/execution", "{\"inputs\": " + body + "}");
        assertThat(answer.status() == 200 ? answered(answer.json()) : refused(answer.status(), answer.body()))
                .isEqualTo(expected);
    }

    /** What an answer says of itself: 200 and its notes; each in both languages. */
    private static String answered(JsonNode answer) {
        List<String> codes = new ArrayList<>();
        for (JsonNode note : answer.path("notes")) {
            codes.add(note.path("code").asString());
            assertThat(note.path("zh").asString("")).isNotBlank();
            assertThat(note.path("en").asString("")).isNotBlank();
        }
        assertThat(answer.path("versions").isObject()).isTrue();
        return "200 " + (codes.isEmpty() ? "-" : String.join(" ", codes));
    }

    /** Status, code and parameter of a problem document that says what is wrong. */
    private static String refused(int status, String body) {
        JsonNode problem = JSON.readTree(body);
        assertThat(problem.path("detail").asString("")).isNotBlank();
        assertThat(body).doesNotContain("Exception").doesNotContain("org.cityreach");
        return status + " " + problem.path("code").asString("?") + " "
                + problem.path("parameter").asString("-");
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @MethodSource
    void tiles(String collection, String place, String query, String expected) throws IOException {
        String map = "/api/collections/" + collection + "/map";
        boolean isLegend = place.equals("legend");
        HttpResponse<byte[]> answer = anyone().getBytes(
                        isLegend
                                ? map + "/legend?" + query
                                : map + "/tiles/WebMercatorQuad/" + TILES.get(place) + "?" + query);
        String got = answer.statusCode() != 200
                ? refused(answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8))
                : isLegend ? legend(JSON.readTree(answer.body())) : picture(answer);
        assertThat(got).isEqualTo(expected);
    }

    private static String legend(JsonNode legend) {
        return "200 " + legend.path("classes").size() + " classes of "
                + legend.path("count").asInt() + " cases";
    }

    /** {@code drawn} where something is to be seen, else the reason why not. */
    private static String picture(HttpResponse<byte[]> answer) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(answer.body()));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        boolean isBlank = Arrays.stream(pixels).allMatch(pixel -> pixel >>> 24 == 0);
        Optional<String> reason = answer.headers().firstValue("CityReach-Blank");
        assertThat(reason.isPresent()).as("blank with a reason, or neither").isEqualTo(isBlank);
        return "200 " + reason.orElse("drawn");
    }
}
