package org.cityreach.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.cityreach.city.CityProperties;
import org.cityreach.exchange.format.RowProblem;
import org.cityreach.exchange.mapping.FeatureBuilder;
import org.cityreach.exchange.mapping.RowCheck;
import org.cityreach.geo.Crs;
import org.cityreach.job.Progress;
import org.cityreach.layer.Feature;
import org.cityreach.layer.FeatureQuery;
import org.cityreach.layer.Layer;
import org.cityreach.store.geopackage.OwnGeoPackageFiles;
import org.cityreach.style.Styles;
import org.cityreach.testing.TemporaryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * Truth: the demo city itself. What goes out in any format comes back the same: count, every property to the last
 * bit, every Chinese character, every vertex.
 */
class RoundTripTest {

    /** Degrees; the issue asks for 1e-7. */
    private static final double NEAR = 1e-9;

    private static TemporaryStore city;
    private static ImportPlanner planner;
    private static LayerExport export;

    @TempDir
    static Path folder;

    @BeforeAll
    static void open() {
        city = TemporaryStore.open().withDemoCity();
        CityProperties properties = new CityProperties("Asia/Shanghai", null);
        OwnGeoPackageFiles geoPackages = new OwnGeoPackageFiles();
        planner = new ImportPlanner(city.features(), properties, new FormatReaders(geoPackages), layerId -> null);
        export = new LayerExport(geoPackages, new Styles(), properties, new ImportProperties(folder.toString()));
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @TestFactory
    Stream<DynamicTest> everyLayerComesBackAsItWas() {
        return city.features().listLayers().stream()
                .filter(layer -> city.features().count(FeatureQuery.all(layer.id())) > 0)
                .flatMap(layer -> Stream.of(ExportFormat.values())
                        .map(format -> DynamicTest.dynamicTest(
                                layer.id() + " as " + format.parameter(), () -> goesAndComes(layer, format))));
    }

    private static void goesAndComes(Layer layer, ExportFormat format) throws IOException {
        Path file = folder.resolve(layer.id() + "." + format.fileEnding());
        export.write(List.of(layer), city.features(), format, Crs.CRS84, file, Progress.NONE);
        assertSame(sent(layer), come(layer, file, format));
        Files.delete(file);
    }

    private static Map<String, Feature> sent(Layer layer) {
        Map<String, Feature> features = new HashMap<>();
        city.features().read(FeatureQuery.all(layer.id()), feature -> {
            features.put(feature.id(), feature);
            return true;
        });
        return features;
    }

    /** As an import would write it. */
    private static Map<String, Feature> come(Layer layer, Path file, ExportFormat format) {
        boolean saysItsCrs = format != ExportFormat.CSV && format != ExportFormat.XLSX;
        ImportPlan plan = planner.plan(
                new ImportRequest(
                        layer.id(),
                        file,
                        new ImportRequest.Fields(
                                null,
                                saysItsCrs ? null : "EPSG:4490",
                                "replace",
                                "abort",
                                null,
                                new ImportRequest.Reading(null, null, null, null),
                                null,
                                null,
                                String.valueOf(file.getFileName()),
                                null)),
                Progress.NONE);
        FeatureBuilder builder = plan.builder(plan.dates().fresh());
        RowCheck check = new RowCheck(layer);
        Map<String, Feature> features = new HashMap<>();
        plan.reader().read(plan.scan().columns(), (row, fraction) -> {
            try {
                Feature feature = check.check(builder.build(row));
                assertThat(features.put(feature.id(), feature)).isNull();
            } catch (RowProblem problem) {
                throw new AssertionError("row " + row.number() + ": " + problem.reason(), problem);
            }
        });
        return features;
    }

    private static void assertSame(Map<String, Feature> sent, Map<String, Feature> come) {
        assertThat(come.keySet()).isEqualTo(sent.keySet());
        sent.forEach((id, feature) -> {
            Feature other = Objects.requireNonNull(come.get(id));
            if (!feature.properties().equals(other.properties())) {
                assertThat(other.properties()).as(id).isEqualTo(feature.properties());
            }
            double apart = distance(feature.geometry(), other.geometry());
            if (!(apart <= NEAR)) {
                assertThat(apart).as(id).isLessThanOrEqualTo(NEAR);
            }
        });
    }

    /** The largest distance of two vertices of the same place, whatever the order of rings and parts. */
    private static double distance(@Nullable Geometry one, @Nullable Geometry other) {
        if (one == null || other == null) {
            return one == null && other == null ? 0 : Double.NaN;
        }
        Geometry first = alone(one).norm();
        Geometry second = alone(other).norm();
        Coordinate[] a = first.getCoordinates();
        Coordinate[] b = second.getCoordinates();
        if (a.length != b.length || !first.getGeometryType().equals(second.getGeometryType())) {
            return Double.NaN;
        }
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, a[i].distance(b[i]));
        }
        return largest;
    }

    /** Stores give a geometry of many that has one part as that part; some formats know only those of many. */
    private static Geometry alone(Geometry geometry) {
        return geometry.getNumGeometries() == 1 ? geometry.getGeometryN(0) : geometry;
    }
}
