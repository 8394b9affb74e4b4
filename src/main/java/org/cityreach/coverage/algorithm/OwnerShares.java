package org.cityreach.coverage.algorithm;

import java.util.Arrays;

/** What owners serve, and serve alone, in one block of polygons, in the order it was found. */
final class OwnerShares {

    /** The weight per square metre of the polygon at hand. */
    double density;

    private int[] owner = new int[256];
    /** For each entry the area served, its weight, the area served alone, its weight. */
    private double[] values = new double[4 * 256];

    private int size;

    void add(int which, double servedSquareMetres, double aloneSquareMetres) {
        if (size == owner.length) {
            owner = Arrays.copyOf(owner, 2 * size);
            values = Arrays.copyOf(values, 8 * size);
        }
        owner[size] = which;
        values[4 * size] = servedSquareMetres;
        values[4 * size + 1] = servedSquareMetres * density;
        values[4 * size + 2] = aloneSquareMetres;
        values[4 * size + 3] = aloneSquareMetres * density;
        size++;
    }

    /** Adds up blocks in their order. */
    static DiskUnionArea.Shares sum(Object[] blocks, int owners, double[] covered) {
        CompensatedSum[] sums = new CompensatedSum[4 * owners];
        Arrays.setAll(sums, i -> new CompensatedSum());
        for (Object block : blocks) {
            OwnerShares shares = (OwnerShares) block;
            for (int i = 0; i < shares.size; i++) {
                for (int kind = 0; kind < 4; kind++) {
                    sums[4 * shares.owner[i] + kind].add(shares.values[4 * i + kind]);
                }
            }
        }
        double[][] columns = new double[4][owners];
        for (int i = 0; i < owners; i++) {
            for (int kind = 0; kind < 4; kind++) {
                columns[kind][i] = Math.max(0, sums[4 * i + kind].value());
            }
        }
        return new DiskUnionArea.Shares(covered, columns[0], columns[1], columns[2], columns[3]);
    }
}
