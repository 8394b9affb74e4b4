package org.cityreach.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cityreach.city.CityProperties;
import org.cityreach.demo.load.DemoCityLoader;
import org.cityreach.geo.Crs;
import org.cityreach.job.Job;
import org.cityreach.job.Progress;
import org.cityreach.layer.Feature;
import org.cityreach.layer.FeatureQuery;
import org.cityreach.layer.Layer;
import org.cityreach.store.geopackage.OwnGeoPackageFiles;
import org.cityreach.style.Styles;
import org.cityreach.testing.TemporaryStore;
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
    private static TemporaryStore target;
    private static ImportScene imports;
    private static LayerExport export;

    @TempDir
    static Path folder;

    @BeforeAll
    static void open() {
        city = TemporaryStore.open().withDemoCity();
        target = TemporaryStore.open();
        new DemoCityLoader(target.features(), target.documents()).createShippedLayers();
        imports = new ImportScene(target.features(), target.documents());
        export = new LayerExport(
                new OwnGeoPackageFiles(),
                new Styles(),
                new CityProperties("Asia/Shanghai", null),
                new ImportProperties(folder.toString()));
    }

    @AfterAll
    static void close() {
        imports.close();
        target.close();
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
        boolean isNamed = format != ExportFormat.CSV && format != ExportFormat.XLSX;
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        Job job = isNamed
                ? imports.run(layer.id(), bytes, "mode", "replace", "fileName", file.toString())
                : imports.run(layer.id(), bytes, "mode", "replace", "crs", "EPSG:4490", "fileName", file.toString());
        assertThat(job.failure()).isNull();
        assertThat(job.status()).isEqualTo(Job.Status.SUCCESSFUL);
        assertSame(read(city, layer), read(target, layer));
    }

    private static Map<String, Feature> read(TemporaryStore store, Layer layer) {
        Map<String, Feature> features = new HashMap<>();
        store.features().read(FeatureQuery.all(layer.id()), feature -> {
            features.put(feature.id(), feature);
            return true;
        });
        return features;
    }

    private static void assertSame(Map<String, Feature> sent, Map<String, Feature> come) {
        assertThat(come.keySet()).isEqualTo(sent.keySet());
        sent.forEach((id, feature) -> {
            Feature other = come.get(id);
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
    private static double distance(Geometry one, Geometry other) {
        if (one == null || other == null) {
            return one == other ? 0 : Double.NaN;
        }
        Geometry first = one.norm();
        Geometry second = other.norm();
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
}
