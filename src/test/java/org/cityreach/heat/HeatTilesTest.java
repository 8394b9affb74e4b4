package org.cityreach.heat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.cityreach.geo.Crs;
import org.cityreach.layer.Feature;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LocalizedText;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.cityreach.store.FeatureWriter;
import org.cityreach.store.WriteMode;
import org.cityreach.testing.HttpCaller.Answer;
import org.cityreach.testing.ServiceTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import tools.jackson.databind.JsonNode;

/** Truth: closed forms for one case; colours by the legend; faults by their code. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HeatTilesTest extends ServiceTest {

    private static final long SEED = 20_261_125;
    private static final GeometryFactory JTS = new GeometryFactory();
    private static final double LONGITUDE = 119.95;
    private static final double LATITUDE = 31.70;

    @BeforeAll
    void fill() {
        Random random = new Random(SEED);
        List<Feature> many = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            many.add(feature(
                    "m" + i,
                    LONGITUDE + 0.03 * random.nextGaussian(),
                    LATITUDE + 0.02 * random.nextGaussian(),
                    i % 3 == 0 ? "complaint" : "violation"));
        }
        put("heat_many", many);
        put("heat_one", List.of(feature("a", LONGITUDE, LATITUDE, "complaint")));
        put("heat_none", List.of());
        put(
                "heat_same",
                IntStream.range(0, 50)
                        .mapToObj(i -> feature("s" + i, LONGITUDE, LATITUDE, "complaint"))
                        .toList());
        put("heat_far", List.of(feature("a", LONGITUDE, LATITUDE, "complaint"), feature("b", -70, -30, "complaint")));
    }

    private static Feature feature(String id, double longitude, double latitude, String kind) {
        return new Feature(id, JTS.createPoint(new Coordinate(longitude, latitude)), Map.of("kind", kind));
    }

    private void put(String id, List<Feature> features) {
        Layer layer = new Layer(
                id,
                LocalizedText.same(id),
                GeometryType.POINT,
                Crs.CGCS2000,
                List.of(new PropertySchema(
                        "kind", PropertyType.STRING, LocalizedText.same("kind"), null, List.of(), Map.of(), false)),
                null,
                false);
        store.createLayer(layer);
        try (FeatureWriter writer = store.openWriter(id, WriteMode.APPEND)) {
            long row = 0;
            for (Feature feature : features) {
                writer.write(feature, ++row);
            }
            writer.prepare();
            writer.commit();
        }
    }

    private static int col(int z) {
        return (int) Math.floor((LONGITUDE + 180) / 360 * (1 << z));
    }

    private static int row(int z) {
        double radians = Math.toRadians(LATITUDE);
        double y = Math.log(Math.tan(Math.PI / 4 + radians / 2));
        return (int) Math.floor((1 - y / Math.PI) / 2 * (1 << z));
    }

    private static String tile(String collection, int z, String query) {
        return "/api/collections/" + collection + "/map/tiles/WebMercatorQuad/" + z + "/" + row(z) + "/" + col(z)
                + "?style=heat" + query;
    }

    private HttpResponse<byte[]> bytes(String path, String... headers) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(anyone().root() + path));
            if (headers.length > 0) {
                request.headers(headers);
            }
            return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BufferedImage image(HttpResponse<byte[]> answer) throws IOException {
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/png");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(answer.body()));
        assertThat(image.getWidth()).isEqualTo(256);
        assertThat(image.getHeight()).isEqualTo(256);
        return image;
    }

    private static long painted(BufferedImage image) {
        return IntStream.of(image.getRGB(0, 0, 256, 256, null, 0, 256))
                .filter(colour -> colour >>> 24 != 0)
                .count();
    }

    @Test
    void oneCaseIsADiskOfTheRadiusOnTheGround() throws IOException {
        for (int z = 12; z <= 15; z++) {
            BufferedImage image = image(bytes(tile("heat_one", z, "&radiusMetres=150&breaks=1,5,10,15,20")));
            double pixelMetres = 40_075_016.68 * Math.cos(Math.toRadians(LATITUDE)) / 256 / (1 << z);
            double expected = Math.PI * Math.pow(150 / pixelMetres, 2);
            // The disk may reach over the tile's edge at the deeper levels; then fewer pixels are here.
            assertThat((double) painted(image)).isLessThan(1.05 * expected + 12).isPositive();
        }
        JsonNode legend = anyone().get("/api/collections/heat_one/map/legend?style=heat&radiusMetres=150")
                .json();
        double peak = 3 / (Math.PI * 0.15 * 0.15);
        assertThat(legend.path("maximum").asDouble()).isCloseTo(peak, within(0.001 * peak));
        assertThat(legend.path("count").asInt()).isEqualTo(1);
        assertThat(legend.path("radiusMetres").asDouble()).isEqualTo(150);
        assertThat(legend.path("kernel").asString()).isEqualTo("quartic");
        assertThat(legend.path("unit").asString()).isEqualTo("1/km²");
        assertThat(legend.path("classes").size()).isEqualTo(5);
        assertThat(legend.path("classes").get(4).path("colour").asString()).isEqualTo("#BD0026");
    }

    @Test
    void theLegendIsOneForTheCityAndFixedBreaksStay() {
        String path = "/api/collections/heat_many/map/legend?style=heat&radiusMetres=300";
        JsonNode legend = anyone().get(path).json();
        assertThat(legend.path("classes").get(4).path("from").asDouble())
                .isLessThan(legend.path("maximum").asDouble())
                .isGreaterThan(legend.path("maximum").asDouble() / 2);
        JsonNode fixed = anyone().get(path + "&breaks=1,2,4,8,16").json();
        assertThat(fixed.path("classes").get(3).path("from").asDouble()).isEqualTo(8);
        assertThat(fixed.path("classes").get(3).path("to").asDouble()).isEqualTo(16);
        assertThat(fixed.path("classes").get(4).has("to")).isFalse();
        JsonNode half = anyone().get(path + "&kinds=complaint").json();
        assertThat(half.path("count").asInt()).isEqualTo(1000);
    }

    @Test
    void aTagAnswersWithNothingNewUntilTheDataChanges() {
        String path = tile("heat_many", 12, "&radiusMetres=400");
        HttpResponse<byte[]> first = bytes(path);
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(bytes(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(bytes(path + "&kernel=gaussian", "If-None-Match", tag).statusCode())
                .isEqualTo(200);
        assertThat(bytes(path).body()).isEqualTo(first.body());
        Answer added = admin().send("POST", "/api/collections/heat_many/items", """
                {"type": "Feature", "id": "new", "geometry": {"type": "Point", "coordinates": [119.951, 31.701]},
                 "properties": {"kind": "complaint"}}""");
        assertThat(added.status()).isEqualTo(201);
        HttpResponse<byte[]> later = bytes(path, "If-None-Match", tag);
        assertThat(later.statusCode()).isEqualTo(200);
        assertThat(later.headers().firstValue("ETag"))
                .isNotEqualTo(first.headers().firstValue("ETag"));
    }

    @Test
    void emptyTilesSayWhy() throws IOException {
        HttpResponse<byte[]> none = bytes(tile("heat_none", 12, ""));
        assertThat(painted(image(none))).isZero();
        assertThat(none.headers().firstValue("CityReach-Blank")).hasValue("no-cases");
        HttpResponse<byte[]> far =
                bytes("/api/collections/heat_one/map/tiles/WebMercatorQuad/10/0/0?style=heat&radiusMetres=500");
        assertThat(painted(image(far))).isZero();
        assertThat(far.headers().firstValue("CityReach-Blank")).hasValue("no-cases-near");
        assertThat(anyone().get("/api/collections/heat_none/map/legend?style=heat")
                        .json()
                        .path("count")
                        .asInt(-1))
                .isZero();
    }

    @Test
    void extremesAreDrawn() throws IOException {
        assertThat(painted(image(bytes(tile("heat_one", 18, "&radiusMetres=50000")))))
                .isEqualTo(65_536);
        assertThat(painted(image(bytes(tile("heat_many", 18, "&radiusMetres=50000")))))
                .isEqualTo(65_536);
        assertThat(painted(image(bytes(tile("heat_many", 24, "&radiusMetres=500")))))
                .isEqualTo(65_536);
        assertThat(painted(image(bytes(tile("heat_same", 14, ""))))).isPositive();
        assertThat(painted(image(bytes(tile("heat_far", 14, "&radiusMetres=500")))))
                .isPositive();
        image(bytes("/api/collections/heat_many/map/tiles/WebMercatorQuad/0/0/0?style=heat"));
        image(bytes(tile("heat_many", 6, "&radiusMetres=50000")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "heat_one/map/tiles/WebMercatorQuad/12/0/4096?style=heat | tile-out-of-range",
                "heat_one/map/tiles/WebMercatorQuad/12/-1/0?style=heat | tile-out-of-range",
                "heat_one/map/tiles/WebMercatorQuad/25/0/0?style=heat | tile-out-of-range",
                "heat_one/map/tiles/WebMercatorQuad/12/0/0?style=none | unknown-style",
                "heat_one/map/tiles/WebMercatorQuad/12/0/0?style=heat&radiusMetres=0 | invalid-radius",
                "heat_one/map/tiles/WebMercatorQuad/12/0/0?style=heat&radiusMetres=9.9 | invalid-radius",
                "heat_one/map/tiles/WebMercatorQuad/12/0/0?style=heat&radiusMetres=50001 | invalid-radius",
                "heat_one/map/tiles/WebMercatorQuad/12/0/0?style=heat&radiusMetres=NaN | invalid-radius",
                "heat_one/map/tiles/WebMercatorQuad/12/0/0?style=heat&radiusMetres=wide | invalid-radius",
                "heat_one/map/tiles/WebMercatorQuad/12/0/0?style=heat&kernel=box | invalid-input",
                "heat_one/map/tiles/WebMercatorQuad/12/0/0?style=heat&breaks=5,4,3,2,1 | invalid-breaks",
                "heat_one/map/tiles/WebMercatorQuad/12/0/0?style=heat&breaks=1,2 | invalid-breaks",
                "heat_one/map/tiles/WebMercatorQuad/12/0/0?style=heat&breaks=1,2,3,4,x | invalid-breaks",
                "heat_one/map/tiles/WebMercatorQuad/12/0/0?style=heat&classes=fixed | unknown-parameter",
                "heat_one/map/tiles/WebMercatorQuad/12/0/0?style=heat&colour=red | unknown-parameter",
                "heat_one/map/tiles/WebMercatorQuad/12/0/0?style=heat&lang=en | unknown-parameter",
                "heat_one/map/tiles/WebMercatorQuad/12/0/0?style=heat&f=jpg | unknown-format",
                "heat_one/map/legend?style=heat&lang=fr | invalid-value",
                "heat_one/map/legend?style=heat&kinds=nonsense | unknown-kind"
            })
    void wrongParametersAreFaults(String path, String code) {
        Answer answer = anyone().get("/api/collections/" + path);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
    }

    @Test
    void moreFaults() {
        assertThat(anyone().get("/api/collections/nothing/map/legend?style=heat")
                        .status())
                .isEqualTo(404);
        assertThat(anyone().get("/api/collections/grid/map/legend?style=heat").code())
                .isEqualTo("collection-not-points");
        assertThat(anyone().get("/api/collections/heat_one/map/legend?kernel=quartic")
                        .code())
                .isEqualTo("unknown-parameter");
        assertThat(anyone().get("/api/collections/heat_one/map/tiles/WebMercatorQuad/a/0/0?style=heat")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void theLegendIsAPictureToo() throws IOException {
        HttpResponse<byte[]> answer = bytes("/api/collections/heat_many/map/legend?style=heat&f=png&lang=en");
        assertThat(answer.statusCode()).isEqualTo(200);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(answer.body()));
        assertThat(image.getWidth()).isBetween(60, 600);
        assertThat(image.getHeight()).isGreaterThan(120);
    }

    @Test
    void stylesAreListedAndGivenAsSldAndJson() {
        JsonNode list = anyone().get("/api/styles").json().path("styles");
        assertThat(list.size()).isGreaterThan(10);
        Answer sld = anyone().get("/api/styles/heat?f=sld");
        assertThat(sld.header("Content-Type").orElse("")).startsWith("application/vnd.ogc.sld+xml");
        assertThat(sld.body()).contains("ColorMapEntry");
        JsonNode hotspot = anyone().get("/api/styles/hotspot").json();
        assertThat(hotspot.path("rules")
                        .get(0)
                        .path("styles")
                        .get(0)
                        .path("fillColor")
                        .asString())
                .isEqualTo("#B2182B");
        assertThat(anyone().get("/api/styles/none").status()).isEqualTo(404);
        assertThat(anyone().get("/api/styles/heat?f=xml").code()).isEqualTo("unknown-format");
    }
}
