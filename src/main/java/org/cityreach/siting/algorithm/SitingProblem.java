package org.cityreach.siting.algorithm;

/**
 * A siting problem. Pairs that may not serve (too far, no path) are not among {@code pairs}: a radius has
 * done its work already.
 *
 * @param weight by demand: residents, tonnes a day, 1; from 0, finite. Do not write to it
 */
public record SitingProblem(Goal goal, double[] weight, Pairs pairs, Sites sites, Rules rules) {

    public SitingProblem {
        if (weight.length != pairs.demandCount() || sites.count() != pairs.siteCount()) {
            throw new IllegalArgumentException(weight.length + " weights and " + sites.count() + " sites; allowed: "
                    + pairs.demandCount() + " and " + pairs.siteCount() + " as the pairs have");
        }
        for (int demand = 0; demand < weight.length; demand++) {
            if (!(weight[demand] >= 0 && weight[demand] < 1e300)) {
                throw new IllegalArgumentException(
                        "weight " + weight[demand] + " of demand " + demand + "; allowed: from 0, finite");
            }
        }
    }

    public double totalWeight() {
        double sum = 0;
        for (double one : weight) {
            sum += one;
        }
        return sum;
    }
}
