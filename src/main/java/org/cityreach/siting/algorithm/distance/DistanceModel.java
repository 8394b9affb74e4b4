package org.cityreach.siting.algorithm.distance;

import org.cityreach.job.Progress;
import org.cityreach.siting.algorithm.Pairs;

/**
 * How far demand is from sites: in a straight line, or along streets where a network is at hand. Safe for
 * use by many threads.
 */
public interface DistanceModel {

    /**
     * The pairs of demand and site that are no farther apart than the reach; a pair at exactly the reach
     * is one.
     *
     * @param reachMetres above 0; infinite for no limit
     */
    Pairs pairs(Places demand, Places sites, double reachMetres, Progress progress);

    /** The metres from each demand to the nearest of the sites, however far; NaN where there is no site. */
    double[] nearestMetres(Places demand, Places sites);
}
