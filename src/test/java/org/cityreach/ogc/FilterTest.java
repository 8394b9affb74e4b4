package org.cityreach.ogc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.cityreach.layer.Feature;
import org.cityreach.testing.HttpCaller.Answer;
import org.cityreach.testing.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Point;
import tools.jackson.databind.JsonNode;

/** Truth: a plain loop over the same features; OGC API - Features Part 3 with CQL2, and CSV beside GeoJSON. */
class FilterTest extends ServiceTest {

    private static final String ITEMS = "/api/collections/filtered/items?limit=1000&";
    private static final List<Feature> POINTS = TestLayers.points(100, 11);

    @BeforeEach
    void layersAreThere() {
        if (store.findLayer("filtered").isEmpty()) {
            TestLayers.fill(store, TestLayers.layer("filtered", "Point", "EPSG:4490"), POINTS);
        }
    }

    private List<String> idsOf(String filter, String more) {
        Answer answer = anyone().get(ITEMS + "filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8) + more);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        List<String> ids = new ArrayList<>();
        answer.json()
                .path("features")
                .forEach(feature -> ids.add(feature.path("id").asString()));
        return ids;
    }

    private static List<String> expected(Predicate<Feature> condition) {
        return POINTS.stream().filter(condition).map(Feature::id).toList();
    }

    @Test
    void aTextFilterGivesWhatALoopGives() {
        assertThat(idsOf("kind = 'a' AND rank BETWEEN 10 AND 40 OR rank IN (3, 5)", ""))
                .isEqualTo(expected(feature -> {
                    long rank = (Long) Objects.requireNonNull(feature.property("rank"));
                    return ("a".equals(feature.property("kind")) && rank >= 10 && rank <= 40) || rank == 3 || rank == 5;
                }));
        assertThat(idsOf("reported IS NULL", "")).isEqualTo(expected(feature -> feature.property("reported") == null));
    }

    @Test
    void aJsonFilterIsTheSameInOtherClothes() {
        String tree = "{\"op\":\"<\",\"args\":[{\"property\":\"rank\"},4]}";
        assertThat(idsOf(tree, "&filter-lang=cql2-json")).containsExactly("p0", "p1", "p2", "p3");
    }

    @Test
    void aFilterHoldsTogetherWithABoxAndAProperty() {
        assertThat(idsOf("rank < 50", "&kind=b&bbox=119.90,31.65,119.95,31.75"))
                .isEqualTo(expected(feature -> "b".equals(feature.property("kind"))
                        && (Long) Objects.requireNonNull(feature.property("rank")) < 50
                        && feature.geometry() instanceof Point point
                        && point.getX() <= 119.95));
    }

    @Test
    void csvHoldsTheSameFeatures() {
        Answer answer = anyone().get(ITEMS + "f=csv");
        assertThat(answer.header("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(answer.header("Link").orElse("")).contains("rel=\"alternate\"");
        List<String> lines = answer.body().lines().toList();
        assertThat(lines).hasSize(101);
        assertThat(lines.get(0)).isEqualTo("id,kind,size,rank,open,reported,x,y");
        assertThat(lines.get(1)).startsWith("p0,a,");
        Answer asked = anyone().get(ITEMS, "Accept", "text/csv");
        assertThat(asked.body()).isEqualTo(answer.body());
    }

    @Test
    void placesInAFilterAreInTheSystemThatIsNamed() {
        List<String> inside = expected(feature -> feature.geometry() instanceof Point point
                && point.getX() >= 119.92
                && point.getX() <= 119.96
                && point.getY() >= 31.68
                && point.getY() <= 31.72);
        assertThat(idsOf("S_INTERSECTS(geometry, BBOX(119.92,31.68,119.96,31.72))", ""))
                .isEqualTo(inside);
        assertThat(idsOf(
                        "S_INTERSECTS(geometry, POLYGON Z ((119.92 31.68 1, 119.96 31.68 2, 119.96 31.72 3, 119.92 31.72 4,"
                                + " 119.92 31.68 1)))",
                        ""))
                .isEqualTo(inside);
        String epsg = "&filter-crs=http://www.opengis.net/def/crs/EPSG/0/";
        assertThat(idsOf("S_WITHIN(geometry, BBOX(31.68,119.92,31.72,119.96))", epsg + "4326"))
                .isEqualTo(inside);
        String tree = "{\"op\":\"s_intersects\",\"args\":[{\"property\":\"geometry\"},"
                + "{\"bbox\":[31.68,119.92,31.72,119.96]}]}";
        assertThat(idsOf(tree, "&filter-lang=cql2-json" + epsg + "4490")).isEqualTo(inside);
        // west, south, east and north of a square of 4 km around the middle, with northings first
        assertThat(idsOf("S_INTERSECTS(geometry, BBOX(3506699,492501,3510699,496501))", epsg + "4549"))
                .isNotEmpty()
                .isEqualTo(idsOf(
                        "S_INTERSECTS(geometry, POLYGON((3506699 492501, 3506699 496501, 3510699 496501, 3510699 492501,"
                                + " 3506699 492501)))",
                        epsg + "4549"));
    }

    @Test
    void momentsInAFilterAreInstantsAndIntervals() {
        assertThat(idsOf(
                        "T_DURING(INTERVAL(reported, reported), INTERVAL('2026-01-01T10:00:00Z', '2026-01-01T13:00:00Z'))",
                        ""))
                .containsExactly("p11", "p12");
        assertThat(idsOf("T_INTERSECTS(reported, INTERVAL('2026-01-01T10:00:00Z', '2026-01-01T12:00:00Z'))", ""))
                .containsExactly("p10", "p11", "p12");
        assertThat(idsOf("T_INTERSECTS(reported, DATE('2026-01-01')) AND rank > 20", ""))
                .containsExactly("p21", "p22", "p23");
    }

    @Test
    void sumsFoldsAndOtherPropertiesAreCompared() {
        assertThat(idsOf("rank * 2 + 1 = 7 OR CASEI(kind) = CASEI('B') AND rank < 3", ""))
                .containsExactly("p1", "p3");
        assertThat(idsOf("size > rank AND rank > 90", ""))
                .isEqualTo(expected(feature -> (Double) Objects.requireNonNull(feature.property("size"))
                                > (Long) Objects.requireNonNull(feature.property("rank"))
                        && (Long) Objects.requireNonNull(feature.property("rank")) > 90));
    }

    @Test
    void featuresComeInTheOrderAskedForThroughAllPages() {
        List<String> order = POINTS.stream()
                .sorted(Comparator.<Feature, String>comparing(
                                feature -> String.valueOf(feature.property("kind")), Comparator.reverseOrder())
                        .thenComparing(feature -> (Double) Objects.requireNonNull(feature.property("size"))))
                .map(Feature::id)
                .toList();
        assertThat(idsOf("true", "&sortby=-kind,%2Bsize")).isEqualTo(order);
        assertThat(idsOf("true", "&sortby=-kind,+size&offset=40")).isEqualTo(order.subList(40, 100));
        List<String> times = idsOf("true", "&sortby=reported");
        assertThat(times.subList(90, 100))
                .containsExactlyElementsOf(expected(feature -> feature.property("reported") == null));
        assertThat(idsOf("true", "&sortby=-reported").get(0)).isEqualTo("p98");
        // a box in another system is answered from memory, in the same order
        assertThat(idsOf(
                        "true",
                        "&sortby=-kind,size&bbox=3400000,400000,3600000,600000"
                                + "&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/4549"))
                .isEqualTo(order.stream().filter(id -> !id.endsWith("9")).toList());
    }

    @Test
    void onlyChosenPropertiesComeAndNoGeometryWhereNoneIsWanted() {
        JsonNode feature = anyone().get(ITEMS + "properties=rank,kind&skipGeometry=true")
                .json()
                .path("features")
                .get(0);
        assertThat(feature.path("properties").propertyNames()).containsExactly("kind", "rank");
        assertThat(feature.path("geometry").isNull()).isTrue();
        assertThat(anyone().get(ITEMS + "properties=&limit=1")
                        .json()
                        .at("/features/0/properties")
                        .isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rank = 1 AND colour = 'red' | unknown-property | character 14",
                "rank = 1 AND (kind = 'a' | invalid-filter | character 25",
                "rank = 'one' | invalid-value | character 8",
                "S_INTERSECTS(geometry, POLYGON((0 0, 1 1))) | invalid-geometry | character 32",
                "S_INTERSECTS(geometry, POLYGON((0 0, 1 1, 1 0, 0 1, 0 0))) | invalid-geometry | character 24",
                "S_INTERSECTS(kind, POINT(1 2)) | invalid-filter | character 14",
                "T_DURING(reported, INTERVAL('2026-01-01','..')) | unsupported-filter | character 10",
                "T_AFTER(reported, DATE('2026-02-30')) | invalid-filter | character 24",
                "kind + 1 = 2 | invalid-filter | character 1",
                "rank / 0 = kind | invalid-filter | character 10",
                "Buffer(geometry) = 1 | invalid-filter | character 1",
                "A_CONTAINS(kind, ('a')) | unsupported-filter | character 1",
                "kind = 'a | invalid-filter | character 8",
                "kind LIKE rank | invalid-filter | character 11",
                "rank # 3 | invalid-filter | character 6",
                "{\"op\":\"=\",\"args\":[{\"property\":\"rank\"},\"x\"]} | invalid-value | /args/1",
                "{\"op\":\"and\",\"args\":[{\"op\":\"~\",\"args\":[]}]} | unsupported-filter | /args/0/op",
                "{\"op\":\"=\",\"args\":[{\"property\":\"colour\"},1]} | unknown-property | /args/0",
                "{\"op\":\"=\", | invalid-filter | line 1"
            })
    void aBrokenFilterIsAnsweredWithThePlace(String filter, String code, String place) {
        String language = filter.startsWith("{") ? "&filter-lang=cql2-json" : "";
        Answer answer = anyone().get(ITEMS + "filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8) + language);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.code()).as(answer.toString()).isEqualTo(code);
        assertThat(answer.json().path("place").asString(""))
                .as(answer.toString())
                .startsWith(place);
    }
}
