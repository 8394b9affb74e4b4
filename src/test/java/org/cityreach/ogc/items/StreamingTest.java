package org.cityreach.ogc.items;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cityreach.city.CityProperties;
import org.cityreach.exchange.ImportProperties;
import org.cityreach.exchange.LayerExport;
import org.cityreach.geo.Crs;
import org.cityreach.layer.Feature;
import org.cityreach.layer.Filter;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LayerCodec;
import org.cityreach.store.FeatureWriter;
import org.cityreach.store.WriteMode;
import org.cityreach.store.geopackage.OwnGeoPackageFiles;
import org.cityreach.style.Styles;
import org.cityreach.testing.TemporaryStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** Truth: the live heap, which does not grow while features go from the store to a caller; a million were tried so, too. */
class StreamingTest {

    private static final int FEATURES = 300_000;
    private static final int FIRST_LOOK = 30_000;
    private static final int LAST_LOOK = 270_000;
    private static final long MOST_GROWTH_BYTES = 24L << 20;

    @TempDir
    private Path folder;

    @Test
    void manyFeaturesPassInConstantMemory() throws IOException {
        Layer layer = LayerCodec.fromMap(
                "million",
                Map.of("title", "t", "geometryType", "Point", "properties", Map.of("n", Map.of("type", "integer"))),
                false);
        try (TemporaryStore store = TemporaryStore.open()) {
            fill(store, layer);
            ItemsQuery query = new ItemsQuery(
                    layer,
                    ItemFormat.JSON,
                    Crs.WEB_MERCATOR,
                    null,
                    Filter.all(),
                    List.of(),
                    false,
                    0,
                    Long.MAX_VALUE,
                    true);
            ItemSource.Found found = new ItemSource(store.features(), store.snapshots()).find(query);
            assertThat(found.matched()).isEqualTo(FEATURES);
            LayerExport export = new LayerExport(
                    new OwnGeoPackageFiles(),
                    new Styles(),
                    new CityProperties("Asia/Shanghai", null),
                    new ImportProperties(folder.toString()));
            Watch watch = new Watch();
            try (ItemsWriter writer = new ItemsWriter(query, 1, List.of(), export)) {
                writer.write(watched(found, watch), OutputStream.nullOutputStream());
            }
            assertThat(watch.seen).isEqualTo(FEATURES);
            assertThat(watch.last - watch.first).isLessThan(MOST_GROWTH_BYTES);
        }
    }

    private static void fill(TemporaryStore store, Layer layer) {
        GeometryFactory geometries = new GeometryFactory();
        store.features().createLayer(layer);
        try (FeatureWriter writer = store.features().openWriter(layer.id(), WriteMode.APPEND)) {
            for (int i = 0; i < FEATURES; i++) {
                Coordinate place = new Coordinate(119 + i % 1000 / 1e3, 31 + i / 1000 / 1e3);
                writer.write(new Feature("f" + i, geometries.createPoint(place), Map.of("n", (long) i)), i);
            }
            writer.prepare();
            writer.commit();
        }
    }

    private static ItemSource.Found watched(ItemSource.Found found, Watch watch) {
        return new ItemSource.Found() {
            @Override
            public long matched() {
                return found.matched();
            }

            @Override
            public void forEach(Consumer<Feature> sink) {
                found.forEach(feature -> {
                    sink.accept(feature);
                    watch.pass();
                });
            }
        };
    }

    /** Looks at the heap after a collection, early and late. */
    private static final class Watch {
        private int seen;
        private long first;
        private long last;

        void pass() {
            seen++;
            if (seen == FIRST_LOOK) {
                first = live();
            } else if (seen == LAST_LOOK) {
                last = live();
            }
        }

        private static long live() {
            Runtime.getRuntime().gc();
            return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        }
    }
}
