package org.cityreach.coverage;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.cityreach.compare.SeededCity;
import org.cityreach.coverage.algorithm.DiskSet;
import org.cityreach.coverage.algorithm.DiskUnionArea;
import org.cityreach.coverage.algorithm.NearestFacility;
import org.cityreach.coverage.algorithm.PointCoverage;
import org.cityreach.coverage.algorithm.PolygonSet;
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
 * The coverage kernels on the seeded city: 1 000 000 points, 500 facilities, 90 000 cells of 100 m, radius
 * 500 m. Everything is built from plain arrays in every call, indexes included. Reports wall time with all
 * cores; the plain loop in C took 46 to 54 ms of CPU for points served and 109 to 223 for the nearest,
 * PostGIS 1071 to 1158 for the covered area.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class CoverageBenchmark {

    private static final double RADIUS_METRES = 500;
    private static final int CELLS_ACROSS = SeededCity.SIZE_METRES / SeededCity.CELL_METRES;

    private double[] siteX = {};
    private double[] siteY = {};
    private double[] pointX = {};
    private double[] pointY = {};
    private double[] weight = {};
    private double[] density = {};

    @Setup
    public void makeCity() {
        SeededCity city = new SeededCity(20240601);
        SeededCity.Points clustered = city.points(300, 1);
        SeededCity.Points anywhere = city.points(200, 0);
        siteX = joined(clustered.eastings(), anywhere.eastings());
        siteY = joined(clustered.northings(), anywhere.northings());
        SeededCity.Points points = city.points(1_000_000, 0.7);
        pointX = points.eastings();
        pointY = points.northings();
        weight = new double[pointX.length];
        Arrays.fill(weight, 1);
        density = new double[CELLS_ACROSS * CELLS_ACROSS];
        Arrays.fill(density, 1);
    }

    private static double[] joined(double[] first, double[] second) {
        double[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private DiskSet disks() {
        return DiskSet.of(siteX, siteY, RADIUS_METRES);
    }

    private static PolygonSet cells() {
        return PolygonSet.ofSquares(
                SeededCity.WEST_METRES, SeededCity.SOUTH_METRES, SeededCity.CELL_METRES, CELLS_ACROSS, CELLS_ACROSS);
    }

    /** Which of 1 000 000 points any of 500 facilities serves. */
    @Benchmark
    public boolean[] pointsServed() {
        return PointCoverage.compute(disks(), pointX, pointY, Progress.NONE);
    }

    /** The same, with what each facility serves and serves alone. */
    @Benchmark
    public PointCoverage.Shares pointsServedByFacility() {
        return PointCoverage.computeShares(disks(), pointX, pointY, weight, Progress.NONE);
    }

    /** The exact covered area of 90 000 cells. */
    @Benchmark
    public double[] coveredAreaOfCells() {
        return DiskUnionArea.compute(disks(), cells(), Progress.NONE);
    }

    /** The same, with what each facility covers and covers alone. */
    @Benchmark
    public DiskUnionArea.Shares coveredAreaOfCellsByFacility() {
        return DiskUnionArea.computeShares(disks(), cells(), density, Progress.NONE);
    }

    /** The nearest of 500 facilities for 1 000 000 points. */
    @Benchmark
    public NearestFacility.Nearest nearestFacility() {
        return NearestFacility.compute(siteX, siteY, pointX, pointY, Progress.NONE);
    }
}
