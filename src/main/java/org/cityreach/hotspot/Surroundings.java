package org.cityreach.hotspot;

import org.cityreach.fault.Fault;
import org.cityreach.hotspot.algorithm.Contiguity;
import org.cityreach.hotspot.algorithm.DistanceBand;
import org.cityreach.hotspot.algorithm.NearestNeighbours;
import org.cityreach.hotspot.algorithm.Neighbourhood;
import org.cityreach.job.Progress;

/**
 * The neighbours of areas by a rule.
 *
 * @param bandMetres NaN where the rule knows no distance, or where there is none to choose
 */
record Surroundings(Neighbourhood neighbours, double bandMetres) {

    /** For fewer than two places, or all in one spot, any band will do. */
    private static final double ANY_BAND_METRES = 1;

    static Surroundings of(NeighbourRule rule, Areas areas, Progress progress) {
        if (rule instanceof NeighbourRule.Band band) {
            return new Surroundings(DistanceBand.compute(areas.x(), areas.y(), band.metres(), progress), band.metres());
        }
        if (rule instanceof NeighbourRule.Nearest nearest) {
            return new Surroundings(NearestNeighbours.compute(areas.x(), areas.y(), nearest.k(), progress), Double.NaN);
        }
        if (rule instanceof NeighbourRule.Touching touching) {
            if (!areas.arePolygons()) {
                throw Fault.invalid(
                        "contiguity-needs-polygons",
                        "contiguity",
                        touching.queen() ? "queen" : "rook",
                        "for polygons only; bandMetres or k for points and lines");
            }
            return new Surroundings(Contiguity.compute(areas.shapes(), touching.queen(), progress), Double.NaN);
        }
        double band = DistanceBand.usualMetres(areas.x(), areas.y(), progress.between(0, 0.5));
        double metres = Double.isNaN(band) ? ANY_BAND_METRES : band;
        return new Surroundings(DistanceBand.compute(areas.x(), areas.y(), metres, progress.between(0.5, 1)), band);
    }
}
