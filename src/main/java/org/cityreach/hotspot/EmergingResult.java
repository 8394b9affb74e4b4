package org.cityreach.hotspot;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cityreach.analysis.Note;
import org.cityreach.hotspot.algorithm.EmergingPattern;
import org.cityreach.hotspot.algorithm.MannKendall;
import org.cityreach.layer.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** How hot and cold spots came and went, geometry in longitude and latitude. Figures that do not exist are NaN. */
public record EmergingResult(
        List<Area> areas, Summary summary, LocalizedText reading, List<Note> notes, Map<String, Long> versions) {

    /**
     * One area.
     *
     * @param cases in all steps together
     * @param series z by step, oldest first
     */
    public record Area(
            String id,
            @Nullable String name,
            Geometry shape,
            long cases,
            double[] series,
            MannKendall trend,
            EmergingPattern pattern) {}

    /**
     * The whole.
     *
     * @param patterns how many areas have each pattern
     * @param borders of the steps, one more than there are steps; empty where there is none
     * @param stepDays 0 where there is no step
     * @param casesOutOfTime cases in areas that lie in no whole step
     */
    public record Summary(
            int areas,
            Map<EmergingPattern, Integer> patterns,
            List<Instant> borders,
            int stepDays,
            int stepsBefore,
            long cases,
            long casesOutside,
            long casesOutOfTime,
            double bandMetres,
            double meanNeighbours,
            String crs) {

        public int steps() {
            return Math.max(0, borders.size() - 1);
        }
    }
}
