package org.cityreach.siting;

import java.util.Arrays;
import java.util.List;
import org.cityreach.job.Progress;
import org.cityreach.siting.algorithm.Pairs;
import org.cityreach.siting.algorithm.distance.DistanceModel;
import org.cityreach.siting.algorithm.distance.Places;
import org.cityreach.siting.algorithm.distance.StraightDistances;

/**
 * Distances between places in city metres.
 *
 * @param reachMetres infinite for no limit
 */
record StraightReaches(DistanceModel model, Places demand, double reachMetres, double separationMetres)
        implements Reaches {

    @Override
    public Pairs pairs(List<SitePlace> sites, Progress progress) {
        return model.pairs(demand, places(sites), reachMetres, progress);
    }

    @Override
    public double[] nearestMetres(List<SitePlace> sites) {
        return model.nearestMetres(demand, places(sites));
    }

    @Override
    public int[][] conflicts(List<SitePlace> sites) {
        if (separationMetres <= 0) {
            return new int[sites.size()][0];
        }
        int[][] near = StraightDistances.nearer(places(sites), separationMetres);
        for (int one = 0; one < near.length; one++) {
            boolean isNew = sites.get(one).state().isNew();
            near[one] = Arrays.stream(near[one])
                    .filter(other -> isNew || sites.get(other).state().isNew())
                    .toArray();
        }
        return near;
    }

    static Places places(List<SitePlace> sites) {
        return new Places(
                sites.stream().mapToDouble(SitePlace::x).toArray(),
                sites.stream().mapToDouble(SitePlace::y).toArray());
    }
}
