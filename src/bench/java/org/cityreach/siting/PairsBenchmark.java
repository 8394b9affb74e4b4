package org.cityreach.siting;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.cityreach.job.Progress;
import org.cityreach.siting.algorithm.Pairs;
import org.cityreach.siting.algorithm.distance.NearestShape;
import org.cityreach.siting.algorithm.distance.Places;
import org.cityreach.siting.algorithm.distance.StraightDistances;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a siting question costs before its search: 90 000 demand cells × 2000 candidates within 500 m, all pairs of
 * 10 000 × 1000, the nearest of 500 sites for 90 000 cells; and 20 000 candidates against five layers of 4000
 * polygons each. All cores.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class PairsBenchmark {

    private static final double SIZE_METRES = 30_000;
    private static final int LAYERS = 5;

    private final SplittableRandom random = new SplittableRandom(90_000);
    private final StraightDistances straight = new StraightDistances();
    private final Places cells = places(90_000);
    private final Places candidates = places(2000);
    private final Places some = places(10_000);
    private final Places thousand = places(1000);
    private final Places open = places(500);
    private final Places many = places(20_000);
    private final List<NearestShape> layers = layers();

    private Places places(int count) {
        double[] x = new double[count];
        double[] y = new double[count];
        for (int i = 0; i < count; i++) {
            x[i] = SIZE_METRES * random.nextDouble();
            y[i] = SIZE_METRES * random.nextDouble();
        }
        return new Places(x, y);
    }

    private List<NearestShape> layers() {
        List<NearestShape> made = new ArrayList<>();
        for (int layer = 0; layer < LAYERS; layer++) {
            made.add(NearestShape.of(blocks()));
        }
        return made;
    }

    private List<Geometry> blocks() {
        GeometryFactory factory = new GeometryFactory();
        List<Geometry> blocks = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            Coordinate middle = new Coordinate(SIZE_METRES * random.nextDouble(), SIZE_METRES * random.nextDouble());
            blocks.add(factory.createPoint(middle).buffer(20 + 80 * random.nextDouble(), 4));
        }
        return blocks;
    }

    @Benchmark
    public Pairs pairsWithinRadius() {
        return straight.pairs(cells, candidates, 500, Progress.NONE);
    }

    @Benchmark
    public Pairs allPairs() {
        return straight.pairs(some, thousand, Double.POSITIVE_INFINITY, Progress.NONE);
    }

    @Benchmark
    public double[] nearestOfOpenSites() {
        return straight.nearestMetres(cells, open);
    }

    @Benchmark
    public int exclusions() {
        int near = 0;
        for (NearestShape layer : layers) {
            for (int i = 0; i < many.count(); i++) {
                near += layer.findNearer(many.x()[i], many.y()[i], 100) == null ? 0 : 1;
            }
        }
        return near;
    }

    @Benchmark
    public List<NearestShape> indexes() {
        return layers();
    }
}
