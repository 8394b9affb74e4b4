package org.cityreach.grid;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.analysis.Note;
import org.locationtech.jts.geom.Geometry;

/**
 * What a check has found.
 *
 * @param findings as many as asked for, in the order of the checks
 * @param counts of all findings, by code
 * @param errors how many findings are no warnings
 */
public record GridCheckResult(
        Summary summary,
        List<GridFinding> findings,
        Map<String, Integer> counts,
        int errors,
        List<Spot> gaps,
        List<Spot> overlaps,
        Map<String, Long> versions,
        List<Note> notes) {

    public GridCheckResult {
        findings = List.copyOf(findings);
        counts = new LinkedHashMap<>(counts);
        gaps = List.copyOf(gaps);
        overlaps = List.copyOf(overlaps);
        versions = Map.copyOf(versions);
        notes = List.copyOf(notes);
    }

    /**
     * How much was checked.
     *
     * @param medianSquareMetres of the cells; NaN where there are none
     */
    public record Summary(
            int cells,
            int grids,
            int communities,
            double cellSquareMetres,
            double medianSquareMetres,
            String metricCrs) {}

    /**
     * A gap or an overlap.
     *
     * @param layer {@code cells} or {@code grids}: whose gap or overlap it is
     * @param members ids of the features that border on the gap or overlap
     * @param shape in longitude and latitude
     */
    public record Spot(String id, String layer, double areaSquareMetres, List<String> members, Geometry shape) {}
}
