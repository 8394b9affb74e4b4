package org.cityreach.heat.algorithm;

/**
 * The kernel on a lattice, sharpened by what spreading places by a quadratic spline and reading the surface by
 * another one smooths. Symmetric in both directions. Immutable.
 */
final class KernelTaps {

    /** Beyond the radius, where sharpening rings; a node farther it is below 1e-4 of the peak. */
    private static final int RING = 1;

    private static final double NOTHING = 1e-7;

    private final int reach;
    private final float[] taps;
    private final int[] heights;

    private KernelTaps(int reach, float[] taps, int[] heights) {
        this.reach = reach;
        this.taps = taps;
        this.heights = heights;
    }

    /**
     * @param radiusNodes the radius in steps of the lattice
     * @param peak what the middle of the unsharpened kernel is
     */
    static KernelTaps of(Kernel kernel, double radiusNodes, double peak) {
        int reach = (int) Math.ceil(radiusNodes) + RING;
        int half = reach + Sharpening.REACH;
        int side = 2 * half + 1;
        double[] grid = new double[side * side];
        for (int row = -half; row <= half; row++) {
            for (int col = -half; col <= half; col++) {
                double share = (row * row + col * col) / (radiusNodes * radiusNodes);
                grid[(row + half) * side + col + half] = peak * kernel.shape(share);
            }
        }
        double[] sharpened = Sharpening.compute(Sharpening.compute(grid, side, side), side, side);
        float[] taps = new float[(reach + 1) * (reach + 1)];
        int[] heights = new int[reach + 1];
        for (int col = 0; col <= reach; col++) {
            heights[col] = -1;
            for (int row = 0; row <= reach; row++) {
                double tap = sharpened[(row + half) * side + col + half];
                if (Math.abs(tap) > NOTHING * peak) {
                    taps[col * (reach + 1) + row] = (float) tap;
                    heights[col] = row;
                }
            }
        }
        return new KernelTaps(reach, taps, heights);
    }

    /** How many nodes the taps reach in each direction. */
    int reach() {
        return reach;
    }

    float tap(int col, int row) {
        return taps[col * (reach + 1) + row];
    }

    /** The farthest row with a tap in that column; below 0 where there is none. */
    int height(int col) {
        return heights[col];
    }
}
