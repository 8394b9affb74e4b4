package org.cityreach.heat.algorithm;

import java.util.Objects;
import org.cityreach.job.Progress;
import org.locationtech.jts.geom.Envelope;

/**
 * The density at the centres of a raster's cells, per km². Where summing every place in every cell is
 * affordable it is done, exactly; else the raster is read off a {@link Surface}, with its bounds.
 */
public final class DensityRaster {

    /** So many sums of a place and a cell take some tens of milliseconds. */
    private static final double AFFORDABLE = 2e7;

    /** With a radius of fewer cells a surface is more work than the sums. */
    private static final double FEWEST_CELLS = 3;

    private DensityRaster() {}

    /**
     * Computes a raster.
     *
     * @return row by row from the north; never below 0
     */
    public static float[] compute(
            Places places, RasterFrame frame, Kernel kernel, double radiusMetres, Progress progress) {
        Spread spread = new Spread(kernel, radiusMetres);
        double radiusCells = radiusMetres / frame.cellMetres();
        double cellsReached = Math.min(
                Math.PI * radiusCells * radiusCells + 4 * radiusCells + 1, (double) frame.cols() * frame.rows());
        if (radiusCells < FEWEST_CELLS) {
            return exact(places, frame, kernel, radiusMetres, progress);
        }
        int most = (int) Math.max(Surface.MOST_FEW, AFFORDABLE / cellsReached);
        FirstReading reading = new FirstReading(places, frame.area(), spread, most, true);
        Envelope reached = frame.area();
        // A surface reads places a little beyond the radius.
        reached.expandBy(2 * radiusMetres);
        reading.read(reached, progress);
        PlaceList few = reading.few();
        if (few == null) {
            return Objects.requireNonNull(reading.finishWhole(progress)).toRaster(frame);
        }
        return few.size() * cellsReached <= AFFORDABLE
                ? exact(few, frame, kernel, radiusMetres, progress)
                : Surface.ofFew(few, frame.area(), spread, progress).toRaster(frame);
    }

    /** The same place by place whatever it costs. */
    static float[] exact(Places places, RasterFrame frame, Kernel kernel, double radiusMetres, Progress progress) {
        int cols = frame.cols();
        int rows = frame.rows();
        double[] sums = new double[Math.multiplyExact(cols, rows)];
        Lattice cells = new Lattice(frame.cellMetres(), 0, 0, cols, rows);
        ExactSum sum = new ExactSum(sums, cells, frame.x(0), frame.y(rows - 1), new Spread(kernel, radiusMetres));
        Envelope reached = frame.area();
        reached.expandBy(radiusMetres);
        places.scan(reached, (size, xs, ys, weights) -> {
            progress.checkCancelled();
            sum.add(size, xs, ys, weights);
        });
        float[] result = new float[sums.length];
        for (int row = 0; row < rows; row++) {
            for (int col = 0; col < cols; col++) {
                result[row * cols + col] = (float) sums[(rows - 1 - row) * cols + col];
            }
        }
        return result;
    }
}
