package org.cityreach.heat;

import org.cityreach.cases.CaseQuestion;
import org.cityreach.heat.algorithm.Kernel;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * A density raster that is asked for.
 *
 * @param weight a numeric property of the collection; null where each case weighs 1
 * @param radiusMetres NaN for the rule
 * @param cellMetres NaN for about a thousand cells across
 * @param bbox in longitude and latitude; null for all cases and the radius around them
 * @param residents what cases are set against; null for cases per km²
 */
public record DensityRequest(
        CaseQuestion cases,
        @Nullable String weight,
        Kernel kernel,
        double radiusMetres,
        double cellMetres,
        @Nullable Envelope bbox,
        @Nullable Residents residents) {

    /**
     * Where people live.
     *
     * @param collection of points or polygons
     * @param property how many live there
     * @param least cells with fewer residents within the radius, weighed by the kernel, have no value
     */
    public record Residents(String collection, String property, double least) {}
}
