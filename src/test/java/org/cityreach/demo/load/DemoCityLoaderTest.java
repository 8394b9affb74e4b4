package org.cityreach.demo.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.cityreach.layer.Feature;
import org.cityreach.layer.FeatureQuery;
import org.cityreach.layer.Layer;
import org.cityreach.layer.ShippedLayers;
import org.cityreach.store.FeatureStore;
import org.cityreach.store.FeatureWriter;
import org.cityreach.store.WriteMode;
import org.cityreach.testing.TemporaryStore;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** Truth: the committed files, on a real GeoPackage. */
class DemoCityLoaderTest {

    private static long count(FeatureStore store, String layerId) {
        return store.count(FeatureQuery.all(layerId));
    }

    @Test
    void loadsIntoAnEmptyStoreOnceAndSaysItIsSynthetic() {
        try (TemporaryStore temporary = TemporaryStore.open()) {
            DemoCityLoader loader = new DemoCityLoader(temporary.features(), temporary.documents());
            loader.createShippedLayers();
            assertThat(temporary.features().listLayers())
                    .extracting(Layer::id)
                    .containsExactlyElementsOf(
                            ShippedLayers.list().stream().map(Layer::id).toList());
            assertThat(loader.loadIntoEmptyStore()).isTrue();
            assertThat(count(temporary.features(), "case")).isEqualTo(68_262);
            assertThat(count(temporary.features(), "grid")).isEqualTo(70);
            assertThat(temporary.documents().find("city", "about"))
                    .get()
                    .asString()
                    .contains("\"synthetic\": true");
            Map<String, Long> versions = temporary.features().versions();

            loader.createShippedLayers();
            assertThat(loader.loadIntoEmptyStore()).isFalse();
            assertThat(temporary.features().versions()).isEqualTo(versions);
        }
    }

    @Test
    void leavesAStoreAloneThatHoldsAnything() {
        try (TemporaryStore temporary = TemporaryStore.open()) {
            DemoCityLoader loader = new DemoCityLoader(temporary.features(), temporary.documents());
            loader.createShippedLayers();
            write(temporary.features(), "bin");
            assertThat(loader.loadIntoEmptyStore()).isFalse();
            assertThat(count(temporary.features(), "toilet")).isZero();
            assertThat(temporary.documents().find("city", "about")).isEmpty();
        }
    }

    @Test
    void aLoadThatWasCutOffIsDoneAgainWhole() {
        try (TemporaryStore temporary = TemporaryStore.open()) {
            DemoCityLoader loader = new DemoCityLoader(temporary.features(), temporary.documents());
            loader.createShippedLayers();
            write(temporary.features(), "toilet");
            temporary.documents().put("city", "demo-load", "{\"state\": \"loading\"}");
            assertThat(loader.loadIntoEmptyStore()).isTrue();
            assertThat(count(temporary.features(), "toilet")).isEqualTo(94);
            assertThat(count(temporary.features(), "case")).isEqualTo(68_262);
            assertThat(loader.loadIntoEmptyStore()).isFalse();
        }
    }

    private static void write(FeatureStore store, String layerId) {
        try (FeatureWriter writer = store.openWriter(layerId, WriteMode.APPEND)) {
            writer.write(
                    new Feature("own", new GeometryFactory().createPoint(new Coordinate(119.9, 31.7)), Map.of()), 1);
            assertThat(writer.prepare()).isEqualTo(List.of());
            writer.commit();
        }
    }
}
