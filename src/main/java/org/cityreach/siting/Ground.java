package org.cityreach.siting;

import java.util.List;
import java.util.Map;
import org.cityreach.analysis.Note;
import org.cityreach.geo.CrsTransform;
import org.cityreach.grid.Division;
import org.cityreach.siting.algorithm.distance.Places;
import org.cityreach.siting.candidate.Candidate;
import org.cityreach.siting.candidate.ExclusionReason;
import org.cityreach.siting.candidate.Screening;
import org.jspecify.annotations.Nullable;

/**
 * A question with everything read: what a solver or an evaluation starts from. Immutable; safe for use by
 * many threads.
 *
 * @param existing kept and closable sites
 * @param allowed candidates and fixed ones
 * @param barred candidates that are not allowed
 * @param map where places lie; null for a matrix
 */
record Ground(
        DemandPlaces demand,
        List<SitePlace> existing,
        List<SitePlace> allowed,
        List<Barred> barred,
        Reaches reaches,
        Units units,
        @Nullable CityMap map,
        Map<String, Long> versions,
        List<Note> notes) {

    /**
     * Demand in city metres.
     *
     * @param places null for a matrix
     */
    record DemandPlaces(List<String> ids, @Nullable Places places, double[] weight) {}

    /** A candidate that is not allowed, and all the reasons. */
    record Barred(SitePlace site, List<ExclusionReason> reasons) {}

    /** Units of what is weighed, paid and measured. */
    record Units(String weight, String cost, String distance) {}

    /**
     * What only a question of layers has.
     *
     * @param areas null where none were asked for
     * @param areaOfDemand by demand the area that holds it, or {@link Division#OUTSIDE}
     * @param spacingMetres of a lattice of candidates; NaN else
     */
    record CityMap(
            CrsTransform toDegrees,
            CrsTransform toMetres,
            Screening screening,
            @Nullable Division areas,
            int[] areaOfDemand,
            double spacingMetres,
            double separationMetres,
            List<Candidate> candidates) {}

    Ground withExisting(List<SitePlace> others) {
        return new Ground(demand, others, allowed, barred, reaches, units, map, versions, notes);
    }

    boolean isMatrix() {
        return map == null;
    }
}
