package org.cityreach.siting.algorithm.capacity;

import org.cityreach.siting.algorithm.Pairs;
import org.cityreach.siting.algorithm.SitingProblem;

/**
 * What a site gains when it takes the demand that gains most by the unit of weight until it is full (a
 * continuous knapsack): of a median what a unit would cost elsewhere less the metres, of a covering what a
 * unit would cost elsewhere. For one thread.
 */
final class SiteFill {

    private final SitingProblem problem;
    private final Pairs pairs;
    private final boolean covers;
    private final double[] gain;
    private final double[] weight;
    private int count;
    private double sumOfWeight;
    private double sumOfGain;

    /** @param covers whether metres count for nothing */
    SiteFill(SitingProblem problem, boolean covers) {
        this.problem = problem;
        this.pairs = problem.pairs();
        this.covers = covers;
        int most = 0;
        for (int site = 0; site < pairs.siteCount(); site++) {
            most = Math.max(most, pairs.siteStart(site + 1) - pairs.siteStart(site));
        }
        this.gain = new double[most];
        this.weight = new double[most];
    }

    /** The heaviest demand that a site takes: what may not be split must fit as a whole. */
    private double heaviest(int site) {
        if (problem.rules().split()) {
            return Double.POSITIVE_INFINITY;
        }
        double most = 0;
        for (double room : problem.sites().capacity()[site]) {
            most = Math.max(most, room);
        }
        return most * (1 + 1e-9);
    }

    /** Takes up the demand of a site at these prices; {@link #worth(double)} then tells of it. */
    void take(int site, double[] price) {
        double heaviest = heaviest(site);
        count = 0;
        sumOfWeight = 0;
        sumOfGain = 0;
        double[] weights = problem.weight();
        for (int k = pairs.siteStart(site); k < pairs.siteStart(site + 1); k++) {
            int demand = pairs.siteDemands()[k];
            double one = price[demand] - (covers ? 0 : pairs.siteDistances()[k]);
            if (one > 0 && weights[demand] > 0 && weights[demand] <= heaviest) {
                gain[count] = one;
                weight[count++] = weights[demand];
                sumOfWeight += weights[demand];
                sumOfGain += weights[demand] * one;
            }
        }
    }

    /** The most that fits into the room gains. */
    double worth(double room) {
        if (sumOfWeight <= room) {
            return sumOfGain;
        }
        double least = leastGain(room);
        double full = 0;
        double sum = 0;
        for (int k = 0; k < count; k++) {
            if (gain[k] > least) {
                full += weight[k];
                sum += weight[k] * gain[k];
            }
        }
        return sum + least * (room - full);
    }

    /** Adds to each demand the share of it that is among the most that fits. */
    void addShares(int site, double room, double[] price, double[] shares) {
        double least = sumOfWeight <= room ? 0 : leastGain(room);
        double left = room;
        double heaviest = heaviest(site);
        double[] weights = problem.weight();
        for (int pass = 0; pass < 2; pass++) {
            for (int k = pairs.siteStart(site); k < pairs.siteStart(site + 1) && left > 0; k++) {
                int demand = pairs.siteDemands()[k];
                double one = price[demand] - (covers ? 0 : pairs.siteDistances()[k]);
                boolean isIn = pass == 0 ? one > least : one == least && one > 0;
                if (isIn && weights[demand] > 0 && weights[demand] <= heaviest) {
                    double taken = Math.min(left, weights[demand]);
                    shares[demand] += taken / weights[demand];
                    left -= taken;
                }
            }
        }
    }

    /** The gain of the last that fits: all that gains more weighs no more than the room (quick select). */
    private double leastGain(double room) {
        int low = 0;
        int high = count - 1;
        double left = room;
        while (low < high) {
            double pivot = middle(gain[low], gain[(low + high) >>> 1], gain[high]);
            int more = low;
            int less = high;
            double heavy = 0;
            // The greater come first; equal ones may stand on both sides.
            int at = low;
            while (at <= less) {
                if (gain[at] > pivot) {
                    heavy += weight[at];
                    swap(at++, more++);
                } else if (gain[at] < pivot) {
                    swap(at, less--);
                } else {
                    at++;
                }
            }
            double equal = 0;
            for (int k = more; k <= less; k++) {
                equal += weight[k];
            }
            if (heavy > left) {
                high = more - 1;
            } else if (heavy + equal >= left) {
                return pivot;
            } else {
                left -= heavy + equal;
                low = less + 1;
            }
        }
        return low < count ? gain[low] : 0;
    }

    private static double middle(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    private void swap(int a, int b) {
        double one = gain[a];
        gain[a] = gain[b];
        gain[b] = one;
        one = weight[a];
        weight[a] = weight[b];
        weight[b] = one;
    }
}
