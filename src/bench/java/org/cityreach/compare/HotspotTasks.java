package org.cityreach.compare;

import java.util.List;
import org.cityreach.hotspot.algorithm.DistanceBand;
import org.cityreach.hotspot.algorithm.GetisOrd;
import org.cityreach.job.Progress;

/**
 * Gi* of cases counted into the cells of a fishnet. Ours goes from centres and counts to z: it finds out by itself that
 * the cells are a fishnet. The peer's sparse form does the same work, from centres; the others are given the matrix, or
 * know the fishnet beforehand.
 */
final class HotspotTasks {

    private static final double BAND_METRES = 300;
    private static final int SIDE = SeededCity.SIZE_METRES / SeededCity.CELL_METRES;

    private final double[] eastings = new double[SIDE * SIDE];
    private final double[] northings = new double[SIDE * SIDE];
    private final double[] counts = new double[SIDE * SIDE];

    HotspotTasks(SeededCity.Points points) {
        for (int cell = 0; cell < counts.length; cell++) {
            eastings[cell] = SeededCity.WEST_METRES + SeededCity.CELL_METRES * (cell % SIDE + 0.5);
            northings[cell] = SeededCity.SOUTH_METRES + SeededCity.CELL_METRES * (cell / SIDE + 0.5);
        }
        for (int i = 0; i < points.size(); i++) {
            int column = (int) ((points.eastings()[i] - SeededCity.WEST_METRES) / SeededCity.CELL_METRES);
            int row = (int) ((points.northings()[i] - SeededCity.SOUTH_METRES) / SeededCity.CELL_METRES);
            counts[row * SIDE + column]++;
        }
    }

    List<Task> list(SciPyPeers scipy) {
        return List.of(new Task(
                "gi-star-of-cells",
                this::sumOfAbsoluteZ,
                List.of(
                        scipy.peer("scipy-sparse", "gi-star-sparse", BAND_METRES),
                        scipy.peer("scipy-sparse-matrix-given", "gi-star-sparse-built", BAND_METRES),
                        scipy.peer("scipy-convolution", "gi-star-convolution", BAND_METRES))));
    }

    private double sumOfAbsoluteZ() {
        double sum = 0;
        for (double z :
                GetisOrd.compute(counts, DistanceBand.compute(eastings, northings, BAND_METRES, Progress.NONE))) {
            sum += Math.abs(z);
        }
        return sum;
    }
}
