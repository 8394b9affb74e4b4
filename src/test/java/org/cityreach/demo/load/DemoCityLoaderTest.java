package org.cityreach.demo.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cityreach.cases.CaseIndex;
import org.cityreach.cases.Indicator;
import org.cityreach.cases.IndicatorGroups;
import org.cityreach.cases.Indicators;
import org.cityreach.layer.Feature;
import org.cityreach.layer.FeatureQuery;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LocalizedText;
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

    @Test
    void aStoreOfAnOlderReleaseGetsTheNewPropertiesAndKeepsItsCases() {
        try (TemporaryStore temporary = TemporaryStore.open()) {
            Layer shipped = ShippedLayers.list().stream()
                    .filter(layer -> layer.id().equals("case"))
                    .findFirst()
                    .orElseThrow();
            Set<String> since = Set.of("accepted", "rework");
            LocalizedText own = new LocalizedText("本市案件", "Our cases");
            Layer older = new Layer(
                    "case",
                    own,
                    shipped.geometryType(),
                    shipped.crs(),
                    shipped.properties().stream()
                            .filter(property -> !since.contains(property.name()))
                            .toList(),
                    shipped.timeProperty(),
                    true);
            temporary.features().createLayer(older);
            write(temporary.features(), "case");
            CaseIndex before = temporary.caseIndexes().current("case");
            IndicatorGroups one = IndicatorGroups.of(new int[] {0}, 1);
            assertThat(Indicators.computable(before, one, Set.of(Indicator.ACCEPTED, Indicator.REWORK_RATE)))
                    .isEmpty();

            new DemoCityLoader(temporary.features(), temporary.documents()).createShippedLayers();
            Layer now = temporary.features().getLayer("case");
            assertThat(now.title()).isEqualTo(own);
            assertThat(now.properties()).containsAll(shipped.properties()).hasSameSizeAs(shipped.properties());
            assertThat(count(temporary.features(), "case")).isEqualTo(1);
            CaseIndex after = temporary.caseIndexes().current("case");
            assertThat(after.size()).isEqualTo(1);
            assertThat(Indicators.computable(after, one, Set.of(Indicator.ACCEPTED, Indicator.REWORK_RATE)))
                    .as("no case has a value yet")
                    .isEmpty();
            write(temporary.features(), "case", "new", Map.of("rework", 0L));
            CaseIndex written = temporary.caseIndexes().current("case");
            assertThat(Indicators.computable(
                            written,
                            IndicatorGroups.of(new int[] {0, 0}, 1),
                            Set.of(Indicator.ACCEPTED, Indicator.REWORK_RATE)))
                    .containsExactly(Indicator.REWORK_RATE);

            Map<String, Long> versions = temporary.features().versions();
            new DemoCityLoader(temporary.features(), temporary.documents()).createShippedLayers();
            assertThat(temporary.features().versions()).isEqualTo(versions);
        }
    }

    private static void write(FeatureStore store, String layerId) {
        write(store, layerId, "own", Map.of());
    }

    private static void write(FeatureStore store, String layerId, String id, Map<String, Object> properties) {
        try (FeatureWriter writer = store.openWriter(layerId, WriteMode.APPEND)) {
            writer.write(
                    new Feature(id, new GeometryFactory().createPoint(new Coordinate(119.9, 31.7)), properties), 1);
            assertThat(writer.prepare()).isEqualTo(List.of());
            writer.commit();
        }
    }
}
