package org.cityreach.siting.algorithm;

/**
 * The best way to serve demand from open sites within their room where each demand goes wholly to one
 * site: every assignment is tried, but for branches that cannot beat the best so far even if all that
 * follows cost nothing.
 */
final class AssignmentTruth {

    private static final double ROUNDING = 1e-9;

    private final double[] weight;
    private final double[][] metres;
    private final double[] room;
    private final boolean mustServeAll;
    private final double[] weightAfter;
    private boolean isFound;
    private double bestWeight;
    private double bestMetres;

    private AssignmentTruth(double[] weight, double[][] metres, double[] room, boolean mustServeAll) {
        this.weight = weight;
        this.metres = metres;
        this.room = room.clone();
        this.mustServeAll = mustServeAll;
        this.weightAfter = new double[weight.length + 1];
        for (int demand = weight.length - 1; demand >= 0; demand--) {
            weightAfter[demand] = weightAfter[demand + 1] + weight[demand];
        }
    }

    /** @param metres by demand and site, infinite for pairs that cannot serve */
    static Enumeration.Served of(double[] weight, double[][] metres, double[] room, boolean mustServeAll) {
        AssignmentTruth truth = new AssignmentTruth(weight, metres, room, mustServeAll);
        truth.assign(0, 0, 0);
        boolean all = truth.isFound && truth.bestWeight >= truth.weightAfter[0] - ROUNDING;
        return new Enumeration.Served(truth.bestWeight, truth.bestMetres, Double.NaN, all);
    }

    private void assign(int demand, double served, double sum) {
        if (isFound && !canBeat(served + weightAfter[demand], sum)) {
            return;
        }
        if (demand == weight.length) {
            isFound = true;
            bestWeight = served;
            bestMetres = sum;
            return;
        }
        for (int site = 0; site < room.length; site++) {
            boolean reaches = metres[demand][site] < Double.POSITIVE_INFINITY;
            if (reaches && weight[demand] <= room[site] + ROUNDING) {
                room[site] -= weight[demand];
                assign(demand + 1, served + weight[demand], sum + weight[demand] * metres[demand][site]);
                room[site] += weight[demand];
            }
        }
        if (!mustServeAll) {
            assign(demand + 1, served, sum);
        }
    }

    private boolean canBeat(double mostWeight, double leastMetres) {
        double gain = mostWeight - bestWeight;
        return gain > ROUNDING || gain >= -ROUNDING && leastMetres < bestMetres - ROUNDING;
    }
}
