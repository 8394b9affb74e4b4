package org.cityreach.coverage;

import java.util.List;
import java.util.Map;
import org.cityreach.layer.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * Who is served, who is not, and by whom. Geometries are in longitude and latitude.
 *
 * @param metricCrs what was measured in
 * @param groups in the order of their ids, what lies in none of them last; empty where nothing was grouped by
 * @param gaps by falling uncovered weight, then area
 * @param facilities those that counted, in the order of the collection
 * @param excluded facilities that did not count, the first ones
 * @param servedArea for drawing; null where it was not asked for
 * @param compliance null where no standard was asked for
 * @param versions of every collection read, by id
 */
public record CoverageResult(
        Summary summary,
        String metricCrs,
        List<Group> groups,
        List<Gap> gaps,
        List<Facility> facilities,
        List<Excluded> excluded,
        @Nullable Geometry servedArea,
        @Nullable Compliance compliance,
        Map<String, Long> versions,
        List<Note> notes) {

    /**
     * The totals of some demand.
     *
     * @param demand how many points or polygons
     * @param coveredDemand how many points are served, or polygons wholly covered
     * @param demandWeight in the unit of the basis
     * @param demandAreaSquareMetres NaN for points; overlapping polygons count each
     * @param coveredAreaSquareMetres likewise
     */
    public record Totals(
            long demand,
            long coveredDemand,
            double demandWeight,
            double coveredWeight,
            double demandAreaSquareMetres,
            double coveredAreaSquareMetres) {

        /** Covered weight by demand weight; NaN where there is no demand. */
        public double ratio() {
            return demandWeight > 0 ? Math.min(1, coveredWeight / demandWeight) : Double.NaN;
        }

        public double uncoveredWeight() {
            return Math.max(0, demandWeight - coveredWeight);
        }
    }

    /**
     * The whole.
     *
     * @param facilities how many counted
     * @param gaps how many gaps there are, given or not
     * @param basis {@code count}, {@code area} or the property that weighs
     * @param radiusMetres the one radius of all facilities; NaN where they differ
     */
    public record Summary(
            int facilities, Totals totals, int gaps, String basis, LocalizedText basisText, double radiusMetres) {}

    /** One polygon of the collection that was grouped by; id and name null for what lies in none. */
    public record Group(@Nullable String id, @Nullable String name, Totals totals) {}

    /**
     * A place that is not served.
     *
     * @param name of its weightiest demand, with its group; may be an id
     * @param demand how many points or polygons have a part in it
     * @param areaSquareMetres uncovered ground; for points, of the outline
     * @param centre inside the shape
     * @param nearestFacilityMetres from the centre; NaN where there is no facility
     * @param groups the groups it lies in, weightiest first
     */
    public record Gap(
            int rank,
            String name,
            int demand,
            double uncoveredWeight,
            double areaSquareMetres,
            Coordinate centre,
            double nearestFacilityMetres,
            List<GroupName> groups,
            Geometry shape) {}

    /** A group a gap lies in. */
    public record GroupName(String id, @Nullable String name) {}

    /**
     * A facility.
     *
     * @param centre longitude and latitude
     * @param servedWeight the weight of all demand in its radius
     * @param marginalWeight what would be served by nobody if it closed
     * @param servedMeasure points served, or square metres covered
     * @param marginalMeasure likewise
     * @param redundant nothing would be lost if it closed, up to rounding
     */
    public record Facility(
            String id,
            @Nullable String name,
            Coordinate centre,
            double radiusMetres,
            double servedWeight,
            double marginalWeight,
            double servedMeasure,
            double marginalMeasure,
            boolean redundant) {}

    /** A facility that did not count, and why. */
    public record Excluded(String id, String reason, String detail) {}

    /** Something the reader should know: a stable code, how many it concerns, and a sentence. */
    public record Note(String code, long count, LocalizedText text) {}

    /**
     * The result held against a standard.
     *
     * @param reference {@code profile@version#value}
     */
    public record Compliance(String reference, LocalizedText title, List<Finding> findings) {}

    /**
     * One comparison.
     *
     * @param code {@code coverage-threshold}, {@code density} or a warning's
     * @param subject the row of the standard, or the facility's id
     * @param verdict {@code pass}, {@code fail} or {@code warn}
     * @param actual NaN where there is no figure
     * @param least what is asked for at least; NaN for none
     * @param most at most; NaN for none
     * @param unit such as {@code %}; empty for none
     * @param source standard and clause
     * @param mark how far the figure can be relied on; empty where the warning does not say
     */
    public record Finding(
            String code,
            String subject,
            String verdict,
            double actual,
            double least,
            double most,
            String unit,
            LocalizedText message,
            String source,
            String mark) {}
}
