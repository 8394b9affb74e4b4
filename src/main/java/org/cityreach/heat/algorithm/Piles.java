package org.cityreach.heat.algorithm;

import java.util.Arrays;
import org.cityreach.job.Progress;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * Finds places that lie in heaps, such as all cases that were given the address of an office: what weighs so much
 * within 1/64 of the radius that its disk alone shapes the surface, and the errors of its parts do not even out. A pile is
 * found by what lies in and around it only, so parts of one surface find the same. Not safe for use by many threads.
 */
final class Piles implements Places.Sink {

    /** A pile weighs at least so much of what the densest disk does. */
    private static final double LEAST_SHARE = 1.0 / 12;

    /** What a place gives to the nearest node at least. */
    private static final double LEAST_AT_NODE = 0.25;

    /** A pile lies within one node of the nearest; so many nodes away there is nothing of it. */
    private static final int RING = 2;

    private static final double LEAST_EXCESS = 0.5;

    private static final int SQUARES_A_STEP = 8;
    private static final int NOTHING = -1;

    private final Lattice lattice;
    private final boolean[] dense;
    private int[] slots = new int[1024];
    private long[] squares = new long[512];
    /** Weight, and the sums of eastings and northings by weight, of each square. */
    private double[] moments = new double[3 * 512];

    private int size;

    private Piles(Lattice lattice, boolean[] dense) {
        this.lattice = lattice;
        this.dense = dense;
        Arrays.fill(slots, NOTHING);
    }

    /** What a pile must weigh where the densest disk has that maximum. */
    static double leastWeight(double maximum, double peak) {
        return Math.max(LEAST_SHARE * maximum / peak, Double.MIN_NORMAL);
    }

    /**
     * Finds the piles.
     *
     * @param sums what was spread over the nodes
     * @return the centre of gravity and the weight of each
     */
    static PlaceArrays find(
            Places places, Envelope area, Lattice lattice, float[] sums, double leastWeight, Progress progress) {
        double least = LEAST_AT_NODE * leastWeight;
        if (!(largest(sums) >= least)) {
            return PlaceArrays.NONE;
        }
        boolean[] dense = new boolean[sums.length];
        boolean any = false;
        for (int row = RING; row < lattice.rows() - RING; row++) {
            for (int col = RING; col < lattice.cols() - RING; col++) {
                int node = row * lattice.cols() + col;
                dense[node] = sums[node] >= least && excess(sums, lattice.cols(), node) >= LEAST_EXCESS * leastWeight;
                any |= dense[node];
            }
        }
        Piles piles = new Piles(lattice, dense);
        if (any) {
            places.scan(area, (size, xs, ys, weights) -> {
                progress.checkCancelled();
                piles.accept(size, xs, ys, weights);
            });
        }
        return piles.of(leastWeight);
    }

    private static float largest(float[] sums) {
        float largest = 0;
        for (float sum : sums) {
            largest = Math.max(largest, sum);
        }
        return largest;
    }

    /** What lies around a node beyond what lies around that: all of a pile, little of what varies slowly. */
    private static double excess(float[] sums, int cols, int node) {
        float[] ring = new float[8 * RING];
        int size = 0;
        double inside = 0;
        for (int up = -RING; up <= RING; up++) {
            for (int right = -RING; right <= RING; right++) {
                float sum = sums[node + up * cols + right];
                if (Math.max(Math.abs(up), Math.abs(right)) == RING) {
                    ring[size++] = sum;
                } else {
                    inside += sum;
                }
            }
        }
        // Other piles nearby raise some nodes of the ring; a quarter of the way up they do not count.
        Arrays.sort(ring);
        return inside - 9 * ring[size / 4];
    }

    @Override
    public void accept(int count, double[] xs, double[] ys, double @Nullable [] weights) {
        double perMetre = SQUARES_A_STEP / lattice.stepMetres();
        for (int i = 0; i < count; i++) {
            double col = lattice.col(xs[i]) + 0.5;
            double row = lattice.row(ys[i]) + 0.5;
            if (col >= 0
                    && row >= 0
                    && col < lattice.cols()
                    && row < lattice.rows()
                    && dense[(int) row * lattice.cols() + (int) col]) {
                long square =
                        (long) Math.floor(ys[i] * perMetre) << 32 ^ (long) Math.floor(xs[i] * perMetre) & 0xffffffffL;
                int at = 3 * indexOf(square);
                double weight = weights == null ? 1 : weights[i];
                moments[at] += weight;
                moments[at + 1] += weight * xs[i];
                moments[at + 2] += weight * ys[i];
            }
        }
    }

    private int indexOf(long square) {
        int slot = slotOf(square);
        if (slots[slot] != NOTHING) {
            return slots[slot];
        }
        if (size == squares.length) {
            grow();
            slot = slotOf(square);
        }
        squares[size] = square;
        slots[slot] = size;
        return size++;
    }

    private int slotOf(long square) {
        int mask = slots.length - 1;
        long mixed = square * 0x9e3779b97f4a7c15L;
        int slot = (int) (mixed >>> 32) & mask;
        while (slots[slot] != NOTHING && squares[slots[slot]] != square) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        squares = Arrays.copyOf(squares, 2 * size);
        moments = Arrays.copyOf(moments, 6 * size);
        slots = new int[4 * size];
        Arrays.fill(slots, NOTHING);
        for (int i = 0; i < size; i++) {
            slots[slotOf(squares[i])] = i;
        }
    }

    private PlaceArrays of(double leastWeight) {
        double[] xs = new double[size];
        double[] ys = new double[size];
        double[] weights = new double[size];
        int count = 0;
        for (int i = 0; i < size; i++) {
            double weight = moments[3 * i];
            if (weight >= leastWeight) {
                xs[count] = moments[3 * i + 1] / weight;
                ys[count] = moments[3 * i + 2] / weight;
                weights[count++] = weight;
            }
        }
        return new PlaceArrays(
                count, Arrays.copyOf(xs, count), Arrays.copyOf(ys, count), Arrays.copyOf(weights, count));
    }
}
