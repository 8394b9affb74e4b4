package org.cityreach.coverage;

import org.cityreach.coverage.CoverageRequest.GapRule;

/** A gap rule with its defaults filled in. */
record GapSettings(int limit, double mergeMetres, double spanMetres) {

    /** A street's width: what lies across it is still the same neighbourhood. */
    private static final double MERGE_POLYGONS_METRES = 30;

    private static final double MERGE_POINTS_METRES = 200;
    private static final double SPAN_RADII = 8;
    private static final double LEAST_SPAN_METRES = 500;

    static GapSettings of(GapRule rule, boolean points, double largestRadiusMetres) {
        double merge = points
                ? Math.min(MERGE_POINTS_METRES, largestRadiusMetres > 0 ? largestRadiusMetres : MERGE_POINTS_METRES)
                : MERGE_POLYGONS_METRES;
        double span = Math.max(LEAST_SPAN_METRES, SPAN_RADII * largestRadiusMetres);
        return new GapSettings(
                rule.limit(),
                Double.isNaN(rule.mergeMetres()) ? merge : rule.mergeMetres(),
                Double.isNaN(rule.spanMetres()) ? span : rule.spanMetres());
    }
}
