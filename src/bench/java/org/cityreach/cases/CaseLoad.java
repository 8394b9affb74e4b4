package org.cityreach.cases;

import java.io.PrintStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.cityreach.cases.column.ColumnCaseIndexes;
import org.cityreach.city.CityProperties;
import org.cityreach.compare.CpuMeter;
import org.cityreach.compare.SeededCity;
import org.cityreach.geo.Crs;
import org.cityreach.job.Progress;
import org.cityreach.layer.Feature;
import org.cityreach.layer.Filter;
import org.cityreach.layer.Layer;
import org.cityreach.layer.ShippedLayers;
import org.cityreach.store.FeatureStore;
import org.cityreach.store.FeatureWriter;
import org.cityreach.store.WriteMode;
import org.cityreach.store.geopackage.GeoPackage;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Loads cases from a GeoPackage, as the service does, and tells the seconds, the heap they take and what scans
 * of them cost. Arguments: the file, the number of cases; the file is made in a first run where it is missing,
 * so that a second one measures the loading alone under the {@code -Xmx} of its choice.
 */
public final class CaseLoad {

    private static final long SEED = 20_240_601;
    /** CPU time is told in steps of 10 ms. */
    private static final int REPEATS = 20;

    private static final int PIECE = 1_000_000;
    private static final long FIRST_MILLIS =
            Instant.parse("2019-01-01T00:00:00Z").toEpochMilli();
    private static final long SPAN_SECONDS = 6L * 365 * 86_400;

    private CaseLoad() {}

    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[0]);
        int count = Integer.parseInt(args[1]);
        boolean isNew = Files.notExists(file);
        try (GeoPackage store = GeoPackage.open(file)) {
            if (isNew) {
                write(store.features(), count);
            }
            measure(store.features(), System.out);
        }
    }

    private static void write(FeatureStore store, int count) {
        Layer shipped = ShippedLayers.list().stream()
                .filter(layer -> layer.id().equals("case"))
                .findFirst()
                .orElseThrow();
        Layer layer = new Layer(
                "case",
                shipped.title(),
                shipped.geometryType(),
                Crs.of("EPSG:32650"),
                shipped.properties(),
                shipped.timeProperty(),
                false);
        store.createLayer(layer);
        SeededCity city = new SeededCity(SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        GeometryFactory factory = new GeometryFactory();
        for (int from = 0; from < count; from += PIECE) {
            SeededCity.Points points = city.points(Math.min(PIECE, count - from), 0.7);
            try (FeatureWriter writer = store.openWriter("case", WriteMode.APPEND)) {
                for (int i = 0; i < points.size(); i++) {
                    Coordinate place = new Coordinate(points.eastings()[i], points.northings()[i]);
                    String id = "AJ2024" + (from + i);
                    writer.write(new Feature(id, factory.createPoint(place), properties(random)), i + 1);
                }
                writer.prepare();
                writer.commit();
            }
        }
    }

    private static Map<String, Object> properties(SplittableRandom random) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("kind", random.nextBoolean() ? "complaint" : "violation");
        values.put("category", "E0" + (1 + random.nextInt(6)) + "0" + (1 + random.nextInt(9)));
        values.put("source", "source " + random.nextInt(6));
        values.put("status", "status " + random.nextInt(5));
        values.put("grid", "32041200" + random.nextInt(70));
        values.put("unit", "unit " + random.nextInt(300));
        long moment = FIRST_MILLIS + random.nextLong(SPAN_SECONDS) * 1000;
        for (CaseMoment one : CaseMoment.values()) {
            values.put(one.property(), Instant.ofEpochMilli(moment));
            moment += random.nextLong(86_400) * 1000;
        }
        return values;
    }

    private static void measure(FeatureStore store, PrintStream out) throws Exception {
        long before = usedBytes();
        ColumnCaseIndexes indexes = new ColumnCaseIndexes(store, new CityProperties("Asia/Shanghai", null));
        long begin = System.nanoTime();
        CaseIndex index = indexes.current("case");
        double seconds = (System.nanoTime() - begin) / 1e9;
        long peak = peakBytes();
        double bytes = usedBytes() - before;
        out.printf(
                Locale.ROOT,
                "%d cases: loaded in %.1f s; %.0f MB, %.1f bytes a case; peak of the heap %.0f MB of %.0f%n",
                index.size(),
                seconds,
                bytes / 1e6,
                bytes / index.size(),
                peak / 1e6,
                Runtime.getRuntime().maxMemory() / 1e6);
        measure("all", index, CaseFilter.ALL, out);
        Period year = new Period(FIRST_MILLIS, FIRST_MILLIS + 365L * 86_400_000);
        measure("one year of six", index, CaseFilter.ALL.in(year), out);
        measure(
                "one year, two categories",
                index,
                new CaseFilter(year, Map.of(CaseAttribute.CATEGORY, Set.of("E0101", "E0305")), null, Filter.all()),
                out);
    }

    private static void measure(String name, CaseIndex index, CaseFilter filter, PrintStream out) throws Exception {
        double[] sum = new double[1];
        double scan = CpuMeter.ownMedianMillis(3, 5, () -> {
            for (int i = 0; i < REPEATS; i++) {
                index.scan(filter, null, Progress.NONE, block -> sum[0] += sumOf(block));
            }
        });
        double count = CpuMeter.ownMedianMillis(3, 5, () -> {
            for (int i = 0; i < REPEATS; i++) {
                sum[0] += index.count(filter);
            }
        });
        out.printf(
                Locale.ROOT,
                "%s: %d cases; scan %.2f ms of CPU, count %.2f ms (checksum %.0f)%n",
                name,
                index.count(filter),
                scan / REPEATS,
                count / REPEATS,
                sum[0]);
    }

    private static double sumOf(CaseBlock block) {
        double sum = 0;
        for (int i = 0; i < block.size(); i++) {
            sum += block.eastings()[i] - block.northings()[i];
        }
        return sum;
    }

    private static long usedBytes() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long peakBytes() {
        List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
        String[] names = collectors.stream()
                .flatMap(one -> Arrays.stream(one.getMemoryPoolNames()))
                .distinct()
                .toArray(String[]::new);
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP
                        && Arrays.asList(names).contains(pool.getName()))
                .mapToLong(CaseLoad::peakOf)
                .sum();
    }

    private static long peakOf(MemoryPoolMXBean pool) {
        return pool.getPeakUsage().getUsed();
    }
}
