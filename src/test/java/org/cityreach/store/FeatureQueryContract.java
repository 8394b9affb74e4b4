package org.cityreach.store;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.cityreach.layer.Feature;
import org.cityreach.layer.FeatureQuery;
import org.cityreach.layer.Filter;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.layer.PropertyType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;

/** Truth: the contract of queries in the ports' documentation: boxes, pages, filters. Each store runs all of it. */
abstract class FeatureQueryContract extends FeatureStoreContract {

    @Test
    void boxesIncludeTheirBorderExactly() {
        Layer layer = made(layer(newId(), GeometryType.POINT));
        double x = 119.95;
        double y = 31.72;
        write(
                layer.id(),
                WriteMode.APPEND,
                List.of(point("on", x, y), new Feature("nowhere", null, Map.of()), point("low", -x, -y)));
        assertThat(ids(box(layer.id(), x, x, y, y))).containsExactly("on");
        assertThat(ids(box(layer.id(), x, 180, y, 90))).containsExactly("on");
        assertThat(ids(box(layer.id(), Math.nextUp(x), 180, y, 90))).isEmpty();
        assertThat(ids(box(layer.id(), -180, Math.nextDown(x), -90, 90))).containsExactly("low");
        assertThat(ids(box(layer.id(), -x, -x, -90, Math.nextDown(-y)))).isEmpty();
        assertThat(store().count(box(layer.id(), -180, 180, -90, 90))).isEqualTo(2);
        assertThat(store().count(FeatureQuery.all(layer.id()))).isEqualTo(3);
    }

    @ParameterizedTest(name = "{0} features")
    @ValueSource(ints = {1, 48, 49, 2400, 5000})
    void boxesFindWhatLookingAtAllFinds(int count) {
        Random random = new Random(count);
        Layer layer = made(layer(newId(), GeometryType.LINE_STRING));
        Map<String, Feature> present = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            present.put("f" + i, line("f" + i, random));
        }
        write(layer.id(), WriteMode.APPEND, List.copyOf(present.values()));
        compareBoxes(layer.id(), present, random);
        List<Feature> moved = new ArrayList<>();
        for (int i = 0; i < count; i += 7) {
            moved.add(line("f" + i, random));
            moved.add(line("new" + i, random));
        }
        moved.forEach(feature -> present.put(feature.id(), feature));
        write(layer.id(), WriteMode.UPSERT, moved);
        for (int i = 3; i < count; i += 499) {
            present.remove("f" + i);
            store().deleteFeature(layer.id(), "f" + i);
        }
        compareBoxes(layer.id(), present, random);
    }

    private static Feature line(String id, Random random) {
        double x = 119 + random.nextDouble();
        double y = 31 + random.nextDouble();
        return new Feature(
                id,
                wkt("LINESTRING (" + x + " " + y + ", " + (x + random.nextDouble() / 50) + " " + y + ")"),
                Map.of());
    }

    private void compareBoxes(String layerId, Map<String, Feature> present, Random random) {
        for (int i = 0; i < 20; i++) {
            double x = 119 + random.nextDouble();
            double y = 31 + random.nextDouble();
            Envelope box = new Envelope(x, x + random.nextDouble() / 3, y, y + random.nextDouble() / 3);
            List<String> expected = present.values().stream()
                    .filter(feature -> requireNonNull(feature.geometry())
                            .getEnvelopeInternal()
                            .intersects(box))
                    .map(Feature::id)
                    .toList();
            assertThat(ids(new FeatureQuery(layerId, box, Filter.all(), 0, Long.MAX_VALUE)))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void pagesFollowTheOrderOfStoring() {
        Layer layer = made(layer(newId(), GeometryType.POINT));
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            features.add(point("id" + (97 * i % 50), i % 7, i % 5));
        }
        write(layer.id(), WriteMode.APPEND, features);
        List<String> order = features.stream().map(Feature::id).toList();
        assertThat(ids(new FeatureQuery(layer.id(), null, Filter.all(), 10, 15)))
                .isEqualTo(order.subList(10, 25));
        assertThat(ids(new FeatureQuery(layer.id(), new Envelope(0, 9, 0, 9), Filter.all(), 45, 15)))
                .isEqualTo(order.subList(45, 50));
        assertThat(ids(new FeatureQuery(layer.id(), null, Filter.all(), 0, 0))).isEmpty();
        assertThat(ids(new FeatureQuery(layer.id(), null, Filter.all(), 60, 5))).isEmpty();
        List<String> first = new ArrayList<>();
        store().read(FeatureQuery.all(layer.id()), feature -> {
            first.add(feature.id());
            return first.size() < 3;
        });
        assertThat(first).isEqualTo(order.subList(0, 3));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void filtersPassWhatTheirDocumentationSays(long seed) {
        RandomFilters random = new RandomFilters(seed);
        Layer layer = made(layer(newId(), GeometryType.POINT, RandomFilters.schema()));
        List<Feature> features = random.features(300);
        write(layer.id(), WriteMode.APPEND, features);
        for (int i = 0; i < 100; i++) {
            Filter filter = random.filter(3);
            List<String> expected = features.stream()
                    .filter(feature -> PlainFilter.passes(filter, feature))
                    .map(Feature::id)
                    .toList();
            FeatureQuery query = new FeatureQuery(layer.id(), null, filter, 0, Long.MAX_VALUE);
            assertThat(ids(query)).as("seed %s, %s", seed, filter).isEqualTo(expected);
            assertThat(store().count(query)).isEqualTo(expected.size());
        }
    }

    @Test
    void longListsOfValuesAreNoTrouble() {
        Layer layer = made(layer(
                newId(),
                GeometryType.POINT,
                property("text", PropertyType.STRING),
                property("whole", PropertyType.INTEGER),
                property("number", PropertyType.NUMBER)));
        List<String> wanted = IntStream.range(0, 30_000).mapToObj(i -> "公'" + i).toList();
        write(
                layer.id(),
                WriteMode.APPEND,
                List.of(
                        new Feature("公'29999", null, Map.of("text", "公'17", "whole", 17L, "number", 17.1)),
                        new Feature("other", null, Map.of("text", "公'-1", "whole", -1L, "number", -1.1))));
        List<Filter> filters = List.of(
                new Filter.IdIn(wanted),
                new Filter.In("text", List.copyOf(wanted)),
                new Filter.In(
                        "whole",
                        LongStream.range(0, 20_000)
                                .boxed()
                                .map(Object.class::cast)
                                .toList()),
                new Filter.In(
                        "number",
                        IntStream.range(0, 20_000)
                                .mapToObj(i -> (Object) (i + 0.1))
                                .toList()));
        for (Filter filter : filters) {
            assertThat(ids(new FeatureQuery(layer.id(), null, filter, 0, 9))).containsExactly("公'29999");
        }
    }
}
