package org.cityreach.coverage;

import java.util.List;
import org.cityreach.analysis.Selection;
import org.cityreach.fault.Fault;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Which of the demand do the facilities serve, in a straight line?
 *
 * @param facilities points, lines or polygons
 * @param demand points or polygons
 * @param weight a numeric property of the demand, such as {@code population}; null where each point counts
 *     one and each polygon its area
 * @param within only the demand in there; null for everywhere
 * @param from where the distance to a line or polygon facility is measured
 * @param groupBy polygons to split the answer by; null for one answer only
 * @param servedArea whether to make the dissolved served area for drawing
 */
public record CoverageRequest(
        Selection facilities,
        Selection demand,
        @Nullable String weight,
        @Nullable Region within,
        Radius radius,
        From from,
        @Nullable Selection groupBy,
        GapRule gaps,
        boolean servedArea) {

    /** A radius larger than this is no service radius. */
    public static final double LARGEST_RADIUS_METRES = 100_000;

    /** A question with the defaults: everywhere, from the boundary, no groups. */
    public static CoverageRequest of(Selection facilities, Selection demand, @Nullable String weight, Radius radius) {
        return new CoverageRequest(
                facilities, demand, weight, null, radius, From.BOUNDARY, null, GapRule.DEFAULT, true);
    }

    /** Where the radius of a facility comes from. */
    public sealed interface Radius {

        /** The same for all: more than 0, at most {@value CoverageRequest#LARGEST_RADIUS_METRES} m. */
        record Fixed(double metres) implements Radius {
            public Fixed {
                if (!(metres > 0 && metres <= LARGEST_RADIUS_METRES)) {
                    throw Fault.invalid("invalid-radius", "radiusMetres", metres, "more than 0, at most 100000");
                }
            }
        }

        /** A numeric property of the facilities, in metres. */
        record Property(String name) implements Radius {}

        /** A value of a planning standard, such as {@code toilet-service-radius}. */
        record Standard(String reference) implements Radius {}
    }

    /** Where the distance to a line or polygon is measured from; a point is its own boundary and centroid. */
    public enum From {
        /** The nearest place of the facility; what lies inside a polygon is served. */
        BOUNDARY,
        /** Its centroid. */
        CENTROID
    }

    /** A part of the ground. */
    public sealed interface Region {

        /** A polygon in longitude and latitude. */
        record Shape(Geometry longitudeLatitude) implements Region {}

        /**
         * Polygons of a collection.
         *
         * @param ids which of them; empty for all
         */
        record Features(String collection, List<String> ids) implements Region {
            public Features {
                ids = List.copyOf(ids);
            }
        }
    }

    /**
     * How uncovered demand becomes a list of places.
     *
     * @param limit how many gaps are given at most, the largest first; 0 to 10000
     * @param mergeMetres uncovered parts no farther apart are one gap; 0 to 10000, NaN for the default: 30 m
     *     between polygons, so that a street does not split a neighbourhood; the smaller of 200 m and the
     *     largest radius between points
     * @param spanMetres a gap wider than this is cut; more than 0, NaN for the default: eight times the
     *     largest radius, at least 500 m
     */
    public record GapRule(int limit, double mergeMetres, double spanMetres) {

        public static final GapRule DEFAULT = new GapRule(100, Double.NaN, Double.NaN);

        public GapRule {
            if (limit < 0 || limit > 10_000) {
                throw Fault.invalid("invalid-gap-limit", "gapLimit", limit, "0 to 10000");
            }
            if (!Double.isNaN(mergeMetres) && !(mergeMetres >= 0 && mergeMetres <= 10_000)) {
                throw Fault.invalid("invalid-gap-merge", "gapMergeMetres", mergeMetres, "0 to 10000");
            }
            if (!Double.isNaN(spanMetres) && !(spanMetres >= 50 && spanMetres <= 1_000_000)) {
                throw Fault.invalid("invalid-gap-span", "gapSpanMetres", spanMetres, "50 to 1000000");
            }
        }
    }
}
