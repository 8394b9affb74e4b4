package org.cityreach.coverage.algorithm;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What each owner serves among the points of one block. One thread at a time. */
final class PointShares {

    private final double @Nullable [] weights;
    private final long[] served;
    private final long[] alone;
    private final CompensatedSum @Nullable [] servedWeight;
    private final CompensatedSum @Nullable [] aloneWeight;
    /** The last point counted for an owner, so that two sites of one owner count once. */
    private final int[] lastPoint;

    PointShares(int owners, double @Nullable [] weights) {
        this.weights = weights;
        this.served = new long[owners];
        this.alone = new long[owners];
        this.servedWeight = weights == null ? null : sums(owners);
        this.aloneWeight = weights == null ? null : sums(owners);
        this.lastPoint = new int[owners];
        Arrays.fill(lastPoint, -1);
    }

    private static CompensatedSum[] sums(int owners) {
        CompensatedSum[] sums = new CompensatedSum[owners];
        Arrays.setAll(sums, i -> new CompensatedSum());
        return sums;
    }

    void serve(int owner, int point) {
        if (lastPoint[owner] != point) {
            lastPoint[owner] = point;
            served[owner]++;
            if (weights != null && servedWeight != null) {
                servedWeight[owner].add(weights[point]);
            }
        }
    }

    void serveAlone(int owner, int point) {
        alone[owner]++;
        if (weights != null && aloneWeight != null) {
            aloneWeight[owner].add(weights[point]);
        }
    }

    /** Adds up blocks in their order. */
    static PointCoverage.Shares sum(Object[] blocks, int owners, int[] onlyOwner) {
        long[] served = new long[owners];
        long[] alone = new long[owners];
        CompensatedSum[] servedWeight = sums(owners);
        CompensatedSum[] aloneWeight = sums(owners);
        for (Object block : blocks) {
            PointShares shares = (PointShares) block;
            for (int owner = 0; owner < owners; owner++) {
                served[owner] += shares.served[owner];
                alone[owner] += shares.alone[owner];
                servedWeight[owner].add(
                        shares.servedWeight == null ? shares.served[owner] : shares.servedWeight[owner].value());
                aloneWeight[owner].add(
                        shares.aloneWeight == null ? shares.alone[owner] : shares.aloneWeight[owner].value());
            }
        }
        return new PointCoverage.Shares(onlyOwner, served, values(servedWeight), alone, values(aloneWeight));
    }

    private static double[] values(CompensatedSum[] sums) {
        double[] values = new double[sums.length];
        Arrays.setAll(values, i -> sums[i].value());
        return values;
    }
}
