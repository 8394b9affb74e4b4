package org.cityreach.heat.algorithm;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/** Places as a case index gives them: whole steps of 2⁻¹⁰ m from an origin, in blocks. */
final class StepPlaces implements Places {

    private static final int BLOCK = 4096;
    private static final double STEP_METRES = 1.0 / 1024;

    private final double west;
    private final double south;
    private final int[] xs;
    private final int[] ys;

    StepPlaces(double[] xs, double[] ys, double west, double south) {
        this.west = west;
        this.south = south;
        this.xs = new int[xs.length];
        this.ys = new int[ys.length];
        for (int i = 0; i < xs.length; i++) {
            this.xs[i] = (int) Math.rint((xs[i] - west) / STEP_METRES);
            this.ys[i] = (int) Math.rint((ys[i] - south) / STEP_METRES);
        }
    }

    /** Moves places to whole steps. */
    static double[][] rounded(double[][] xy) {
        for (double[] line : xy) {
            for (int i = 0; i < line.length; i++) {
                line[i] = Math.rint(line[i] / STEP_METRES) * STEP_METRES;
            }
        }
        return xy;
    }

    @Override
    public void scan(@Nullable Envelope area, Sink sink) {
        for (int from = 0; from < xs.length; from += BLOCK) {
            sink.accept(new PlaceSteps(from, Math.min(BLOCK, xs.length - from), xs, ys, west, south, STEP_METRES));
        }
    }

    @Override
    public long most() {
        return xs.length;
    }
}
