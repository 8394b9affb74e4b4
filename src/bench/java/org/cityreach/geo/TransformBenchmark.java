package org.cityreach.geo;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.referencing.CRS;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One million points of a city through the transforms that imports and snapshots use, and through GeoTools. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class TransformBenchmark {

    private static final int POINTS = 1_000_000;
    private static final long SEED = 42;

    private final double[] degrees = new double[2 * POINTS];
    private final double[] metres = new double[2 * POINTS];
    private final double[] gcj = new double[2 * POINTS];
    private final double[] work = new double[2 * POINTS];
    private final CrsTransform toZone = CrsTransform.between(Crs.CGCS2000, Crs.of("EPSG:4549"));
    private final CrsTransform fromZone = CrsTransform.between(Crs.of("EPSG:4549"), Crs.CGCS2000);
    private final CrsTransform fromGcj = CrsTransform.between(Crs.GCJ_02, Crs.CGCS2000);
    private final MathTransform geoTools;

    public TransformBenchmark() {
        try {
            geoTools = CRS.findMathTransform(CRS.decode("EPSG:4490", true), CRS.decode("EPSG:4549", true), true);
        } catch (FactoryException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    @Setup
    public void fill() {
        Random random = new Random(SEED);
        for (int i = 0; i < degrees.length; i += 2) {
            degrees[i] = 119.8 + 0.3 * random.nextDouble();
            degrees[i + 1] = 31.5 + 0.3 * random.nextDouble();
        }
        System.arraycopy(degrees, 0, metres, 0, degrees.length);
        toZone.apply(metres);
        System.arraycopy(degrees, 0, gcj, 0, degrees.length);
        CrsTransform.between(Crs.CGCS2000, Crs.GCJ_02).apply(gcj);
    }

    @Benchmark
    public double[] degreesToZone() {
        System.arraycopy(degrees, 0, work, 0, work.length);
        toZone.apply(work);
        return work;
    }

    @Benchmark
    public double[] zoneToDegrees() {
        System.arraycopy(metres, 0, work, 0, work.length);
        fromZone.apply(work);
        return work;
    }

    @Benchmark
    public double[] gcjToDegrees() {
        System.arraycopy(gcj, 0, work, 0, work.length);
        fromGcj.apply(work);
        return work;
    }

    @Benchmark
    public double[] degreesToZoneByGeoTools() throws TransformException {
        geoTools.transform(degrees, 0, work, 0, POINTS);
        return work;
    }
}
