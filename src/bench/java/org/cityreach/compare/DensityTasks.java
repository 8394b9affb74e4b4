package org.cityreach.compare;

import java.util.List;
import org.cityreach.cases.column.SeededCases;
import org.cityreach.heat.HeatWork;
import org.cityreach.heat.algorithm.RasterFrame;
import org.cityreach.tile.TileAddress;
import org.jspecify.annotations.Nullable;

/**
 * Density of all points, radius 500 m. Peers' surfaces have no unit and other kernels or coarser positions, so what
 * must agree is the mean of the raster as a share of its maximum.
 */
final class DensityTasks {

    private static final long SEED = 20_240_601;
    private static final double RADIUS_METRES = 500;
    private static final int SIDE = 1024;
    private static final int RADIUS_CELLS = 17;
    private static final int TILE_RADIUS_PIXELS = 4;

    /** Three box filters against a quartic kernel; the second on pixels of 117 m. */
    private static final double BOX_FILTERS = 0.15;

    private static final double COUNTED_INTO_CELLS = 0.02;

    /** The tile of level 10 that holds most of the seeded city. */
    private static final TileAddress TILE = new TileAddress(10, 387, 844);

    private final SeededCity.Points points;
    private final HeatWork work;
    private @Nullable HeatWork tenTimes;

    DensityTasks(SeededCity.Points points) {
        this.points = points;
        work = new HeatWork(SeededCases.index(points, SEED));
    }

    List<Task> list(SciPyPeers scipy) throws Exception {
        GeoToolsPeer geoTools = new GeoToolsPeer(points);
        return List.of(
                new Task(
                        "density-raster",
                        this::rasterShare,
                        List.of(
                                geoTools.heatmap(SIDE, RADIUS_CELLS, BOX_FILTERS),
                                scipy.peer("scipy-fft-quartic", "density-fft", RADIUS_METRES, COUNTED_INTO_CELLS))),
                new Task(
                        "heat-tile-cold",
                        this::tileBytes,
                        List.of(geoTools.heatmap(TileAddress.PIXELS, TILE_RADIUS_PIXELS, Double.MAX_VALUE))),
                new Task("heat-tile-cold-10m", this::tileBytesOfTenTimes, List.of()));
    }

    private double rasterShare() {
        double north = SeededCity.SOUTH_METRES + SeededCity.SIZE_METRES;
        double cell = (double) SeededCity.SIZE_METRES / SIDE;
        float[] raster = work.raster(new RasterFrame(SeededCity.WEST_METRES, north, cell, SIDE, SIDE), RADIUS_METRES);
        double sum = 0;
        float largest = 0;
        for (float value : raster) {
            sum += value;
            largest = Math.max(largest, value);
        }
        return sum / largest / raster.length;
    }

    private double tileBytesOfTenTimes() {
        if (tenTimes == null) {
            SeededCity.Points many = new SeededCity(SEED).points(10 * points.size(), Compare.CLUSTERED_SHARE);
            tenTimes = new HeatWork(SeededCases.index(many, SEED));
        }
        return tenTimes.coldTile(TILE, RADIUS_METRES).content().length;
    }

    private double tileBytes() {
        return work.coldTile(TILE, RADIUS_METRES).content().length;
    }
}
