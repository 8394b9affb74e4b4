package org.cityreach.siting;

import java.util.List;
import org.cityreach.job.Progress;
import org.cityreach.siting.algorithm.Pairs;

/** Who can serve whom: measured between places, or looked up in a matrix. Safe for use by many threads. */
interface Reaches {

    Pairs pairs(List<SitePlace> sites, Progress progress);

    /** By demand the metres to the nearest of the sites, however far; NaN where nobody knows. */
    double[] nearestMetres(List<SitePlace> sites);

    /** By site the others that may not be open together with it, ascending. */
    int[][] conflicts(List<SitePlace> sites);
}
