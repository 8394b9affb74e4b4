package org.cityreach.ogc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.cityreach.layer.Feature;
import org.cityreach.testing.HttpCaller.Answer;
import org.cityreach.testing.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Point;

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
}
