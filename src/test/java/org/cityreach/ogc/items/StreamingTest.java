package org.cityreach.ogc.items;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
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
import org.cityreach.store.FeatureStore;
import org.cityreach.store.FeatureWriter;
import org.cityreach.store.WriteMode;
import org.cityreach.store.geopackage.OwnGeoPackageFiles;
import org.cityreach.store.postgis.Postgis;
import org.cityreach.style.Styles;
import org.cityreach.testing.PostgisExtension;
import org.cityreach.testing.TemporaryStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.wololo.flatgeobuf.HeaderMeta;

/**
 * Truth: the live heap, which does not grow while features go from either store to a caller. A million over HTTP were measured
 * by hand (docs/benchmarks.md).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StreamingTest {

    private static final int FEATURES = 300_000;
    private static final int FIRST_LOOK = 30_000;
    private static final int LAST_LOOK = 270_000;
    /** A hundred bytes a feature; the least object for each would be more. */
    private static final long MOST_GROWTH_BYTES = 24L << 20;

    private static final Layer LAYER = LayerCodec.fromMap(
            "million",
            Map.of("title", "t", "geometryType", "Point", "properties", Map.of("n", Map.of("type", "integer"))),
            false);

    @RegisterExtension
    static final PostgisExtension postgis = new PostgisExtension();

    @TempDir
    private Path folder;

    private TemporaryStore file;
    private Postgis database;

    @BeforeAll
    void fill() {
        file = TemporaryStore.open();
        database = Postgis.open(postgis.url(), null, null);
        fill(file.features());
        fill(database.features());
    }

    @AfterAll
    void close() {
        file.close();
        database.close();
    }

    private static void fill(FeatureStore store) {
        GeometryFactory geometries = new GeometryFactory();
        store.createLayer(LAYER);
        try (FeatureWriter writer = store.openWriter(LAYER.id(), WriteMode.APPEND)) {
            for (int i = 0; i < FEATURES; i++) {
                Coordinate place = new Coordinate(119 + i % 1000 / 1e3, 31 + i / 1000 / 1e3);
                writer.write(new Feature("f" + i, geometries.createPoint(place), Map.of("n", (long) i)), i);
            }
            writer.prepare();
            writer.commit();
        }
    }

    @ParameterizedTest(name = "from PostGIS {0}, as {1}")
    @CsvSource({"false, JSON", "false, CSV", "true, JSON", "true, CSV"})
    void manyFeaturesPassInConstantMemory(boolean isFromPostgis, ItemFormat format) throws IOException {
        FeatureStore store = isFromPostgis ? database.features() : file.features();
        ItemsQuery query = query(format);
        ItemSource.Found found = new ItemSource(store, file.snapshots()).find(query);
        assertThat(found.matched()).isEqualTo(FEATURES);
        Watch watch = new Watch();
        try (ItemsWriter writer = new ItemsWriter(query, 1, List.of(), export())) {
            writer.write(watched(found, watch), OutputStream.nullOutputStream());
        }
        assertThat(watch.seen).isEqualTo(FEATURES);
        assertThat(watch.last - watch.first).isLessThan(MOST_GROWTH_BYTES);
    }

    /** A file is made whole before it is sent; what it must remember of its features does not grow with them. */
    @ParameterizedTest
    @EnumSource(
            value = ItemFormat.class,
            names = {"GPKG", "FGB"})
    void filesOfManyFeaturesAreMadeInConstantMemory(ItemFormat format) throws IOException {
        ItemsQuery query = query(format);
        ItemSource.Found found = new ItemSource(file.features(), file.snapshots()).find(query);
        Watch watch = new Watch();
        Path made = folder.resolve("made." + format.fileEnding());
        try (ItemsWriter writer = new ItemsWriter(query, 1, List.of(), export());
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(made))) {
            writer.prepare(watched(found, watch));
            writer.write(found, out);
        }
        assertThat(watch.last - watch.first).isLessThan(MOST_GROWTH_BYTES);
        if (format == ItemFormat.FGB) {
            assertThat(featuresWithoutIndex(made)).isEqualTo(FEATURES);
        }
    }

    /** Each feature has its length before it, as FlatGeobuf's specification has it. */
    private static int featuresWithoutIndex(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            HeaderMeta header = HeaderMeta.read(in);
            assertThat(header.indexNodeSize).isZero();
            assertThat(header.featuresCount).isEqualTo(FEATURES);
            int count = 0;
            byte[] length = new byte[4];
            while (in.readNBytes(length, 0, 4) == 4) {
                in.skipNBytes(
                        ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt());
                count++;
            }
            return count;
        }
    }

    private static ItemsQuery query(ItemFormat format) {
        return new ItemsQuery(
                LAYER, format, Crs.WEB_MERCATOR, null, Filter.all(), List.of(), false, 0, Long.MAX_VALUE, true);
    }

    private LayerExport export() {
        return new LayerExport(
                new OwnGeoPackageFiles(),
                new Styles(),
                new CityProperties("Asia/Shanghai", null),
                new ImportProperties(folder.toString()));
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
