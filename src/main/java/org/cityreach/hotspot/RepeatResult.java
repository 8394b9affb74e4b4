package org.cityreach.hotspot;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cityreach.analysis.Note;
import org.cityreach.layer.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/** Where the same thing recurs: proposals for a register of key problems. */
public record RepeatResult(
        List<Location> locations,
        Summary summary,
        LocalizedText reading,
        List<Note> notes,
        Map<String, Long> versions) {

    /** The most members that are told of a location. */
    public static final int MOST_MEMBERS = 10_000;

    /**
     * A place where cases of one category recur.
     *
     * @param category null where the collection has no categories
     * @param centre mean of the places, in longitude and latitude
     * @param spreadMetres from the centre to the farthest case
     * @param statuses how many cases have each status, most frequent first; those without are not counted
     * @param members ids in the order of report, at most {@value #MOST_MEMBERS}
     */
    public record Location(
            @Nullable String category,
            @Nullable LocalizedText title,
            int count,
            Instant first,
            Instant last,
            Coordinate centre,
            double spreadMetres,
            Map<String, Integer> statuses,
            List<String> members) {}

    /**
     * The whole.
     *
     * @param cases selected
     * @param countable with a place, a moment of report and a category
     * @param inRepeats countable cases with another of the same category near in place and time
     * @param locations all there are, told or not
     * @param inLocations cases in them
     */
    public record Summary(
            int cases,
            int countable,
            int inRepeats,
            int locations,
            int inLocations,
            double withinMetres,
            double withinDays,
            int minCases) {

        /** The share of countable cases that are repeated; NaN where none is countable. */
        public double repeatRate() {
            return countable == 0 ? Double.NaN : (double) inRepeats / countable;
        }
    }
}
