package org.cityreach.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.cityreach.geo.Crs;
import org.cityreach.layer.Feature;
import org.cityreach.layer.FeatureQuery;
import org.cityreach.layer.Filter;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LocalizedText;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.cityreach.snapshot.LayerSnapshot;
import org.cityreach.snapshot.StoreSnapshots;
import org.cityreach.store.jdbc.OpenStore;
import org.cityreach.store.postgis.Postgis;
import org.cityreach.testing.PostgisServer;
import org.cityreach.testing.TemporaryStore;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A city's million cases written, read and loaded, each store with one GiB of heap. Points fall in
 * random order over 60 km by 60 km, each with five properties.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(value = 1, jvmArgs = "-Xmx1g")
public class StoreBenchmark {

    private static final GeometryFactory SHAPES = new GeometryFactory();
    private static final String[] CATEGORIES = {"0301", "0304", "0305", "0102", "0501", "0502"};

    @Param({"geopackage", "postgis"})
    public String medium = "geopackage";

    @Param("1000000")
    public int rows = 1_000_000;

    private @Nullable TemporaryStore file;
    private @Nullable PostgisServer server;
    private @Nullable OpenStore database;

    @Setup(Level.Trial)
    public void open() throws Exception {
        if (medium.equals("geopackage")) {
            file = TemporaryStore.open();
        } else {
            server = PostgisServer.find().orElseThrow();
            database = Postgis.open(server.createDatabase(), null, null);
        }
        store().createLayer(layer("filled"));
        fill("filled");
        store().createLayer(layer("empty"));
    }

    @TearDown(Level.Trial)
    public void close() throws Exception {
        if (file != null) {
            file.close();
        }
        if (database != null) {
            database.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private FeatureStore store() {
        if (file != null) {
            return file.features();
        }
        if (database == null) {
            throw new IllegalStateException("not open");
        }
        return database.features();
    }

    private static Layer layer(String id) {
        return new Layer(
                id,
                LocalizedText.same(id),
                GeometryType.POINT,
                Crs.CGCS2000,
                List.of(
                        property("category", PropertyType.STRING),
                        property("address", PropertyType.STRING),
                        property("reported", PropertyType.DATE_TIME),
                        property("weight", PropertyType.NUMBER),
                        property("count", PropertyType.INTEGER)),
                "reported",
                false);
    }

    private static PropertySchema property(String name, PropertyType type) {
        return new PropertySchema(name, type, LocalizedText.same(name), null, List.of(), Map.of(), false);
    }

    private long fill(String layerId) {
        SplittableRandom random = new SplittableRandom(42);
        try (FeatureWriter writer = store().openWriter(layerId, WriteMode.APPEND)) {
            for (int row = 1; row <= rows; row++) {
                writer.write(feature(row, random), row);
            }
            writer.prepare();
            return writer.commit();
        }
    }

    private static Feature feature(int row, SplittableRandom random) {
        CoordinateXY place = new CoordinateXY(119.6 + 0.6 * random.nextDouble(), 31.4 + 0.6 * random.nextDouble());
        return new Feature(
                "CASE-2024-" + row,
                SHAPES.createPoint(place),
                Map.of(
                        "category",
                        CATEGORIES[random.nextInt(CATEGORIES.length)],
                        "address",
                        "延政中路" + random.nextInt(100_000) + "号",
                        "reported",
                        Instant.ofEpochMilli(1_700_000_000_000L + random.nextInt(1_000_000_000)),
                        "weight",
                        random.nextDouble(),
                        "count",
                        random.nextLong(1000)));
    }

    @Benchmark
    public long write() {
        return fill("empty");
    }

    @Benchmark
    public long read() {
        long[] ids = {0};
        store().read(FeatureQuery.all("filled"), feature -> {
            ids[0] += feature.id().length();
            return true;
        });
        return ids[0];
    }

    @Benchmark
    public LayerSnapshot load() {
        return new StoreSnapshots(store()).current("filled");
    }

    /** A hundred small boxes, as a map asks for them. */
    @Benchmark
    public long boxes() {
        long found = 0;
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 100; i++) {
            double x = 119.6 + 0.59 * random.nextDouble();
            double y = 31.4 + 0.59 * random.nextDouble();
            found += store().count(new FeatureQuery(
                    "filled", new Envelope(x, x + 0.01, y, y + 0.01), Filter.all(), 0, Long.MAX_VALUE));
        }
        return found;
    }

    /** A hundred edits of one feature, each acknowledged on disk. */
    @Benchmark
    public long edits() {
        long version = 0;
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < 100; i++) {
            try (FeatureWriter writer = store().openWriter("filled", WriteMode.UPSERT)) {
                writer.write(feature(1 + random.nextInt(rows), random), 1);
                writer.prepare();
                version = writer.commit();
            }
        }
        return version;
    }
}
