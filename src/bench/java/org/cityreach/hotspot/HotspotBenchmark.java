package org.cityreach.hotspot;

import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.cityreach.cases.algorithm.SpaceTimeGroups;
import org.cityreach.compare.SeededCity;
import org.cityreach.hotspot.algorithm.DistanceBand;
import org.cityreach.hotspot.algorithm.FalseDiscovery;
import org.cityreach.hotspot.algorithm.GetisOrd;
import org.cityreach.hotspot.algorithm.Global;
import org.cityreach.hotspot.algorithm.GlobalMoran;
import org.cityreach.hotspot.algorithm.LocalMoran;
import org.cityreach.hotspot.algorithm.NearestNeighbours;
import org.cityreach.hotspot.algorithm.Normal;
import org.cityreach.job.Progress;
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

/**
 * The kernels of hot spots on the seeded city: 1 000 000 points in 90 000 cells of 100 m, band 300 m. Everything is built
 * from plain arrays in every call, neighbours included. The scattered centres are those of the cells, each moved by up
 * to 10 m, so that they form no fishnet. Reports wall time with all cores.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class HotspotBenchmark {

    private static final double BAND_METRES = 300;
    private static final int SIDE = SeededCity.SIZE_METRES / SeededCity.CELL_METRES;
    private static final long DAY_MILLIS = 86_400_000;

    private final double[] x = new double[SIDE * SIDE];
    private final double[] y = new double[SIDE * SIDE];
    private final double[] scatteredX = new double[SIDE * SIDE];
    private final double[] scatteredY = new double[SIDE * SIDE];
    private final double[] counts = new double[SIDE * SIDE];
    private SpaceTimeGroups.Events events =
            new SpaceTimeGroups.Events(new double[0], new double[0], new long[0], new int[0]);

    @Setup
    public void makeCity() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20240601);
        for (int cell = 0; cell < counts.length; cell++) {
            x[cell] = SeededCity.WEST_METRES + SeededCity.CELL_METRES * (cell % SIDE + 0.5);
            y[cell] = SeededCity.SOUTH_METRES + SeededCity.CELL_METRES * (cell / SIDE + 0.5);
            scatteredX[cell] = x[cell] + random.nextDouble(-10, 10);
            scatteredY[cell] = y[cell] + random.nextDouble(-10, 10);
        }
        SeededCity.Points points = new SeededCity(20240601).points(1_000_000, 0.7);
        long[] moments = new long[points.size()];
        int[] kinds = new int[points.size()];
        for (int i = 0; i < points.size(); i++) {
            int column = (int) ((points.eastings()[i] - SeededCity.WEST_METRES) / SeededCity.CELL_METRES);
            int row = (int) ((points.northings()[i] - SeededCity.SOUTH_METRES) / SeededCity.CELL_METRES);
            counts[row * SIDE + column]++;
            moments[i] = random.nextLong(365 * DAY_MILLIS);
            kinds[i] = random.nextInt(30);
        }
        events = new SpaceTimeGroups.Events(points.eastings(), points.northings(), moments, kinds);
    }

    @Benchmark
    public double[] giStarOfAFishnet() {
        return GetisOrd.compute(counts, DistanceBand.compute(x, y, BAND_METRES, Progress.NONE));
    }

    @Benchmark
    public double[] giStarOfScatteredPlaces() {
        return GetisOrd.compute(counts, DistanceBand.compute(scatteredX, scatteredY, BAND_METRES, Progress.NONE));
    }

    /** From counts to adjusted probabilities. */
    @Benchmark
    public double[] significanceOfAFishnet() {
        double[] z = giStarOfAFishnet();
        for (int i = 0; i < z.length; i++) {
            z[i] = Normal.twoSided(z[i]);
        }
        return FalseDiscovery.adjust(z);
    }

    @Benchmark
    public LocalMoran localMoranOfEightNearest() {
        return LocalMoran.compute(counts, NearestNeighbours.compute(scatteredX, scatteredY, 8, Progress.NONE));
    }

    @Benchmark
    public Global globalMoranOfAFishnet() {
        return GlobalMoran.compute(counts, DistanceBand.compute(x, y, BAND_METRES, Progress.NONE));
    }

    /** A million cases of thirty categories in a year. */
    @Benchmark
    public int[] repeatsWithin50MetresAnd30Days() {
        return SpaceTimeGroups.compute(events, 50, 30 * DAY_MILLIS, Progress.NONE);
    }
}
