package org.cityreach.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cityreach.geo.Crs;
import org.cityreach.layer.Feature;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LocalizedText;
import org.cityreach.store.WriteMode;
import org.cityreach.testing.TemporaryStore;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** Truth: what was written, and which layers the snapshots read of it and when, told by their identity. */
class StoreSnapshotsTest {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private static Layer points(String id) {
        return new Layer(id, LocalizedText.same(id), GeometryType.POINT, Crs.of("EPSG:4490"), List.of(), null, false);
    }

    private static List<Feature> many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        new Feature("f" + i, FACTORY.createPoint(new Coordinate(120 + i % 100 * 1e-3, 31.5)), Map.of()))
                .toList();
    }

    private static void add(TemporaryStore store, String layer, List<Feature> features) {
        try (var writer = store.features().openWriter(layer, WriteMode.UPSERT)) {
            features.forEach(feature -> writer.write(feature, 1));
            writer.prepare();
            writer.commit();
        }
    }

    @Test
    void aQuestionAlwaysSeesTheLastWrite() {
        try (TemporaryStore store = TemporaryStore.open().with(points("a"), many(3))) {
            StoreSnapshots snapshots = new StoreSnapshots(store.features());
            LayerSnapshot first = snapshots.current("a");
            assertThat(snapshots.current("a")).isSameAs(first);
            add(store, "a", many(5));
            assertThat(snapshots.current("a").size()).isEqualTo(5);
            assertThat(first.size()).isEqualTo(3);
            assertThat(snapshots.extent("a").count()).isEqualTo(5);
            assertThat(snapshots.extent("a").version()).isEqualTo(3);
        }
    }

    @Test
    void onlyWhatIsAskedForIsReadAgainInTheBackground() {
        try (TemporaryStore store =
                TemporaryStore.open().with(points("a"), many(3)).with(points("b"), many(3))) {
            StoreSnapshots snapshots = new StoreSnapshots(store.features());
            snapshots.refresh();
            assertThat(snapshots.isRead("a", 2)).isTrue();
            assertThat(snapshots.isRead("b", 2)).isTrue();
            snapshots.current("a");
            add(store, "a", many(4));
            add(store, "b", many(4));
            snapshots.refresh();
            assertThat(snapshots.isRead("a", 3)).isTrue();
            assertThat(snapshots.isRead("b", 3)).isFalse();
            assertThat(snapshots.current("b").size()).isEqualTo(4);
        }
    }

    @Test
    void theExtentOfALargeLayerNeedsNoSnapshot() {
        List<String> asked = new ArrayList<>();
        LayerExtent known = new LayerExtent(2, StoreSnapshots.LARGE + 1, new Envelope(1, 2, 3, 4), null, null);
        try (TemporaryStore store = TemporaryStore.open()
                .with(points("large"), many(StoreSnapshots.LARGE + 1))
                .with(points("small"), many(10))) {
            StoreSnapshots snapshots = new StoreSnapshots(store.features(), layerId -> {
                asked.add(layerId);
                return known;
            });
            snapshots.refresh();
            assertThat(snapshots.isRead("large", 2)).isFalse();
            assertThat(snapshots.extent("large")).isEqualTo(known);
            assertThat(snapshots.extent("small").count()).isEqualTo(10);
            assertThat(asked).containsExactly("large");
            assertThat(store.caseIndexes().current("large").size()).isEqualTo(StoreSnapshots.LARGE + 1);
        }
    }
}
