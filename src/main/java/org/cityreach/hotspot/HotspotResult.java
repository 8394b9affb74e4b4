package org.cityreach.hotspot;

import java.util.List;
import java.util.Map;
import org.cityreach.analysis.Note;
import org.cityreach.hotspot.algorithm.Global;
import org.cityreach.layer.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Where values gather, geometry in longitude and latitude. Figures that do not exist are NaN. */
public record HotspotResult(
        List<Area> areas, Summary summary, LocalizedText reading, List<Note> notes, Map<String, Long> versions) {

    /**
     * One area.
     *
     * @param p two-sided, not adjusted
     * @param q p adjusted for the number of areas; p itself where that was not asked for
     * @param label its class, such as {@code hot-99} or {@code high-low}
     */
    public record Area(
            String id,
            @Nullable String name,
            Geometry shape,
            double value,
            double z,
            double p,
            double q,
            String label) {}

    /**
     * The whole.
     *
     * @param classes how many areas are in each class
     * @param cases how many were counted in areas; -1 for a property
     * @param casesOutside how many lie in no area, or nowhere
     * @param bandMetres NaN where neighbours are not by distance
     */
    public record Summary(
            int areas,
            int hot,
            int cold,
            Map<String, Integer> classes,
            long cases,
            long casesOutside,
            double bandMetres,
            double meanNeighbours,
            Global moran,
            Global generalG,
            String crs) {}
}
