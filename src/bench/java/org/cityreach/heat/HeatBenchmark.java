package org.cityreach.heat;

import java.util.concurrent.TimeUnit;
import org.cityreach.cases.column.SeededCases;
import org.cityreach.compare.SeededCity;
import org.cityreach.heat.algorithm.RasterFrame;
import org.cityreach.tile.Tile;
import org.cityreach.tile.TileAddress;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Rasters and tiles of seeded cases, radius 500 m, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class HeatBenchmark {

    private static final long SEED = 20_240_601;
    private static final double RADIUS_METRES = 500;

    /** The tile of level 10 over the seeded city, and one of level 14 in it. */
    private static final TileAddress WHOLE = new TileAddress(10, 387, 844);

    private static final TileAddress PART = new TileAddress(14, 6204, 13_516);

    @Param({"1000000"})
    private int count;

    private @Nullable HeatWork work;
    private @Nullable HeatLayer known;

    @Setup
    public void makeCases() {
        work = new HeatWork(SeededCases.index(new SeededCity(SEED).points(count, 0.7), SEED));
        known = work.layer(RADIUS_METRES, work.field(RADIUS_METRES));
    }

    private HeatWork work() {
        if (work == null) {
            throw new IllegalStateException("no cases yet");
        }
        return work;
    }

    private HeatLayer known() {
        if (known == null) {
            throw new IllegalStateException("no cases yet");
        }
        return known;
    }

    /** 1024² cells over the city. */
    @Benchmark
    public float[] raster() {
        double cell = SeededCity.SIZE_METRES / 1024.0;
        double north = SeededCity.SOUTH_METRES + SeededCity.SIZE_METRES;
        return work().raster(new RasterFrame(SeededCity.WEST_METRES, north, cell, 1024, 1024), RADIUS_METRES);
    }

    /** Nothing is kept from before: cases are read, the scale found, the picture drawn and packed. */
    @Benchmark
    public Tile coldTileOfTheCity() {
        return work().coldTile(WHOLE, RADIUS_METRES);
    }

    /** The surface of the city is known; the picture is drawn and packed. */
    @Benchmark
    public Tile nextTileOfTheCity() {
        return known().draw(WHOLE);
    }

    @Benchmark
    public Tile nextTileOfAPart() {
        return known().draw(PART);
    }
}
