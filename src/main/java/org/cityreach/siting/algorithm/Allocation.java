package org.cityreach.siting.algorithm;

/**
 * Which site serves which part of which demand. Entries of demand i stand at {@code start[i]} to
 * {@code start[i + 1] - 1}, by site ascending; demand that is not served has none. Do not write to the
 * arrays.
 *
 * @param share of the demand's weight, above 0 to 1
 */
public record Allocation(int[] start, int[] site, double[] share) {

    /** Each demand wholly to one site, or to none where the number is negative. */
    public static Allocation whole(int[] siteOfDemand) {
        int[] start = new int[siteOfDemand.length + 1];
        int count = 0;
        for (int demand = 0; demand < siteOfDemand.length; demand++) {
            count += siteOfDemand[demand] >= 0 ? 1 : 0;
            start[demand + 1] = count;
        }
        int[] site = new int[count];
        double[] share = new double[count];
        for (int demand = 0; demand < siteOfDemand.length; demand++) {
            if (siteOfDemand[demand] >= 0) {
                site[start[demand]] = siteOfDemand[demand];
                share[start[demand]] = 1;
            }
        }
        return new Allocation(start, site, share);
    }

    /** Each demand to the nearest open site that can serve it. */
    public static Allocation nearest(Pairs pairs, int[] option) {
        int[] siteOfDemand = new int[pairs.demandCount()];
        for (int demand = 0; demand < siteOfDemand.length; demand++) {
            siteOfDemand[demand] = -1;
            for (int k = pairs.start(demand); k < pairs.start(demand + 1); k++) {
                if (option[pairs.sites()[k]] >= 0) {
                    siteOfDemand[demand] = pairs.sites()[k];
                    break;
                }
            }
        }
        return whole(siteOfDemand);
    }
}
