package org.cityreach.ranking;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cityreach.analysis.Note;
import org.cityreach.cases.Period;
import org.cityreach.layer.LocalizedText;
import org.cityreach.ranking.algorithm.RateRatio;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Cases along roads.
 *
 * @param period what is shown, its open ends closed
 * @param covered from the first to the last day on which any case of the collection was reported; null without one
 * @param roads most cases per km first
 * @param worst segments with most cases first, those without any left out
 * @param casesAway cases of the period that lie within the buffer of no road
 */
public record RoadProfile(
        Period period,
        @Nullable Period covered,
        List<Road> roads,
        List<Segment> segments,
        List<Segment> worst,
        long casesAway,
        Map<String, Long> versions,
        List<Note> notes) {

    /**
     * @param awardDate null where it is not known
     * @param award null where there is nothing to compare
     * @param compare null where no other period was asked for
     */
    public record Road(
            String id,
            @Nullable String name,
            double lengthMetres,
            long cases,
            @Nullable LocalDate awardDate,
            @Nullable Award award,
            Verdict verdict,
            @Nullable Comparison compare,
            List<Segment> segments) {

        /** NaN for a road without length. */
        public double perKm() {
            return lengthMetres > 0 ? cases * 1000.0 / lengthMetres : Double.NaN;
        }
    }

    /**
     * Cases on a road before and after its award.
     *
     * @param elsewhere the same ratio for the cases on none of the roads, for what changed in the whole city
     */
    public record Award(Window before, Window after, RateRatio ratio, RateRatio elsewhere) {}

    /** @param days how many the data cover of those asked for; not always whole ones */
    public record Window(Period period, double days, long cases) {}

    public record Comparison(long cases, RateRatio ratio) {}

    /** Cases before and after an award. */
    public record BeforeAfter(long before, long after) {}

    /** What the comparison says, with a stable code in kebab-case. */
    public record Verdict(String code, LocalizedText text) {}

    /**
     * @param award the cases in the windows of {@link Road#award}; null where there is nothing to compare
     * @param compared the cases of the other period; null where none was asked for
     * @param shape in longitude and latitude
     */
    public record Segment(
            String road,
            @Nullable String name,
            int number,
            double fromMetres,
            double toMetres,
            long cases,
            @Nullable BeforeAfter award,
            @Nullable Long compared,
            Geometry shape) {

        public double lengthMetres() {
            return toMetres - fromMetres;
        }

        public double perKm() {
            return lengthMetres() > 0 ? cases * 1000.0 / lengthMetres() : Double.NaN;
        }
    }
}
