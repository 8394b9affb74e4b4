package org.cityreach.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.job.Progress;
import org.cityreach.layer.Feature;
import org.cityreach.layer.Filter;
import org.cityreach.layer.FilterEvaluator;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LocalizedText;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.cityreach.store.FeatureWriter;
import org.cityreach.store.WriteMode;
import org.cityreach.testing.TemporaryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** Truth: a plain look at every feature, one by one, on seeded data, at first and after each of many changes. */
class CaseIndexTest {

    private static final double HALF_A_STEP_METRES = 0.5 / 1024;

    private static void write(TemporaryStore store, String layer, WriteMode mode, List<Feature> features) {
        try (FeatureWriter writer = store.features().openWriter(layer, mode)) {
            for (int i = 0; i < features.size(); i++) {
                writer.write(features.get(i), i + 1);
            }
            assertThat(writer.prepare()).isEmpty();
            writer.commit();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {311, 312, 313})
    void answersAreThoseOfAPlainLookAtEveryFeature(long seed) {
        RandomCases cases = new RandomCases(seed, seed % 2 == 0);
        Layer layer = RandomCases.layer("cases");
        Map<String, Feature> present = new LinkedHashMap<>();
        IntStream.range(0, 9000).forEach(i -> present.put("c" + i, cases.feature("c" + i)));
        try (TemporaryStore store = TemporaryStore.open().with(layer, List.copyOf(present.values()))) {
            check(store, cases, present, 25);
            for (int step = 0; step < 8; step++) {
                change(store, cases, present, step);
                check(store, cases, present, 6);
            }
        }
    }

    /** Adds, replaces and deletes, now a few and now more than a tail holds. */
    private static void change(TemporaryStore store, RandomCases cases, Map<String, Feature> present, int step) {
        List<Feature> written = new ArrayList<>();
        int count = step % 3 == 2 ? 2500 : 20;
        for (int i = 0; i < count; i++) {
            written.add(cases.feature("n" + step + "-" + i));
        }
        for (int i = 0; i < count / 4; i++) {
            String id = "c" + (step * 900 + i);
            if (present.containsKey(id)) {
                written.add(cases.feature(id));
            }
        }
        write(store, "cases", WriteMode.UPSERT, written);
        written.forEach(feature -> present.put(feature.id(), feature));
        for (String id : List.of("c" + (step * 900 + 3), "n" + step + "-5", "c" + cases.below(9000))) {
            assertThat(store.features().deleteFeature("cases", id)).isEqualTo(present.remove(id) != null);
        }
    }

    private static void check(TemporaryStore store, RandomCases cases, Map<String, Feature> present, int questions) {
        CaseIndex index = store.caseIndexes().current("cases");
        assertThat(index.version()).isEqualTo(store.features().version("cases"));
        assertThat(index.size()).isEqualTo(present.size());
        Set<String> ids = new HashSet<>();
        int withoutPlace = 0;
        Envelope bounds = new Envelope();
        for (int row = 0; row < index.size(); row++) {
            Feature feature = present.get(index.id(row));
            if (feature == null || !ids.add(index.id(row))) {
                throw new AssertionError("row " + row + " is " + index.id(row) + ": gone, or there twice");
            }
            checkRow(index, row, feature);
            if (Double.isNaN(index.easting(row))) {
                withoutPlace++;
            } else {
                bounds.expandToInclude(index.easting(row), index.northing(row));
            }
        }
        assertThat(index.withoutPlace()).isEqualTo(withoutPlace);
        assertThat(index.bounds()).isEqualTo(bounds);
        for (int i = 0; i < questions; i++) {
            ask(index, cases.filter(index.layer()), i % 2 == 0 ? null : cases.box(bounds), present);
        }
    }

    private static void checkRow(CaseIndex index, int row, Feature feature) {
        Coordinate place = metres(index, feature.geometry());
        if (Double.isNaN(index.easting(row)) != (place == null)) {
            throw new AssertionError(index.id(row) + " has its place wrongly");
        }
        if (place != null) {
            assertThat(Math.abs(index.easting(row) - place.x)).isLessThan(HALF_A_STEP_METRES + 1e-9);
            assertThat(Math.abs(index.northing(row) - place.y)).isLessThan(HALF_A_STEP_METRES + 1e-9);
        }
        List<@Nullable Object> expected = new ArrayList<>();
        List<@Nullable Object> actual = new ArrayList<>();
        for (CaseMoment moment : CaseMoment.values()) {
            boolean isThere = feature.property(moment.property()) instanceof Instant;
            expected.add(isThere ? feature.property(moment.property()) : null);
            long millis = index.moment(moment, row);
            actual.add(millis == CaseIndex.NEVER ? null : Instant.ofEpochMilli(millis));
        }
        for (CaseAttribute attribute : CaseAttribute.values()) {
            int code = index.code(attribute, row);
            expected.add(feature.property(attribute.property()));
            actual.add(code < 0 ? null : index.value(attribute, code));
        }
        for (PropertySchema property : index.layer().properties()) {
            expected.add(feature.property(property.name()));
            actual.add(index.property(property.name(), row));
        }
        Object weight = feature.property("weight");
        expected.add(weight == null ? (Double) Double.NaN : weight);
        actual.add(index.number("weight", row));
        assertThat(actual).isEqualTo(expected);
    }

    private static @Nullable Coordinate metres(CaseIndex index, @Nullable Geometry geometry) {
        boolean isNear = geometry != null && Math.abs(geometry.getCoordinate().x - RandomCases.LONGITUDE) < 3;
        return geometry == null || !isNear
                ? null
                : CrsTransform.between(RandomCases.crs(), index.metricCrs()).apply(geometry.getCoordinate());
    }

    private static void ask(CaseIndex index, CaseFilter filter, @Nullable Envelope area, Map<String, Feature> present) {
        Set<String> expected = new TreeSet<>();
        FilterEvaluator condition = FilterEvaluator.of(filter.condition());
        Geometry polygon = filter.within() == null
                ? null
                : CrsTransform.between(Crs.CRS84, index.metricCrs()).apply(filter.within());
        for (int row = 0; row < index.size(); row++) {
            Feature feature = Objects.requireNonNull(present.get(index.id(row)));
            boolean passes = condition.matches(feature) && isReported(filter.period(), feature);
            for (Map.Entry<CaseAttribute, Set<String>> wanted : filter.values().entrySet()) {
                Object value = feature.property(wanted.getKey().property());
                passes &= value != null && wanted.getValue().contains(value.toString());
            }
            double x = index.easting(row);
            double y = index.northing(row);
            passes &= area == null || area.contains(x, y);
            passes &= polygon == null || !Double.isNaN(x) && polygon.covers(RandomCases.point(x, y));
            if (passes) {
                expected.add(index.id(row));
            }
        }
        List<String> found = new ArrayList<>();
        index.scan(filter, area, Progress.NONE, block -> collect(index, block, found));
        assertThat(new TreeSet<>(found)).isEqualTo(expected);
        assertThat(found).hasSameSizeAs(expected);
        checkParts(index, filter, area, found);
        checkPlaces(index, filter, area);
        if (area == null) {
            int[] rows = index.rows(filter);
            assertThat(rows).isSorted();
            assertThat(IntStream.of(rows).mapToObj(index::id).toList()).isEqualTo(found);
            assertThat(index.count(filter)).isEqualTo(expected.size());
        }
    }

    private static boolean isReported(Period period, Feature feature) {
        return period.equals(Period.ALWAYS)
                || feature.property("reported") instanceof Instant at && period.holds(at.toEpochMilli());
    }

    private static void collect(CaseIndex index, CaseBlock block, List<String> found) {
        for (int i = 0; i < block.size(); i++) {
            int row = block.rows()[i];
            if (Double.compare(block.eastings()[i], index.easting(row)) != 0
                    || Double.compare(block.northings()[i], index.northing(row)) != 0) {
                throw new AssertionError("row " + row + " is given elsewhere than it lies");
            }
            found.add(index.id(row));
        }
    }

    private static void checkPlaces(CaseIndex index, CaseFilter filter, @Nullable Envelope area) {
        List<Double> scanned = new ArrayList<>();
        index.scan(filter, area, Progress.NONE, block -> {
            for (int i = 0; i < block.size(); i++) {
                if (!Double.isNaN(block.eastings()[i])) {
                    scanned.add(block.eastings()[i]);
                    scanned.add(block.northings()[i]);
                }
            }
        });
        List<Double> places = new ArrayList<>();
        index.scanPlaces(filter, area, Progress.NONE, block -> {
            for (int i = block.from(); i < block.from() + block.size(); i++) {
                places.add(block.west() + block.xs()[i] * block.stepMetres());
                places.add(block.south() + block.ys()[i] * block.stepMetres());
            }
        });
        assertThat(places).isEqualTo(scanned);
    }

    private static void checkParts(CaseIndex index, CaseFilter filter, @Nullable Envelope area, List<String> found) {
        for (int parts : new int[] {1, 3, 7}) {
            List<List<String>> byPart = new ArrayList<>();
            for (int part = 0; part < parts; part++) {
                byPart.add(new ArrayList<>());
            }
            index.scan(filter, area, Progress.NONE, parts, part -> block -> collect(index, block, byPart.get(part)));
            assertThat(byPart.stream().flatMap(List::stream).toList()).isEqualTo(found);
        }
    }

    @Test
    void aReaderKeepsItsIndexWhileOthersGoOn() {
        RandomCases cases = new RandomCases(5, false);
        Layer layer = RandomCases.layer("cases");
        try (TemporaryStore store =
                TemporaryStore.open().with(layer, List.of(cases.feature("a"), cases.feature("b")))) {
            CaseIndex before = store.caseIndexes().current("cases");
            assertThat(store.caseIndexes().current("cases")).isSameAs(before);
            store.features().deleteFeature("cases", "a");
            write(store, "cases", WriteMode.APPEND, List.of(cases.feature("c"), cases.feature("d")));
            CaseIndex after = store.caseIndexes().current("cases");
            assertThat(ids(before)).containsExactlyInAnyOrder("a", "b");
            assertThat(ids(after)).containsExactlyInAnyOrder("b", "c", "d");
            write(store, "cases", WriteMode.REPLACE, List.of(cases.feature("e")));
            assertThat(ids(store.caseIndexes().current("cases"))).containsExactly("e");
            assertThat(ids(after)).hasSize(3);
        }
    }

    private static List<String> ids(CaseIndex index) {
        return IntStream.of(index.rows(CaseFilter.ALL)).mapToObj(index::id).toList();
    }

    @Test
    void anEmptyCollectionHasNothingAndGrows() {
        RandomCases cases = new RandomCases(6, false);
        try (TemporaryStore store = TemporaryStore.open().with(RandomCases.layer("cases"), List.of())) {
            CaseIndex empty = store.caseIndexes().current("cases");
            assertThat(empty.size()).isZero();
            assertThat(empty.bounds().isNull()).isTrue();
            assertThat(empty.count(CaseFilter.ALL)).isZero();
            assertThat(empty.rows(CaseFilter.ALL)).isEmpty();
            write(store, "cases", WriteMode.APPEND, List.of(cases.feature("a")));
            assertThat(ids(store.caseIndexes().current("cases"))).containsExactly("a");
        }
    }

    @Test
    void anyPointsWillDoAndWhatTheyLackIsMissing() {
        Layer wells = new Layer(
                "well",
                LocalizedText.same("wells"),
                GeometryType.POINT,
                Crs.of("EPSG:4549"),
                List.of(new PropertySchema(
                        "kind", PropertyType.INTEGER, LocalizedText.same("kind"), null, List.of(), Map.of(), false)),
                null,
                false);
        Feature well = new Feature("w", RandomCases.point(500_000.125, 3_500_000.25), Map.of("kind", 7L));
        try (TemporaryStore store = TemporaryStore.open().with(wells, List.of(well))) {
            CaseIndex index = store.caseIndexes().current("well");
            assertThat(index.metricCrs()).isEqualTo(Crs.of("EPSG:4549"));
            assertThat(index.easting(0)).isEqualTo(500_000.125);
            assertThat(index.northing(0)).isEqualTo(3_500_000.25);
            assertThat(index.value(CaseAttribute.KIND, index.code(CaseAttribute.KIND, 0)))
                    .isEqualTo("7");
            assertThat(index.codes(CaseAttribute.GRID)).isZero();
            assertThat(index.code(CaseAttribute.GRID, 0)).isEqualTo(-1);
            assertThat(index.moment(CaseMoment.REPORTED, 0)).isEqualTo(CaseIndex.NEVER);
            assertThat(index.count(CaseFilter.ALL.in(new Period(0, 1)))).isZero();
            assertThat(index.count(
                            new CaseFilter(Period.ALWAYS, Map.of(CaseAttribute.KIND, Set.of("7")), null, Filter.all())))
                    .isEqualTo(1);
            assertThatThrownBy(() -> index.number("depth", 0)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void linesAndUnknownCollectionsAreFaults() {
        Layer lines = new Layer(
                "line", LocalizedText.same("l"), GeometryType.LINE_STRING, RandomCases.crs(), List.of(), null, false);
        try (TemporaryStore store = TemporaryStore.open().with(lines, List.of())) {
            assertThatThrownBy(() -> store.caseIndexes().current("line"))
                    .isInstanceOfSatisfying(
                            Fault.class, fault -> assertThat(fault.code()).isEqualTo("collection-not-points"));
            assertThatThrownBy(() -> store.caseIndexes().current("nothing"))
                    .isInstanceOfSatisfying(
                            Fault.class, fault -> assertThat(fault.code()).isEqualTo("collection-not-found"));
        }
    }
}
